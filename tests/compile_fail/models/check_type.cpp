// Operators check types in mappings too.
// expect: cupel[E010]
// expect: (Book::author_id) is of type bigint
// expect: `>` cannot take a value of type text
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
    std::int64_t author_id{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, check(col<&Book::author_id> > "0"));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, check(col<&Book::author_id> > 0));
};
#endif

constexpr auto written = sql<sqlite>(create_table<Book>);
