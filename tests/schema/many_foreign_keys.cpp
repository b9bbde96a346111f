// More foreign keys than a key may have columns.
#include <cupel/cupel.hpp>

#include <cstdint>

namespace many_foreign_keys {

struct place {
    std::int64_t id{};
};

struct journey {
    std::int64_t id{};
    std::int64_t a{}, b{}, c{}, d{}, e{}, f{}, g{}, h{}, i{}, j{}, k{}, l{}, m{}, n{}, o{}, p{}, q{};
};

template <auto Member>
constexpr auto to_place = cupel::foreign_key<Member, &place::id>;

}  // namespace many_foreign_keys

template <>
struct cupel::mapping<many_foreign_keys::journey> {
    using journey = many_foreign_keys::journey;
    template <auto Member>
    static constexpr auto to_place = many_foreign_keys::to_place<Member>;
    static constexpr auto table = cupel::table<"journeys">(
        to_place<&journey::a>, to_place<&journey::b>, to_place<&journey::c>, to_place<&journey::d>,
        to_place<&journey::e>, to_place<&journey::f>, to_place<&journey::g>, to_place<&journey::h>,
        to_place<&journey::i>, to_place<&journey::j>, to_place<&journey::k>, to_place<&journey::l>,
        to_place<&journey::m>, to_place<&journey::n>, to_place<&journey::o>, to_place<&journey::p>,
        to_place<&journey::q>);
};

namespace many_foreign_keys {

static_assert(cupel::table_of<journey>().foreign_keys.size() == 17);
static_assert(cupel::table_of<journey>().columns[0].generated);
static_assert(!cupel::detail::model_problem<journey>.found());

}  // namespace many_foreign_keys
