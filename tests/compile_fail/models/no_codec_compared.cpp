// A member without codec, compared with its like: one error.
// expect: cupel[E514]
// expect: column book.price (Book::price) has the type money
// expect: which has no codec
#include "../models.hpp"

using namespace cupel;

struct money {
    constexpr explicit money(std::int64_t c = 0) : cents(c) {}
    std::int64_t cents;
};

struct Book {
    std::int64_t id{};
    money price{};
};

#ifdef MUST_FAIL
constexpr auto q = select<Book>().where(col<&Book::price> == money{5});
#else
constexpr auto q = select<Book>().where(col<&Book::id> == 5);

template <>
struct cupel::codec<money> {
    using stored_as = std::int64_t;
    static constexpr std::int64_t encode(const money& value) { return value.cents; }
    static constexpr money decode(std::int64_t cents) { return money{cents}; }
};
#endif

constexpr auto written = sql<sqlite>(q);
