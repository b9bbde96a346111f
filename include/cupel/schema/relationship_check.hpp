// Whether the relationships of a model stand on foreign keys and fit each other: checked where its table is created and
// by sessions. Other statements leave them alone, so that a model can be used where its neighbours are only declared.
#pragma once

#include <cupel/schema/model_check.hpp>
#include <cupel/schema/passive_check.hpp>
#include <cupel/schema/relationship_key.hpp>
#include <cupel/schema/relationship_option.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// What is wrong with the foreign keys from one table to another, of which a relationship needs exactly one.
constexpr problem key_problem(const relationship_name& name, const table_info& from, const table_info& to,
                              const column_list& wanted, std::size_t needed = 1) noexcept {
    std::size_t count = 0;
    for (const foreign_key_info& key : from.foreign_keys)
        if (key.target() == to && (wanted.count == 0 || key.columns.same_set(wanted))) ++count;
    return count == needed ? problem() : key_count_problem(name, from, to, count, needed);
}

constexpr problem association_problem(const relationship_name& name, const table_info& middle, const table_info& self,
                                      const table_info& target) noexcept {
    std::size_t to_self = 0;
    std::size_t to_target = 0;
    for (const foreign_key_info& key : middle.foreign_keys) {
        to_self += key.target() == self ? 1U : 0U;
        to_target += key.target() == target ? 1U : 0U;
    }
    const std::size_t needed = self == target ? 2 : 1;
    if (to_self >= needed && to_target >= needed) return problem();
    problem text = about_relationship("E522", name);
    text += " says .secondary<";
    text += middle.type;
    text += ">(), but table ";
    text += middle.name;
    text += " does not refer to both sides; add foreign_key<...> to table ";
    text += to_self < needed ? self.name : target.name;
    text += " to its mapping";
    return text;
}

template <class T, class Option>
constexpr problem back_problem(const relationship_name&, member_list<>) noexcept {
    return problem();
}

constexpr bool other_side(relationship_kind a, relationship_kind b) noexcept {
    if (a == relationship_kind::many_to_many || b == relationship_kind::many_to_many) return a == b;
    return (a == relationship_kind::belongs_to) != (b == relationship_kind::belongs_to);
}

// The relationship that `Option` says stands on the other side does: it leads back, and names no third one.
template <class T, class Option, auto Back>
constexpr bool points_back() noexcept {
    using relationship = value_of<Option::member>;
    if constexpr (!relationship_member<value_of<Back>> ||
                  !std::same_as<owner_of<Back>, typename relationship::target>) {
        return false;
    } else {
        using named = typename relationship_of<Back>::back_populates_member;
        return std::same_as<typename value_of<Back>::target, T> &&
               other_side(relationship::kind, value_of<Back>::kind) &&
               (std::same_as<named, member_list<>> || std::same_as<named, member_list<Option::member>>);
    }
}

template <class T, class Option, auto Back>
constexpr problem back_problem(const relationship_name& name, member_list<Back>) noexcept {
    if constexpr (points_back<T, Option, Back>()) {
        return problem();
    } else {
        problem text = about_relationship("E521", name);
        text += " says .back_populates<&";
        text += type_name<owner_of<Back>>;
        text += "::";
        text += member_name<Back>;
        text += ">(), which does not lead back to it; name the relationship of ";
        text += type_name<typename value_of<Option::member>::target>;
        text += " that is its other side, in both mappings";
        return text;
    }
}

template <class Relationship>
constexpr problem target_problem(const relationship_name& name) noexcept {
    problem text = about_relationship("E525", name);
    text += " leads to ";
    text += type_name<typename Relationship::target>;
    text += ", which is no model; name a struct that is mapped to a table";
    return text;
}

template <class From, auto... Columns>
constexpr member_fault wanted_columns(column_list& list, member_list<Columns...>) {
    if constexpr (sizeof...(Columns) == 0) return {};
    else return collect_columns<From, Columns...>(list);
}

// What is ordered or filtered is a collection; a has_one may be the one row that fulfils a condition.
template <class Relationship, class Rows>
constexpr problem rows_problem(const relationship_name& name) noexcept {
    constexpr relationship_kind kind = Relationship::kind;
    const bool collection = kind == relationship_kind::has_many || kind == relationship_kind::many_to_many;
    const bool ordered = Rows::order_size != 0;
    constexpr bool of_many = is_write_only<Relationship> || requires { typename Relationship::side_type; };
    if (of_many && (!collection || (ordered && is_write_only<Relationship>))) {
        problem text = about_relationship("E566", name);
        text +=
            ordered
                ? " says .order_by(...), but is write_only and never read; order the statement that selects its rows"
                : " is a collection of a relationship that leads to one row; make it a has_one or belongs_to";
        return text;
    }
    if (requires { Relationship::is_positioned; } && !ordered) {
        problem text = about_relationship("E566", name);
        text += " is positioned_by<...>, but is not read in that order; say .order_by(col<&T::position>) in the "
                "mapping of ";
        text += name.model;
        return text;
    }
    if (collection || (!ordered && !Rows::filtered)) return problem();
    if (kind == relationship_kind::has_one && !ordered) return problem();
    problem text = about_relationship("E566", name);
    text += ordered
                ? " says .order_by(...), but leads to one row; say it of a has_many or many_to_many, or leave it out"
                : " says .where(...), but the one row that it leads to is that of its foreign key; say it of a "
                  "has_many, has_one or many_to_many, or leave it out";
    return text;
}

template <class Relationship>
constexpr problem lazy_problem(const relationship_name& name, loading how) noexcept {
    if (!is_write_only<Relationship> || how == loading::select) return problem();
    problem text = about_relationship("E566", name);
    text += " says .lazy(...), but is write_only and never loaded; leave it out, or make the member a has_many or "
            "many_to_many";
    return text;
}

// What is wrong with the member `name` of type Relationship and what the mapping says of it.
template <class T, class Relationship, class Option>
constexpr problem one_relationship_problem(const relationship_name& name, const cascade_set& cascades,
                                           bool single_parent = false, passive_set passive = passive_set::none) {
    using target = typename Relationship::target;
    constexpr relationship_kind kind = Relationship::kind;
    if constexpr (!requires { sizeof(target); }) {
        return problem();
    } else if constexpr (!model<target>) {
        return target_problem<Relationship>(name);
    } else {
        if (cascades.delete_orphan &&
            (kind == relationship_kind::many_to_many || (kind == relationship_kind::belongs_to && !single_parent))) {
            problem text = about_relationship("E523", name);
            text += " says delete_orphan, but its objects can have other parents; say it of a has_many or has_one";
            if (kind == relationship_kind::belongs_to) text += ", or add .single_parent() where there is one only";
            return text;
        }
        if (single_parent && kind != relationship_kind::belongs_to) {
            problem text = about_relationship("E523", name);
            text += " says .single_parent(), which is for a belongs_to; leave it out";
            return text;
        }
        if constexpr (requires { typename Option::rows_type; }) {
            const problem found = rows_problem<Relationship, typename Option::rows_type>(name);
            if (found.found()) return found;
        }
        if constexpr (std::is_void_v<typename Option::secondary_type>) {
            if (kind == relationship_kind::many_to_many) {
                problem text = about_relationship("E524", name);
                text += " has no association table; say .secondary<Table>() in the mapping of ";
                text += name.model;
                return text;
            }
            using from = std::conditional_t<kind == relationship_kind::belongs_to, T, target>;
            using to = std::conditional_t<kind == relationship_kind::belongs_to, target, T>;
            column_list wanted;
            wanted_columns<from>(wanted, typename Option::foreign_key_columns{});
            const problem found = key_problem(name, table_of<from>(), table_of<to>(), wanted);
            if (found.found()) return found;
            if (passive != passive_set::none)
                if (problem text =
                        passive_problem(name, kind, cascades, passive, table_of<from>(), table_of<to>(), wanted);
                    text.found())
                    return text;
        } else if constexpr (kind != relationship_kind::many_to_many) {
            problem text = about_relationship("E522", name);
            text += " says .secondary<...>(), but is no many_to_many; make the member one, or leave .secondary out";
            return text;
        } else if constexpr (!model<typename Option::secondary_type>) {
            problem text = about_relationship("E522", name);
            text += " says .secondary<...>() of a type that is no model; name the model of the association table";
            return text;
        } else {
            const problem found = association_problem(name, table_of<typename Option::secondary_type>(), table_of<T>(),
                                                      table_of<target>());
            if (found.found()) return found;
            if (passive != passive_set::none)
                if (problem text = passive_problem(name, kind, cascades, passive,
                                                   table_of<typename Option::secondary_type>(), table_of<T>(), {});
                    text.found())
                    return text;
        }
        return back_problem<T, Option>(name, typename Option::back_populates_member{});
    }
}

template <class Option>
concept says_relationship = requires { Option::is_relationship; };

// The fields that options speak of have been checked with them; the others stand on convention.
template <class T, std::size_t Index, class Field>
constexpr problem plain_relationship_problem(std::size_t mentioned) {
    if constexpr (relationship_member<Field>)
        if (mentioned == 0)
            return one_relationship_problem<T, Field, plain_relationship<nullptr>>(
                {table_of<T>().name, type_name<T>, field_name<T, Index>()}, {});
    return problem();
}

template <class T, class... Fields, std::size_t... Index>
consteval problem find_relationship_problem(type_list<Fields...>, std::index_sequence<Index...>) {
    problem found;
    std::array<std::size_t, sizeof...(Index)> mentioned{};
    for_each_option<T>([&](const auto& option) {
        using plain = std::remove_cvref_t<decltype(option)>;
        if constexpr (says_relationship<plain>) {
            const void* address = &(prototype_object<T>().*plain::member);
            const auto fields = tie_fields(prototype_object<T>());
            ((mentioned[Index] += address == &static_cast<const tied_field<Index, Fields>&>(fields).value ? 1U : 0U),
             ...);
            const relationship_name name{table_of<T>().name, type_name<T>, member_name<plain::member>};
            if (!found.found())
                found = one_relationship_problem<T, value_of<plain::member>, plain>(name, option.cascades,
                                                                                    option.single, option.passive);
            if (!found.found()) found = lazy_problem<value_of<plain::member>>(name, option.how);
        }
    });
    ((found.found()
          ? void()
          : void(found = plain_relationship_problem<T, Index, std::remove_cvref_t<Fields>>(mentioned[Index]))),
     ...);
    return found;
}

template <class... Fields>
consteval bool any_relationship(type_list<Fields...>) {
    return (false || ... || relationship_member<Fields>);
}
template <class... Options>
consteval bool says_any_relationship(std::type_identity<hana::basic_tuple<Options...>>) {
    return (false || ... || says_relationship<Options>);
}

// Most tables have none.
template <class T>
consteval bool has_relationships() {
    if constexpr (field_count<T> == 0) return false;
    else if constexpr (any_relationship(field_types<T>{})) return true;
    else if constexpr (mapped<T>)
        return says_any_relationship(std::type_identity<std::remove_cvref_t<decltype(mapping<T>::table.options)>>{});
    else return false;
}

template <class T>
consteval problem find_relationship_problem() {
    if constexpr (model_problem<T>.found()) return problem();
    else if constexpr (!has_relationships<T>()) return problem();
    else
        return find_relationship_problem<T>(typename fields_tied<T>::references{},
                                            std::make_index_sequence<field_count<T>>());
}

// Why the relationships of T do not hold; empty if they do.
template <class T>
inline constexpr problem relationship_problem = find_relationship_problem<T>();

}  // namespace cupel::detail
