// What the walk says of a column that stands where it must not.
#pragma once

#include <cupel/sql/writer.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel::detail {

constexpr void walk::report_sorted_by_outer(const source& from, std::size_t index) noexcept {
    problem found("cupel[E038]: column ");
    from.table->describe(found, from.alias, index);
    found += " is used in ";
    found += clause_name(clause_sorts() ? clause : clause_kind::order_by);
    found +=
        " of a subquery in whose FROM it is not, and there this database looks no further; select the expression in a "
        "derived table, and order or group by its label";
    report(found);
}

// A subquery of SET that is worked out for every row anew must not read the table that is updated meanwhile.
constexpr void walk::check_updated(const scope& updated, const source& from, std::size_t index) noexcept {
    for (const scope* inner = visible; inner != &updated; inner = inner->outer)
        for (std::size_t i = 0; i < inner->source_count; ++i)
            if (*inner->sources[i].table == *updated.sources[0].table) {
                problem found("cupel[E061]: column ");
                from.table->describe(found, from.alias, index);
                found +=
                    " is used in a subquery of SET that reads the updated table itself, and this database gives it "
                    "rows that are updated already; select the values in a derived table, .from(...), and compare the "
                    "keys in WHERE";
                return report(found);
            }
}

constexpr void walk::report_out_of_scope(const table_info& table, std::string_view alias, std::size_t index) noexcept {
    const bool beside = visible->hides_others || (visible->written && *visible->written == table);
    const bool in_mapping = clause == clause_kind::definition && visible->source_count != 0;
    problem found(beside ? "cupel[E124]: column " : in_mapping ? "cupel[E144]: column " : "cupel[E001]: column ");
    table.describe(found, alias, index);
    found += " is used in ";
    if (in_mapping) {
        const table_info& own = *visible->sources[0].table;
        found += "the mapping of ";
        own.describe(found);
        found += ", which sees the columns of its own rows only; name columns of ";
        found += own.type;
        found += " there";
        return report(found);
    }
    found += clause_name(clause);
    found += ", but table ";
    found += table.name;
    if (const source* aliased = find_aliased(table); aliased != nullptr && alias.empty()) {
        found += " is in FROM only as alias ";
        found += aliased->alias;
        found += "; write ";
        found += aliased->alias;
        found += "[";
        table.spell(found, index);
        found += "]";
    } else if (visible->hides_others) {
        found += " is not the one that is written, and RETURNING of SQLite shows no other; return columns of ";
        found += visible->sources[0].table->type;
        found += ", and select the others";
    } else if (visible->written && *visible->written == table && alias.empty()) {
        found += " is the one that is written, which a JOIN behind it does not see; move the condition to "
                 ".where(...)";
    } else if (clause == clause_kind::values) {
        found += " has no row there yet; give a value, or an expression without columns";
    } else if (visible->joins_later(table, alias)) {
        found += " is joined only after this condition; move its join before this one";
    } else if (visible->writes) {
        found += " is not written here; name columns of ";
        found += visible->sources[0].table->type;
        found += ", or compare with .in(select(...))";
    } else if (visible == related) {
        const std::string_view target = visible->sources[visible->source_count - 1].table->type;
        found += " is not among those that the relationship leads to; ask further along one of ";
        found += target;
        found += ": any<&";
        found += target;
        found += "::member>(...), or write exists(select<";
        found += table.type;
        found += ">().where(...)) there";
    } else if (!alias.empty()) {
        found += " is not in FROM as alias ";
        found += alias;
        found += "; add .join(";
        found += alias;
        found += ", condition) with that alias";
    } else {
        found += " is not in FROM; add .join<";
        found += table.type;
        found += ">() or .from<";
        found += table.type;
        found += ">()";
    }
    report(found);
}

constexpr void walk::report_derived_out_of_scope(const table_info& table) noexcept {
    problem found("cupel[E110]: column ", derived_name, " of ");
    table.describe(found);
    found += " is used in ";
    found += clause_name(clause);
    found += ", but it is not in FROM";
    if (visible != nullptr && visible->joins_later(table, table.name)) {
        found += " yet; move its join before this one";
    } else {
        found += "; add .from(";
        found += table.name;
        found += "), or .join(";
        found += table.name;
        found += ", condition)";
    }
    report(found);
}

constexpr const source* walk::find_aliased(const table_info& table) const noexcept {
    for (std::size_t i = 0; i < visible->source_count; ++i)
        if (*visible->sources[i].table == table) return &visible->sources[i];
    return nullptr;
}

// SQL takes a name for the innermost table that goes by it.
constexpr void walk::report_hidden(const source& hidden, const source& hiding) noexcept {
    problem text("cupel[E002]: ");
    hidden.table->describe(text);
    text += " is in FROM under the name ";
    text += hidden.name();
    text += ", which in the subquery is that of ";
    hiding.table->describe(text);
    text += "; give one of the two another name";
    if (hiding.table->derived.empty()) {
        text += ": constexpr auto other = alias<";
        text += hiding.table->type;
        text += ", name>";
    }
    report(text);
}

constexpr void walk::report_not_grouped(const scope& grouped, const table_info& table, std::string_view alias,
                                        std::size_t index) noexcept {
    problem found(grouped.has_group_by ? "cupel[E031]: column " : "cupel[E030]: column ");
    table.describe(found, alias, index);
    found += " stands in ";
    found += clause_name(clause);
    found += grouped.has_group_by ? " and is neither in GROUP BY nor inside an aggregate; add it to .group_by(...)"
                                  : " beside an aggregate of the whole result; add it to .group_by(...)";
    found += ", or put it into an aggregate such as func::max";
    report(found);
}

// Its values are parameters of their own in either place.
constexpr void walk::report_repeated(const scope& groups, void (*describe_key)(problem&), clause_kind where) noexcept {
    problem text("cupel[E034]: ");
    describe_key(text);
    text += " with values stands in GROUP BY";
    groups.describe_from(text);
    if (where == clause_kind::select_list) {
        text += ", where its parameters are others than in the select list; label the expression there and group by "
                "label<...>";
    } else {
        text += ", where its parameters are others than in ";
        text += clause_name(where);
        text += where == clause_kind::order_by
                    ? "; label the expression in the select list, and group and order by label<...>"
                    : "; select the expression in a subquery, and group by its column";
    }
    report(text);
}

// Whether an expression is a key of GROUP BY. Rows of grouping sets may have none.
constexpr bool walk::groups_by(std::string_view expression) noexcept {
    const bool of_groups = !in_aggregate && clause_is_grouped();
    for (std::size_t i = 0; of_groups && i < visible->expression_count; ++i) {
        const expression_key& key = visible->expressions[i];
        if (key.with_values == nullptr || key.text != expression) continue;
        report_repeated(*visible, key.with_values, clause);
        return true;
    }
    if (!visible->groups_by(expression)) return false;
    if (of_groups && visible->leaves_out(expression)) nullable = true;
    return true;
}

constexpr void walk::report_half_grouped(const source& from) noexcept {
    problem text("cupel[E141]: table ", from.name(), " (", from.table->type, ") is selected as a whole in ");
    text += clause_name(clause);
    text += ", but some rows of the grouping sets have a part of its columns only; name all of them in one "
            "grouping_set(...), or select columns";
    report(text);
}

// A part around the place where the walk is.
struct part_scope {
    std::string_view name{};
    std::uint32_t joins = 0;  // the number that the sources it joins have
    const part_scope* outer = nullptr;
};

constexpr void walk::check_part(const source& found, std::size_t index) noexcept {
    for (const part_scope* around = optional_part; around != nullptr; around = around->outer)
        if (around->joins == found.part) return;
    problem text("cupel[E136]: column ");
    found.table->describe(text, found.alias, index);
    text += " is used in ";
    text += clause_name(clause);
    text += ", but an optional part joins table ";
    text += found.table->name;
    text +=
        (found.part >> 31) != 0
            ? ", and it may be missing there; use it in parts of the same name: .where_if(part<name>(flag), condition)"
            : ", and it may be missing there; give the join a name, and use it in parts of that name: "
              ".join_if<T>(part<name>(flag))";
    report(text);
}

}  // namespace cupel::detail
