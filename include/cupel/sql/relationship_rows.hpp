// What a mapping says of the rows that a relationship leads to, as text: .where(...) and .order_by(...) of relationships.
#pragma once

#include <cupel/schema/relationship_key.hpp>
#include <cupel/schema/relationship_option.hpp>
#include <cupel/sql/literals.hpp>
#include <cupel/sql/operations.hpp>
#include <cupel/sql/ordering.hpp>
#include <cupel/sql/writer.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

template <auto Member, class... Options>
consteval std::size_t place_of_relationship(std::type_identity<hana::basic_tuple<Options...>>) {
    std::size_t at = 0, place = 0;
    ((option_of_relationship<Member, Options> ? void(place = at++) : void(++at)), ...);
    return place;
}
template <auto Member>
constexpr const auto& rows_in_mapping() {
    constexpr auto& options = mapping<owner_of<Member>>::table.options;
    return hana::at_c<place_of_relationship<Member>(std::type_identity<std::remove_cvref_t<decltype(options)>>())>(
               options)
        .rows;
}
template <auto Member>
using condition_of_relationship = std::remove_cvref_t<decltype(rows_in_mapping<Member>().condition)>;
template <auto Member, std::size_t Place>
using order_of_relationship = std::remove_cvref_t<decltype(hana::at_c<Place>(rows_in_mapping<Member>().order))>;

// Conditions and keys of an order, whose values become text.
template <class Writer, class Given>
constexpr void render_as_text(Writer& w, const Given& given, const table_info& table) {
    literal_collector collected;
    visit_each(collected, given);
    w.literal_table = &table;
    w.literal_column = no_column;
    w.literals = collected.values.data();
    Given::render(w);
    w.literals = nullptr;
}

// The columns of T in what `write` writes are those of the source of this name.
template <class T, class Writer, class Write>
constexpr void as_columns_of(Writer& w, std::string_view alias, Write write) {
    const walk_state state = w;
    const criteria_context around = w;
    const literal_value* const literals = w.literals;
    const table_info* const literal_table = w.literal_table;
    criteria_walk known;
    known.table = &table_of<T>();
    known.alias = alias;
    known.around = w.visible;
    known.no_session = around.criteria == nullptr || around.criteria->no_session;
    if (!known.no_session) known.keys = around.criteria->keys;
    w.criteria = &known;
    w.in_criterion = true;
    write();
    if (!known.no_session) around.criteria->keys = known.keys;
    const bool filtered = w.filtered, keyed = w.keyed;
    static_cast<criteria_context&>(w) = around;
    w.filtered = filtered, w.keyed = keyed;
    static_cast<walk_state&>(w) = state;
    w.literals = literals;
    w.literal_table = literal_table;
}

template <auto Member>
constexpr problem about_rows(std::string_view what) {
    using target = typename value_of<Member>::target;
    problem text = about_relationship(
        "E567", {table_name_of<owner_of<Member>>(), type_name<owner_of<Member>>, member_name<Member>});
    text += what;
    text += "; name columns of ";
    text += type_name<target>;
    text += ": col<&";
    text += type_name<target>;
    text += "::member>";
    return text;
}

template <class Key, class T>
inline constexpr bool is_column_of_another = [] {
    if constexpr (requires {
                      requires Key::is_column;
                      typename Key::owner;
                  })
        return !std::is_same_v<typename Key::owner, T>;
    else return false;
}();

// Of a many_to_many: its association table, whose columns may order it as those of the target do.
template <auto Member>
using association_of = typename relationship_of<Member>::secondary_type;
template <auto Member, class Key>
inline constexpr bool orders_by_association = [] {
    if constexpr (requires {
                      requires Key::is_column;
                      typename Key::owner;
                  })
        return std::is_same_v<typename Key::owner, association_of<Member>>;
    else return false;
}();

// What is wrong with a condition or a key of an order, where the table of Seen alone is there.
template <auto Member, class Writer, class Seen, class Expression>
constexpr problem expression_fault(const Expression& given, clause_kind clause, std::string_view about_others) {
    const auto walk_through = [&](Writer& w) {
        render_as_text(w, given, table_of<Seen>());
        w.release();
    };
    scope names;
    names.sources[names.source_count++] = {&table_of<Seen>()};
    criteria_walk known;
    known.table = &table_of<Seen>();
    known.around = &names;
    Writer w;
    w.visible = &names;
    w.clause = clause;
    if (clause == clause_kind::where) {  // which may name what a session brings
        w.criteria = &known;
        w.in_criterion = true;
    }
    walk_through(w);
    if (!w.fault.found()) return {};
    Writer looking;
    looking.discovering = true;
    looking.discover(table_of<Seen>(), {});
    walk_through(looking);
    return looking.discoveries > 1 ? about_rows<Member>(about_others) : w.fault;
}

template <auto Member, class Writer>
constexpr problem find_condition_fault() {
    using condition = condition_of_relationship<Member>;
    if constexpr (!predicate<condition>) {
        return about_rows<Member>(" says .where(...) of what is no condition");
    } else {
        return expression_fault<Member, Writer, typename value_of<Member>::target>(
            rows_in_mapping<Member>().condition, clause_kind::where,
            " says .where(...) of another table than it leads to");
    }
}
template <auto Member, class Writer, std::size_t Place>
constexpr problem find_order_fault() {
    using item = order_of_relationship<Member, Place>;
    using key = typename ordered_key<item>::type;
    if constexpr (!expression<key>) {
        return about_rows<Member>(" says .order_by(...) of what is no expression");
    } else if constexpr (orders_by_association<Member, key>) {
        return expression_fault<Member, Writer, association_of<Member>>(
            hana::at_c<Place>(rows_in_mapping<Member>().order), clause_kind::order_by,
            " says .order_by(...) of another table than the two behind it");
    } else if constexpr (is_column_of_another<key, typename value_of<Member>::target>) {
        problem text = about_relationship(
            "E567", {table_name_of<owner_of<Member>>(), type_name<owner_of<Member>>, member_name<Member>});
        text += " is ordered by ";
        cupel::detail::describe<key>(text, "a column");
        text += ", but leads to ";
        table_of<typename value_of<Member>::target>().describe(text);
        text += "; order by columns of ";
        text += type_name<typename value_of<Member>::target>;
        return text;
    } else {
        return expression_fault<Member, Writer, typename value_of<Member>::target>(
            hana::at_c<Place>(rows_in_mapping<Member>().order), clause_kind::order_by,
            " says .order_by(...) of another table than it leads to");
    }
}

// Said once of a relationship, whatever the number of its statements.
template <auto Member, class Writer>
struct checked_condition {
    static constexpr problem value = find_condition_fault<Member, Writer>();
    static_assert(refuse_if<value>::done);
};
template <auto Member, class Writer, std::size_t Place>
struct checked_order {
    static constexpr problem value = find_order_fault<Member, Writer, Place>();
    static_assert(refuse_if<value>::done);
};

// "posts_1"."published" = TRUE: the condition of a relationship, of its target under this name.
template <auto Member, fixed_string Alias>
struct relationship_condition : operations<relationship_condition<Member, Alias>> {
    using value_type = bool;
    using target = typename value_of<Member>::target;
    static constexpr bool has_values = false;
    static constexpr int precedence = [] {
        if constexpr (predicate<condition_of_relationship<Member>>)
            return condition_of_relationship<Member>::precedence;
        else return detail::precedence::primary;
    }();

    template <class Writer>
    static constexpr void render(Writer& w) {
        if (w.discovering) return;
        if constexpr (checked_condition<Member, writer<typename Writer::dialect>>::value.found()) w.silence();
        else
            as_columns_of<target>(w, Alias.view(),
                                  [&] { render_as_text(w, rows_in_mapping<Member>().condition, table_of<target>()); });
    }
    static constexpr void visit_values(auto&) noexcept {}
};

// "posts_1"."title" DESC: one key of the order of a relationship, whose target and association table have these names.
template <auto Member, std::size_t Place, fixed_string Alias, fixed_string Between = "">
struct relationship_order {
    using key = typename ordered_key<order_of_relationship<Member, Place>>::type;
    static constexpr bool by_association = orders_by_association<Member, key>;
    using seen = typename std::conditional_t<by_association, std::type_identity<association_of<Member>>,
                                             std::type_identity<typename value_of<Member>::target>>::type;
    static constexpr bool has_values = false;
    static constexpr bool is_ordering = true;

    template <class Writer>
    static constexpr void render(Writer& w) {
        if (w.discovering) return;
        if constexpr (checked_order<Member, writer<typename Writer::dialect>, Place>::value.found()) w.silence();
        else
            as_columns_of<seen>(w, by_association ? Between.view() : Alias.view(), [&] {
                render_as_text(w, hana::at_c<Place>(rows_in_mapping<Member>().order), table_of<seen>());
            });
    }
    static constexpr void visit_values(auto&) noexcept {}
};

// AND "posts_1"."published" = TRUE, behind the keys in ON of a join; nothing where the mapping says nothing.
template <auto Member, fixed_string Alias, class Writer>
constexpr void render_relationship_condition(Writer& w) {
    if constexpr (rows_of_relationship<Member>::filtered) {
        w.text(" AND ");
        render_inside<relationship_condition<Member, Alias>>(w, precedence::and_);
    }
}

}  // namespace cupel::detail
