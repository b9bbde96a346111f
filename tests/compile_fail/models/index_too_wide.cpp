// An index over more columns than a list has.
// expect: cupel[E657]
// expect: index<...> in the mapping of table wide (Wide) names more than 16 columns; name 1 to 16 columns of Wide there
#include "../models.hpp"

using namespace cupel;

struct Wide {
    std::int64_t id{};
    int c1{}, c2{}, c3{}, c4{}, c5{}, c6{}, c7{}, c8{}, c9{}, c10{}, c11{}, c12{}, c13{}, c14{}, c15{}, c16{}, c17{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Wide> {
    static constexpr auto table =
        cupel::table<"wide">(index<"ix_wide", &Wide::c1, &Wide::c2, &Wide::c3, &Wide::c4, &Wide::c5, &Wide::c6,
                                   &Wide::c7, &Wide::c8, &Wide::c9, &Wide::c10, &Wide::c11, &Wide::c12, &Wide::c13,
                                   &Wide::c14, &Wide::c15, &Wide::c16, &Wide::c17>);
};
#else
template <>
struct cupel::mapping<Wide> {
    static constexpr auto table = cupel::table<"wide">(
        index<"ix_wide", &Wide::c1, &Wide::c2, &Wide::c3, &Wide::c4, &Wide::c5, &Wide::c6, &Wide::c7, &Wide::c8,
              &Wide::c9, &Wide::c10, &Wide::c11, &Wide::c12, &Wide::c13, &Wide::c14, &Wide::c15, &Wide::c16>);
};
#endif

constexpr auto written = sql<sqlite>(select<Wide>());
