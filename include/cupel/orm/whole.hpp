// What entities do before their columns are used, or changed.
#pragma once

#include <cupel/orm/session_base.hpp>

#include <string>

namespace cupel::detail {

inline void note_row_of(node_base& node) {
    if (node.session != nullptr) node.session->note_row(node);
}

inline void compare_from_now(node_base& node) {
    node.intact = 0;
    if (node.session != nullptr) node.session->mapper_of(node.type).compare(node);
}

inline void reload_expired(node_base& node) {
    if (node.session == nullptr)
        throw detached_instance_error("the entity of " + std::string(node.type.name) +
                                      " is expired, and has no session to read its row by");
    mapper_base& mapper = node.session->mapper_of(node.type);
    if (!mapper.reload(node))
        throw object_deleted_error(mapper.describe(node) + " is gone: its row is no longer in the database");
}

inline void read_missing(node_base& node, std::size_t wanted) {
    if (node.session == nullptr)
        throw detached_instance_error("a part of the columns of an entity of " + std::string(node.type.name) +
                                      " was not read, and it has no session to read them by; handle.get<&" +
                                      std::string(node.type.name) + "::member>() gives those that were");
    mapper_base& mapper = node.session->mapper_of(node.type);
    if (!mapper.read_rest(node, wanted))
        throw object_deleted_error(mapper.describe(node) + " is gone: its row is no longer in the database");
}

// What is only looked at needs no row.
inline void make_readable(node_base& node) {
    if (node.expired) reload_expired(node);
    else if (node.gap != 0) read_missing(node, no_column);
}

inline void make_whole(node_base& node) {
    make_readable(node);
    keep_row_of(node);
}

inline void make_whole_for_flush(node_base& node) {
    if (node.expired) reload_expired(node);
    else if (node.gap != 0) read_missing(node, raising_columns);
}

}  // namespace cupel::detail
