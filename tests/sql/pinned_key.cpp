// Which statements can give one row at most: their second step is saved, so a wrong yes would hide a row.
#include <cupel/cupel.hpp>
#include <cupel/sql/pinned_key.hpp>

using namespace cupel;

namespace pinned_key {

struct seat {
    std::int32_t line{};
    std::int32_t place{};
    std::string ticket{};
    std::string guest{};
};

}  // namespace pinned_key

template <>
struct cupel::mapping<pinned_key::seat> {
    using seat = pinned_key::seat;
    static constexpr auto table = cupel::table<"seats">(primary_key<&seat::line, &seat::place>, unique<&seat::ticket>);
};

namespace pinned_key {

template <class Statement>
constexpr bool one(const Statement&) {
    return detail::at_most_one_row<Statement>;
}

constexpr auto line = col<&seat::line> == 1;
constexpr auto place = col<&seat::place> == 2;

static_assert(one(select<seat>().where(line&& place)));
static_assert(one(select<seat>().where(place&& col<&seat::guest> == "A" && line)));
static_assert(one(select<seat>().where(col<&seat::ticket> == "A1")));

static_assert(!one(select<seat>()));
static_assert(!one(select<seat>().where(line)));
static_assert(!one(select<seat>().where(line || place)));
static_assert(!one(select<seat>().where(!(col<&seat::ticket> == "A1"))));
static_assert(!one(select<seat>().where(col<&seat::ticket> > "A1")));
static_assert(!one(select<seat>().where(line && col<&seat::place> == col<&seat::line>)));
static_assert(!one(select<seat>().where(col<&seat::guest> == "A")));

}  // namespace pinned_key
