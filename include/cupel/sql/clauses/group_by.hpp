// GROUP BY
#pragma once

#include <cupel/sql/clauses/grouping_sets.hpp>
#include <cupel/sql/column.hpp>
#include <cupel/sql/comparing.hpp>
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

    template <class List>
    static constexpr void add_keys(walk& w, scope& names) {
        names.empty_group = (true && ... && may_have_no_key<Keys>());
        (add_key<List, Keys>(w, names), ...);
    }

    template <class List, class Key>
    static constexpr void add_key(walk& w, scope& names, bool left_out = false, std::uint64_t set = 0) {
        if constexpr (grouping_element<Key>) {
            Key::for_each_key([&]<class Inner>(std::type_identity<Inner>, std::uint64_t inner_set) {
                // In several sets it would be several expressions.
                if constexpr (Inner::has_values)
                    w.report_repeated(names, describe_key<Inner>, clause_kind::select_list);
                else add_key<List, Inner>(w, names, !Key::template always_has<Inner>(), inner_set);
            });
        } else if constexpr (requires { Key::is_column; }) {
            names.columns[names.column_count++] = {&Key::table(), Key::alias(), Key::index(), left_out, set};
        } else if constexpr (requires { Key::is_label_reference; }) {
            check_label(w, names, Key::name(), clause_kind::group_by);
            check_no_column<List>(w, names, Key::name());
            add_expression(names, Key::name(), left_out);
        } else if constexpr (Key::has_values) {
            add_expression(names, spelled_type<Key>().text, left_out, describe_key<Key>);
        } else {
            add_expression(names, spelled_type<Key>().text, left_out);
        }
    }

    template <class Key>
    static constexpr void describe_key(problem& text) {
        cupel::detail::describe<Key>(text, "an expression");
    }

    // In GROUP BY a bare name means the column of a table before it means the label; the column's own label is both.
    template <class List>
    static constexpr void check_no_column(walk& w, const scope& names, std::string_view label) {
        for (std::size_t i = 0; i < names.source_count; ++i)
            for (std::size_t column = 0; column < names.sources[i].table->columns.size(); ++column) {
                if (names.sources[i].table->columns[column].name != label ||
                    List::labels_column(label, *names.sources[i].table, names.sources[i].alias, column))
                    continue;
                problem text("cupel[E048]: label ", label, " is used in GROUP BY, but so is called column ");
                names.sources[i].table->describe(text, names.sources[i].alias, column);
                text +=
                    ", and SQL would group by the column; give the item another name with .as<...>(), or group by the "
                    "expression itself";
                w.report(text);
            }
    }

    static constexpr void add_expression(scope& names, std::string_view expression, bool left_out,
                                         void (*with_values)(problem&) = nullptr) {
        if (names.expression_count < names.expressions.size())
            names.expressions[names.expression_count++] = {expression, left_out, with_values};
    }

    template <class Key, class Writer>
    static constexpr void check_grouped(Writer& w) {
        if constexpr (grouping_element<Key>)
            Key::for_each_key([&]<class Inner>(std::type_identity<Inner>, std::uint64_t) { check_grouped<Inner>(w); });
        else if constexpr (expression<Key>)
            if constexpr (!always_ordered<Key>) check_compared<Key, comparing::equality>(w, "GROUP BY");
    }

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::group_by;
        w.text(" GROUP BY ");
        (check_grouped<Keys>(w), ...);
        render_list<Keys...>(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        keys.visit_values(visitor);
    }
};

}  // namespace cupel::detail
