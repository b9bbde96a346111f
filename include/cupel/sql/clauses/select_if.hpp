// Items of the select list that may be left out: NULL stands in their place, so that all rows have the same columns.
#pragma once

#include <cupel/sql/part.hpp>
#include <cupel/sql/select_methods.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// What an item gives its rows: a value, or an entity.
template <class Item>
struct item_kind {
    using value_type = typename Item::value_type;
};
template <entity_selected Item>
struct item_kind<Item> {
    using entity_type = typename Item::entity_type;
};

// Whether the item has a name of its own in the row: a column's, or a label.
template <fixed_string Name, class Item, bool Chosen = chosen_name<Item>>
struct optional_item : item_kind<Item> {
    static constexpr bool has_values = true;
    static constexpr bool is_optional_item = true;
    using item_type = Item;

    part_flag<Name> flag;
    [[no_unique_address]] Item item;

    constexpr optional_item(part_flag<Name> f, Item i) : flag(f), item(std::move(i)) {}

    static constexpr void describe(problem& text) { cupel::detail::describe<Item>(text, "an expression"); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_part(
            w, Name.view(), Name.size() == 0 ? 0 : part_number(Name.view()),
            [&] {
                if constexpr (requires { typename Item::value_type; } && !requires { Item::is_column; })
                    w.covered = w.template groups_by<Item>();
                Item::render(w);
                w.covered = false;
            },
            [&] { render_nothing(w); });
        w.nullable = true;
    }

    template <class Writer>
    static constexpr void render_nothing(Writer& w) {
        if constexpr (entity_selected<Item>) {
            const table_info& table = table_of<typename Item::entity_type>();
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                if (i != 0) w.text(", ");
                render_null(w, table.columns[i].type, table.columns[i].name);
            }
        } else {
            render_null(w, sql_type_of<typename Item::value_type>, item_name<Item>());
        }
    }

    template <class Writer>
    static constexpr void render_null(Writer& w, const sql_type& type, std::string_view name) {
        w.text("NULL");
        w.parameter_type(type);
        if (name.empty()) return;
        w.text(" AS ");
        w.identifier(name);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_part(visitor, flag, item);
    }
};

template <fixed_string Name, class Item>
struct optional_item<Name, Item, true> : optional_item<Name, Item, false> {
    static constexpr bool is_label = true;
    using optional_item<Name, Item, false>::optional_item;
    static constexpr std::string_view name() noexcept { return item_name<Item>(); }
};

template <fixed_string Name, class Item>
constexpr optional_item<Name, Item> make_optional_item(part_flag<Name> flag, Item item) {
    return {flag, std::move(item)};
}

template <class... Items, class... More>
constexpr auto append_items(const select_list<Items...>& given, More... more) {
    if constexpr (sizeof...(More) == 0) return given;
    else
        return [&]<class First, class... Rest>(First first, Rest... rest) {
            return append_items(select_list<Items..., First>{append(given.items, std::move(first))},
                                std::move(rest)...);
        }(std::move(more)...);
}

template <class Grammar, class... Clauses, class Flag, class... Items>
constexpr auto add_select_part(const statement<Grammar, Clauses...>& given, const Flag& flag, Items... items) {
    if constexpr (requires { Flag::chooses_columns; })
        return put_clause(given, flag.add_to(find_clause<select_list_tag>(given.clauses)));
    else if constexpr (sizeof...(Items) == 0) return refuse_nothing<"SELECT">(given);
    else
        return put_clause(given, append_items(find_clause<select_list_tag>(given.clauses),
                                              make_optional_item(flag_of(flag), select_item(std::move(items)))...));
}

}  // namespace cupel::detail
