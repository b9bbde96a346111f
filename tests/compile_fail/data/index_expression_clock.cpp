// An index of what changes by itself.
// expect: cupel[E531]: an expression of index ix_names of table folders (Folder) asks the clock
// expect: ; index columns and what is made of them
#include <cupel/cupel.hpp>

using namespace cupel;

struct Folder {
    std::int64_t id{};
    std::string name{};
};

template <>
struct cupel::mapping<Folder> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"folders">(index<"ix_names">.on(func::now()));
#else
    static constexpr auto table = cupel::table<"folders">(index<"ix_names">.on(func::lower(col<&Folder::name>)));
#endif
};

constexpr auto text = sql<postgresql>(create_index<Folder, 0>);
