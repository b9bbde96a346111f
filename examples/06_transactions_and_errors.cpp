// Transactions commit or roll back as a whole, and every failure is an exception that says what went wrong.
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace cupel;

struct account {
    std::int64_t id{};
    std::string owner;
    std::int64_t cents{};
};

template <>
struct cupel::mapping<account> {
    static constexpr auto table = cupel::table<"accounts">(primary_key<&account::id>, unique<&account::owner>,
                                                           check(col<&account::cents> >= 0).name("no_debt"));
};

void move_cents(auto& db, const std::string& from, const std::string& to, std::int64_t cents) {
    db.execute(
        update<account>().set(col<&account::cents> = col<&account::cents> + cents).where(col<&account::owner> == to));
    db.execute(
        update<account>().set(col<&account::cents> = col<&account::cents> - cents).where(col<&account::owner> == from));
}

void show(sqlite::engine& db) {
    for (const account& each : db.execute(select<account>().order_by(col<&account::owner>)))
        std::cout << "  " << each.owner << " " << each.cents << '\n';
}

int main() {
    auto db = sqlite::engine::connect("sqlite://");
    create_all<account>(db);
    db.execute(insert_into<account>().values(std::vector<account>{{.owner = "ada", .cents = 100}, {.owner = "grace"}}));

    std::cout << "A function that returns commits:\n";
    db.begin([](auto& transaction) { move_cents(transaction, "ada", "grace", 30); });
    show(db);

    std::cout << "One that throws rolls back, the first update too:\n";
    try {
        db.begin([](auto& transaction) { move_cents(transaction, "ada", "grace", 1000); });
    } catch (const check_violation& error) {
        std::cout << "  constraint " << error.constraint() << '\n';
    }
    show(db);

    std::cout << "A transaction that is not committed rolls back:\n";
    {
        auto transaction = db.begin();
        move_cents(transaction, "grace", "ada", 30);
    }
    show(db);

    std::cout << "Errors are one hierarchy, with stable codes, the place and the SQL:\n";
    try {
        db.execute(insert_into<account>().values(account{.owner = "ada"}));
    } catch (const unique_violation& error) {
        std::cout << "  " << error.table() << "." << error.column() << '\n';
        std::cout << "  " << error.sql() << '\n';
    }
    try {
        db.execute(select<account>().where(col<&account::owner> == "nobody")).one();
    } catch (const cupel::error& error) {
        std::cout << "  " << error.message() << '\n';
    }
}
