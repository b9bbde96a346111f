// A program of someone else: cupel as an installed package or as a folder of its project.
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

using namespace cupel;

struct city {
    std::int64_t id{};
    std::string name{};
    std::optional<std::int64_t> people{};
};

int main() {
    auto db = sqlite::engine::connect("sqlite://");
    create_all<city>(db);
    db.execute(insert_into<city>().values(std::vector<city>{
        {.name = "Kraków", .people = 804'237}, {.name = "Toruń", .people = 196'935}, {.name = "Babel"}}));

    constexpr auto big =
        select(col<&city::name>, col<&city::people>).where(col<&city::people> > 500'000).order_by(col<&city::name>);
    const auto rows = db.execute(big).all();
    for (const auto& [name, people] : rows) std::cout << name << ": " << people.value_or(0) << '\n';
    return rows.size() == 1 && rows.front()[col<&city::name>] == "Kraków" ? 0 : 1;
}
