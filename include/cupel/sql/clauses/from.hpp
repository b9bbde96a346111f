// FROM
#pragma once

#include <cupel/sql/column.hpp>

namespace cupel::detail {

struct from_tag {};

// FROM "users", or FROM "users" AS "manager"
template <class T, fixed_string Alias>
struct from_clause {
    using tag = from_tag;
    using entity_type = T;
    static constexpr bool has_values = false;

    static constexpr void add_source(walk& w, scope& names) noexcept {
        w.require(model_problem<T>);
        names.sources[names.source_count++] = {&table_of<T>(), Alias.view(), false};
    }
};

constexpr void render_source(walk& w, const source& from) noexcept {
    w.table_name(*from.table);
    if (!from.alias.empty()) {
        w.text(" AS ");
        w.identifier(from.alias);
    }
}

// Two tables under one name cannot be told apart.
constexpr void add_source(walk& w, scope& names, const table_info& table, std::string_view alias) noexcept {
    const source added{&table, alias, false};
    if (names.find_name(added.name()) != nullptr)
        w.report(problem("cupel[E002]: table ", table.name, " is in FROM twice under the name ", added.name(),
                         "; give the second one a name of its own: constexpr auto other = alias<", table.type,
                         ", name>, then .join(other, ...)"));
    if (names.source_count < names.sources.size()) names.sources[names.source_count++] = added;
}

}  // namespace cupel::detail
