// greatest(a, b, ...), least(a, b, ...)
#pragma once

#include <cupel/sql/functions/conditional.hpp>
#include <cupel/sql/repeated.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// Of the values that are not NULL: NULL only if all are. Dialects overload render_for.
template <fixed_string Name, class First, class... Rest>
struct extreme_of : operations<extreme_of<Name, First, Rest...>> {
    using value_type = merged_type<typename First::value_type, typename Rest::value_type...>;
    static constexpr bool has_values = First::has_values || (false || ... || Rest::has_values);
    static constexpr int precedence = precedence::primary;

    hana::basic_tuple<First, Rest...> arguments;

    using operations<extreme_of>::operator=;

    constexpr explicit extreme_of(First first, Rest... rest) : arguments(std::move(first), std::move(rest)...) {}

    static constexpr std::string_view name() noexcept { return Name.view(); }

    static constexpr void describe(problem& text) {
        text += "func::";
        text += Name.view();
        text += " of ";
        cupel::detail::describe<First>(text, "a value");
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (!always_ordered<First, Rest...>) {
            check_compared<First, comparing::order>(w, Name.view());
            (check_comparison<First, Rest, comparing::order>(w, Name.view()), ...);
        }
        const bool before = w.nullable;
        const bool all = (may_be_null<First>(w) && ... && may_be_null<Rest>(w));
        const bool one = (may_be_null<First>(w) || ... || may_be_null<Rest>(w));
        render_for(w, std::type_identity<extreme_of>{}, one);
        end_of_value<value_type>(w);
        w.nullable = before || all;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(arguments, [&](const auto&... argument) { visit_each(visitor, argument...); });
    }
};

template <class Writer, fixed_string Name, class... Nodes>
constexpr void render_for(Writer& w, std::type_identity<extreme_of<Name, Nodes...>>, bool) {
    w.put(Name.view(), "(");
    render_list<Nodes...>(w);
    w.text(")");
}

template <fixed_string Name>
struct extreme_of_maker {
    template <expression First, class... Rest>
        requires(sizeof...(Rest) != 0)
    constexpr auto operator()(First first, Rest&&... rest) const {
        return make(std::move(first), merged_operand<First, Name>(std::forward<Rest>(rest))...);
    }

private:
    template <class... Nodes>
    static constexpr auto make(Nodes... nodes) {
        return extreme_of<Name, Nodes...>(std::move(nodes)...);
    }
};

}  // namespace detail

namespace func {

// The largest, the smallest of several values in one row, NULL left out. Of many rows: func::max, func::min.
inline constexpr detail::extreme_of_maker<"greatest"> greatest{};
inline constexpr detail::extreme_of_maker<"least"> least{};

}  // namespace func
}  // namespace cupel
