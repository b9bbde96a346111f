// All tables of a program at once, in the order in which their foreign keys allow it.
#pragma once

#include <cupel/sql/enum_type.hpp>
#include <cupel/sql/view.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <std::size_t Count>
struct table_order {
    std::array<std::size_t, Count> positions{};
    problem fault{};
};

constexpr bool refers_to(const table_info& from, const table_info& to) noexcept {
    for (const foreign_key_info& key : from.foreign_keys)
        if (!key.use_alter && key.target() == to && !(from == to)) return true;
    return false;
}

// Names a cycle among the tables that could not be placed: each of them refers to another.
template <std::size_t Count>
constexpr problem describe_cycle(const std::array<const table_info*, Count>& tables,
                                 const std::array<bool, Count>& placed) {
    std::size_t at = 0;
    while (placed[at]) ++at;
    const auto next = [&](std::size_t from) {
        for (std::size_t to = 0; to < Count; ++to)
            if (!placed[to] && refers_to(*tables[from], *tables[to])) return to;
        return from;
    };
    for (std::size_t i = 0; i < Count; ++i) at = next(at);  // now surely inside a cycle
    problem text("cupel[E519]: foreign keys form a cycle of tables: ", tables[at]->name);
    std::size_t step = at;
    do {
        step = next(step);
        text += " -> ";
        text += tables[step]->name;
    } while (step != at && text.count + 4 < problem::capacity);
    text += "; mark one of these foreign keys with .use_alter() in its mapping";
    return text;
}

template <std::size_t Count>
constexpr table_order<Count> order_tables(const std::array<const table_info*, Count>& tables) {
    table_order<Count> order;
    std::array<bool, Count> placed{};
    for (std::size_t done = 0; done < Count;) {
        const std::size_t before = done;
        for (std::size_t i = 0; i < Count; ++i) {
            bool ready = !placed[i];
            for (std::size_t j = 0; j < Count; ++j)
                if (!placed[j] && refers_to(*tables[i], *tables[j])) ready = false;
            if (!ready) continue;
            placed[i] = true;
            order.positions[done++] = i;
        }
        if (done == before) {
            order.fault = describe_cycle(tables, placed);
            break;
        }
    }
    return order;
}

// What IF NOT EXISTS would leave out without a word: a second model of one table, a second index of one name.
constexpr problem name_clash(const table_info& first, array_view<given_name> first_names, const table_info& second,
                             array_view<given_name> second_names) {
    if (first == second || first.schema != second.schema) return problem();
    if (first.name == second.name)
        return problem("cupel[E651]: ", first.type, " and ", second.type, " are both models of table ", first.name,
                       "; name one of them in create_all and drop_all");
    for (const given_name& one : first_names)
        for (const given_name& other : second_names)
            if (one.of_schema && other.of_schema && one.name == other.name && !one.name.empty())
                return problem("cupel[E650]: ", one.what, " of table ", first.name, " (", first.type, ") and ",
                               other.what, " of table ", second.name, " (", second.type, ") have one name, ", one.name,
                               "; give one of them another");
    return problem();
}

template <std::size_t Count>
constexpr problem find_name_clash(const std::array<const table_info*, Count>& tables,
                                  const std::array<array_view<given_name>, Count>& names) {
    for (std::size_t i = 1; i < Count; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (const problem found = name_clash(*tables[j], names[j], *tables[i], names[i]); found.found())
                return found;
    return problem();
}

template <class... Models>
struct schema_order {
    static constexpr std::array<const table_info*, sizeof...(Models)> tables{&table_of<Models>()...};
    static constexpr auto order = order_tables(tables);
    static constexpr problem clash =
        find_name_clash(tables, std::array<array_view<given_name>, sizeof...(Models)>{table_data_of<Models>.names...});
    static constexpr const problem& fault = order.fault.found() ? order.fault : clash;
};

// Calls one(std::type_identity<Model>) for the model at a position.
template <class... Models, class Function>
void at_position(std::size_t position, Function one) {
    std::size_t at = 0;
    ((at++ == position ? one(std::type_identity<Models>{}) : void()), ...);
}

template <class T, class Database, std::size_t... Index>
void create_indexes(Database& database, std::index_sequence<Index...>) {
    (void)(database.execute(create_index_statement<T, Index>{}), ...);
}

// sql/full_text_index.hpp
template <class T, class Index>
struct full_text_tables;

// Calls function(full_text_tables<T, ...>) if the mapping has a full-text index.
template <class T, class Function>
void for_full_text(Function function) {
    for_each_option<T>([&](const auto& option) {
        using index = std::remove_cvref_t<decltype(option)>;
        if constexpr (requires { index::adds_full_text; }) function(std::type_identity<full_text_tables<T, index>>{});
    });
}

template <class T, class Database>
void create_one(Database& database) {
    if constexpr (is_view<T>) return;
    else database.execute(create_table<T>.if_not_exists());
    for_full_text<T>([&]<class Tables>(std::type_identity<Tables>) { Tables::create(database); });
    create_indexes<T>(database, std::make_index_sequence<index_count<T>>());
}

template <class T, class Dialect>
constexpr std::string_view text_of_view() {
    if constexpr (is_view<T>) return compiled<create_view_statement<T>, Dialect>::sql;
    else return {};
}

// Views in an order in which each stands behind those that it selects from, as its text says.
template <class Dialect, class... Models>
constexpr auto order_views() {
    constexpr std::size_t count = (std::size_t{} + ... + is_view<Models>);
    std::array<std::size_t, sizeof...(Models)> positions{};
    std::array<std::string_view, sizeof...(Models)> texts{text_of_view<Models, Dialect>()...};
    constexpr std::array<const table_info*, sizeof...(Models)> tables{&table_of<Models>()...};
    const auto selects_from = [&](std::size_t view, std::size_t other) {
        const std::string_view name = tables[other]->name;
        for (std::size_t at = texts[view].find(name); at != std::string_view::npos; at = texts[view].find(name, at + 1))
            if (at != 0 && texts[view][at - 1] == '"' && texts[view].substr(at + name.size()).starts_with('"'))
                return true;
        return false;
    };
    std::array<bool, sizeof...(Models)> placed{};
    for (std::size_t done = 0; done < count;) {
        const std::size_t before = done;
        for (std::size_t i = 0; i < sizeof...(Models); ++i) {
            bool ready = tables[i]->view && !placed[i];
            for (std::size_t j = 0; j < sizeof...(Models); ++j)
                if (tables[j]->view && !placed[j] && i != j && selects_from(i, j)) ready = false;
            if (!ready) continue;
            placed[i] = true;
            positions[done++] = i;
        }
        // A name that is only a column's may close a circle that is none.
        for (std::size_t i = 0; done == before && i < sizeof...(Models); ++i)
            if (tables[i]->view && !placed[i]) placed[i] = true, positions[done++] = i;
    }
    return positions;
}

template <class... Models, class Database>
void create_views(Database& database) {
    using dialect = typename std::remove_reference_t<Database>::dialect;
    constexpr std::size_t count = (std::size_t{} + ... + is_view<Models>);
    const auto positions = order_views<dialect, Models...>();
    const auto each = [&](std::size_t i, auto one) {
        at_position<Models...>(positions[i], [&]<class T>(std::type_identity<T>) {
            if constexpr (is_view<T>) one.template operator()<T>();
        });
    };
    for (std::size_t i = count; !dialect::replaces_views && i-- > 0;)
        each(i, [&]<class T>() { database.execute(drop_view<T>.if_exists()); });
    for (std::size_t i = 0; i < count; ++i) each(i, [&]<class T>() { database.execute(create_view<T>); });
}

template <class... Models, class Database>
void drop_views(Database& database) {
    using dialect = typename std::remove_reference_t<Database>::dialect;
    const auto positions = order_views<dialect, Models...>();
    for (std::size_t i = (std::size_t{} + ... + is_view<Models>); i-- > 0;)
        at_position<Models...>(positions[i], [&]<class T>(std::type_identity<T>) {
            if constexpr (is_view<T>) database.execute(drop_view<T>.if_exists());
        });
}

template <class T, class Database, std::size_t... Index>
void add_foreign_keys(Database& database, std::index_sequence<Index...>) {
    [[maybe_unused]] const auto add = [&]<std::size_t Position>() {
        if constexpr (table_of<T>().foreign_keys[Position].use_alter)
            database.execute(add_foreign_key_statement<T, Position>{});
    };
    (add.template operator()<Index>(), ...);
}

template <class T, class Database>
void create_enum_types(Database& database) {
    for_each_enum_type_of<T>(
        [&]<class Enum>(std::type_identity<Enum>) { database.execute(create_type_statement<Enum>{}); });
}

template <class T, class Database>
void drop_enum_types(Database& database) {
    for_each_enum_type_of<T>(
        [&]<class Enum>(std::type_identity<Enum>) { database.execute(drop_type_statement<Enum>{}); });
}

// A session that is one of several databases' calls function(the session that it is).
template <class Database, class Function>
void in_its_dialect(Database& database, Function function) {
    if constexpr (requires { database.driver().visit(function); }) database.driver().visit(function);
    else function(database);
}

// In the transaction that is open, or in one of its own.
template <class Database, class Function>
void in_one_transaction(Database& database, Function function) {
    if constexpr (requires { requires Database::is_scope; }) {
        in_its_dialect(database, function);
    } else {
        if constexpr (requires { database.in_transaction(); })
            if (database.in_transaction()) return in_its_dialect(database, function);
        database.begin([&](auto& tx) { in_its_dialect(tx, function); });
    }
}

}  // namespace detail

// CREATE TYPE for enums that are types, CREATE TABLE IF NOT EXISTS for every model, referred tables first, then their
// indexes, then views, each anew: all or, on failure, none.
// A cycle of foreign keys does not compile unless one of them is marked use_alter.
template <class... Models, class Database>
void create_all(Database& database) {
    using order = detail::schema_order<Models...>;
    static_assert(detail::refuse_if<order::fault>::done);
    const auto create = [&](auto& connection) {
        using dialect = typename std::remove_reference_t<decltype(connection)>::dialect;
        if constexpr (dialect::has_enum_types) (detail::create_enum_types<Models>(connection), ...);
        for (std::size_t position : order::order.positions)
            detail::at_position<Models...>(position,
                                           [&]<class T>(std::type_identity<T>) { detail::create_one<T>(connection); });
        if constexpr (dialect::has_alter_table_add_constraint)
            (detail::add_foreign_keys<Models>(connection,
                                              std::make_index_sequence<table_of<Models>().foreign_keys.size()>()),
             ...);
        if constexpr ((false || ... || detail::is_view<Models>)) detail::create_views<Models...>(connection);
    };
    detail::in_one_transaction(database, create);
}

// DROP VIEW and DROP TABLE IF EXISTS for every model, referring tables first, then types of enums that nothing uses any more: all or, on
// failure, none.
template <class... Models, class Database>
void drop_all(Database& database) {
    using order = detail::schema_order<Models...>;
    static_assert(detail::refuse_if<order::fault>::done);
    const auto drop = [&](auto& connection) {
        using dialect = typename std::remove_reference_t<decltype(connection)>::dialect;
        constexpr std::string_view before = dialect::before_drop_all;
        if (!before.empty()) connection.run(before);
        if constexpr ((false || ... || detail::is_view<Models>)) detail::drop_views<Models...>(connection);
        for (std::size_t i = order::order.positions.size(); i-- > 0;)
            detail::at_position<Models...>(order::order.positions[i], [&]<class T>(std::type_identity<T>) {
                detail::for_full_text<T>([&]<class Tables>(std::type_identity<Tables>) { Tables::drop(connection); });
                if constexpr (!detail::is_view<T>) connection.execute(drop_table<T>.if_exists());
            });
        if constexpr (dialect::has_enum_types) (detail::drop_enum_types<Models>(connection), ...);
    };
    detail::in_one_transaction(database, drop);
}

}  // namespace cupel
