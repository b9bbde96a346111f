// What a mapping says of a relationship: relationship<&User::posts>.back_populates<&Post::author>().
#pragma once

#include <cupel/schema/loading.hpp>
#include <cupel/schema/metadata.hpp>
#include <cupel/schema/relationship_rows.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace cupel {

// Cascades of a relationship: `.cascade(all, delete_orphan)`.
struct cascade_set {
    bool save_update = true;
    bool delete_ = false;
    bool delete_orphan = false;
    bool merge = true;
    bool refresh_expire = false;
    bool expunge = false;

    bool operator==(const cascade_set&) const = default;
    constexpr cascade_set operator|(const cascade_set& other) const noexcept {
        return {save_update || other.save_update,       delete_ || other.delete_,
                delete_orphan || other.delete_orphan,   merge || other.merge,
                refresh_expire || other.refresh_expire, expunge || other.expunge};
    }
};

// save-update, merge, refresh-expire, expunge and delete
inline constexpr cascade_set all{true, true, false, true, true, true};
// An object without its parent is deleted.
inline constexpr cascade_set delete_orphan{true, false, true, true, false, false};

namespace detail {

// Which children a deletion leaves to the database: those that are not loaded, or all.
enum class passive_set : std::uint8_t { none, unloaded, all, unknown };

template <auto Member, class Secondary, class BackPopulates, class ForeignKey, class Rows = all_rows>
struct relationship_option {
    static constexpr bool is_relationship = true;
    static constexpr auto member = Member;
    using secondary_type = Secondary;
    using back_populates_member = BackPopulates;
    using foreign_key_columns = ForeignKey;
    using rows_type = Rows;

    cascade_set cascades{};
    loading how = loading::select;
    bool single = false;
    passive_set passive = passive_set::none;
    [[no_unique_address]] Rows rows{};

    // The relationship of the other model that is the other side of this one.
    template <auto Other>
    constexpr auto back_populates() const {
        return relationship_option<Member, Secondary, member_list<Other>, ForeignKey, Rows>{cascades, how, single,
                                                                                            passive, rows};
    }
    // The association table of a many_to_many.
    template <class Table>
    constexpr auto secondary() const {
        return relationship_option<Member, Table, BackPopulates, ForeignKey, Rows>{cascades, how, single, passive,
                                                                                   rows};
    }
    // The referring columns, where several foreign keys lead to the other table.
    template <auto... Columns>
    constexpr auto foreign_key() const {
        return relationship_option<Member, Secondary, BackPopulates, member_list<Columns...>, Rows>{
            cascades, how, single, passive, rows};
    }
    template <class... Sets>
    constexpr auto cascade(Sets... sets) const {
        return relationship_option{(cascade_set{} | ... | sets), how, single, passive, rows};
    }
    // Of a belongs_to: what it refers to is referred to by no other row, so that delete_orphan may delete it. A session throws
    // where two of its entities refer to one.
    constexpr auto single_parent() const { return relationship_option{cascades, how, true, passive, rows}; }
    // When a session loads it, unless a query says otherwise.
    constexpr auto lazy(loading when) const { return relationship_option{cascades, when, single, passive, rows}; }

    // When the owner is deleted, children that are not loaded are not looked for: the ON DELETE of their foreign key deals with
    // them. So it is with on_delete(cascade) without a word. Of a many_to_many: the rows of its association table.
    constexpr auto passive_deletes() const {
        return relationship_option{cascades, how, single, passive_set::unloaded, rows};
    }
    // passive_deletes(all): nor are those that are loaded touched; where ON DELETE refuses, so does the flush.
    constexpr auto passive_deletes(cascade_set what) const {
        return relationship_option{cascades, how, single, what == all ? passive_set::all : passive_set::unknown, rows};
    }

    // In which order a collection is read: by columns of the other table, or of the association table, as
    // .order_by(col<&Post::at>.desc()). Rows that are equal in these come in the order of their key.
    template <class... Keys>
    constexpr auto order_by(Keys... keys) const {
        return with_rows(make_rows(rows.condition, hana::basic_tuple<Keys...>(std::move(keys)...)));
    }
    // Only the rows of the other table that fulfil a condition on its columns; the values stand in the SQL as text,
    // those of session_value<...> are the session's.
    template <class Condition>
    constexpr auto where(Condition condition) const {
        return with_rows(make_rows(std::move(condition), rows.order));
    }

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        if constexpr (!std::same_as<owner_of<Member>, T> || !relationship_member<value_of<Member>>)
            data.report(problem("cupel[E504]: relationship<&", type_name<owner_of<Member>>, "::", member_name<Member>,
                                "> in the mapping of table ", table_name_of<T>(), " names no relationship of ",
                                type_name<T>, "; name a has_many, has_one, belongs_to or many_to_many member of ",
                                type_name<T>));
    }

private:
    template <class Given>
    constexpr auto with_rows(Given given) const {
        return relationship_option<Member, Secondary, BackPopulates, ForeignKey, Given>{cascades, how, single, passive,
                                                                                        std::move(given)};
    }
};

template <auto Member>
using plain_relationship = relationship_option<Member, void, member_list<>, member_list<>>;

template <auto Member, class Option>
concept option_of_relationship = requires { Option::is_relationship; } && requires {
    requires std::same_as<std::remove_const_t<decltype(Option::member)>, decltype(Member)>;
    requires Option::member == Member;
};

template <auto Member, class... Options>
constexpr auto pick_relationship(std::type_identity<hana::basic_tuple<>>) {
    return std::type_identity<plain_relationship<Member>>{};
}

template <auto Member, class First, class... Rest>
constexpr auto pick_relationship(std::type_identity<hana::basic_tuple<First, Rest...>>) {
    if constexpr (option_of_relationship<Member, First>) return std::type_identity<First>{};
    else if constexpr (sizeof...(Rest) == 0) return std::type_identity<plain_relationship<Member>>{};
    else return pick_relationship<Member>(std::type_identity<hana::basic_tuple<Rest...>>{});
}

template <auto Member>
constexpr auto find_relationship() {
    using owner = owner_of<Member>;
    if constexpr (mapped<owner>)
        return pick_relationship<Member>(
            std::type_identity<std::remove_cvref_t<decltype(mapping<owner>::table.options)>>{});
    else return std::type_identity<plain_relationship<Member>>{};
}

// The option of a relationship in its owner's mapping, or what convention says where there is none.
template <auto Member>
using relationship_of = typename decltype(find_relationship<Member>())::type;

// What the mapping says of the rows that a relationship leads to.
template <auto Member>
using rows_of_relationship = typename relationship_of<Member>::rows_type;

}  // namespace detail

template <auto Member>
inline constexpr detail::plain_relationship<Member> relationship{};

}  // namespace cupel
