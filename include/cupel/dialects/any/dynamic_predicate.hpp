// A condition that a program puts together while it runs.
#pragma once

#include <cupel/dialects/any/run_time_term.hpp>

#include <type_traits>
#include <utility>

namespace cupel {

// Conditions over the columns of some tables, joined in loops and branches; their values are bound. An empty one is true.
//     dynamic_predicate<User> p;
//     if (adults) p &= col<&User::age> >= 18;
//     for (const auto& word : words) p |= col<&User::name>.contains(word);
//     db.execute(select<User>().where(p));
template <class... Tables>
class dynamic_predicate : public operations<dynamic_predicate<Tables...>> {
public:
    using value_type = bool;
    static constexpr bool has_values = true;
    static constexpr bool may_be_empty = true;
    static constexpr int precedence = detail::precedence::primary;

    using operations<dynamic_predicate>::operator=;

    dynamic_predicate() = default;
    // Begins with a condition.
    template <predicate Condition>
        requires(!std::same_as<Condition, dynamic_predicate>)
    explicit dynamic_predicate(const Condition& condition) {
        *this &= condition;
    }

    // AND condition, OR condition: of all that is there so far.
    template <class Condition>
    dynamic_predicate& operator&=(const Condition& condition) {
        return join(condition, detail::precedence::and_, " AND ");
    }
    template <class Condition>
    dynamic_predicate& operator|=(const Condition& condition) {
        return join(condition, detail::precedence::or_, " OR ");
    }

    bool empty() const noexcept { return text_.empty(); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("(");
        detail::render_run_time(w, "TRUE", std::type_identity<Tables>{}...);
        w.text(")");
    }

    template <class Visitor>
    void visit_values(Visitor& visitor) const {
        detail::visit_run_time(visitor, text_);
    }

private:
    template <class...>
    friend class dynamic_predicate;

    template <class Condition>
    dynamic_predicate& join(const Condition& condition, int binds, std::string_view between) {
        if constexpr (predicate<Condition>) {
            if constexpr (requires {
                              condition.text_;
                              condition.binds_;
                          }) {
                detail::check_term<Condition, Tables...>();
                add(condition.text_, condition.binds_, binds, between);
            } else add(detail::term_of<Tables...>(condition), Condition::precedence, binds, between);
        } else {
            static_assert(detail::refuse_if<detail::condition_check<Condition, "AND">::value>::done);
        }
        return *this;
    }

    void add(const detail::run_time_text& more, int more_binds, int binds, std::string_view between) {
        if (more.empty()) return;
        if (&more == &text_) return add(detail::run_time_text(more), more_binds, binds, between);
        const bool opens = binds_ < binds, inside = more_binds < binds;
        const bool first = empty();
        text_.join(more, opens ? "(" : "", opens ? ")" : "", between, !first && inside ? "(" : "",
                   !first && inside ? ")" : "");
        binds_ = first ? more_binds : binds;
    }

    detail::run_time_text text_{{.when_empty = "TRUE"}, {}};
    int binds_ = detail::precedence::primary;
};

}  // namespace cupel
