// grouping: which keys a row of GROUP BY with several sets leaves out.
#pragma once

#include <cupel/sql/column.hpp>
#include <cupel/sql/functions/function.hpp>
#include <cupel/sql/node_pack.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace cupel {

namespace detail {

template <class... Keys>
struct grouping_call : operations<grouping_call<Keys...>> {
    using value_type = std::int32_t;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;

    // Of the keys only their types are needed; messages look for them here.
    [[no_unique_address]] node_pack<Keys...> keys;

    constexpr explicit grouping_call(node_pack<Keys...> k) : keys(std::move(k)) {}

    static constexpr std::string_view name() noexcept { return "grouping"; }

    static constexpr void describe(problem& text) {
        text += "func::grouping";
        describe_first_column<grouping_call>(text, " of ");
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (!Writer::dialect::has_grouping_sets)
            report(w, "cupel[E107]: ", " is asked of a database that has no grouping sets; leave it out");
        const bool nullable = w.nullable;
        if (!w.discovering) check_place(w);
        w.text("grouping(");
        bool first = true;
        ((first ? void(first = false) : w.text(", "), render_key<Keys>(w)), ...);
        w.text(")");
        w.nullable = nullable;
    }

    static constexpr void check_place(walk& w) {
        if (w.visible == nullptr || !w.visible->has_group_by)
            report(w, "cupel[E106]: ", " stands in a statement without GROUP BY; add .group_by(rollup(...))");
        else if (w.in_aggregate || !w.clause_is_grouped())
            report(w, "cupel[E106]: ",
                   " stands where there are no groups yet; move it to the select list, .having(...) or "
                   ".order_by(...)");
    }

    template <class Key, class Writer>
    static constexpr void render_key(Writer& w) {
        if (!w.discovering && w.visible != nullptr && w.visible->has_group_by && !is_key<Key>(w)) {
            problem text("cupel[E106]: ");
            cupel::detail::describe<Key>(text, "an expression");
            text += " stands in func::grouping";
            w.visible->describe_from(text);
            text += ", but is no key of its GROUP BY; name a key as .group_by(...) has it";
            w.report(text);
        }
        const bool before = std::exchange(w.covered, true);
        Key::render(w);
        w.covered = before;
    }

    template <class Key, class Writer>
    static constexpr bool is_key(Writer& w) {
        if constexpr (requires { Key::is_column; }) return w.visible->is_key(Key::table(), Key::alias(), Key::index());
        else return w.visible->groups_by(spelled_type<Key>().text);
    }

    static constexpr void report(walk& w, std::string_view code, std::string_view why) {
        problem text(code);
        describe(text);
        text += why;
        w.report(text);
    }
};

// The result has a bit for each key.
inline constexpr std::size_t most_grouping_keys = 31;

template <class... Keys>
struct too_many_keys {
    static constexpr problem value = [] {
        problem text("cupel[E669]: func::grouping");
        describe_first_column<Keys...>(text, " of ");
        text += " is given more than 31 keys, and has a bit for each of 31; ask of the others in a call of their own";
        return text;
    }();
};

struct grouping_maker {
    template <expression... Keys>
        requires(sizeof...(Keys) > 0 && !(false || ... || Keys::has_values))
    constexpr auto operator()(Keys... keys) const {
        if constexpr (sizeof...(Keys) > most_grouping_keys) {
            static_assert(refuse_if<too_many_keys<Keys...>::value>::done);
            return refused_operand<grouping_maker>{};
        } else {
            return grouping_call<Keys...>(pack(std::move(keys)...));
        }
    }
};

}  // namespace detail

namespace func {

// grouping(a, b): a number with a bit for each key, the last the lowest, that is 1 where the row's group leaves the key out
inline constexpr detail::grouping_maker grouping{};

}  // namespace func
}  // namespace cupel
