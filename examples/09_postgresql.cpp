// One program, SQLite or PostgreSQL: an environment variable says which when it runs. Without it, SQLite in memory.
//     CUPEL_POSTGRESQL_URL=postgresql://ada@db.example.com/shop ./example_09_postgresql
#include <cupel/cupel.hpp>
#include <cupel/dialects/any/driver.hpp>

#include <iostream>
#include <string>
#include <vector>

using namespace cupel;

enum class state { open, paid, shipped };

struct order {
    std::int64_t id{};
    std::string customer;
    decimal total;
    state now = state::open;
    std::vector<std::string> tags{};
};

template <>
struct cupel::mapping<order> {
    static constexpr auto table = cupel::table<"example_orders">(primary_key<&order::id>, unique<&order::customer>,
                                                                 numeric<&order::total, 10, 2>);
};

int main() {
    // Options that both have stand in front; those of one alone stand under its name.
    auto db = cupel::engine::connect(url_from_environment("CUPEL_POSTGRESQL_URL", "sqlite://"),
                                     {.pool = {.size = 2}, .postgresql = {.application_name = "example"}});
    drop_all<order>(db);
    create_all<order>(db);

    // NUMERIC(10, 2) and TEXT[] on PostgreSQL, text on SQLite: the program sees a decimal and a vector.
    db.execute(insert_into<order>().values(
        order{.customer = "ada", .total = decimal("12.25"), .now = state::paid, .tags = {"gift", "fast"}}));
    const order first = db.execute(select<order>().where(col<&order::customer> == "ada")).one();
    std::cout << first.customer << " " << first.total.text() << " " << first.tags.size() << " tags\n";

    // A thousand objects: one prepared statement on SQLite, one statement over arrays on PostgreSQL; all of them or
    // none.
    std::vector<order> many;
    for (int number = 1; number <= 1000; ++number)
        many.push_back({.customer = "customer " + std::to_string(number), .total = decimal(number)});
    std::cout << db.execute(insert_into<order>().values(many)).rows_affected << " stored\n";

    // Rows as they are read, so many in memory at most.
    for (const auto& some : db.stream(select<order>().order_by(col<&order::id>)).partitions(400))
        std::cout << some.size() << " from " << some.front().customer << '\n';

    // RETURNING gives keys on both.
    const auto key =
        db.execute(
              insert_into<order>().values(order{.customer = "grace", .total = decimal(1)}).returning(col<&order::id>))
            .scalar();

    // A statement that may fail stands in a savepoint: on PostgreSQL its failure would end the transaction.
    db.begin([&](auto& transaction) {
        transaction.execute(update<order>().set(col<&order::now> = state::shipped).where(col<&order::id> == key));
        try {
            transaction.begin_nested([](auto& part) {
                part.execute(insert_into<order>().values(order{.customer = "ada", .total = decimal(2)}));
            });
        } catch (const unique_violation& error) {
            std::cout << "refused: " << error.table() << "." << error.column() << '\n';
        }
    });
    const auto shipped = select(func::count()).from<order>().where(col<&order::now> == state::shipped);
    std::cout << db.execute(shipped).scalar() << " shipped\n";

    // A unit of work that other transactions got in the way of is run again, five times at most.
    const auto paid = db.retry(
        5,
        [](auto& transaction) {
            return transaction
                .execute(update<order>().set(col<&order::now> = state::paid).where(col<&order::now> == state::shipped))
                .rows_affected;
        },
        {.level = isolation::serializable});
    std::cout << paid << " paid\n";

    // The texts for both databases are constants of the program; the URL has picked one.
    constexpr auto recent = select(col<&order::customer>).where(col<&order::now> == state::open).limit(10);
    std::cout << sql<sqlite>(recent) << '\n' << sql<postgresql>(recent) << '\n';
    drop_all<order>(db);
}
