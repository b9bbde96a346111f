// Where NULL stands in an index.
// expect: cupel[E544]: index ix_names of table folders (Folder) is on what is no expression of its columns
// expect:  or .on(col<...>.desc()), without nulls_first() and nulls_last()
#include <cupel/cupel.hpp>

using namespace cupel;

struct Folder {
    std::int64_t id{};
    std::string name{};
};

template <>
struct cupel::mapping<Folder> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"folders">(index<"ix_names">.on(col<&Folder::name>.desc().nulls_last()));
#else
    static constexpr auto table = cupel::table<"folders">(index<"ix_names">.on(col<&Folder::name>.desc()));
#endif
};

constexpr auto text = sql<postgresql>(create_index<Folder, 0>);
