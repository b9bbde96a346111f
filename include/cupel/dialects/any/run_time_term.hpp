// An expression as a piece of SQL that goes together with others while the program runs: its text for every dialect is a
// constant.
#pragma once

#include <cupel/dialects/postgresql/dialect.hpp>
#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/sql/language.hpp>
#include <cupel/sql/made_text.hpp>
#include <cupel/sql/run_time_text.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cupel::detail {

// What is wrong with an expression, and how long its pattern is.
struct term_plan {
    std::size_t size = 0;
    std::size_t parameters = 0;
    std::size_t texts = 0;  // of dynamic predicates inside it
    problem fault{};
};

// The walk over an expression that sees these tables and no others.
template <class Node, class Dialect, class... Tables>
struct term {
    static constexpr clause_kind clause = predicate<Node> ? clause_kind::where : clause_kind::order_by;

    static constexpr term_plan render(char* out, std::size_t room) {
        scope names;
        ((names.sources[names.source_count++] = {&table_of<Tables>(), {}, false}), ...);
        writer<Dialect> w;
        w.visible = &names;
        w.clause = clause;
        w.pattern = true;
        w.out = out;
        w.room = room;
        (w.require(model_problem<Tables>), ...);
        Node::render(w);
        if (w.aggregated) report(w, " holds an aggregate; write it into .order_by_if(...)");
        if (w.names != 0) report(w, " holds a named parameter, which has no value; write the value");
        if (w.part_count != 0) report(w, " holds optional parts; add it or not");
        w.release();
        return {w.size, w.parameters, w.text_count, w.fault};
    }

    static constexpr void report(walk& w, std::string_view why) {
        problem found("cupel[E138]: what is added to a dynamic predicate or order");
        w.visible->describe_from(found, "");
        found += why;
        w.report(found);
    }

    static constexpr term_plan plan = render(nullptr, 0);
    static constexpr auto text = [] {
        std::array<char, plan.size + 1> pattern{};
        render(pattern.data(), pattern.size());
        return pattern;
    }();
};

// A parameter of a pattern in the place of its number.
constexpr void mark_parameter(walk& w, std::size_t number) {
    writer<sqlite> marks;
    marks.pattern = true;
    marks.out = w.out;
    marks.room = w.room;
    marks.put_parameter(number);
    w.size = marks.size;
}

// `inside` are the dynamic predicates that the node holds: their patterns become part of its own.
template <class Node, class Dialect, class... Tables>
void add_form(run_time_pattern& to, const std::vector<const run_time_pattern*>& inside) {
    using made = term<Node, Dialect, Tables...>;
    run_time_form form{Dialect::dialect_name, {made::text.data(), made::plan.size}, {}};
    for (std::size_t i = 0; i < made::plan.fault.count; ++i) form.fault += made::plan.fault.pieces[i];
    to.parameters = made::plan.parameters;
    if (!inside.empty()) {
        std::vector<std::string_view> patterns;
        for (const run_time_pattern* one : inside) {
            const run_time_form* const found = one->find_form(Dialect::dialect_name);
            patterns.push_back(found != nullptr ? std::string_view(found->pattern) : one->when_empty);
            if (found != nullptr && form.fault.empty()) form.fault = found->fault;
        }
        pattern_text whole({made::text.data(), made::plan.size}, 0, &mark_parameter, patterns);
        form.pattern = whole.take();
        to.parameters = whole.parameters();
    }
    to.forms.push_back(std::move(form));
}

// Refuses what no database could run; what one of them cannot is thrown where that one is asked to.
template <class Node, class... Tables>
constexpr void check_term() {
    if constexpr (term<Node, postgresql, Tables...>::plan.fault.found())
        static_assert(refuse_if<term<Node, sqlite, Tables...>::plan.fault>::done);
}

template <class... Tables, class Node>
run_time_text term_of(const Node& node) {
    check_term<Node, Tables...>();
    part_finder inside;
    if constexpr (term<Node, sqlite, Tables...>::plan.texts != 0) node.visit_values(inside);
    run_time_text made;
    add_form<Node, sqlite, Tables...>(made.pattern, inside.texts());
    add_form<Node, postgresql, Tables...>(made.pattern, inside.texts());
    if constexpr (Node::has_values) {
        value_keeper keeper{made.values};
        node.visit_values(keeper);
    }
    return made;
}

}  // namespace cupel::detail
