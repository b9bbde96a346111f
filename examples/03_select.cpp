// Conditions, functions, order, parameters that a program decides, and the shapes in which rows come back.
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

#include <iostream>
#include <optional>
#include <string>
#include <vector>

using namespace cupel;

enum class genre { fantasy, mystery, science };

struct book {
    std::int64_t id{};
    std::string title;
    genre kind{};
    std::int32_t year{};
    std::optional<double> rating;
};

const std::vector<book> shelf{
    {0, "The Dispossessed", genre::fantasy, 1974, 4.2},
    {0, "Solaris", genre::fantasy, 1961, 4.0},
    {0, "The Name of the Rose", genre::mystery, 1980, 4.1},
    {0, "Cosmos", genre::science, 1980, 4.4},
    {0, "The Left Hand of Darkness", genre::fantasy, 1969, std::nullopt},
};

struct summary {
    std::string title;
    std::int32_t year{};
};

int main() {
    auto db = sqlite::engine::connect("sqlite://");
    create_all<book>(db);
    db.execute(insert_into<book>().values(shelf));

    std::cout << "Whole structs:\n";
    for (const book& found : db.execute(select<book>().where(col<&book::year> < 1970).order_by(col<&book::year>)))
        std::cout << "  " << found.year << " " << found.title << '\n';

    std::cout << "Columns and expressions, as structured bindings:\n";
    constexpr auto query =
        select(func::upper(col<&book::title>).as<"title">(), coalesce(col<&book::rating>, 0.0).as<"stars">())
            .where(col<&book::title>.like("The %") && col<&book::kind>.in(genre::fantasy, genre::mystery))
            .order_by(label<"stars">.desc())
            .limit(2);
    for (const auto& [title, stars] : db.execute(query)) std::cout << "  " << stars << " " << title << '\n';

    std::cout << "Any struct with the right names:\n";
    for (const auto& [title, year] : db.execute(select<book>().where(col<&book::rating>.is_null())).into<summary>())
        std::cout << "  " << title << ", " << year << '\n';

    std::cout << "A range of the program's values, one value back:\n";
    const std::vector<std::int32_t> years{1961, 1980};
    std::cout << "  " << db.execute(select(func::count()).from<book>().where(col<&book::year>.in(years))).scalar()
              << '\n';

    std::cout << "Groups:\n";
    constexpr auto by_kind =
        select(col<&book::kind>, func::count().as<"books">(), func::avg(col<&book::rating>).as<"stars">())
            .from<book>()
            .group_by(col<&book::kind>)
            .having(func::count() >= 1)
            .order_by(label<"books">.desc(), col<&book::kind>);
    for (const auto& row : db.execute(by_kind))
        std::cout << "  " << codec<genre>::encode(row[col<&book::kind>]) << " " << row[label<"books">] << '\n';

    std::cout << "At most one: "
              << db.execute(select(col<&book::title>).where(col<&book::year> == 1999)).first().has_value() << '\n';
}
