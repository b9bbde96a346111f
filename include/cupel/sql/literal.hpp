// A value of the program as an expression: literal(0).as<"depth">()
#pragma once

#include <cupel/sql/operations.hpp>

#include <utility>

namespace cupel {

template <class Value>
struct bound_literal : operations<bound_literal<Value>> {
    using value_type = typename Value::value_type;
    static constexpr bool has_values = true;
    static constexpr int precedence = detail::precedence::primary;

    Value value;

    using operations<bound_literal>::operator=;

    constexpr explicit bound_literal(Value bound) : value(std::move(bound)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        Value::render(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        value.visit_values(visitor);
    }
};

// The value as a parameter that says its type: ?1, or $1::BIGINT. It may be labelled, compared and computed with.
template <class T>
    requires detail::bindable<T>
constexpr auto literal(T&& value) {
    return bound_literal(detail::bound_alone(std::forward<T>(value)));
}

}  // namespace cupel
