// What is said of a relationship whose foreign key is missing, or one of several: where its table is created, and where it is
// joined.
#pragma once

#include <cupel/core/diagnostic.hpp>
#include <cupel/schema/table.hpp>

#include <cstddef>
#include <string_view>

namespace cupel::detail {

// A relationship as messages name it.
struct relationship_name {
    std::string_view table;
    std::string_view model;
    std::string_view member;
};

constexpr problem about_relationship(std::string_view code, const relationship_name& name) noexcept {
    return problem("cupel[", code, "]: relationship ", name.model, "::", name.member, " of table ", name.table);
}

// `count` foreign keys from one table to another where a relationship needs others.
constexpr problem key_count_problem(const relationship_name& name, const table_info& from, const table_info& to,
                                    std::size_t count, std::size_t needed = 1) noexcept {
    const bool few = count < needed;
    problem text = about_relationship(few ? "E505" : "E506", name);
    text += few ? " has no foreign key behind it: table " : " has several foreign keys behind it: table ";
    text += from.name;
    text += few ? " does not refer to table " : " refers more than once to table ";
    text += to.name;
    text += needed > 1 ? " twice" : "";
    text +=
        few ? "; add foreign_key<...> to the mapping of " : "; say which with .foreign_key<...>() in the mapping of ";
    text += few ? from.type : name.model;
    return text;
}

}  // namespace cupel::detail
