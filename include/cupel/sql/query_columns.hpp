// What columns a query gives, as those who stand around it see them: names, types, and which may be NULL.
#pragma once

#include <cupel/sql/compile.hpp>
#include <cupel/sql/derived_column.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

// An item that may be left out stands for the same column as one that may not.
template <class Item>
struct plain_item {
    using type = Item;
};
template <class Item>
    requires requires { Item::is_optional_item; }
struct plain_item<Item> {
    using type = typename Item::item_type;
};

template <class Selected>
consteval std::size_t width_of_item() {
    using Item = typename plain_item<Selected>::type;
    if constexpr (entity_selected<Item>) return table_of<typename Item::entity_type>().columns.size();
    else return 1;
}

// The key under which an item is known outside: the column it is, or its label; void if it has no name.
template <class Item>
consteval auto key_of_item() {
    if constexpr (requires { requires Item::is_derived_column; }) return std::type_identity<typename Item::key_type>{};
    else if constexpr (requires { requires Item::is_column; }) return std::type_identity<Item>{};
    else if constexpr (requires { requires Item::is_label; }) return std::type_identity<typename Item::label_type>{};
    else return std::type_identity<void>{};
}

template <class Selected>
constexpr void describe_outputs(column_info*& out) {
    using Item = typename plain_item<Selected>::type;
    if constexpr (entity_selected<Item>) {
        for (const column_info& column : table_of<typename Item::entity_type>().columns) {
            *out = {.name = column.name, .member = column.member, .type = column.type};
            out++->outer = type_name<typename Item::entity_type>;
        }
    } else {
        out->name = item_name<Item>();
        out->type = sql_type_of<typename Item::value_type>;
        if constexpr (requires { typename Item::owner; }) {
            out->member = Item::info().member;
            out->outer = type_name<typename Item::owner>;
        }
        ++out;
    }
}

// An item of a query by its key: where its column stands, and its type.
template <std::size_t Index, class Key, class T>
struct output_column {
    static constexpr std::size_t index = Index;
    using key = Key;
    using type = T;
};

template <class List>
struct query_columns;

template <class... Items>
struct query_columns<select_list<Items...>> {
    static constexpr std::size_t size = (std::size_t{} + ... + width_of_item<Items>());

    static constexpr auto columns = [] {
        std::array<column_info, size> described{};
        [[maybe_unused]] column_info* out = described.data();
        (describe_outputs<Items>(out), ...);
        return described;
    }();

    static constexpr bool has_twice(std::string_view name) {
        std::size_t found = 0;
        for (const column_info& column : columns) found += column.name == name;
        return found > 1;
    }

    // A column of an alias inside is the model's column outside.
    template <class Item, class Key>
    static consteval bool is_under_alias() {
        if constexpr (requires {
                          typename Item::owner;
                          typename Key::owner;
                      })
            return std::same_as<typename Item::owner, typename Key::owner> && Item::index() == Key::index() &&
                   Key::alias().empty();
        else return false;
    }

    // Whether a column or a label means this item.
    template <class Item, class Key>
    static consteval bool is_named() {
        if constexpr (entity_selected<Item>) {
            if constexpr (requires { typename Key::owner; })
                return std::same_as<typename Key::owner, typename Item::entity_type> &&
                       Key::alias() == Item::alias.view();
            else return false;
        } else {
            return std::same_as<Item, Key> || std::same_as<typename decltype(key_of_item<Item>())::type, Key> ||
                   is_under_alias<Item, Key>();
        }
    }

    template <std::size_t At, class Key>
    static constexpr auto find() {
        return output_column<size, Key, refused_value>{};
    }
    template <std::size_t At, class Key, class Selected, class... Rest>
    static constexpr auto find() {
        using Item = typename plain_item<Selected>::type;
        if constexpr (!is_named<Item, Key>()) return find<At + width_of_item<Item>(), Key, Rest...>();
        else if constexpr (entity_selected<Item>)
            return output_column<At + Key::index(), Key, typename Key::value_type>{};
        else
            return output_column<At, typename decltype(key_of_item<Item>())::type,
                                 without_optional<typename Item::value_type>>{};
    }

    template <class Key>
    using column = decltype(find<0, Key, Items...>());

    // What the walk found out about items, spread over their columns.
    static constexpr std::uint64_t null_columns(const item_info* items) {
        std::uint64_t bits = 0;
        std::size_t at = 0;
        (spread<Items>(bits, at, *items++), ...);
        return bits;
    }

    // The columns that rows hold in members of a struct that cannot be NULL.
    static constexpr std::uint64_t never_null() {
        std::uint64_t bits = 0;
        std::size_t at = 0;
        (add_never_null<Items>(bits, at), ...);
        return bits;
    }

    template <class Item>
    static constexpr void add_never_null(std::uint64_t& bits, std::size_t& at) {
        for (std::size_t i = 0; i < width_of_item<Item>(); ++i, ++at)
            if constexpr (entity_selected<Item> && std::same_as<typename plain_item<Item>::type, Item>)
                if (at < 64 && !table_of<typename Item::entity_type>().columns[i].nullable)
                    bits |= std::uint64_t{1} << at;
    }

    template <class Selected>
    static constexpr void spread(std::uint64_t& bits, std::size_t& at, const item_info& item) {
        using Item = typename plain_item<Selected>::type;
        for (std::size_t i = 0; i < width_of_item<Item>(); ++i, ++at) {
            bool nullable = item.nullable;
            if constexpr (entity_selected<Item>)
                nullable = nullable || table_of<typename Item::entity_type>().columns[i].nullable;
            if (nullable && at < 64) bits |= std::uint64_t{1} << at;
        }
    }
};

template <class Query>
using columns_of_query = query_columns<items_of<Query>>;

// Walks a query for what it says of its items; `around` are the tables it may see beside its own.
template <class Query, class Writer>
constexpr std::array<item_info, items_of<Query>::size> walk_items(const Writer& w, const scope* around) {
    std::array<item_info, items_of<Query>::size> items{};
    Writer probe;
    static_cast<walk_context&>(probe) = w;
    probe.visible = probe.items_scope = around;
    probe.items = items.data();
    Query::render(probe);
    probe.release();
    return items;
}

// The one entity that a query selects and nothing else; void otherwise.
template <class List>
struct only_entity {
    using type = void;
};
template <entity_selected Item>
struct only_entity<select_list<Item>> {
    using type = typename Item::entity_type;
};

template <class Grammar, class... Clauses>
auto find_model_of_query(const statement<Grammar, Clauses...>*) -> std::type_identity<model_of<Grammar, Clauses...>>;

// The model of the table that a query reads first, for messages; void if it is none.
template <class Query>
using model_of_query = typename decltype(find_model_of_query(static_cast<const Query*>(nullptr)))::type;

}  // namespace cupel::detail
