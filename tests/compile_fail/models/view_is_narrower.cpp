// A member that may not hold what the query gives.
// expect: cupel[E550]
// expect: view counts (Counts): column posts is of type integer, and its query gives bigint
#include "../models.hpp"

struct Counts {
    std::int32_t posts{};
};

template <>
struct cupel::mapping<Counts> {
    static constexpr auto table = cupel::view<"counts">(
#ifdef MUST_FAIL
        select(func::count(col<&Post::id>).as<"posts">()));
#else
        select(cast<std::int32_t>(func::count(col<&Post::id>)).as<"posts">()));
#endif
};

constexpr auto text = cupel::sql<cupel::sqlite>(cupel::create_view<Counts>);
