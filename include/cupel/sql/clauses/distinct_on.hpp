// SELECT DISTINCT ON (a, b): the first row of each.
#pragma once

#include <cupel/sql/clauses/distinct.hpp>
#include <cupel/sql/clauses/lock.hpp>
#include <cupel/sql/clauses/order_by.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

struct distinct_on_tag {};

template <class... Keys>
struct distinct_on_clause {
    using tag = distinct_on_tag;
    static constexpr bool has_values = false;
    static constexpr bool checks_statement = true;

    // DISTINCT ON ("a", "b") in front of the select list
    template <class Writer>
    static constexpr void render_before_list(Writer& w) {
        if constexpr (!Writer::dialect::has_distinct_on) {
            report(w, "cupel[E128]: DISTINCT ON",
                   " is asked of SQLite, which has none; number the rows with func::row_number().over("
                   "partition_by(...).order_by(...)), and select those with 1 from that subquery");
        } else {
            w.text("DISTINCT ON (");
            std::size_t index = 0;
            (render_key<Keys>(w, index), ...);
            w.text(") ");
        }
    }

    template <class Key, class Writer>
    static constexpr void render_key(Writer& w, std::size_t& index) {
        if (index++ != 0) w.text(", ");
        w.covered = w.template groups_by<Key>();
        Key::render(w);
        w.covered = false;
    }

    template <class... Clauses>
    static constexpr void check(walk& w, const scope&) {
        if (has_clause<distinct_tag, Clauses...>)
            report(w, "cupel[E129]: DISTINCT ON", " stands beside DISTINCT; leave out .distinct()");
        if ((false || ... || Keys::has_values))
            report(w, "cupel[E129]: DISTINCT ON",
                   " names an expression with values, which ORDER BY cannot match; select it with .as<name>() and name "
                   "label<name>");
        if constexpr (has_clause<order_by_tag, Clauses...>) check_order(w, clause_of<order_by_tag, Clauses...>::keys());
    }

    // The first keys of ORDER BY are those of DISTINCT ON, in any order.
    template <class... Ordered>
    static constexpr void check_order(walk& w, std::type_identity<node_pack<Ordered...>>) {
        std::size_t matched = 0;
        bool wrong = false;
        const auto look = [&]<class Key>(std::type_identity<Key>) {
            if (matched == sizeof...(Keys)) return;
            if ((false || ... || std::is_same_v<Key, Keys>)) ++matched;
            else wrong = true;
        };
        (look(std::type_identity<typename ordered_key<Ordered>::type>{}), ...);
        if (wrong)
            report(w, "cupel[E129]: DISTINCT ON",
                   " does not match ORDER BY, which says what row is the first; begin .order_by(...) with the keys of "
                   ".distinct_on(...)");
    }

    static constexpr void report(walk& w, std::string_view before, std::string_view what) {
        problem text(before);
        if (w.visible != nullptr) w.visible->describe_from(text, " of a SELECT");
        text += what;
        w.report(text);
    }
};

}  // namespace cupel::detail
