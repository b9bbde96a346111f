// Pages of a SELECT: by number with the count of all rows, or by the key of the last row seen.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/engine/row.hpp>
#include <cupel/sql/clauses/select_if.hpp>
#include <cupel/sql/functions/aggregate.hpp>
#include <cupel/sql/functions/window.hpp>
#include <cupel/sql/language.hpp>
#include <cupel/sql/statement_check.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

// One page of rows, and how many rows there are on all pages together.
template <class Row>
struct page {
    std::vector<Row> items;
    std::int64_t total = 0;
    std::int64_t number = 1;
    std::int64_t size = 0;

    std::int64_t pages() const noexcept { return (total + size - 1) / size; }
    bool has_next() const noexcept { return number < pages(); }
    bool has_previous() const noexcept { return number > 1; }
};

// Rows behind a key, and the key of the last of them where more follow.
template <class Row, class Key>
struct key_page {
    std::vector<Row> items;
    std::optional<Key> next;
};

// The first of such pages, with the number of rows on all of them.
template <class Row, class Key>
struct counted_key_page : key_page<Row, Key> {
    std::int64_t total = 0;
};

namespace detail {

struct with_total_tag {};

// The first `Count` values of a row: the struct itself where that is one entity.
template <class Row, std::size_t Count>
struct row_front;
template <class... Slots, std::size_t Count>
struct row_front<row<Slots...>, Count> {
    template <std::size_t Index>
    using slot_at = std::tuple_element_t<Index, std::tuple<Slots...>>;

    template <std::size_t... Index>
    static auto take(row<Slots...>& from, std::index_sequence<Index...>) {
        if constexpr (sizeof...(Index) == 1 && (entity_selected<typename slot_at<Index>::item> && ...))
            return std::move(from.template get<0>());
        else return row<slot_at<Index>...>{{{std::move(from.template get<Index>())}...}};
    }
    static auto take(row<Slots...>& from) { return take(from, std::make_index_sequence<Count>()); }
    using type = decltype(take(std::declval<row<Slots...>&>()));

    // Values behind them, as many as there are keys.
    template <std::size_t... Index>
    static auto keys(const row<Slots...>& from, std::index_sequence<Index...>) {
        return std::tuple(from.template get<Count + Index>()...);
    }
};

template <class Rows>
using row_of_result = std::remove_cvref_t<decltype(*std::declval<Rows&>().begin())>;

template <class Statement>
inline constexpr std::size_t item_count = items_of<Statement>::size;

// The statement with more items behind its own.
template <class Grammar, class... Clauses, class... Items>
constexpr auto select_more(const statement<Grammar, Clauses...>& given, Items... items) {
    return put_clause(given, append_items(find_clause<select_list_tag>(given.clauses), std::move(items)...));
}

// Function is what counts the rows; its pages are in the order of the statement, or of keys.
template <fixed_string Function, bool ByKey, class Grammar, class... Clauses>
struct not_paged {
    static constexpr problem value = [] {
        const bool ordered = ByKey || has_clause<order_by_tag, Clauses...>;
        if (ordered && !has_clause<distinct_tag, Clauses...>) return problem();
        problem text("cupel[E135]: ", Function.view(), " of a SELECT");
        describe_statement<model_of<Grammar, Clauses...>>(text);
        text += has_clause<distinct_tag, Clauses...>
                    ? " with DISTINCT would count rows that are left out; group by what is selected instead"
                    : " without ORDER BY, whose pages would overlap; add .order_by(...), with a key at its end";
        return text;
    }();
};

// The number of all rows, beside each.
constexpr auto total_of_rows() { return func::count().over().template as<"cupel_total">(); }

inline void require_page(std::int64_t number, std::int64_t size) {
    if (number < 1 || size < 1)
        throw programming_error(error_code::programming, "pages are numbered from 1 and have at least one row");
}

}  // namespace detail

// Page `number`, counted from 1, of the rows of a SELECT with ORDER BY, `size` rows each: one query, which counts all rows
// with count(*) OVER (). Behind the last page, where there is no row to carry the count, a second one.
template <class Runner, class Grammar, class... Clauses>
auto paginate(Runner& runner, const statement<Grammar, Clauses...>& given, std::int64_t number, std::int64_t size) {
    using given_type = statement<Grammar, Clauses...>;
    static_assert(detail::refuse_if<detail::not_paged<"paginate", false, Grammar, Clauses...>::value>::done);
    detail::require_page(number, size);
    const auto counted = detail::select_more(given, detail::total_of_rows()).limit(size);
    auto rows = runner.execute(counted.offset((number - 1) * size));
    using front = detail::row_front<detail::row_of_result<decltype(rows)>, detail::item_count<given_type>>;
    page<typename front::type> made;
    made.number = number;
    made.size = size;
    for (auto& one : rows) {
        made.total = one.template get<detail::item_count<given_type>>();
        made.items.push_back(front::take(one));
    }
    if (made.items.empty() && number > 1) {
        auto first = runner.execute(counted.offset(0));
        for (auto& one : first) made.total = one.template get<detail::item_count<given_type>>();
    }
    return made;
}

namespace detail {

// What an item of the order says: its expression, its direction, where its NULLs are. Last, unless it says first.
template <class Item>
struct seek_part {
    using key_type = Item;
    static constexpr bool descends = false;
    static constexpr bool nulls_first = false;
    static constexpr const Item& key(const Item& item) noexcept { return item; }
};
template <class Key, direction Direction, nulls Nulls>
struct seek_part<ordering<Key, Direction, Nulls>> {
    using key_type = Key;
    static constexpr bool descends = Direction == direction::descending;
    static constexpr bool nulls_first = Nulls == nulls::first;
    static constexpr const Key& key(const ordering<Key, Direction, Nulls>& item) noexcept { return item.key; }
};

// The order as both databases understand it alike.
template <class Item>
constexpr auto seek_order(const Item& item) {
    using part = seek_part<Item>;
    constexpr auto way = part::descends ? direction::descending : direction::ascending;
    return ordering<typename part::key_type, way, part::nulls_first ? nulls::first : nulls::last>{part::key(item)};
}

// key > value, as the order has it.
template <bool Descends, class Key, class T>
constexpr auto seek_beyond(const Key& key, const T& value) {
    using compared = std::conditional_t<Descends, less, greater>;
    return binary<compared, bool, Key, bind_parameter<T>>{{}, key, {value}};
}

// Whether a row comes behind the value, and whether it has the value. NULL has its place.
template <class Item, class T>
constexpr auto seek_behind(const Item& item, const T& value) {
    using part = seek_part<Item>;
    const auto& key = part::key(item);
    if constexpr (!is_optional<T>) return seek_beyond<part::descends>(key, value);
    else if constexpr (part::nulls_first)
        return seek_beyond<part::descends>(key, value) || (!value.has_value() && key.is_not_null());
    else return seek_beyond<part::descends>(key, value) || (value.has_value() && key.is_null());
}
template <class Item, class T>
constexpr auto seek_equal(const Item& item, const T& value) {
    const auto& key = seek_part<Item>::key(item);
    if constexpr (is_optional<T>) return key.is_not_distinct_from(value);
    else return key == value;
}

// a > 1 OR a = 1 AND (b > 2 OR b = 2 AND ...)
template <class Item, class T>
constexpr auto seek_after(const std::tuple<Item>& order, const std::tuple<T>& values) {
    return seek_behind(std::get<0>(order), std::get<0>(values));
}
template <class Item, class Next, class... Items, class T, class... Values>
constexpr auto seek_after(const std::tuple<Item, Next, Items...>& order, const std::tuple<T, Values...>& values) {
    const auto rest = [](const auto&, const auto&... others) { return std::tuple(others...); };
    return seek_behind(std::get<0>(order), std::get<0>(values)) ||
           (seek_equal(std::get<0>(order), std::get<0>(values)) &&
            seek_after(std::apply(rest, order), std::apply(rest, values)));
}

// (a, b) > (1, 2), which an index can be searched for; where all keys go one way and none may be NULL.
template <class... Items, class... Values>
constexpr auto seek_condition(const std::tuple<Items...>& order, const std::tuple<Values...>& values) {
    constexpr std::size_t descending = (std::size_t{0} + ... + std::size_t{seek_part<Items>::descends});
    if constexpr (sizeof...(Items) > 1 && (!is_optional<Values> && ...) &&
                  (descending == 0 || descending == sizeof...(Items))) {
        const auto keys = [](const auto&... items) {
            return row_(seek_part<std::remove_cvref_t<decltype(items)>>::key(items)...);
        };
        const auto last = [](const auto&... one) { return row_(one...); };
        if constexpr (descending == 0) return std::apply(keys, order) > std::apply(last, values);
        else return std::apply(keys, order) < std::apply(last, values);
    } else {
        return seek_after(order, values);
    }
}

inline constexpr std::size_t most_seek_keys = 10;

template <class... Items>
struct seek_keys_check {
    static constexpr bool ok = (sort_key<Items> && ...);
    static constexpr problem value = [] {
        if (ok && sizeof...(Items) != 0 && sizeof...(Items) <= most_seek_keys) return problem();
        problem text("cupel[E672]: seek_keys(...)");
        if constexpr (sizeof...(Items) != 0) describe_first_column<Items...>(text, " of ");
        text += !ok ? " is given a value that is no column, expression or direction; name a column, as in "
                      "col<&T::member>.desc()"
                : sizeof...(Items) == 0
                    ? " is given no key; name columns, as .order_by(...) does"
                    : " is given more than 10 keys; leave out those behind a key that tells rows apart";
        return text;
    }();
};

// "cupel_key_0", a name that no column has.
template <std::size_t Index>
consteval auto seek_name() {
    fixed_string<12> name("cupel_key_0");
    name.characters[10] = static_cast<char>('0' + Index);
    return name;
}

}  // namespace detail

// The order of pages by key: columns or expressions, with directions. The last must tell rows apart, as a primary key does.
template <class... Items>
constexpr std::tuple<Items...> seek_keys(Items... items) {
    static_assert(detail::refuse_if<detail::seek_keys_check<Items...>::value>::done);
    return {std::move(items)...};
}

// Asks seek() for the total of the first page.
inline constexpr detail::with_total_tag with_total;

// The first `size` rows behind a key, in the order of the keys: what page.next of the page before says, nothing for the first
// page. The SELECT has no ORDER BY of its own. Costs the same for every page, and misses no row when others come or go.
//     constexpr auto order = seek_keys(col<&Post::views>.desc(), col<&Post::id>);
//     auto page = seek(db, select<Post>(), order, 20);
//     while (page.next) page = seek(db, select<Post>(), order, 20, page.next);
// With `with_total` in the place of a key it is the first page, which tells the number of all rows, in one query, by
// count(*) OVER (): the database visits them all.
template <class Runner, class Grammar, class... Clauses, class... Items, class Key = std::nullopt_t>
auto seek(Runner& runner, const statement<Grammar, Clauses...>& given, const std::tuple<Items...>& order,
          std::int64_t size, const Key& after = std::nullopt) {
    using given_type = statement<Grammar, Clauses...>;
    constexpr std::size_t own = detail::item_count<given_type>;
    constexpr bool counts = std::same_as<Key, detail::with_total_tag>;
    constexpr std::index_sequence_for<Items...> keys;
    if constexpr (counts)
        static_assert(
            detail::refuse_if<detail::not_paged<"seek with a total", true, Grammar, Clauses...>::value>::done);
    detail::require_page(1, size);
    const auto keyed = [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        return detail::select_more(
            given, detail::seek_part<Items>::key(std::get<Index>(order)).template as<detail::seek_name<Index>()>()...);
    }(keys);
    using row = detail::row_of_result<decltype(runner.execute(keyed))>;
    using key = decltype(detail::row_front<row, own>::keys(std::declval<const row&>(), keys));
    const auto of_page = [&] {
        if constexpr (counts) {
            return detail::select_more(keyed, detail::total_of_rows());
        } else {
            std::optional<key> behind;
            if constexpr (!std::same_as<Key, std::nullopt_t>) behind = after;
            return keyed.where_if(behind.has_value(), detail::seek_condition(order, behind.value_or(key())));
        }
    }();
    auto rows = runner.execute(std::apply(
        [&](const auto&... item) { return of_page.order_by(detail::seek_order(item)...).limit(size + 1); }, order));
    using front = detail::row_front<detail::row_of_result<decltype(rows)>, own>;
    std::conditional_t<counts, counted_key_page<typename front::type, key>, key_page<typename front::type, key>> made;
    std::optional<key> last;
    for (auto& one : rows) {
        if constexpr (counts) made.total = one.template get<own + sizeof...(Items)>();
        if (made.items.size() == static_cast<std::size_t>(size)) {
            made.next = std::move(last);
            break;
        }
        last = front::keys(one, keys);
        made.items.push_back(front::take(one));
    }
    return made;
}

}  // namespace cupel
