// A method that no database has.
// expect: cupel[E544]: index ix_names of table folders is made using tree
// expect: ; write btree, hash, gin, gist, spgist or brin
#include <cupel/cupel.hpp>

using namespace cupel;

struct Folder {
    std::int64_t id{};
    std::string name{};
};

template <>
struct cupel::mapping<Folder> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"folders">(index<"ix_names", &Folder::name>.using_("tree"));
#else
    static constexpr auto table = cupel::table<"folders">(index<"ix_names", &Folder::name>.using_("btree"));
#endif
};

constexpr auto text = sql<postgresql>(create_table<Folder>);
