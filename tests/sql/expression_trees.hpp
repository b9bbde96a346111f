// A fixed set of random expressions, each a type: `node()` is what a program would write, and `full()` is the same SQL
// with a pair of parentheses around every operation. tests/accepts compares the two on the databases.
#pragma once

#include <cupel/cupel.hpp>

#include <cstdint>
#include <optional>
#include <string>

struct operands {
    std::int64_t id{};
    std::optional<std::int64_t> a;
    std::optional<std::int64_t> b;
    std::optional<std::int64_t> c;
    std::optional<bool> p;
    std::optional<bool> q;
    std::optional<bool> r;
    std::optional<std::string> s;
    std::optional<std::string> t;
};

namespace trees {

template <auto Member>
struct leaf {
    static constexpr auto node() { return cupel::col<Member>; }
    static std::string full() { return "\"operands\".\"" + std::string(cupel::detail::member_name<Member>) + "\""; }
};

// AND and OR are associative: a chain of one of them needs no parentheses, whichever way it was built.
inline std::string chained(const std::string& inner, bool same) {
    return same ? inner.substr(1, inner.size() - 2) : inner;
}

#define BINARY(name, expression, word)                                                                                 \
    template <class L, class R>                                                                                        \
    struct name {                                                                                                      \
        static constexpr auto node() {                                                                                 \
            [[maybe_unused]] constexpr auto l = L::node();                                                             \
            [[maybe_unused]] constexpr auto r = R::node();                                                             \
            return expression;                                                                                         \
        }                                                                                                              \
        static std::string full() { return "(" + L::full() + " " word " " + R::full() + ")"; }                         \
    };

#define UNARY(name, expression, before, after)                                                                         \
    template <class L>                                                                                                 \
    struct name {                                                                                                      \
        static constexpr auto node() {                                                                                 \
            [[maybe_unused]] constexpr auto l = L::node();                                                             \
            return expression;                                                                                         \
        }                                                                                                              \
        static std::string full() { return "(" before + L::full() + after ")"; }                                       \
    };

BINARY(plus, l + r, "+")
BINARY(minus, l - r, "-")
BINARY(times, l* r, "*")
BINARY(over, l / r, "/")
BINARY(modulo, l % r, "%")
UNARY(negative, -l, "- ", "")

BINARY(equal, l == r, "=")
BINARY(unequal, l != r, "<>")
BINARY(less, l < r, "<")
BINARY(at_least, l >= r, ">=")
BINARY(like, l.like(r), "LIKE")
BINARY(not_like, l.not_like(r), "NOT LIKE")
BINARY(distinct, l.is_distinct_from(r), "IS DISTINCT FROM")
BINARY(not_distinct, l.is_not_distinct_from(r), "IS NOT DISTINCT FROM")
BINARY(joined, cupel::func::concat(l, r), "||")
UNARY(negation, !l, "NOT ", "")
UNARY(null, l.is_null(), "", " IS NULL")
UNARY(not_null, l.is_not_null(), "", " IS NOT NULL")

#undef BINARY
#undef UNARY

template <class L, class R>
struct both;
template <class L, class R>
struct either;

template <class T>
inline constexpr bool is_both = false;
template <class L, class R>
inline constexpr bool is_both<both<L, R>> = true;
template <class T>
inline constexpr bool is_either = false;
template <class L, class R>
inline constexpr bool is_either<either<L, R>> = true;

template <class L, class R>
struct both {
    static constexpr auto node() { return L::node() && R::node(); }
    static std::string full() {
        return "(" + chained(L::full(), is_both<L>) + " AND " + chained(R::full(), is_both<R>) + ")";
    }
};

template <class L, class R>
struct either {
    static constexpr auto node() { return L::node() || R::node(); }
    static std::string full() {
        return "(" + chained(L::full(), is_either<L>) + " OR " + chained(R::full(), is_either<R>) + ")";
    }
};

template <class X, class Low, class High>
struct between {
    static constexpr auto node() { return X::node().between(Low::node(), High::node()); }
    static std::string full() { return "(" + X::full() + " BETWEEN " + Low::full() + " AND " + High::full() + ")"; }
};

template <class X, class A, class B>
struct not_in {
    static constexpr auto node() { return X::node().not_in(A::node(), B::node()); }
    static std::string full() { return "(" + X::full() + " NOT IN (" + A::full() + ", " + B::full() + "))"; }
};

template <class If, class Then, class Else>
struct choice {
    static constexpr auto node() { return cupel::case_(cupel::when(If::node(), Then::node())).else_(Else::node()); }
    static std::string full() {
        return "(CASE WHEN " + If::full() + " THEN " + Then::full() + " ELSE " + Else::full() + " END)";
    }
};

template <class X, class Y>
struct first_of {
    static constexpr auto node() { return cupel::coalesce(X::node(), Y::node()); }
    static std::string full() { return "coalesce(" + X::full() + ", " + Y::full() + ")"; }
};

// A linear congruential step: the seed of the n-th child.
constexpr std::uint32_t child(std::uint32_t seed, std::uint32_t n) {
    return (seed * 1664525U + 1013904223U * (n + 1)) ^ (seed >> 15);
}
constexpr std::uint32_t choose(std::uint32_t seed, std::uint32_t count) { return (seed >> 9) % count; }

template <std::uint32_t Seed, int Depth>
constexpr auto make_number();
template <std::uint32_t Seed, int Depth>
constexpr auto make_text();
template <std::uint32_t Seed, int Depth>
constexpr auto make_condition();

template <std::uint32_t Seed, int Depth>
using number = decltype(make_number<Seed, Depth>());
template <std::uint32_t Seed, int Depth>
using text = decltype(make_text<Seed, Depth>());
template <std::uint32_t Seed, int Depth>
using condition = decltype(make_condition<Seed, Depth>());

template <std::uint32_t Seed, int Depth>
constexpr auto make_number() {
    constexpr auto x = child(Seed, 1), y = child(Seed, 2), z = child(Seed, 3);
    constexpr int d = Depth - 1;
    if constexpr (Depth == 0) {
        constexpr auto pick = choose(Seed, 3);
        if constexpr (pick == 0) return leaf<&operands::a>{};
        else if constexpr (pick == 1) return leaf<&operands::b>{};
        else return leaf<&operands::c>{};
    } else {
        constexpr auto pick = choose(Seed, 10);
        if constexpr (pick == 0) return plus<number<x, d>, number<y, d>>{};
        else if constexpr (pick == 1 || pick == 9) return minus<number<x, d>, number<y, d>>{};
        else if constexpr (pick == 2) return times<number<x, d>, number<y, d>>{};
        else if constexpr (pick == 3) return over<number<x, d>, number<y, d>>{};
        else if constexpr (pick == 4) return modulo<number<x, d>, number<y, d>>{};
        else if constexpr (pick == 5 || pick == 6) return negative<number<x, d>>{};
        else if constexpr (pick == 7) return first_of<number<x, d>, number<y, d>>{};
        else return choice<condition<x, d>, number<y, d>, number<z, d>>{};
    }
}

template <std::uint32_t Seed, int Depth>
constexpr auto make_text() {
    constexpr auto x = child(Seed, 1), y = child(Seed, 2), z = child(Seed, 3);
    constexpr int d = Depth - 1;
    if constexpr (Depth == 0) {
        if constexpr (choose(Seed, 2) == 0) return leaf<&operands::s>{};
        else return leaf<&operands::t>{};
    } else {
        constexpr auto pick = choose(Seed, 4);
        if constexpr (pick < 2) return joined<text<x, d>, text<y, d>>{};
        else if constexpr (pick == 2) return first_of<text<x, d>, text<y, d>>{};
        else return choice<condition<x, d>, text<y, d>, text<z, d>>{};
    }
}

template <std::uint32_t Seed, int Depth>
constexpr auto make_condition() {
    constexpr auto x = child(Seed, 1), y = child(Seed, 2), z = child(Seed, 3);
    constexpr int d = Depth - 1;
    if constexpr (Depth == 0) {
        constexpr auto pick = choose(Seed, 3);
        if constexpr (pick == 0) return leaf<&operands::p>{};
        else if constexpr (pick == 1) return leaf<&operands::q>{};
        else return leaf<&operands::r>{};
    } else {
        constexpr auto pick = choose(Seed, 26);
        if constexpr (pick < 5) return both<condition<x, d>, condition<y, d>>{};
        else if constexpr (pick < 10) return either<condition<x, d>, condition<y, d>>{};
        else if constexpr (pick < 13) return negation<condition<x, d>>{};
        else if constexpr (pick == 13) return equal<number<x, d>, number<y, d>>{};
        else if constexpr (pick == 14) return equal<condition<x, d>, condition<y, d>>{};
        else if constexpr (pick == 15) return unequal<condition<x, d>, condition<y, d>>{};
        else if constexpr (pick == 16) return less<number<x, d>, number<y, d>>{};
        else if constexpr (pick == 17) return at_least<text<x, d>, text<y, d>>{};
        else if constexpr (pick == 18) return like<text<x, d>, text<y, d>>{};
        else if constexpr (pick == 19) return not_like<text<x, d>, text<y, d>>{};
        else if constexpr (pick == 20) return distinct<condition<x, d>, condition<y, d>>{};
        else if constexpr (pick == 21) return not_distinct<number<x, d>, number<y, d>>{};
        else if constexpr (pick == 22) return null<condition<x, d>>{};
        else if constexpr (pick == 23) return not_null<number<x, d>>{};
        else if constexpr (pick == 24) return between<number<x, d>, number<y, d>, number<z, d>>{};
        else return not_in<number<x, d>, number<y, d>, number<z, d>>{};
    }
}

}  // namespace trees
