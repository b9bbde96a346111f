#include "accepts/expressions.hpp"
#include "sql/expression_trees.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace {

// Deep trees are few: the number of types that a tree needs doubles with each level.
constexpr std::size_t shallow = 60;
constexpr std::size_t deep = 24;

template <class Dialect, class Tree>
expression_pair pair_of(std::string name) {
    constexpr auto query = cupel::select(Tree::node()).template from<operands>();
    const std::string_view text = cupel::sql<Dialect>(query);
    constexpr std::string_view before = "SELECT ", after = " FROM \"operands\"";
    return {std::move(name), std::string(text.substr(before.size(), text.size() - before.size() - after.size())),
            Tree::full()};
}

template <class Dialect, std::size_t... Seed>
void add_pairs(std::vector<expression_pair>& pairs, std::index_sequence<Seed...>) {
    constexpr auto at = [](std::size_t seed) { return static_cast<std::uint32_t>(seed + 1) * 2654435761U; };
    (pairs.push_back(pair_of < Dialect,
                     trees::condition<at(Seed), Seed<shallow ? 2 : 4>>("expression " + std::to_string(Seed))),
     ...);
    (pairs.push_back(pair_of < Dialect,
                     trees::number<at(Seed), Seed<shallow ? 2 : 3>>("number " + std::to_string(Seed))),
     ...);
}

}  // namespace

template <class Dialect>
std::vector<expression_pair> expression_pairs() {
    std::vector<expression_pair> pairs;
    add_pairs<Dialect>(pairs, std::make_index_sequence<shallow + deep>());
    return pairs;
}

template std::vector<expression_pair> expression_pairs<cupel::sqlite>();
template std::vector<expression_pair> expression_pairs<cupel::postgresql>();
