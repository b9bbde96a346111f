// What a statement's rows are in C++: known to the compiler, for every dialect.
#include <cupel/cupel.hpp>
#include <cupel/engine/into.hpp>
#include <cupel/engine/shape.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <tuple>

using namespace cupel;

namespace shape_tests {

struct team {
    std::int64_t id{};
    std::string name;
};
struct player {
    std::int64_t id{};
    std::optional<std::string> nick{};
    std::int64_t team_id{};
};

}  // namespace shape_tests

template <>
struct cupel::mapping<shape_tests::player> {
    static constexpr auto table =
        cupel::table<"player">(foreign_key<&shape_tests::player::team_id, &shape_tests::team::id>);
};

namespace shape_tests {

template <std::size_t Index, class Statement>
using value_at = std::tuple_element_t<Index, detail::row_type<Statement, sqlite>>;

template <class Wanted, class Statement>
constexpr bool rows_are(const Statement&) {
    return std::same_as<detail::row_type<Statement, sqlite>, Wanted> &&
           std::same_as<detail::row_type<Statement, postgresql>, Wanted>;
}
template <class... Wanted, class Statement>
constexpr bool values_are(const Statement&, std::type_identity<std::tuple<Wanted...>>) {
    return []<std::size_t... Index>(std::index_sequence<Index...>) {
        return (std::same_as<value_at<Index, Statement>, Wanted> && ...);
    }(std::index_sequence_for<Wanted...>());
}
template <class... Wanted>
constexpr std::type_identity<std::tuple<Wanted...>> values{};

using text = std::string;
using key = std::int64_t;
template <class T>
using maybe = std::optional<T>;

static_assert(rows_are<team>(select<team>()));
using inserted = decltype(insert_into<team>().values(std::declval<const team&>()).returning());
static_assert(std::same_as<detail::row_type<inserted, sqlite>, team>);
static_assert(rows_are<maybe<team>>(select<team>().from<player>().left_join<team>()));
static_assert(rows_are<team>(select<team>().from<team>().left_join<player>()));
static_assert(values_are(select(col<&team::id>, col<&team::name>), values<key, text>));
static_assert(values_are(select(col<&player::nick>, col<&player::id>), values<maybe<text>, key>));
static_assert(values_are(select(entity<player>, entity<team>).from<player>().left_join<team>(),
                         values<player, maybe<team>>));
static_assert(values_are(select(entity<player>, entity<team>).from<player>().right_join<team>(),
                         values<maybe<player>, team>));
static_assert(values_are(select(entity<player>, entity<team>).from<player>().full_join<team>(),
                         values<maybe<player>, maybe<team>>));
static_assert(values_are(select(func::count(), func::max(col<&team::id>)), values<key, maybe<key>>));
static_assert(values_are(select(col<&team::name>, func::max(col<&team::id>)).group_by(col<&team::name>),
                         values<text, key>));
static_assert(values_are(select(coalesce(col<&player::nick>, "x"), func::lower(col<&player::nick>)),
                         values<text, maybe<text>>));
static_assert(values_are(select(col<&team::id> + 1, cast<double>(col<&team::id>) * 1.5, col<&team::id> > 1),
                         values<key, double, bool>));
static_assert(values_are(select(col<&player::nick> == "x", col<&player::nick>.is_null()), values<maybe<bool>, bool>));

// Structs that rows are read into by name.
struct loose {
    maybe<key> id{};
    maybe<text> name{};
};
struct strict {
    key id{};
    text name;
};
template <class Row, class Dto>
constexpr bool fits = !detail::match_check<Row, Dto>::value.found();

using joined = decltype(select<team>().from<player>().left_join<team>());
static_assert(fits<team, strict>);
static_assert(fits<team, loose>);
static_assert(fits<detail::row_type<joined, sqlite>, loose>);
static_assert(!fits<detail::row_type<joined, sqlite>, strict>);  // a team that may be missing has no certain name

using both = decltype(select(entity<team>, col<&player::nick>).from<player>().left_join<team>());
struct team_name {
    text name;
};
struct nick_and_name {
    maybe<text> nick{};
    maybe<text> name{};
};
static_assert(!fits<detail::row_type<both, sqlite>, team_name>);
static_assert(fits<detail::row_type<both, sqlite>, nick_and_name>);

}  // namespace shape_tests
