// Deferred members of entities: how they are read.
#pragma once

#include <cupel/orm/session_base.hpp>

#include <string>

namespace cupel::detail {

template <class T>
struct deferred_operations {
    static void read(const deferred_slot& slot) {
        node_base* const owner = slot.owner();
        if (owner == nullptr)
            throw detached_instance_error(
                "a deferred column of a value was not read: read it from the entity before the value is taken");
        if (slot.raises())
            throw unloaded_error("a deferred column of an entity of " + std::string(owner->type.name) +
                                 " was not read, and the query says that it must not be");
        if (owner->session == nullptr)
            throw detached_instance_error("a deferred column of an entity of " + std::string(owner->type.name) +
                                          " was not read, and the entity has no session to read it by");
        mapper_base& mapper = owner->session->mapper_of(owner->type);
        if (!mapper.read_deferred(*owner, slot))
            throw object_deleted_error(mapper.describe(*owner) + " is gone: its row is no longer in the database");
    }
};

}  // namespace cupel::detail
