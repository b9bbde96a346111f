// Reading a relationship that is not loaded.
#pragma once

#include <cupel/orm/lazy_plan.hpp>
#include <cupel/orm/whole.hpp>

#include <cstdint>
#include <string>

namespace cupel::detail {

// Loads a relationship of one entity, whatever the mapping says.
inline void load_at_once(const relation& which, node_base& owner) {
    node_base* const one = &owner;
    owner.session->mapper_of(owner.type).load(which, {&one, 1});
}

// The relationship holds nothing, but for what the program has added.
inline void load_nothing(const relation& which, node_base& owner) {
    if (which.is_collection()) side_of<collection_side>(which, owner).load({});
    else side_of<reference_side>(which, owner).loaded = true;
}

[[noreturn]] inline void throw_lazy_load(const relation& which, const node_base& owner) {
    const std::string name = std::string(owner.type.name) + "::" + std::string(which.name);
    throw lazy_load_error("the relationship " + name +
                          " is not loaded, and is marked to raise; load it with the query: .options(selectinload<&" +
                          name + ">)");
}

// The relationship of one entity is read by the program, and not loaded.
inline void load_relation(const relation& which, node_base& owner) {
    if (owner.state == entity_state::transient || owner.state == entity_state::pending) {
        // It has no row that anything could refer to.
        if (which.is_collection()) {
            auto& side = side_of<collection_side>(which, owner);
            if (!side.loaded) side.load({});
            return;
        }
        if (!which.owns_key()) {
            side_of<reference_side>(which, owner).loaded = true;
            return;
        }
        if (owner.session == nullptr) return;
    }
    if (owner.session == nullptr)
        throw detached_instance_error("the relationship " + std::string(which.name) + " of an entity of " +
                                      std::string(owner.type.name) + " is not loaded, and the entity has no session");
    const lazy_plan* const plan = plan_of(which, owner);
    const loading how = plan == nullptr ? which.how : plan->how;
    if (how == loading::noload) return load_nothing(which, owner);
    if (how == loading::raise) throw_lazy_load(which, owner);
    session_base& session = *owner.session;
    // What the session has needs no query.
    if (which.owns_key()) {
        if (owner.expired) reload_expired(owner);
        if (node_base* const known =
                plan != nullptr && plan->narrows
                    ? nullptr
                    : session.mapper_of(owner.type).find_target(which, owner, sight::through_criteria);
            known != nullptr) {
            auto& side = side_of<reference_side>(which, owner);
            session.note_loaded(owner);
            side.loaded = true;
            side.target = known;
            return;
        }
    }
    if (owner.state != entity_state::pending) session.flush_pending();
    if (is_known(which, owner)) return;
    session.note_read(which, owner);
    const std::uint64_t before = session.last_sequence();
    if (plan != nullptr && plan->load != nullptr) plan->load(session, which, owner);
    else load_at_once(which, owner);
    session.note_came_from(which, owner, before);
    if (plan != nullptr && plan->then != nullptr) plan->then(session, reached_by(which, {&owner}));
}

}  // namespace cupel::detail
