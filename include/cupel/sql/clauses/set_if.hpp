// SET of assignments that may be left out.
#pragma once

#include <cupel/sql/part.hpp>
#include <cupel/sql/write_methods.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace cupel::detail {

// An assignment as a node of a list.
template <class Assignment>
struct set_item {
    static constexpr bool has_values = Assignment::has_values;
    using assignment_type = Assignment;
    [[no_unique_address]] Assignment assignment;

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        assignment.visit_values(visitor);
    }
};

template <class T, class... Parts>
struct set_list {
    using tag = set_tag;
    static constexpr bool has_values = true;
    static constexpr bool has_parts = true;

    hana::basic_tuple<Parts...> parts;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::set;
        list_of_parts<Writer> list(w, " SET ", ", ");
        assigned_columns given;
        std::array<std::size_t, sizeof...(Parts) + 1> numbers{};
        std::size_t at = 0;
        ((numbers[at++] = w.part_count,
          Parts::render_with(w, [&] { render_one<typename Parts::node_type::assignment_type>(w, list, given); })),
         ...);
        list.end((Parts::is_part && ...));
        render_on_update<T>(w, given, 1);
        if (!w.pattern) return;
        at = 0;
        (render_instead<Parts>(w, numbers[at++]), ...);
    }

    // What the mapping sets with every UPDATE, where the assignment of its column is left out.
    template <class Part, class Writer>
    static constexpr void render_instead(Writer& w, std::size_t next) {
        if constexpr (Part::is_part) {
            using column = typename Part::node_type::assignment_type::column;
            const std::string_view name = Part::part_name();
            assigned_columns others;
            for (std::size_t i = 0; i < others.given.size(); ++i) others.given[i] = i != column::index();
            w.character(mark::no_part);
            w.character(static_cast<char>(name.empty() ? next : number_part(w, name)));
            render_on_update<T>(w, others, 1);
            w.character(mark::end);
        }
    }

    template <class Assignment, class Writer>
    static constexpr void render_one(Writer& w, list_of_parts<Writer>& list, assigned_columns& given) {
        given.template add<T, Assignment>(w, "SET");
        list.item();
        w.identifier(Assignment::column::name());
        w.text(" = ");
        Assignment::render_value(w);
    }

    template <class... More>
    constexpr auto with_parts(More... more) const {
        return hana::unpack(parts, [&](const auto&... given) {
            return set_list<T, Parts..., More...>{hana::basic_tuple<Parts..., More...>(given..., std::move(more)...)};
        });
    }
    template <class... Assignments>
    constexpr auto with(const set_clause<T, Assignments...>& more) const {
        return hana::unpack(more.assignments, [&](const auto&... one) {
            return this->with_parts(always<set_item<Assignments>>{{one}}...);
        });
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(parts, [&](const auto&... one) { visit_each(visitor, one...); });
    }
};

template <class T, class... Assignments, class... More>
constexpr auto add_to_set(const set_clause<T, Assignments...>& given, More... more) {
    return set_list<T>{}.with(given).with_parts(std::move(more)...);
}
template <class T, class... Parts, class... More>
constexpr auto add_to_set(const set_list<T, Parts...>& given, More... more) {
    return given.with_parts(std::move(more)...);
}

template <class Grammar, class... Clauses, class Flag, class... Assignments>
constexpr auto add_set_part(const statement<Grammar, Clauses...>& given, const Flag& flag, Assignments... assignments) {
    using entity = typename Grammar::entity_type;
    if constexpr ((assigned<Assignments> && ...) && sizeof...(Assignments) != 0) {
        if constexpr (!has_clause<set_tag, Clauses...>)
            return put_clause(given, set_list<entity>{}.with_parts(
                                         make_maybe(flag_of(flag), set_item<Assignments>{std::move(assignments)})...));
        else if constexpr (requires { find_clause<set_tag>(given.clauses).object; })
            return add_clause<"SET">(given, set_list<entity>{});
        else
            return put_clause(given,
                              add_to_set(find_clause<set_tag>(given.clauses),
                                         make_maybe(flag_of(flag), set_item<Assignments>{std::move(assignments)})...));
    } else {
        return put_clause(given, make_set<entity>(std::move(assignments)...));  // says what is wrong with them
    }
}

}  // namespace cupel::detail
