// Functions of text.
#pragma once

#include <cupel/sql/functions/function.hpp>

#include <cstdint>
#include <string>

namespace cupel::func {

inline constexpr detail::text_function<"lower", std::string> lower{};
inline constexpr detail::text_function<"upper", std::string> upper{};
inline constexpr detail::text_function<"trim", std::string, "t?t"> trim{};
inline constexpr detail::text_function<"ltrim", std::string, "t?t"> ltrim{};
inline constexpr detail::text_function<"rtrim", std::string, "t?t"> rtrim{};
// length(text): in characters
inline constexpr detail::text_function<"length", std::int64_t> length{};
// replace(text, from, to)
inline constexpr detail::text_function<"replace", std::string, "ttt"> replace{};
// substr(text, start from 1, length)
inline constexpr detail::text_function<"substr", std::string, "tn?n"> substr{};

namespace detail_concat {

struct concat_maker {
    template <class First, class... Rest>
    constexpr auto operator()(First&& first, Rest&&... rest) const {
        return make(cupel::detail::argument(std::forward<First>(first)),
                    cupel::detail::argument(std::forward<Rest>(rest))...);
    }

private:
    template <class First>
    static constexpr auto make(First) {
        static_assert(cupel::detail::refuse_if<cupel::detail::arguments_check<"concat", "tt", First>::value>::done);
        return cupel::detail::refused_operand<First>{};
    }

    template <class First, class Second, class... Rest>
    static constexpr auto make(First first, Second second, Rest... rest) {
        static_assert(
            cupel::detail::refuse_if<cupel::detail::arguments_check<"concat", "tt", First, Second>::value>::done);
        using joined = cupel::detail::binary<cupel::detail::concatenates, std::string, First, Second>;
        if constexpr (sizeof...(Rest) == 0) return joined{{}, std::move(first), std::move(second)};
        else return make(joined{{}, std::move(first), std::move(second)}, std::move(rest)...);
    }
};

}  // namespace detail_concat

// a || b || ...: NULL if one is
inline constexpr detail_concat::concat_maker concat{};

}  // namespace cupel::func
