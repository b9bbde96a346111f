// Relationships as sessions see them: which columns carry them, and what the mapping says.
#pragma once

#include <cupel/core/array_view.hpp>
#include <cupel/orm/key_link.hpp>
#include <cupel/orm/side.hpp>
#include <cupel/schema/moment.hpp>
#include <cupel/schema/relationship_check.hpp>
#include <cupel/sql/relationship_rows.hpp>
#include <cupel/sql/table_bits.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

inline constexpr std::size_t no_relation = static_cast<std::size_t>(-1);

struct relation {
    std::string_view name{};
    relationship_kind kind{};
    std::size_t index = 0;      // among the relationships of its model
    std::ptrdiff_t offset = 0;  // of the member in its object
    const entity_type& (*target)() = nullptr;
    const entity_type* (*association)() = nullptr;
    std::size_t back = no_relation;  // the relationship of the target that is its other side
    cascade_set cascades{};
    std::uint64_t tables = 0;  // that a change of it may write: see table_bits
    loading how{};
    bool database_deletes = false;            // ON DELETE CASCADE
    passive_set passive = passive_set::none;  // what a deletion leaves to the database
    bool single_parent = false;
    bool key_nullable = false;
    bool write_only = false;                      // never loaded
    relationship_side* (*make_side)() = nullptr;  // of a collection with an index
    // child.key = parent.key, NULL, and what it is in a new object. Not of many_to_many.
    void (*copy_key)(node_base& child, const node_base& parent) = nullptr;
    void (*clear_key)(node_base& child) = nullptr;
    void (*reset_key)(node_base& child) = nullptr;
    bool (*has_key)(const node_base& child) = nullptr;  // whether it refers to anything
    bool (*refers_to)(const node_base& child, const node_base& parent) = nullptr;
    // Whether a query has left out what the key refers to in the parent; null where it is always read.
    bool (*lacks_parent_key)(const node_base& parent) = nullptr;

    bool is_key_missing(const node_base& parent) const {
        return lacks_parent_key != nullptr && (parent.expired || lacks_parent_key(parent));
    }
    constexpr bool is_collection() const noexcept {
        return kind == relationship_kind::has_many || kind == relationship_kind::many_to_many;
    }
    // Whether the model with the relationship has the foreign key.
    constexpr bool owns_key() const noexcept { return kind == relationship_kind::belongs_to; }
};

struct entity_type {
    std::string_view name;
    const table_info* table;
    array_view<relation> relations;
    std::uint64_t tables = 0;  // the bit of its own
    bool soft_delete = false;  // remove() marks rows as deleted
};

inline const table_info& table_of_type(const entity_type& type) noexcept { return *type.table; }

template <class T>
const entity_type& entity_type_of();

inline relationship_slot& slot_of_relation(const relation& which, node_base& owner) noexcept {
    return *reinterpret_cast<relationship_slot*>(static_cast<char*>(owner.address()) + which.offset);
}

// The relationship that a member of an entity's object is.
inline const relation& relation_of_slot(const relationship_slot& slot, node_base& owner) noexcept {
    const std::ptrdiff_t offset = reinterpret_cast<const char*>(&slot) - static_cast<const char*>(owner.address());
    std::size_t at = 0;
    while (owner.type.relations[at].offset != offset) ++at;
    return owner.type.relations[at];
}

// What a relationship knows; made if it knew nothing.
template <class Side>
Side& side_of(const relation& which, node_base& owner) {
    relationship_slot& slot = slot_of_relation(which, owner);
    if (!slot.anchor()->is_side) {
        auto made = which.make_side == nullptr ? std::make_unique<Side>()
                                               : std::unique_ptr<Side>(static_cast<Side*>(which.make_side()));
        made->owner = &owner;
        slot.set_anchor(made.release());
    }
    return static_cast<Side&>(*slot.anchor());
}

template <class Side>
Side* known_side(const relation& which, node_base& owner) noexcept {
    relationship_anchor* const anchor = slot_of_relation(which, owner).anchor();
    return anchor != nullptr && anchor->is_side ? static_cast<Side*>(anchor) : nullptr;
}

// Whether it is loaded, or was set by the program.
inline bool is_known(const relation& which, node_base& owner) noexcept {
    if (which.is_collection()) {
        const auto* const side = known_side<collection_side>(which, owner);
        return side != nullptr && side->loaded;
    }
    const auto* const side = known_side<reference_side>(which, owner);
    return side != nullptr && side->loaded;
}

// Forgets what was loaded or changed.
inline void forget_side(const relation& which, node_base& owner) noexcept {
    relationship_slot& slot = slot_of_relation(which, owner);
    relationship_anchor* const anchor = slot.anchor();
    if (anchor == nullptr || !anchor->is_side) return slot.set_anchor(&owner);
    if (static_cast<relationship_side*>(anchor)->plan == nullptr) {
        slot.set_anchor(&owner);
        delete static_cast<relationship_side*>(anchor);
    } else if (which.is_collection()) {
        static_cast<collection_side*>(anchor)->forget();
    } else {
        static_cast<reference_side*>(anchor)->forget();
    }
}

// The relationships of an object that was read: they know where they are, and nothing else.
inline void adopt_slots(node_base& owner) noexcept {
    for (const relation& each : owner.type.relations) slot_of_relation(each, owner).set_anchor(&owner);
}

// The option of the mapping that speaks of a field, or what convention says.
template <class T, std::size_t Field, class Option>
consteval bool speaks_of_field() {
    if constexpr (!says_relationship<Option>) return false;
    else if constexpr (!std::same_as<owner_of<Option::member>, T>) return false;
    else
        return static_cast<const void*>(&(prototype_object<T>().*Option::member)) ==
               static_cast<const void*>(&field<Field>(prototype_object<T>()));
}

struct unmapped_relationship {
    static constexpr auto member = nullptr;
    using secondary_type = void;
    using back_populates_member = member_list<>;
    using foreign_key_columns = member_list<>;
    using rows_type = all_rows;
    cascade_set cascades{};
    loading how = loading::select;
    bool single = false;
    passive_set passive = passive_set::none;
};

template <class T, std::size_t Field, class... Options>
constexpr auto pick_option(std::type_identity<hana::basic_tuple<Options...>>) {
    constexpr std::size_t found = [] {
        std::size_t at = 0, place = sizeof...(Options);
        ((speaks_of_field<T, Field, Options>() ? void(place = at++) : void(++at)), ...);
        return place;
    }();
    if constexpr (found == sizeof...(Options)) return unmapped_relationship{};
    else return hana::at_c<found>(mapping<T>::table.options);
}

template <class T, std::size_t Field>
constexpr auto find_option() {
    if constexpr (mapped<T>)
        return pick_option<T, Field>(std::type_identity<std::remove_cvref_t<decltype(mapping<T>::table.options)>>{});
    else return unmapped_relationship{};
}

template <class T, std::size_t Field>
inline constexpr auto option_of_field = find_option<T, Field>();

// The numbers of the fields of T that are relationships.
template <class T>
inline constexpr auto relation_fields = [] {
    constexpr std::size_t count = []<class... Fields>(type_list<Fields...>) {
        return (std::size_t{0} + ... + std::size_t{relationship_member<Fields>});
    }(field_types<T>{});
    std::array<std::size_t, count> fields{};
    [[maybe_unused]] std::size_t at = 0, index = 0;
    [&]<class... Fields>(type_list<Fields...>) {
        ((relationship_member<Fields> ? void(fields[index++] = at++) : void(++at)), ...);
    }(field_types<T>{});
    return fields;
}();

template <class From, auto... Columns>
consteval column_list wanted_key(member_list<Columns...>) {
    column_list list;
    if constexpr (sizeof...(Columns) != 0) collect_columns<From, Columns...>(list);
    return list;
}

// The number of the foreign key of From that leads to To, by these columns if there are some; of two that lead to the same
// table, `skip` passes over the first.
template <class From, class To>
consteval std::size_t find_key(const column_list& wanted, std::size_t skip = no_relation) {
    const auto& keys = table_of<From>().foreign_keys;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (i != skip && keys[i].target() == table_of<To>() && (wanted.count == 0 || keys[i].columns.same_set(wanted)))
            return i;
    return no_relation;
}

template <class T, std::size_t Field, class Target>
consteval std::size_t back_relation();

// A relationship by the number of its field.
template <class T, std::size_t Field>
struct relation_traits {
    using member = field_type<T, Field>;
    using target = typename member::target;
    using option = std::remove_cvref_t<decltype(option_of_field<T, Field>)>;
    using association = typename option::secondary_type;
    static constexpr relationship_kind kind = member::kind;
    // Without an association table it was refused.
    static constexpr bool through = kind == relationship_kind::many_to_many && !std::is_void_v<association>;
    using rows = typename option::rows_type;
    static constexpr bool filtered = rows::filtered;
    using child = std::conditional_t<kind == relationship_kind::belongs_to, T, target>;
    using parent = std::conditional_t<kind == relationship_kind::belongs_to, target, T>;

    static consteval std::size_t key_number() {
        if constexpr (through) return 0;
        else return find_key<child, parent>(wanted_key<child>(typename option::foreign_key_columns{}));
    }
    using link = key_link<child, parent, key_number()>;

    // The keys of its order, of a target and an association table under these names.
    template <fixed_string Alias, fixed_string Between>
    struct ordered {
        template <std::size_t... Place>
        static type_list<relationship_order<option::member, Place, Alias, Between>...>
            all(std::index_sequence<Place...>);
        using type = decltype(all(std::make_index_sequence<rows::order_size>()));
    };
    template <fixed_string Alias, fixed_string Between = "">
    using order_in = typename ordered<Alias, Between>::type;

    // A condition on rows of the target, and which of them it leads to.
    template <class Condition>
    static constexpr decltype(auto) among_its_rows(const Condition& condition) {
        if constexpr (filtered) return condition && relationship_condition<option::member, "">();
        else return (condition);
    }

    // Of the association table: the key to the owner, and the one to the target.
    static consteval std::size_t own_key() {
        if constexpr (through) {
            if constexpr (std::same_as<T, target> && std::same_as<typename option::foreign_key_columns, member_list<>>)
                return own_key_of_graph();
            else return find_key<association, T>(wanted_key<association>(typename option::foreign_key_columns{}));
        } else {
            return 0;
        }
    }
    // Of a table whose rows lead to one another nothing is said: the first key, and opposite to another relationship the one
    // that it does not take. That is the one without .back_populates, or the later.
    static consteval std::size_t own_key_of_graph() {
        constexpr std::size_t first = find_key<association, T>({});
        constexpr std::size_t back = back_relation<T, Field, target>();
        if constexpr (back == no_relation) {
            return first;
        } else {
            constexpr std::size_t other = relation_fields<T>[back];
            using opposite = std::remove_cvref_t<decltype(option_of_field<T, other>)>;
            constexpr bool says = !std::same_as<typename option::back_populates_member, member_list<>>;
            constexpr bool other_says = !std::same_as<typename opposite::back_populates_member, member_list<>>;
            if constexpr (!std::same_as<typename opposite::foreign_key_columns, member_list<>>) {
                return find_key<association, T>(
                    {}, find_key<association, T>(wanted_key<association>(typename opposite::foreign_key_columns{})));
            } else if constexpr (other != Field && (says == other_says ? other < Field : other_says)) {
                return find_key<association, T>({}, first);
            } else {
                return first;
            }
        }
    }
    static consteval std::size_t target_key() {
        if constexpr (through)
            return find_key<association, target>({}, std::same_as<T, target> ? own_key() : no_relation);
        else return 0;
    }
};

template <class T, std::size_t Field, auto Member>
consteval bool is_field() {
    return static_cast<const void*>(&(prototype_object<T>().*Member)) ==
           static_cast<const void*>(&field<Field>(prototype_object<T>()));
}

// The place of a member among the relationships of its model.
template <auto Member>
consteval std::size_t relation_number() {
    using owner = owner_of<Member>;
    return []<std::size_t... Index>(std::index_sequence<Index...>) {
        std::size_t found = no_relation;
        ((is_field<owner, relation_fields<owner>[Index], Member>() ? void(found = Index) : void()), ...);
        return found;
    }(std::make_index_sequence<relation_fields<owner>.size()>());
}

// The relationship of Target whose mapping says that it stands opposite to field Field of T.
template <class T, std::size_t Field, class Target>
consteval std::size_t find_opposite() {
    return []<std::size_t... Index>(std::index_sequence<Index...>) {
        std::size_t found = no_relation;
        [[maybe_unused]] const auto look = [&]<std::size_t Other>(std::integral_constant<std::size_t, Other>) {
            using option = std::remove_cvref_t<decltype(option_of_field<Target, relation_fields<Target>[Other]>)>;
            const auto names = [&]<auto Back>(member_list<Back>) {
                if constexpr (std::same_as<owner_of<Back>, T>) {
                    if (is_field<T, Field, Back>()) found = Other;
                }
            };
            if constexpr (!std::same_as<typename option::back_populates_member, member_list<>>)
                names(typename option::back_populates_member{});
        };
        (look(std::integral_constant<std::size_t, Index>()), ...);
        return found;
    }(std::make_index_sequence<relation_fields<Target>.size()>());
}

template <auto Back>
consteval std::size_t number_of_back(member_list<Back>) {
    return relation_number<Back>();
}
template <class T, std::size_t Field, class Target>
consteval std::size_t back_relation() {
    using back = typename relation_traits<T, Field>::option::back_populates_member;
    if constexpr (!std::same_as<back, member_list<>>) return number_of_back(back{});
    else return find_opposite<T, Field, Target>();
}

template <class T, std::size_t Index>
relation describe_relation() {
    constexpr std::size_t field_number = relation_fields<T>[Index];
    using traits = relation_traits<T, field_number>;
    using target = typename traits::target;
    static_assert(refuse_if<relationship_problem<T>>::done);
    relation made;
    made.name = field_names<T>[field_number];
    made.kind = traits::kind;
    if constexpr (requires { typename traits::member::side_type; })
        made.make_side = []() -> relationship_side* { return new typename traits::member::side_type(); };
    made.write_only = is_write_only<typename traits::member>;
    made.index = Index;
    const T& object = initial_object<T>;
    made.offset = reinterpret_cast<const char*>(&field<field_number>(object)) - reinterpret_cast<const char*>(&object);
    made.target = &entity_type_of<target>;
    made.back = back_relation<T, field_number, target>();
    made.cascades = option_of_field<T, field_number>.cascades;
    made.tables = table_bits(table_of<T>()) | table_bits(table_of<target>());
    if constexpr (traits::through) made.tables |= table_bits(table_of<typename traits::association>());
    if (made.cascades.delete_orphan) made.tables = all_tables;  // its own cascades lead on
    made.how = option_of_field<T, field_number>.how;
    made.single_parent = option_of_field<T, field_number>.single;
    if constexpr (!traits::through && !relationship_problem<T>.found()) {
        using link = typename traits::link;
        made.key_nullable = link::nullable;
        made.copy_key = &link::copy;
        made.clear_key = &link::clear;
        made.reset_key = &link::reset;
        made.has_key = &link::is_set;
        made.refers_to = &link::refers;
        if constexpr (!link::to_primary_key) made.lacks_parent_key = &link::lacks_parent_key;
        made.database_deletes = link::key.on_delete == referential_action::cascade;
        if (made.database_deletes) made.passive = passive_set::unloaded;
    }
    if (option_of_field<T, field_number>.passive != passive_set::none)
        made.passive = option_of_field<T, field_number>.passive;
    return made;
}

template <class T>
const entity_type& entity_type_of() {
    static const auto relations = []<std::size_t... Index>(std::index_sequence<Index...>) {
        return std::array<relation, sizeof...(Index)>{describe_relation<T, Index>()...};
    }(std::make_index_sequence<relation_fields<T>.size()>());
    static const entity_type type{type_name<T>, &table_of<T>(), relations, table_bits(table_of<T>()),
                                  soft_delete_column<T> != no_column};
    return type;
}

}  // namespace cupel::detail
