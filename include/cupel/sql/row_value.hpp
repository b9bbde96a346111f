// Rows of values: (a, b) < (c, d), (a, b) IN (...).
#pragma once

#include <cupel/sql/row_check.hpp>
#include <cupel/sql/row_in_range.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// (a, b), every part a node
template <class... Nodes>
struct row_nodes {
    static constexpr bool has_values = node_pack<Nodes...>::has_values;

    [[no_unique_address]] node_pack<Nodes...> items;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("(");
        render_list<Nodes...>(w);
        w.text(")");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        items.visit_values(visitor);
    }
};

// (SELECT ...) as a row
template <class Query>
struct row_subquery {
    static constexpr bool has_values = Query::has_values;

    [[no_unique_address]] Query query;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("(");
        Query::render(w);
        w.text(")");
        w.nullable = true;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        query.visit_values(visitor);
    }
};

// row OP row; MayBeNull is false where the operator knows NULL from other values.
template <class Operator, class Left, class Right, bool MayBeNull = true>
struct row_comparison : operations<row_comparison<Operator, Left, Right, MayBeNull>> {
    using value_type = bool;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::comparison;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr row_comparison(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = w.nullable;
        check_pairs(w, std::type_identity<Left>{}, std::type_identity<Right>{});
        Left::render(w);
        w.text(Operator::sql);
        Right::render(w);
        if (!MayBeNull) w.nullable = before;
    }

    template <class Writer, class... L, class... R>
    static constexpr void check_pairs(Writer& w, std::type_identity<row_nodes<L...>>,
                                      std::type_identity<row_nodes<R...>>) {
        (Operator::template check<L, R>(w), ...);
    }
    template <class Writer, class... L, class Query>
    static constexpr void check_pairs(Writer& w, std::type_identity<row_nodes<L...>>,
                                      std::type_identity<row_subquery<Query>>) {
        (Operator::template check<L, L>(w), ...);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

// Both rows of IS [NOT] DISTINCT FROM are held against each other as by =.
struct distinct_rows : infix<"IS DISTINCT FROM", precedence::comparison> {
    template <class Left, class Right, class Writer>
    static constexpr void check(Writer& w) {
        check_comparison<Left, Right, comparing::equality>(w, "IS DISTINCT FROM");
    }
};
struct not_distinct_rows : infix<"IS NOT DISTINCT FROM", precedence::comparison> {
    template <class Left, class Right, class Writer>
    static constexpr void check(Writer& w) {
        check_comparison<Left, Right, comparing::equality>(w, "IS NOT DISTINCT FROM");
    }
};

// row IN ((a, b), (c, d)); a list of rows is VALUES where the database has no other.
template <fixed_string Test, class Row, class... Rows>
struct row_in_list;

template <fixed_string Test, class... Nodes, class... Rows>
struct row_in_list<Test, row_nodes<Nodes...>, Rows...> : operations<row_in_list<Test, row_nodes<Nodes...>, Rows...>> {
    using value_type = bool;
    static constexpr bool has_values = (row_nodes<Nodes...>::has_values || ... || Rows::has_values);
    static constexpr int precedence = precedence::comparison;

    [[no_unique_address]] row_nodes<Nodes...> left;
    [[no_unique_address]] node_pack<Rows...> right;

    constexpr row_in_list(row_nodes<Nodes...> row, Rows... rows)
        : left(std::move(row)), right(pack(std::move(rows)...)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        (check_compared<Nodes, comparing::equality>(w, Test.view()), ...);
        row_nodes<Nodes...>::render(w);
        w.put(" ", Test.view(), " (", Writer::dialect::before_listed_rows);
        render_list<Rows...>(w);
        w.text(")");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

// row IN (SELECT ...)
template <fixed_string Test>
struct row_membership : infix<Test, precedence::comparison> {
    template <class Left, class Right, class Writer>
    static constexpr void check(Writer& w) {
        check_compared<Left, comparing::equality>(w, Test.view());
    }
};

// A part of a row as a node, beside what stands at its place in the other row.
template <fixed_string Operator, class Other, class Part>
constexpr auto row_part(const Part& part) {
    if constexpr (expression<Part>) return part;
    else if constexpr (expression<Other>) return operand<Other, Operator>(part);
    else return argument(part);
}

}  // namespace detail

// Rows have a namespace of their own, so that nobody else's operators are weighed against theirs.
namespace rows {

template <class Query>
struct row_query {
    [[no_unique_address]] Query query;
};

template <class... Parts>
struct row_value {
    hana::basic_tuple<Parts...> parts;

    // (a, b) IN ((1, 2), (3, 4)), (a, b) IN (SELECT ...), (a, b) IN a range of tuples or pairs. An empty range contains nothing.
    template <class... Rows>
    constexpr auto in(const Rows&... rows) const {
        return member_of<"IN">(rows...);
    }
    // (a, b) NOT IN (...)
    template <class... Rows>
    constexpr auto not_in(const Rows&... rows) const {
        return member_of<"NOT IN">(rows...);
    }
    // (a, b) IS DISTINCT FROM (c, d): never NULL
    template <class... Others>
    constexpr auto is_distinct_from(const row_value<Others...>& row) const;
    // (a, b) IS NOT DISTINCT FROM (c, d)
    template <class... Others>
    constexpr auto is_not_distinct_from(const row_value<Others...>& row) const;

private:
    constexpr auto nodes() const {
        return hana::unpack(parts, [](const auto&... part) {
            return detail::row_nodes<decltype(detail::argument(part))...>{detail::pack(detail::argument(part)...)};
        });
    }

    template <fixed_string Test, class First, class... Rest>
    constexpr auto member_of(const First& first, const Rest&... rest) const {
        return find<Test>(nodes(), first, rest...);
    }

    template <fixed_string Test, class... Nodes, query Query>
    static constexpr auto find(const detail::row_nodes<Nodes...>& left, const Query& query) {
        using check = detail::row_query_check<Test, Query, Nodes...>;
        static_assert(detail::refuse_if<check::value>::done);
        if constexpr (check::value.found()) return detail::refused_operand<Query>{};
        else
            return detail::row_comparison<detail::row_membership<Test>, detail::row_nodes<Nodes...>,
                                          detail::row_subquery<Query>>(left, {query});
    }

    template <fixed_string Test, class... Nodes, detail::range_of_rows Range>
    static auto find(const detail::row_nodes<Nodes...>& left, const Range& range) {
        constexpr std::size_t count = std::tuple_size_v<detail::row_of_range<Range>>;
        static_assert(detail::refuse_if<detail::row_size_check<Test, count, Nodes...>::value>::done);
        if constexpr (count != sizeof...(Nodes)) return detail::refused_operand<row_value>{};
        else return detail::make_row_in_range<Test>(left, range, std::make_index_sequence<count>());
    }

    template <fixed_string Test, class... Nodes, class... Others, class... More>
    static constexpr auto find(const detail::row_nodes<Nodes...>& left, const row_value<Others...>& first,
                               const More&... more) {
        if constexpr (((sizeof...(Nodes) == sizeof...(Others)) && ... && (More::size == sizeof...(Nodes)))) {
            const auto list = [&](auto... rows) {
                return detail::row_in_list<Test, detail::row_nodes<Nodes...>, decltype(rows)...>(left, rows...);
            };
            return list(listed<Test, Nodes...>(first), listed<Test, Nodes...>(more)...);
        } else {
            constexpr std::size_t sizes[] = {sizeof...(Others), More::size...};
            constexpr std::size_t wrong = [&] {
                for (std::size_t size : sizes)
                    if (size != sizeof...(Nodes)) return size;
                return std::size_t{};
            }();
            static_assert(detail::refuse_if<detail::row_size_check<Test, wrong, Nodes...>::value>::done);
            return detail::refused_operand<row_value>{};
        }
    }

    template <fixed_string Test, class... Nodes, class... Others>
    static constexpr auto listed(const row_value<Others...>& row) {
        return hana::unpack(row.parts, [](const auto&... part) {
            return detail::row_nodes<decltype(detail::operand<Nodes, Test>(part))...>{
                detail::pack(detail::operand<Nodes, Test>(part)...)};
        });
    }

public:
    static constexpr std::size_t size = sizeof...(Parts);
};

template <class Operator, bool MayBeNull = true, class... L, class... R>
constexpr auto compare(const row_value<L...>& left, const row_value<R...>& right) {
    constexpr fixed_string symbol = Operator::symbol;
    if constexpr (sizeof...(L) != sizeof...(R)) {
        static_assert(detail::refuse_if<detail::row_size_check<symbol, sizeof...(R), L...>::value>::done);
        return detail::refused_operand<row_value<L...>>{};
    } else {
        return hana::unpack(left.parts, [&](const auto&... l) {
            return hana::unpack(right.parts, [&](const auto&... r) {
                const auto make = [](auto first, auto second) {
                    return detail::row_comparison<Operator, decltype(first), decltype(second), MayBeNull>(first,
                                                                                                          second);
                };
                const auto row = [](auto... nodes) {
                    return detail::row_nodes<decltype(nodes)...>{detail::pack(nodes...)};
                };
                return make(row(detail::row_part<symbol, R>(l)...),
                            row(detail::operand<decltype(detail::row_part<symbol, R>(l)), symbol>(r)...));
            });
        });
    }
}

template <class Operator, bool MayBeNull = true, class... L, class Query>
constexpr auto compare(const row_value<L...>& left, const row_query<Query>& right) {
    constexpr fixed_string symbol = Operator::symbol;
    return hana::unpack(left.parts, [&](const auto&... l) {
        using check = detail::row_query_check<symbol, Query, decltype(detail::argument(l))...>;
        static_assert(detail::refuse_if<check::value>::done);
        using row = detail::row_nodes<decltype(detail::argument(l))...>;
        if constexpr (check::value.found()) return detail::refused_operand<Query>{};
        else
            return detail::row_comparison<Operator, row, detail::row_subquery<Query>, MayBeNull>(
                row{detail::pack(detail::argument(l)...)}, {right.query});
    });
}

template <class... Parts>
template <class... Others>
constexpr auto row_value<Parts...>::is_distinct_from(const row_value<Others...>& row) const {
    return compare<detail::distinct_rows, false>(*this, row);
}

template <class... Parts>
template <class... Others>
constexpr auto row_value<Parts...>::is_not_distinct_from(const row_value<Others...>& row) const {
    return compare<detail::not_distinct_rows, false>(*this, row);
}

template <class... Parts, class Row>
constexpr auto operator==(const row_value<Parts...>& left, const Row& right) {
    return compare<detail::equal_to>(left, right);
}
template <class... Parts, class Row>
constexpr auto operator!=(const row_value<Parts...>& left, const Row& right) {
    return compare<detail::not_equal_to>(left, right);
}
template <class... Parts, class Row>
constexpr auto operator<(const row_value<Parts...>& left, const Row& right) {
    return compare<detail::less>(left, right);
}
template <class... Parts, class Row>
constexpr auto operator<=(const row_value<Parts...>& left, const Row& right) {
    return compare<detail::less_equal>(left, right);
}
template <class... Parts, class Row>
constexpr auto operator>(const row_value<Parts...>& left, const Row& right) {
    return compare<detail::greater>(left, right);
}
template <class... Parts, class Row>
constexpr auto operator>=(const row_value<Parts...>& left, const Row& right) {
    return compare<detail::greater_equal>(left, right);
}

}  // namespace rows

// (a, b): a row of values, compared with another from the left to the right: row_(a, b) < row_(1, "x").
template <class... Parts>
constexpr auto row_(Parts... parts) {
    return rows::row_value<Parts...>{hana::basic_tuple<Parts...>(std::move(parts)...)};
}

// (SELECT a, b ...) as a row, right of a comparison. NULL if the query gives no row; it must not give several.
template <query Query>
constexpr auto row_(Query inner) {
    return rows::row_query<Query>{std::move(inner)};
}

}  // namespace cupel
