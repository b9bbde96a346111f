// Only trees keep values unique.
// expect: cupel[E544]: index ix_names of table folders is made using hash, which cannot keep values unique
// expect: ; leave out .unique() or .using_(...)
#include <cupel/cupel.hpp>

using namespace cupel;

struct Folder {
    std::int64_t id{};
    std::string name{};
};

template <>
struct cupel::mapping<Folder> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"folders">(index<"ix_names", &Folder::name>.unique().using_("hash"));
#else
    static constexpr auto table = cupel::table<"folders">(index<"ix_names", &Folder::name>.using_("btree"));
#endif
};

constexpr auto text = sql<postgresql>(create_table<Folder>);
