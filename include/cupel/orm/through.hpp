// What lies behind association objects: through<&User::memberships, &Membership::of>(alice)
#pragma once

#include <cupel/orm/collection.hpp>
#include <cupel/orm/reference.hpp>

#include <concepts>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

namespace detail {

// The members are a relationship to many, and a member of what it leads to: a relationship to one, or a column.
template <auto Many, auto Far, bool Adds>
struct through_check {
    using owner = owner_of<Many>;
    static constexpr bool never_loaded = is_write_only<value_of<Many>>;
    static constexpr bool from_many = [] {
        if constexpr (relationship_member<value_of<Many>>)
            return value_of<Many>::kind == relationship_kind::has_many ||
                   value_of<Many>::kind == relationship_kind::many_to_many;
        else return false;
    }();
    static constexpr bool goes_on = [] {
        if constexpr (from_many) return std::same_as<owner_of<Far>, typename value_of<Many>::target>;
        else return false;
    }();
    static constexpr bool ends = [] {
        if constexpr (relationship_member<value_of<Far>>)
            return value_of<Far>::kind == relationship_kind::belongs_to ||
                   value_of<Far>::kind == relationship_kind::has_one;
        else return !Adds;
    }();
    static constexpr bool ok = from_many && !never_loaded && goes_on && ends;
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem(Adds ? "cupel[E578]: add_through<&" : "cupel[E578]: through<&", type_name<owner>,
                       "::", member_name<Many>, ", &", type_name<owner_of<Far>>, "::", member_name<Far>, "> of ");
        table_of<owner>().describe(text);
        if constexpr (!from_many) {
            text += " does not begin with a collection; name a has_many of ";
            text += type_name<owner>;
            text += " first";
        } else if constexpr (never_loaded) {
            text += " begins with a write_only collection, which is never loaded; select its rows: select<&";
            text += type_name<owner>;
            text += "::";
            text += member_name<Many>;
            text += ">(handle)";
        } else {
            using target = typename value_of<Many>::target;
            text += goes_on ? " ends at a member that leads to no single entity"
                            : " goes on with a member of another model";
            text += Adds ? "; name a belongs_to of " : "; name a belongs_to or a column of ";
            text += type_name<target>;
        }
        return text;
    }();
};

template <auto Far>
struct far_end {
    using type = value_of<Far>;
    static constexpr bool is_entity = relationship_member<type>;
};
template <class Member, bool IsEntity>
struct far_value {
    using type = Member;
};
template <class Member>
struct far_value<Member, true> {
    using type = ref<typename Member::target>;
};

}  // namespace detail

// The entities, or values of a column, behind a collection of association objects, in its order; association objects that
// lead nowhere are left out. It loads what is not loaded: a query does that at once by
// selectinload<&User::memberships>.then(selectinload<&Membership::of>).
template <auto Many, auto Far>
auto through(const ref<detail::owner_of<Many>>& owner) {
    using check = detail::through_check<Many, Far, false>;
    static_assert(detail::refuse_if<check::value>::done);
    if constexpr (check::ok) {
        using end = detail::far_end<Far>;
        std::vector<typename detail::far_value<typename end::type, end::is_entity>::type> found;
        for (const auto& each : owner.template get<Many>()) {
            if constexpr (end::is_entity) {
                if (auto target = each.template get<Far>().get()) found.push_back(std::move(target));
            } else {
                found.push_back(each.template get<Far>());
            }
        }
        return found;
    }
}

// Adds an association object that leads to an entity, or a new one, and gives its handle. `link` is what the object says
// beside.
template <auto Many, auto Far, class Entity>
auto add_through(const ref<detail::owner_of<Many>>& owner, Entity&& entity, detail::owner_of<Far> link = {}) {
    using check = detail::through_check<Many, Far, true>;
    static_assert(detail::refuse_if<check::value>::done);
    if constexpr (check::ok) {
        auto made = make_entity(std::move(link));
        ((*made).*Far).set(std::forward<Entity>(entity));
        auto& collection = owner.template get<Many>();
        try {
            if constexpr (requires { collection.append(made); }) collection.append(made);
            else collection.add(made);
        } catch (...) {
            ((*made).*Far).set(ref<typename detail::value_of<Far>::target>());  // nobody is to find what was refused
            throw;
        }
        return made;
    }
}

}  // namespace cupel
