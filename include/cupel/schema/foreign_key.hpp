// Foreign keys.
#pragma once

#include <cupel/schema/member_list.hpp>

#include <string_view>

namespace cupel {

// What a statement knows of a model; defined in schema/metadata.hpp.
template <class T>
constexpr const table_info& table_of() noexcept;

// ON DELETE / ON UPDATE
struct cascade_action {
    static constexpr referential_action action = referential_action::cascade;
};
inline constexpr cascade_action cascade{};
struct set_null_action {
    static constexpr referential_action action = referential_action::set_null;
};
inline constexpr set_null_action set_null{};
struct set_default_action {
    static constexpr referential_action action = referential_action::set_default;
};
inline constexpr set_default_action set_default{};
struct restrict_action {
    static constexpr referential_action action = referential_action::restrict_;
};
inline constexpr restrict_action restrict_{};
struct no_action_action {
    static constexpr referential_action action = referential_action::no_action;
};
inline constexpr no_action_action no_action{};

namespace detail {

template <class Local, class Remote>
struct foreign_key_option;

template <auto... Local, auto... Remote>
struct foreign_key_option<member_list<Local...>, member_list<Remote...>> {
    static constexpr bool adds_foreign_key = true;
    std::string_view name_{};
    referential_action on_delete_ = referential_action::none;
    referential_action on_update_ = referential_action::none;
    bool use_alter_ = false;

    constexpr auto name(std::string_view text) const noexcept {
        return foreign_key_option{text, on_delete_, on_update_, use_alter_};
    }
    template <class Action>
    constexpr auto on_delete(Action) const noexcept {
        return foreign_key_option{name_, Action::action, on_update_, use_alter_};
    }
    template <class Action>
    constexpr auto on_update(Action) const noexcept {
        return foreign_key_option{name_, on_delete_, Action::action, use_alter_};
    }
    // Breaks a cycle of tables that refer to each other: create_all adds this key when all tables exist.
    constexpr auto use_alter() const noexcept { return foreign_key_option{name_, on_delete_, on_update_, true}; }

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        column_list local;
        column_list remote;
        if (data.require(collect_columns<T, Local...>(local), "foreign_key"))
            data.require(collect_columns<first_owner<Remote...>, Remote...>(remote), "foreign_key");
        data.add_name({"foreign key", name_, false, true});
        for (std::size_t column : local) data.referring[column] = true;
    }

    template <class T>
    constexpr foreign_key_info describe() const {
        using target = first_owner<Remote...>;
        foreign_key_info key{name_, {}, &table_of<target>, {}, on_delete_, on_update_, use_alter_};
        collect_columns<T, Local...>(key.columns);
        collect_columns<target, Remote...>(key.target_columns);
        return key;
    }
};

template <auto Member>
struct no_target {
    static constexpr problem value{"cupel[E509]: foreign_key<&",
                                   type_name<owner_of<Member>>,
                                   "::",
                                   member_name<Member>,
                                   "> names no member of another table; write foreign_key<&",
                                   type_name<owner_of<Member>>,
                                   "::",
                                   member_name<Member>,
                                   ", &Other::id>"};
};

// A foreign key without a target, which has had its error.
template <auto... Local>
struct foreign_key_option<member_list<Local...>, member_list<>> {
    constexpr auto name(std::string_view) const noexcept { return *this; }
    template <class Action>
    constexpr auto on_delete(Action) const noexcept {
        return *this;
    }
    template <class Action>
    constexpr auto on_update(Action) const noexcept {
        return *this;
    }
    constexpr auto use_alter() const noexcept { return *this; }

    template <class T, class Data>
    constexpr void apply(Data&) const noexcept {}
};

template <class Members>
struct foreign_key_members;

template <auto Member>
struct foreign_key_members<member_list<Member>> {
    static_assert(refuse_if<no_target<Member>::value>::done);
    using option = foreign_key_option<member_list<Member>, member_list<>>;
};

template <auto First, auto Second, auto... Members>
struct foreign_key_members<member_list<First, Second, Members...>> {
    using split = split_result<halves<member_list<First>, member_list<Second, Members...>>>;
    using option = foreign_key_option<typename split::local, typename split::remote>;
};

}  // namespace detail

// FOREIGN KEY (a, b) REFERENCES target (x, y): the first half of the members is this model's, the second the target's.
//     foreign_key<&Post::author_id, &User::id>.on_delete(cascade)
template <auto... Members>
inline constexpr typename detail::foreign_key_members<detail::member_list<Members...>>::option foreign_key{};

// For members of embedded aggregates: foreign_key_columns<columns<&Post::by, &author_ref::id>, columns<&User::id>>.
template <auto... Members>
using columns = detail::member_list<Members...>;

template <class Local, class Remote>
inline constexpr detail::foreign_key_option<Local, Remote> foreign_key_columns{};

}  // namespace cupel
