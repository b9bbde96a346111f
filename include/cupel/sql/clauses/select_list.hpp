// The select list: expressions, labelled expressions, whole entities.
#pragma once

#include <cupel/sql/column.hpp>
#include <cupel/sql/comparing.hpp>
#include <cupel/sql/label.hpp>
#include <cupel/sql/node_pack.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace cupel {

// All columns of a model, read into the model's struct.
template <class T, fixed_string Alias>
struct entity_item {
    using entity_type = T;
    static constexpr fixed_string alias = Alias;
    static constexpr bool has_values = false;
    static constexpr bool is_entity = true;

    static constexpr void describe(detail::problem& text) noexcept { table_of<T>().describe(text); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        const table_info& table = table_of<T>();
        w.require(detail::model_problem<T>);
        if constexpr (detail::is_filtered<T>) detail::note_criteria<T>(w);
        if (w.discovering) return w.discover(table, Alias.view());
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (i != 0) w.text(", ");
            w.column(table, Alias.view(), i);
        }
        const detail::source* found = w.visible != nullptr ? w.visible->find(table, Alias.view()) : nullptr;
        w.nullable = found != nullptr && found->nullable;
        if (found != nullptr && w.visible->has_group_by) w.check_entity_grouped(*found);
    }
};

template <class T>
inline constexpr entity_item<T, ""> entity{};

namespace detail {

template <class T>
concept entity_selected = requires { T::is_entity; };

template <class Source>
struct no_entity {
    static constexpr problem value = [] {
        problem text("cupel[E549]: ");
        Source::describe(text);
        text += " is selected as a whole, but its rows are no entity; select its columns";
        text += ": ";
        text += Source::name_of_source();
        text += "[label<name>] or ";
        text += Source::name_of_source();
        text += "[col<&T::member>]";
        return text;
    }();
};

template <class Source>
constexpr auto refuse_whole() {
    static_assert(refuse_if<no_entity<Source>::value>::done);
    return refused_operand<Source>{};
}

// What `select` takes, as the node it becomes: an alias stands for its entity, a value for a parameter.
template <class T>
constexpr auto select_item(T item) {
    if constexpr (requires {
                      typename T::entity_type;
                      T::name;
                  })
        return entity_item<typename T::entity_type, T::name>{};
    else if constexpr (expression<T> || entity_selected<T>) return item;
    else if constexpr (requires { T::is_table_source; }) return refuse_whole<T>();
    else return bound_alone(std::move(item));
}

template <class Item>
constexpr std::string_view item_name() {
    if constexpr (requires {
                      { Item::name() } -> std::same_as<std::string_view>;
                  })
        return Item::name();
    else return {};
}

// Names that must not be given twice: those of columns and labels, which people chose.
template <class Item>
inline constexpr bool chosen_name = requires { Item::is_column; } || requires { Item::is_label; };

template <class Item>
constexpr std::string_view chosen_name_of() {
    if constexpr (chosen_name<Item>) return Item::name();
    else return {};
}

template <class Item>
constexpr void describe_item(problem& text) {
    if constexpr (requires { typename Item::expression_type; }) describe_item<typename Item::expression_type>(text);
    else cupel::detail::describe<Item>(text, "an expression");
}

// The number of an item whose name another one in front of it has; the count of items if there is none.
constexpr std::size_t find_twice(const std::string_view* names, std::size_t count) noexcept {
    for (std::size_t i = 1; i < count; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (!names[i].empty() && names[i] == names[j]) return i;
    return count;
}

struct select_list_tag {};
struct set_members_tag {};
struct with_tag {};

template <class... Items>
struct select_list {
    using tag = select_list_tag;
    static constexpr bool has_values = node_pack<Items...>::has_values;
    static constexpr std::size_t size = sizeof...(Items);

    [[no_unique_address]] node_pack<Items...> items;

    template <class Writer>
    static constexpr void render_items(Writer& w) {
        std::size_t index = 0;
        (render_item<Items>(w, index), ...);
    }

    template <class Item, class Writer>
    static constexpr void render_item(Writer& w, std::size_t& index) {
        if (index != 0) w.text(", ");
        w.nullable = false;
        if constexpr (requires { typename Item::value_type; } && !requires { Item::is_column; })
            w.covered = w.template groups_by<Item>();
        Item::render(w);
        w.covered = false;
        if (w.items != nullptr) w.items[index] = {item_name<Item>(), w.nullable};
        ++index;
    }

    // SELECT DISTINCT compares rows.
    template <class Writer>
    static constexpr void check_distinct(Writer& w, std::string_view place = "DISTINCT") {
        (check_distinct_item<Items>(w, place), ...);
    }

    template <class Item, class Writer>
    static constexpr void check_distinct_item(Writer& w, [[maybe_unused]] std::string_view place) {
        if constexpr (requires { typename Item::expression_type; })
            check_distinct_item<typename Item::expression_type>(w, place);
        else if constexpr (expression<Item>)
            if constexpr (!always_ordered<Item>) check_compared<Item, comparing::equality>(w, place);
    }

    // Lets the statement know its labels, and finds two items of one name.
    static constexpr void add_labels(scope& names, [[maybe_unused]] walk& w) {
        names.labels = chosen_names.data();
        names.label_count = size;
        constexpr std::size_t twice = find_twice(chosen_names.data(), size);
        if constexpr (twice < size) report_twice(w, names, twice);
    }

    static constexpr std::array<std::string_view, size> chosen_names{chosen_name_of<Items>()...};

    static constexpr void report_twice(walk& w, const scope& names, std::size_t which) {
        problem text("cupel[E040]: ");
        std::size_t at = 0;
        ((at++ == which ? describe_item<Items>(text) : void()), ...);
        text += " and another item";
        names.describe_from(text);
        text += " are both called ";
        text += chosen_names[which];
        text += "; give one of them another name with .as<...>()";
        w.report(text);
    }

    // Whether the label is that of an item which is this column and nothing else.
    static constexpr bool labels_column(std::string_view label, const table_info& table, std::string_view alias,
                                        std::size_t column) {
        return (false || ... || is_label_of<Items>(label, table, alias, column));
    }

    template <class Item>
    static constexpr bool is_label_of(std::string_view label, const table_info& table, std::string_view alias,
                                      std::size_t column) {
        if constexpr (requires { requires Item::is_label && Item::expression_type::is_column; }) {
            using expression = typename Item::expression_type;
            return Item::name() == label && expression::table() == table && expression::alias() == alias &&
                   expression::index() == column;
        } else {
            return false;
        }
    }

    // Whether the expression is an item, with a label or without, or a column of an entity.
    template <class Key>
    static constexpr bool selects() {
        return (false || ... || is_item<Items, Key>());
    }

    template <class Item, class Key>
    static constexpr bool is_item() {
        if constexpr (requires { typename Item::expression_type; })
            return std::same_as<typename Item::expression_type, Key>;
        else if constexpr (entity_selected<Item> && requires { typename Key::owner; })
            return std::same_as<typename Key::owner, typename Item::entity_type> && Key::alias() == Item::alias.view();
        else return std::same_as<Item, Key>;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        items.visit_values(visitor);
    }
};

}  // namespace detail
}  // namespace cupel
