// Conditions about what relationships lead to: any<&User::posts>(col<&Post::views> > 3), has<&Post::author>(...)
#pragma once

#include <cupel/sql/clauses/join.hpp>
#include <cupel/sql/exists.hpp>
#include <cupel/sql/select.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// any<&User::posts> as messages name it
template <auto Member, fixed_string Word>
constexpr void describe_related(problem& text) noexcept {
    text += Word.view();
    text += "<&";
    text += type_name<owner_of<Member>>;
    text += "::";
    text += member_name<Member>;
    text += ">";
}

// The select list of a query of which only the existence of rows counts.
struct constant_one : operations<constant_one> {
    using value_type = std::int32_t;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("1");
    }
};

// The keys of a relationship, by the numbers that they have in their tables.
template <auto Member>
struct related_keys {
    using along = join_along<join_kind::inner, Member, "">;
    using option = relationship_of<Member>;
    static constexpr bool through = along::through;
    static constexpr relationship_kind kind = along::kind;

    static constexpr column_list said() noexcept { return along::wanted(typename option::foreign_key_columns{}); }

    // Of an association table: the key that leads to the owner. What is wrong with it is reported where it is written.
    static constexpr std::size_t own_key(const table_info& middle, const table_info& owner) noexcept {
        const column_list wanted = said();
        for (std::size_t i = 0; i < middle.foreign_keys.size(); ++i)
            if (middle.foreign_keys[i].target() == owner && names_columns(middle.foreign_keys[i], wanted)) return i;
        return along::no_key;
    }
};

// "post_tags"."tag_id" = "tags"."id", between the association table and what it leads to
template <auto Member, fixed_string Alias>
struct association_link : operations<association_link<Member, Alias>> {
    using value_type = bool;
    using keys = related_keys<Member>;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::and_;

    template <class Writer>
    static constexpr void render(Writer& w) {
        const scope& names = *w.visible;
        const std::size_t taken = keys::own_key(*names.sources[0].table, table_of<owner_of<Member>>());
        (void)keys::along::render_on(w, names.sources[0], names.sources[1], {}, taken);
    }
};

// "posts"."author_id" = "users"."id", where the users are those of the statement around the query
template <auto Member, fixed_string Owner, fixed_string Word>
struct owner_link : operations<owner_link<Member, Owner, Word>> {
    using value_type = bool;
    using keys = related_keys<Member>;
    using owner = owner_of<Member>;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::and_;

    template <class Writer>
    static constexpr void render(Writer& w) {
        const scope& inner = *w.visible;
        w.related = &inner;
        const source* const self = find_owner(inner.outer);
        if (self == nullptr) return report_no_owner(w);
        if (inner.find_name(self->name()) != nullptr) return report_same_name(w, *self);
        const column_list columns = keys::said();
        if constexpr (!keys::through && keys::kind == relationship_kind::belongs_to)
            (void)keys::along::render_on(w, *self, inner.sources[0], columns);
        else (void)keys::along::render_on(w, inner.sources[0], *self, columns);
    }

private:
    // The nearest statement around that has the owner's table: under the alias that .of(...) says, its own name or one alias.
    static constexpr const source* find_owner(const scope* around) noexcept {
        for (; around != nullptr; around = around->outer) {
            if constexpr (Owner.size() != 0) {
                if (const source* const found = around->find(table_of<owner>(), Owner.view())) return found;
            } else if (const source* const found = keys::along::find_owner(*around, around->source_count)) {
                return found;
            }
        }
        return nullptr;
    }

    static constexpr void report_no_owner(walk& w) noexcept {
        problem text("cupel[E611]: ");
        describe_related<Member, Word>(text);
        text += " is asked of table ";
        text += table_of<owner>().name;
        if constexpr (Owner.size() != 0) {
            text += " under the name ";
            text += Owner.view();
        }
        text += ", which is not in FROM under ";
        text += Owner.size() != 0 ? "that name" : "its own name or one alias";
        text += "; add .from<";
        text += type_name<owner>;
        text += ">(), join it, or name an alias that is there: .of(alias)";
        w.report(text);
    }
    static constexpr void report_same_name(walk& w, const source& self) noexcept {
        problem text("cupel[E610]: ");
        describe_related<Member, Word>(text);
        text += " leads from ";
        self.table->describe(text);
        text += " to a table of the same name, which conditions cannot tell apart; name the other one by an alias: ";
        describe_related<Member, Word>(text);
        text += "(alias<";
        text += type_name<target_of<Member>>;
        text += ", other>, condition)";
        w.report(text);
    }
};

struct no_criterion {
    static constexpr bool has_values = false;
};

// EXISTS (SELECT 1 FROM "posts" WHERE "posts"."author_id" = "users"."id" AND criterion)
template <auto Member, fixed_string Word, fixed_string Owner, fixed_string Alias, class Criterion>
struct related_test : operations<related_test<Member, Word, Owner, Alias, Criterion>> {
    using value_type = bool;
    using owner = owner_of<Member>;
    using target = target_of<Member>;
    static constexpr bool has_values = Criterion::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Criterion criterion;

    constexpr explicit related_test(Criterion given) : criterion(std::move(given)) {}

    // Of the owner under this alias.
    template <fixed_string Name>
    constexpr auto of(table_alias<owner, Name>) const {
        return related_test<Member, Word, Name, Alias, Criterion>(criterion);
    }

    static constexpr void describe(problem& text) { describe_related<Member, Word>(text); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if (w.discovering) return w.discover(table_of<owner>(), Owner.view());
        using query = decltype(std::declval<const related_test&>().query());
        exists_query<query>::render(w);
    }
    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (has_values) criterion.visit_values(visitor);
    }

    constexpr auto query() const {
        using keys = related_keys<Member>;
        constexpr bool asks_target = !std::same_as<Criterion, no_criterion> || rows_of_relationship<Member>::filtered;
        const owner_link<Member, Owner, Word> link{};
        if constexpr (keys::through && !asks_target)
            return cupel::select(constant_one{}).template from<typename keys::option::secondary_type>().where(link);
        else if constexpr (keys::through)
            return joined(cupel::select(constant_one{}).template from<typename keys::option::secondary_type>())
                .where(asked(link));
        else return from_target().where(asked(link));
    }

private:
    template <class Link>
    constexpr auto asked(const Link& link) const {
        constexpr bool filtered = rows_of_relationship<Member>::filtered;
        if constexpr (std::same_as<Criterion, no_criterion>) {
            if constexpr (filtered) return link && relationship_condition<Member, Alias>();
            else return link;
        } else {
            if constexpr (filtered) return link && relationship_condition<Member, Alias>() && criterion;
            else return link && criterion;
        }
    }
    template <class Statement>
    static constexpr auto joined(const Statement& statement) {
        const association_link<Member, Alias> link{};
        if constexpr (Alias.size() == 0) return statement.template join<target>(link);
        else return statement.join(table_alias<target, Alias>{}, link);
    }
    static constexpr auto from_target() {
        if constexpr (Alias.size() == 0) return cupel::select(constant_one{}).template from<target>();
        else return cupel::select(constant_one{}).from(table_alias<target, Alias>{});
    }
};

constexpr bool leads_to_many(relationship_kind kind) noexcept {
    return kind == relationship_kind::has_many || kind == relationship_kind::many_to_many;
}

// any is for relationships to many, has for those to one.
template <auto Member, fixed_string Word, bool ToMany>
struct related_check {
    static constexpr bool ok = [] {
        if constexpr (relationship_member<value_of<Member>>) return leads_to_many(value_of<Member>::kind) == ToMany;
        else return false;
    }();
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem("cupel[E612]: ");
        describe_related<Member, Word>(text);
        text += " is asked of table ";
        text += table_name_of<owner_of<Member>>();
        if constexpr (!relationship_member<value_of<Member>>) {
            text +=
                ", but the member is no relationship; name a has_many, has_one, belongs_to or many_to_many member of ";
            text += type_name<owner_of<Member>>;
        } else {
            text += ToMany ? ", but the relationship leads to one row; write has<&"
                           : ", but the relationship leads to many rows; write any<&";
            text += type_name<owner_of<Member>>;
            text += "::";
            text += member_name<Member>;
            text += ">(...)";
        }
        return text;
    }();
};

template <class T>
inline constexpr bool is_table_alias = false;
template <class T, fixed_string Name>
inline constexpr bool is_table_alias<table_alias<T, Name>> = true;

// An alias of another table than that which the relationship leads to.
template <auto Member, fixed_string Word, class Alias>
struct related_alias_check {
    static constexpr bool ok = std::same_as<typename Alias::entity_type, target_of<Member>>;
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem("cupel[E613]: ");
        describe_related<Member, Word>(text);
        text += " is given alias ";
        text += Alias::name.view();
        text += " of table ";
        text += table_name_of<typename Alias::entity_type>();
        text += ", but the relationship leads to table ";
        text += table_name_of<target_of<Member>>();
        text += "; give it alias<";
        text += type_name<target_of<Member>>;
        text += ", ...>";
        return text;
    }();
};

template <class First, class... Rest>
constexpr auto all_of(First first, Rest... rest) {
    return (cupel::detail::condition<"any(...)">(std::move(first)) && ... &&
            cupel::detail::condition<"any(...)">(std::move(rest)));
}

template <auto Member, fixed_string Word, fixed_string Alias, class... Conditions>
constexpr auto make_related(Conditions... conditions) {
    if constexpr (sizeof...(Conditions) == 0) {
        // Without a condition nobody sees the name that a table has beside itself.
        if constexpr (Alias.size() == 0 && std::same_as<owner_of<Member>, target_of<Member>> &&
                      (!related_keys<Member>::through || rows_of_relationship<Member>::filtered))
            return related_test<Member, Word, "", "related", no_criterion>(no_criterion{});
        else return related_test<Member, Word, "", Alias, no_criterion>(no_criterion{});
    } else {
        auto criterion = cupel::detail::all_of(std::move(conditions)...);
        return related_test<Member, Word, "", Alias, decltype(criterion)>(std::move(criterion));
    }
}

template <auto Member, fixed_string Word, bool ToMany>
constexpr auto related() {
    using check = related_check<Member, Word, ToMany>;
    static_assert(refuse_if<check::value>::done);
    if constexpr (!check::ok) return refused_operand<owner_of<Member>>{};
    else return make_related<Member, Word, "">();
}
template <auto Member, fixed_string Word, bool ToMany, class First, class... Rest>
constexpr auto related(First first, Rest... rest) {
    using check = related_check<Member, Word, ToMany>;
    static_assert(refuse_if<check::value>::done);
    if constexpr (!check::ok) {
        return refused_operand<owner_of<Member>>{};
    } else if constexpr (is_table_alias<First>) {
        using alias_check = related_alias_check<Member, Word, First>;
        static_assert(refuse_if<alias_check::value>::done);
        if constexpr (!alias_check::ok) return refused_operand<owner_of<Member>>{};
        else return make_related<Member, Word, First::name>(std::move(rest)...);
    } else {
        return make_related<Member, Word, "">(std::move(first), std::move(rest)...);
    }
}

}  // namespace detail

// EXISTS (SELECT 1 FROM "posts" WHERE "posts"."author_id" = "users"."id" AND criterion): whether a has_many or many_to_many
// leads to a row that fulfils all of the conditions. Where the relationship leads to the owner's own table, or that table is in
// the criterion, an alias names the other one: any<&folder::children>(child, child[col<&folder::name>] == "x"). `.of(alias)`
// asks it of an alias of the owner; `!any<...>(...)` is NOT EXISTS.
template <auto Member, class... Conditions>
constexpr auto any(Conditions... conditions) {
    return detail::related<Member, "any", true>(std::move(conditions)...);
}

// The same of a has_one or belongs_to: EXISTS (SELECT 1 FROM "users" WHERE "posts"."author_id" = "users"."id" AND criterion)
template <auto Member, class... Conditions>
constexpr auto has(Conditions... conditions) {
    return detail::related<Member, "has", false>(std::move(conditions)...);
}

}  // namespace cupel
