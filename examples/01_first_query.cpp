#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

#include <iostream>
#include <string>
#include <vector>

using namespace cupel;

struct author {
    std::int64_t id{};
    std::string name;
};

struct book {
    std::int64_t id{};
    std::string title;
    std::int64_t author_id{};
};

template <>
struct cupel::mapping<book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&book::id>, foreign_key<&book::author_id, &author::id>);
};

int main() {
    auto db = sqlite::engine::connect("sqlite://");
    create_all<author, book>(db);
    db.execute(
        insert_into<author>().values(std::vector<author>{{.name = "Ursula K. Le Guin"}, {.name = "Stanisław Lem"}}));
    db.execute(insert_into<book>().values(std::vector<book>{{.title = "The Dispossessed", .author_id = 1},
                                                            {.title = "Solaris", .author_id = 2},
                                                            {.title = "The Left Hand of Darkness", .author_id = 1}}));

    constexpr auto books_by_author = select(col<&author::name>, func::count(col<&book::id>).as<"books">())
                                         .from<author>()
                                         .join<book>()
                                         .group_by(col<&author::id>, col<&author::name>)
                                         .order_by(label<"books">.desc());

    for (const auto& [name, books] : db.execute(books_by_author)) std::cout << name << ": " << books << '\n';
    std::cout << sql<sqlite>(books_by_author) << '\n';
}
