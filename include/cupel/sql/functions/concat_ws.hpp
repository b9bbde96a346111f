// concat_ws(separator, a, b, ...)
#pragma once

#include <cupel/sql/functions/function.hpp>
#include <cupel/sql/repeated.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// The texts that are not NULL, with the separator between them: NULL only if that is. Dialects overload render_for.
template <class Separator, class... Texts>
struct concat_ws_call : operations<concat_ws_call<Separator, Texts...>> {
    using value_type = std::string;
    static constexpr bool has_values = Separator::has_values || (false || ... || Texts::has_values);
    static constexpr int precedence = precedence::primary;

    hana::basic_tuple<Separator, Texts...> arguments;

    using operations<concat_ws_call>::operator=;

    constexpr explicit concat_ws_call(Separator separator, Texts... texts)
        : arguments(std::move(separator), std::move(texts)...) {}

    static constexpr std::string_view name() noexcept { return "concat_ws"; }

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool nullable = w.nullable || may_be_null<Separator>(w);
        render_for(w, std::type_identity<concat_ws_call>{});
        w.nullable = nullable;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(arguments, [&](const auto&... argument) { visit_each(visitor, argument...); });
    }
};

struct concat_ws_maker {
    template <class Separator, class First, class... Rest>
    constexpr auto operator()(Separator&& separator, First&& first, Rest&&... rest) const {
        return make(argument<false>(std::forward<Separator>(separator)), argument<false>(std::forward<First>(first)),
                    argument<false>(std::forward<Rest>(rest))...);
    }

private:
    template <class Separator, class... Texts>
    static constexpr auto make(Separator separator, Texts... texts) {
        if constexpr ((checked<Separator, Texts>() && ...))
            return concat_ws_call<Separator, Texts...>(std::move(separator), std::move(texts)...);
        else return refused_operand<Separator>{};
    }

    template <class Separator, class Text>
    static constexpr bool checked() {
        using check = arguments_check<"concat_ws", "tt", Separator, Text>;
        static_assert(refuse_if<check::value>::done);
        return check::ok;
    }
};

}  // namespace detail

namespace func {

// concat_ws(separator, a, b, ...): what is NULL is left out, with its separator
inline constexpr detail::concat_ws_maker concat_ws{};

}  // namespace func
}  // namespace cupel
