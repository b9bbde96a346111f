// A column of a type without ==.
// expect: cupel[E559]: column price.amount (Price::amount) belongs to an entity, but Money has no operator==
// expect: add bool operator==(const Money&) const = default;
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

struct Money {
    std::int64_t cents{};
#ifndef MUST_FAIL
    bool operator==(const Money&) const = default;
#endif
};

template <>
struct cupel::codec<Money> {
    using stored_as = std::int64_t;
    static std::int64_t encode(const Money& money) { return money.cents; }
    static Money decode(std::int64_t cents) { return {cents}; }
};

struct Price {
    std::int64_t id{};
    Money amount{};
};

void run([[maybe_unused]] session<sqlite::engine>& s) { s.add(Price{}); }
