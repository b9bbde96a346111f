// An index of nothing.
// expect: cupel[E544]: index ix_names of table folders has no columns
// expect: ; name them: index<name, &T::member>, or write .on(expression)
#include <cupel/cupel.hpp>

using namespace cupel;

struct Folder {
    std::int64_t id{};
    std::string name{};
};

template <>
struct cupel::mapping<Folder> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"folders">(index<"ix_names">);
#else
    static constexpr auto table = cupel::table<"folders">(index<"ix_names">.on(func::lower(col<&Folder::name>)));
#endif
};

constexpr auto text = sql<postgresql>(create_table<Folder>);
