// A parameter in a constraint, which is not executed with values.
// expect: cupel[E139]
// expect: parameter age stands in the mapping of table adult (Adult)
#include <cupel/cupel.hpp>

using namespace cupel;

struct Adult {
    std::int64_t id{};
    std::int32_t age{};
};

template <>
struct cupel::mapping<Adult> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"adult">(check(col<&Adult::age> >= param<"age">));
#else
    static constexpr auto table = cupel::table<"adult">(check(col<&Adult::age> >= 18));
#endif
};

constexpr auto text = sql<sqlite>(create_table<Adult>);
