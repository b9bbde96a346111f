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
// length(text), char_length(text): in characters
inline constexpr detail::text_function<"length", std::int64_t> length{};
inline constexpr detail::text_function<"char_length", std::int64_t> char_length{};
// octet_length(text or bytes): in bytes
inline constexpr detail::text_function<"octet_length", std::int64_t, "o"> octet_length{};
// replace(text, from, to)
inline constexpr detail::text_function<"replace", std::string, "ttt"> replace{};
// substr(text, start from 1, length)
inline constexpr detail::text_function<"substr", std::string, "tn?n"> substr{};
// left(text, n), right(text, n): n characters, or all but -n
inline constexpr detail::text_function<"left", std::string, "ti"> left{};
inline constexpr detail::text_function<"right", std::string, "ti"> right{};
// position(text, part): where the part begins, counted from 1; 0 if it is not there
inline constexpr detail::text_function<"position", std::int64_t, "tt"> position{};
// lpad(text, n, fill), rpad(text, n, fill): exactly n characters, filled with blanks if nothing is said
inline constexpr detail::text_function<"lpad", std::string, "ti?t"> lpad{};
inline constexpr detail::text_function<"rpad", std::string, "ti?t"> rpad{};
// repeat(text, n)
inline constexpr detail::text_function<"repeat", std::string, "ti"> repeat{};
// reverse(text): on PostgreSQL
inline constexpr detail::text_function<"reverse", std::string> reverse{};
// ascii(text): the number of the first character in Unicode, 0 of no text; chr(n): the character of the number
inline constexpr detail::text_function<"ascii", std::int32_t> ascii{};
inline constexpr detail::numeric_function<"chr", std::string, "i"> chr{};

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
