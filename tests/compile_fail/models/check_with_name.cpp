// A name in front of a check.
// expect: cupel[E659]
// expect: ; write check(predicate).name(
// names-no-table: an option is made before its mapping
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
    std::string isbn{};
    std::int64_t author_id{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, check<"titled">(col<&Book::title> != ""));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, check(col<&Book::title> != "").name("titled"));
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
