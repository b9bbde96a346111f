// The name of a column is a text, not the column.
// expect: cupel[E544]: index ix_names of table folders (Folder) is on what is no expression of its columns
// expect: ; write .on(func::lower(col<&Folder::member>))
#include <cupel/cupel.hpp>

using namespace cupel;

struct Folder {
    std::int64_t id{};
    std::string name{};
};

template <>
struct cupel::mapping<Folder> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"folders">(index<"ix_names">.on("name"));
#else
    static constexpr auto table = cupel::table<"folders">(index<"ix_names">.on(func::lower(col<&Folder::name>)));
#endif
};

constexpr auto text = sql<postgresql>(create_index<Folder, 0>);
