// The names that a mapping gives to indexes and constraints: two things of one kind cannot share one.
#pragma once

#include <cupel/core/diagnostic.hpp>

#include <cstddef>
#include <string_view>

namespace cupel::detail {

// Indexes, and the constraints that databases keep by an index, stand beside the tables of their schema; constraints stand
// beside those of their table.
struct given_name {
    std::string_view what{};  // "index", "unique constraint"
    std::string_view name{};
    bool of_schema = false;
    bool of_table = false;

    constexpr bool meets(const given_name& other) const noexcept {
        return ((of_schema && other.of_schema) || (of_table && other.of_table)) && name == other.name;
    }
};

// An option that was given no name at all has none to check.
constexpr problem name_problem(const given_name* names, std::size_t count, const given_name& added,
                               std::string_view table, std::string_view type) {
    if (added.name.data() == nullptr) return problem();
    if (added.name.empty())
        return problem("cupel[E652]: the mapping of table ", table, " (", type, ") has ",
                       added.what.front() == 'i' || added.what.front() == 'e' ? "an " : "a ", added.what,
                       " with an empty name; give it a name");
    if (added.of_schema && added.name == table)
        return problem("cupel[E650]: ", added.what, " ", added.name, " of table ", table, " (", type,
                       ") has the name of its table; give it another");
    for (std::size_t i = 0; i < count; ++i)
        if (names[i].meets(added))
            return problem("cupel[E650]: ", names[i].what, " and ", added.what, " of table ", table, " (", type,
                           ") have one name, ", added.name, "; give one of them another");
    return problem();
}

}  // namespace cupel::detail
