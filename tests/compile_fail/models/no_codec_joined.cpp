// A member without codec, in a model that is joined.
// expect: cupel[E514]
// expect: column book.price (Book::price) has the type money
// expect: which has no codec; specialise cupel::codec for it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
struct money {
    explicit money(std::int64_t c = 0) : cents(c) {}
    std::int64_t cents;
};

struct Book {
    std::int64_t id{};
    money price{};
};
#else
struct Book {
    std::int64_t id{};
    std::int64_t price{};
};
#endif

constexpr auto written = sql<sqlite>(select(col<&User::id>).from<User>().join<Book>(col<&Book::id> == col<&User::id>));
