// any of a relationship to the owner's own table, with a condition, and no alias for the other one.
// expect: cupel[E610]: any<&node::children> leads from table nodes (node) to a table of the same name
// expect: any<&node::children>(alias<node, other>, condition)
#include <cupel/cupel.hpp>
#include <cupel/sql/related.hpp>

#include <optional>
#include <string>

using namespace cupel;

struct node {
    std::int64_t id{};
    std::string name{};
    std::optional<std::int64_t> parent_id{};
    has_many<node> children{};
};
template <>
struct cupel::mapping<node> {
    static constexpr auto table = cupel::table<"nodes">(foreign_key<&node::parent_id, &node::id>);
};

constexpr auto other = alias<node, "other">;

#ifdef MUST_FAIL
constexpr auto q = select<node>().where(any<&node::children>(col<&node::name> == "x"));
#else
constexpr auto q = select<node>().where(any<&node::children>(other, other[col<&node::name>] == "x"));
#endif

constexpr auto text = sql<sqlite>(q);
