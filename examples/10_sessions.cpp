// A session: rows as objects, related to one another, and written together.
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/repository.hpp>

#include <iostream>
#include <optional>
#include <string>

using namespace cupel;

struct book;
struct review;

struct author {
    std::int64_t id{};
    std::string name{};
    has_many<book> books{};
};

struct book {
    std::int64_t id{};
    std::string title{};
    std::optional<std::int32_t> year{};
    std::int64_t author_id{};
    belongs_to<author> writer{};
    has_many<review> reviews{};
};

struct review {
    std::int64_t id{};
    std::int32_t stars{};
    std::int64_t book_id{};
    belongs_to<book> of{};
};

template <>
struct cupel::mapping<author> {
    static constexpr auto table = cupel::table<"authors">(
        relationship<&author::books>.back_populates<&book::writer>().cascade(all, delete_orphan));
};

template <>
struct cupel::mapping<book> {
    static constexpr auto table =
        cupel::table<"books">(foreign_key<&book::author_id, &author::id>,
                              relationship<&book::reviews>.back_populates<&review::of>().cascade(all, delete_orphan));
};

template <>
struct cupel::mapping<review> {
    static constexpr auto table = cupel::table<"reviews">(foreign_key<&review::book_id, &book::id>);
};

int main() {
    auto db = sqlite::engine::connect("sqlite://");
    create_all<author, book, review>(db);
    db.events().on_before_execute([](const statement_event& sent) {
        for (const char* verb : {"SELECT", "INSERT", "UPDATE", "DELETE"})
            if (sent.sql.starts_with(verb)) std::cout << "    " << sent.sql << '\n';
    });

    std::cout << "New objects, in the order of their foreign keys:\n";
    {
        session s(db);
        auto le_guin = s.add(author{.name = "Ursula K. Le Guin"});
        auto dispossessed = le_guin->books.append(book{.title = "The Dispossessed"});
        dispossessed->reviews.append(review{.stars = 5});
        s.add(book{.title = "Solaris", .year = 1961, .writer = s.add(author{.name = "Stanisław Lem"})});
        s.commit();
    }

    session s(db);
    std::cout << "The same row is the same object:\n";
    auto first = s.get_one<book>(1);
    std::cout << "  " << std::boolalpha << (s.get<book>(1) == first) << '\n';

    std::cout << "A change is found by comparison, and only that column is written:\n";
    first->year = 1974;
    s.flush();

    std::cout << "Three levels are three queries:\n";
    const auto authors = s.scalars(select<author>()
                                       .order_by(col<&author::id>)
                                       .options(selectinload<&author::books>.then(selectinload<&book::reviews>)));
    for (const auto& each : authors)
        for (const auto& written : each->books)
            std::cout << "  " << each->name << ": " << written->title << ", " << written->reviews.size()
                      << " reviews\n";

    std::cout << "What fails in a savepoint harms nothing else:\n";
    try {
        s.begin_nested([](auto& inner) { inner.add(review{.stars = 1, .book_id = 99}); });
    } catch (const foreign_key_violation&) {
        std::cout << "  there is no book 99\n";
    }
    s.commit();

    std::cout << "A repository has the everyday work:\n";
    auto books = repository_of<book>(s);
    const auto page = books.list(1, 1);
    std::cout << "  " << page.items[0]->title << ", 1 of " << page.total << '\n';

    std::cout << "Deleting goes along the cascades:\n";
    s.remove(first->writer.get());
    s.commit();
}
