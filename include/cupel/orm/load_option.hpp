// What a query says of a relationship: .options(selectinload<&User::posts>.then(joinedload<&Post::author>)). A type alone.
#pragma once

#include <cupel/orm/relation.hpp>
#include <cupel/orm/session_check.hpp>
#include <cupel/sql/alias.hpp>
#include <cupel/sql/clauses/options.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

constexpr std::string_view load_word(loading how) noexcept {
    constexpr std::string_view words[] = {"lazyload",      "joinedload", "selectinload", "subqueryload",
                                          "immediateload", "raiseload",  "noload"};
    return words[static_cast<std::size_t>(how)];
}

// How a joined relationship comes into the statement.
struct by_outer_join {};
struct by_inner_join {};
// The statement has joined the table itself, under this name.
template <fixed_string Alias>
struct by_own_join {};

template <class Join>
inline constexpr bool is_own_join = false;
template <fixed_string Alias>
inline constexpr bool is_own_join<by_own_join<Alias>> = true;

template <class Option, class Target>
struct other_alias {
    static constexpr problem value = [] {
        using target = typename value_of<Option::member>::target;
        problem text;
        if constexpr (!std::same_as<Target, target>) {
            text = problem("cupel[E565]: ");
            Option::describe(text);
            text += " is given an alias of ";
            table_of<Target>().describe(text);
            text += ", but leads to ";
            table_of<target>().describe(text);
            text += "; give it an alias of ";
            text += type_name<target>;
        }
        return text;
    }();
};

// What a query joins has the criteria of the query.
template <class Option, class... Then>
struct criteria_behind_join {
    static constexpr problem value = [] {
        problem text;
        if constexpr ((false || ... || requires { Then::adds_criterion; })) {
            text = problem("cupel[E643]: ");
            Option::describe(text);
            text += ", which joins ";
            table_of<typename value_of<Option::member>::target>().describe(text);
            text += " to the query itself, has with_criteria behind .then(...); give it to the query: "
                    ".options(with_criteria<...>, ...), or load with selectinload";
        }
        return text;
    }();
};

template <loading How, auto Member, class Join, class... Then>
struct load_option {
    static constexpr bool is_load_option = true;
    static constexpr bool is_relationship = relationship_member<value_of<Member>>;
    static constexpr bool is_never_loaded = is_write_only<value_of<Member>>;
    static constexpr loading how = How;
    static constexpr auto member = Member;
    using owner = owner_of<Member>;
    using join = Join;
    using then_list = type_list<Then...>;

    static constexpr void describe(problem& text) {
        text += is_own_join<Join> ? std::string_view("contains_eager") : load_word(How);
        text += "<&";
        text += type_name<owner>;
        text += "::";
        text += member_name<Member>;
        text += ">";
    }

    // What is said of the entities that this leads to.
    template <class... More>
    constexpr auto then(More...) const {
        if constexpr (!is_relationship) {
            return *this;  // refused where it is used
        } else {
            using check = options_check<typename value_of<Member>::target, options_clause<More...>>;
            static_assert(refuse_if<check::value>::done);
            if constexpr (How == loading::joined)
                static_assert(refuse_if<criteria_behind_join<load_option, More...>::value>::done);
            return load_option<How, Member, Join, Then..., More...>{};
        }
    }

    // JOIN in the place of LEFT JOIN: owners that it leads nowhere from are left out.
    constexpr auto innerjoin() const
        requires(How == loading::joined && !is_own_join<Join>)
    {
        return load_option<How, Member, by_inner_join, Then...>{};
    }

    // The statement has joined the table under the alias's name.
    template <class Target, fixed_string Alias>
        requires is_own_join<Join>
    constexpr auto operator()(table_alias<Target, Alias>) const {
        static_assert(refuse_if<other_alias<load_option, Target>::value>::done);
        if constexpr (std::same_as<Target, typename value_of<Member>::target>)
            return load_option<How, Member, by_own_join<Alias>, Then...>{};
        else return load_option<loading::select, Member, by_outer_join>{};  // refused
    }
};

// The same of every relationship that no other option names: raiseload<all>
template <loading How>
struct load_everywhere {
    static constexpr bool is_load_option = true;
    static constexpr bool is_relationship = true;
    static constexpr bool is_everywhere = true;
    static constexpr loading how = How;
    using owner = void;

    static constexpr void describe(problem& text) {
        text += load_word(How);
        text += "<all>";
    }
};

template <loading How, auto What>
constexpr auto make_load_option() {
    if constexpr (std::same_as<std::remove_cv_t<decltype(What)>, cascade_set>) return load_everywhere<How>{};
    else return load_option<How, What, by_outer_join>{};
}

template <loading How, auto What>
using load_option_for = decltype(make_load_option<How, What>());

}  // namespace cupel::detail
