// GROUP BY
#pragma once

#include <cupel/sql/column.hpp>
#include <cupel/sql/functions/function.hpp>
#include <cupel/sql/label.hpp>
#include <cupel/sql/node_pack.hpp>

namespace cupel::detail {

struct group_by_tag {};

template <class... Keys>
struct group_by_clause {
    using tag = group_by_tag;
    static constexpr bool has_values = node_pack<Keys...>::has_values;

    [[no_unique_address]] node_pack<Keys...> keys;

    static constexpr void add_keys(walk& w, scope& names) { (add_key<Keys>(w, names), ...); }

    template <class Key>
    static constexpr void add_key(walk& w, scope& names) {
        if constexpr (requires { Key::is_column; }) {
            names.columns[names.column_count++] = {&table_of<typename Key::owner>(), Key::alias(), Key::index()};
        } else if constexpr (requires { Key::is_label_reference; }) {
            check_label(w, names, Key::name(), clause_kind::group_by);
            check_no_column(w, names, Key::name());
            add_expression(names, Key::name());
        } else if constexpr (Key::has_values) {
            w.report(problem("cupel[E034]: an expression with values stands in GROUP BY: its parameters differ from those of "
                             "the same expression elsewhere; label the expression in SELECT and group by label<...>"));
        } else {
            add_expression(names, spelled_type<Key>().text);
        }
    }

    // In GROUP BY a bare name means the column of a table before it means the label.
    static constexpr void check_no_column(walk& w, const scope& names, std::string_view label) {
        for (std::size_t i = 0; i < names.source_count; ++i)
            for (const column_info& column : names.sources[i].table->columns)
                if (column.name == label)
                    w.report(problem("cupel[E048]: label ", label, " is used in GROUP BY, but table ", names.sources[i].table->name,
                                     " has a column of that name, and SQL would group by the column; give the item another name "
                                     "with .as<...>(), or group by the expression itself"));
    }

    static constexpr void add_expression(scope& names, std::string_view expression) {
        if (names.expression_count < names.expressions.size()) names.expressions[names.expression_count++] = expression;
    }

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::group_by;
        w.text(" GROUP BY ");
        render_list<Keys...>(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        keys.visit_values(visitor);
    }
};

}  // namespace cupel::detail
