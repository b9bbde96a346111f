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

// A relationship to many, and a member of what it leads to: a relationship to one, or a column.
template <auto Many, auto Far>
concept leads_through = relationship_member<value_of<Many>> && !is_write_only<value_of<Many>> &&
                        std::same_as<owner_of<Far>, typename value_of<Many>::target>;

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
    requires detail::leads_through<Many, Far>
auto through(const ref<detail::owner_of<Many>>& owner) {
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

// Adds an association object that leads to an entity, or a new one, and gives its handle. `link` is what the object says
// beside.
template <auto Many, auto Far, class Entity>
    requires(detail::leads_through<Many, Far> && detail::far_end<Far>::is_entity)
auto add_through(const ref<detail::owner_of<Many>>& owner, Entity&& entity,
                 typename detail::value_of<Many>::target link = {}) {
    auto made = make_entity(std::move(link));
    ((*made).*Far).set(std::forward<Entity>(entity));
    auto& collection = owner.template get<Many>();
    if constexpr (requires { collection.append(made); }) collection.append(made);
    else collection.add(made);
    return made;
}

}  // namespace cupel
