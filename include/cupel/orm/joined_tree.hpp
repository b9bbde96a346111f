// The tables that joined loading adds to a query: LEFT JOIN "posts" AS "posts_1" ON "posts_1"."author_id" = "users"."id"
#pragma once

#include <cupel/orm/load_steps.hpp>
#include <cupel/orm/part_query.hpp>
#include <cupel/sql/clauses/join.hpp>
#include <cupel/sql/clauses/select_list.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// "posts_1": the name of a table, and the number of its join.
template <class T, std::size_t Number>
inline constexpr auto numbered_alias = [] {
    constexpr std::string_view name = table_of<T>().name;
    constexpr std::size_t digits = Number < 10 ? 1 : Number < 100 ? 2 : 3;
    fixed_string<name.size() + digits + 2> text;
    for (std::size_t i = 0; i < name.size(); ++i) text.characters[i] = name[i];
    text.characters[name.size()] = '_';
    for (std::size_t i = 0, rest = Number; i < digits; ++i, rest /= 10)
        text.characters[name.size() + digits - i] = static_cast<char>('0' + rest % 10);
    return text;
}();

// JOIN of a relationship whose owner, target and association table have these names.
template <class Step, fixed_string OwnerAlias, fixed_string Alias, fixed_string Between, bool Inner>
struct loading_join {
    using traits = typename Step::traits;
    static constexpr bool has_values = false;

    template <class Writer>
    static constexpr void add_sources(Writer& w, scope& names) {
        w.require(model_problem<typename Step::target>);
        if constexpr (is_filtered<typename Step::target>) note_criteria<typename Step::target>(w);
        if constexpr (traits::through)
            if constexpr (is_filtered<typename traits::association>) note_criteria<typename traits::association>(w);
        if constexpr (traits::through) add(w, names, {&table_of<typename traits::association>(), Between.view()});
        add(w, names, {&table_of<typename Step::target>(), Alias.view()});
    }

    template <class Writer>
    static constexpr void render(Writer& w, scope& names, std::size_t& next) {
        if constexpr (traits::through) {
            using association = typename traits::association;
            using own = key_link<association, typename Step::owner, traits::own_key()>;
            using other = key_link<association, typename Step::target, traits::target_key()>;
            join(w, names.sources[next++]);
            on<own, association, Between, typename Step::owner, OwnerAlias>(w);
            add_criteria(w, names, next - 1);
            join(w, names.sources[next++]);
            on<other, association, Between, typename Step::target, Alias>(w);
            add_condition(w);
            add_criteria(w, names, next - 1);
        } else {
            join(w, names.sources[next++]);
            if constexpr (traits::kind == relationship_kind::belongs_to)
                on<typename traits::link, typename Step::owner, OwnerAlias, typename Step::target, Alias>(w);
            else on<typename traits::link, typename Step::target, Alias, typename Step::owner, OwnerAlias>(w);
            add_condition(w);
            add_criteria(w, names, next - 1);
        }
    }

private:
    static constexpr void add(walk& w, scope& names, source added) noexcept {
        added.nullable = !Inner;
        add_source(w, names, added);
    }
    template <class Writer>
    static constexpr void add_condition(Writer& w) {
        if constexpr (traits::filtered) render_relationship_condition<traits::option::member, Alias>(w);
    }
    static constexpr void add_criteria(walk& w, scope& names, std::size_t place) {
        if (w.adds_criteria()) add_join_criteria(w, names, place, place + 1, false, !Inner);
    }
    template <class Writer>
    static constexpr void join(Writer& w, const source& joined) {
        w.text(join_words(Inner ? join_kind::inner : join_kind::left));
        render_source(w, joined);
        w.text(" ON ");
    }
    template <class Link, class Child, fixed_string ChildAlias, class Parent, fixed_string ParentAlias, class Writer>
    static constexpr void on(Writer& w) {
        Link::for_each([&](auto place) {
            if (place != 0) w.text(" AND ");
            w.column(table_of<Child>(), ChildAlias.view(), Link::template child_column<place>);
            w.text(" = ");
            w.column(table_of<Parent>(), ParentAlias.view(), Link::template parent_column<place>);
        });
    }
};

template <class Step, fixed_string Alias>
struct not_joined {
    static constexpr void report(walk& w) {
        using target = typename Step::target;
        problem text("cupel[E563]: contains_eager<&", type_name<typename Step::owner>, "::", Step::which_name(),
                     "> is filled by table ", table_of<target>().name);
        text += Alias.view().empty() ? " (" : " under the alias ";
        text += Alias.view().empty() ? type_name<target> : Alias.view();
        text += Alias.view().empty() ? ")" : "";
        text += ", which is not in FROM; add .join<&";
        text += type_name<typename Step::owner>;
        text += "::";
        text += Step::which_name();
        text += ">(";
        text += Alias.view();
        text += ") to the statement, or write joinedload";
        w.report(text);
    }
};

// The entity of a table that the statement itself has joined.
template <class Step, fixed_string Alias>
struct eager_item : entity_item<typename Step::target, Alias> {
    template <class Writer>
    static constexpr void render(Writer& w) {
        if (w.discovering) return;
        if (w.visible != nullptr && w.visible->find(table_of<typename Step::target>(), Alias.view()) == nullptr)
            return not_joined<Step, Alias>::report(w);
        entity_item<typename Step::target, Alias>::render(w);
    }
};

// One column of it.
template <class Step, fixed_string Alias, std::size_t Column>
struct eager_part : entity_part<typename Step::target, Alias, Column> {
    template <class Writer>
    static constexpr void render(Writer& w) {
        if (w.discovering) return;
        if (w.visible != nullptr && w.visible->find(table_of<typename Step::target>(), Alias.view()) == nullptr)
            return not_joined<Step, Alias>::report(w);
        entity_part<typename Step::target, Alias, Column>::render(w);
    }
};

// ORDER BY the key of a table, under the name that it has here.
template <class T, fixed_string Alias, std::size_t Column>
struct key_order {
    static constexpr bool has_values = false;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.column(table_of<T>(), Alias.view(), Column);
    }
};

template <class T, fixed_string Alias>
struct key_orders {
    template <std::size_t... Place>
    static type_list<key_order<T, Alias, key_column<T, Place>>...> all(std::index_sequence<Place...>);
    using type = decltype(all(std::make_index_sequence<key_size<T>>()));
};

// The items of a select list that an entity is read from: itself, or the columns of Choice.
template <class T, fixed_string Alias, class Choice, class Whole>
struct items_of_entity {
    template <std::size_t... Column>
    static type_list<entity_part<T, Alias, Column>...> parts(std::index_sequence<Column...>);
    using type = decltype(Choice::with([](auto columns) { return decltype(parts(columns))(); }));
};
template <class T, fixed_string Alias, class Choice, class Whole>
    requires(Choice::whole)
struct items_of_entity<T, Alias, Choice, Whole> {
    using type = Whole;
};

// The same of a table that is joined for a step, or by the statement itself.
template <class Step, fixed_string Alias, class Choice, class Whole>
struct items_of_place : items_of_entity<typename Step::target, Alias, Choice, Whole> {};
template <class Step, fixed_string Alias, class Choice, class Whole>
    requires(is_own_join<typename Step::join> && !Choice::whole)
struct items_of_place<Step, Alias, Choice, Whole> {
    template <std::size_t... Column>
    static type_list<eager_part<Step, Alias, Column>...> parts(std::index_sequence<Column...>);
    using type = decltype(Choice::with([](auto columns) { return decltype(parts(columns))(); }));
};

// Where one relationship stands among those that the query joins: the place of its entity behind the first one, and what is
// joined to that.
template <class Step, std::size_t Place, std::size_t Item, fixed_string OwnerAlias, bool AllInner>
struct joined_place;

// The joined relationships of one level, the first of which has number First.
template <std::size_t First, std::size_t Item, fixed_string OwnerAlias, bool AllInner, class... Steps>
struct joined_level;

template <std::size_t First, std::size_t Item, fixed_string OwnerAlias, bool AllInner>
struct joined_level<First, Item, OwnerAlias, AllInner> {
    static constexpr std::size_t end = First;
    static constexpr std::size_t item_end = Item;
    static constexpr bool has_many_rows = false;
    static constexpr bool has_joins = false;
    static constexpr bool has_own_joins = false;
    using items = type_list<>;
    using joins = type_list<>;
    using orders = type_list<>;
    using places = type_list<>;
};

template <std::size_t First, std::size_t Item, fixed_string OwnerAlias, bool AllInner, class Step, class... Rest>
struct joined_level<First, Item, OwnerAlias, AllInner, Step, Rest...> {
    template <bool Joined>
    static auto pick() {
        if constexpr (Joined) return std::type_identity<joined_place<Step, First, Item, OwnerAlias, AllInner>>{};
        else return std::type_identity<joined_level<First, Item, OwnerAlias, AllInner>>{};
    }
    static constexpr bool joined = is_joined_step<Step>;
    using here = typename decltype(pick<joined>())::type;
    using rest = joined_level<here::end, here::item_end, OwnerAlias, AllInner, Rest...>;

    static constexpr std::size_t end = rest::end;
    static constexpr std::size_t item_end = rest::item_end;
    static constexpr bool has_many_rows = here::has_many_rows || rest::has_many_rows;
    static constexpr bool has_joins = here::has_joins || rest::has_joins;
    static constexpr bool has_own_joins = here::has_own_joins || rest::has_own_joins;
    using items = join_lists<typename here::items, typename rest::items>;
    using joins = join_lists<typename here::joins, typename rest::joins>;
    using orders = join_lists<typename here::orders, typename rest::orders>;
    using places = join_lists<std::conditional_t<joined, type_list<here>, type_list<>>, typename rest::places>;
};

template <std::size_t First, std::size_t Item, fixed_string OwnerAlias, bool AllInner, class... Steps>
joined_level<First, Item, OwnerAlias, AllInner, Steps...> level_of_steps(type_list<Steps...>);
template <std::size_t First, std::size_t Item, fixed_string OwnerAlias, bool AllInner, class Steps>
using joined_level_of = decltype(level_of_steps<First, Item, OwnerAlias, AllInner>(Steps{}));

template <class Step, std::size_t Place, fixed_string OwnerAlias>
struct alias_of_join {
    template <class Join>
    struct of {
        static constexpr auto value = numbered_alias<typename Step::target, Place>;
    };
    template <fixed_string Alias>
    struct of<by_own_join<Alias>> {
        static constexpr auto value = Alias;
    };
    static constexpr auto value = of<typename Step::join>::value;
};

template <class Step, std::size_t Place, std::size_t Item, fixed_string OwnerAlias, bool AllInner>
struct joined_place {
    using step = Step;
    using target = typename Step::target;
    using traits = typename Step::traits;
    static constexpr std::size_t first_item = Item;
    static constexpr bool own_join = is_own_join<typename Step::join>;
    using choice = typename Step::choice;
    static constexpr std::size_t width = choice::whole ? 1 : choice::size;
    static constexpr bool to_many = traits::kind != relationship_kind::belongs_to;
    static constexpr auto alias = alias_of_join<Step, Place, OwnerAlias>::value;
    // A row that must have a target is not lost by an inner join, but where criteria may hide the target.
    static constexpr bool inner = [] {
        if constexpr (std::same_as<typename Step::join, by_inner_join>) return AllInner;
        else if constexpr (traits::kind == relationship_kind::belongs_to)
            return AllInner && !traits::link::nullable && !is_filtered<target> &&
                   !any_adds_criterion_of<target, typename Step::options>;
        else return false;
    }();
    static constexpr auto between = [] {
        if constexpr (traits::through) return numbered_alias<typename traits::association, Place>;
        else return fixed_string("");
    }();
    static constexpr bool inner_below = inner && !own_join;
    using below = joined_level_of<Place + 1, Item + width, alias, inner_below, typename Step::steps>;

    static constexpr std::size_t end = below::end;
    static constexpr std::size_t item_end = below::item_end;
    static constexpr bool has_many_rows = (to_many && !own_join) || below::has_many_rows;
    static constexpr bool has_joins = !own_join || below::has_joins;
    static constexpr bool has_own_joins = own_join || below::has_own_joins;
    using whole_items = type_list<std::conditional_t<own_join, eager_item<Step, alias>, entity_item<target, alias>>>;
    using items = join_lists<typename items_of_place<Step, alias, choice, whole_items>::type, typename below::items>;
    using join = loading_join<Step, OwnerAlias, alias, between, inner>;
    using joins = join_lists<std::conditional_t<own_join, type_list<>, type_list<join>>, typename below::joins>;
    using own_orders =
        join_lists<typename traits::template order_in<alias, between>, typename key_orders<target, alias>::type>;
    using orders =
        join_lists<std::conditional_t<to_many && !own_join, own_orders, type_list<>>, typename below::orders>;
};

template <class Steps, fixed_string Alias>
using joined_tree = decltype(level_of_steps<1, 0, Alias, true>(Steps{}));

}  // namespace cupel::detail
