// INSERT, UPDATE, DELETE, and what comes back from them.
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

#include <iostream>
#include <string>
#include <vector>

using namespace cupel;

struct account {
    std::int64_t id{};
    std::string owner;
    std::int64_t cents{};
    bool open = true;
};

template <>
struct cupel::mapping<account> {
    static constexpr auto table = cupel::table<"accounts">(primary_key<&account::id>, unique<&account::owner>,
                                                           default_value<&account::open>(true));
};

void show(sqlite::engine& db) {
    for (const account& each : db.execute(select<account>().order_by(col<&account::id>)))
        std::cout << "  " << each.id << " " << each.owner << " " << each.cents << (each.open ? "\n" : " closed\n");
}

int main() {
    auto db = sqlite::engine::connect("sqlite://");
    create_all<account>(db);

    std::cout << "One object: the database makes its key\n";
    const auto added = db.execute(insert_into<account>().values(account{.owner = "ada", .cents = 1000}));
    std::cout << "  key " << added.last_insert_id << '\n';

    std::cout << "A range of objects: one prepared statement, one transaction\n";
    const std::vector<account> more{{.owner = "grace", .cents = 2000}, {.owner = "barbara", .cents = 500}};
    std::cout << "  rows " << db.execute(insert_into<account>().values(more)).rows_affected << '\n';

    std::cout << "Assignments, and a row back\n";
    const auto margaret =
        db.execute(
              insert_into<account>().values(col<&account::owner> = "margaret", col<&account::cents> = 0).returning())
            .one();
    std::cout << "  " << margaret.id << " " << margaret.owner << (margaret.open ? " open\n" : " closed\n");

    std::cout << "A key of one's own\n";
    db.execute(insert_into<account>(with_key).values(account{100, "evelyn", 700, true}));
    show(db);

    std::cout << "UPDATE computes in the database\n";
    const auto raised = db.execute(
        update<account>().set(col<&account::cents> = col<&account::cents> + 50).where(col<&account::cents> >= 1000));
    std::cout << "  rows " << raised.rows_affected << '\n';

    std::cout << "DELETE, and what was deleted\n";
    for (const auto& [owner] :
         db.execute(delete_from<account>().where(col<&account::cents> == 0).returning(col<&account::owner>)))
        std::cout << "  " << owner << '\n';

    std::cout << "Every row has to be said aloud\n";
    db.execute(update<account>().set(col<&account::open> = false).all_rows());
    show(db);
}
