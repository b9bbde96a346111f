// The same with the other components. Nothing listens where it connects to, so it ends with the error that says so.
#include <cupel/cupel.hpp>
#include <cupel/dialects/postgresql/driver.hpp>
#include <cupel/types/json.hpp>

#include <cstdint>
#include <iostream>
#include <string>

using namespace cupel;

struct address {
    std::string street{};
    std::string town{};
};

struct customer {
    std::int64_t id{};
    std::string name{};
    cupel::json<address> home{};
};

int main() {
    constexpr auto of_a_town = select(col<&customer::name>).where(col<&customer::home>["town"].as_text() == "Toruń");
    std::cout << sql<postgresql>(of_a_town) << '\n';

    try {
        auto db = postgresql::engine::connect("postgresql:///nothing?host=/nonexistent");
        db.execute(
            insert_into<customer>().values(customer{.name = "Ada", .home = {{.street = "Rynek", .town = "Toruń"}}}));
        return static_cast<int>(db.execute(of_a_town).all().size());
    } catch (const connection_error& error) {
        std::cout << error.message() << '\n';
        return 0;
    }
}
