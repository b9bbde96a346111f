// What sessions throw beside the errors of statements.
#pragma once

#include <cupel/core/error.hpp>

namespace cupel {

// An UPDATE or DELETE by key matched another number of rows than it should: somebody else changed or removed them. The whole
// unit of work may be tried again, in a new session.
struct stale_data_error : error {
    explicit stale_data_error(std::string message) : error(error_code::stale_data, std::move(message)) {}
};
// A flush failed: the session does nothing until rollback().
struct pending_rollback_error : programming_error {
    explicit pending_rollback_error(std::string message)
        : programming_error(error_code::programming, std::move(message)) {}
};
// The entity has no session, and what was asked for has to be read from the database.
struct detached_instance_error : programming_error {
    explicit detached_instance_error(std::string message)
        : programming_error(error_code::programming, std::move(message)) {}
};
// The query, or the mapping, says that this must not be read when it is used.
struct unloaded_error : programming_error {
    explicit unloaded_error(std::string message) : programming_error(error_code::programming, std::move(message)) {}
};
// A relationship was read that a query or the mapping says is not to be loaded.
struct lazy_load_error : programming_error {
    explicit lazy_load_error(std::string message) : programming_error(error_code::programming, std::move(message)) {}
};
// A relationship was read one by one for the entities of a query: see session_options::on_n_plus_one.
struct n_plus_one_error : programming_error {
    explicit n_plus_one_error(std::string message) : programming_error(error_code::programming, std::move(message)) {}
};
// The row of the entity is gone.
struct object_deleted_error : programming_error {
    explicit object_deleted_error(std::string message)
        : programming_error(error_code::programming, std::move(message)) {}
};
// The operation does not fit the state of the entity.
struct invalid_state_error : programming_error {
    explicit invalid_state_error(std::string message)
        : programming_error(error_code::programming, std::move(message)) {}
};
// Entities depend on one another in a circle that no nullable column breaks.
struct circular_dependency_error : programming_error {
    explicit circular_dependency_error(std::string message)
        : programming_error(error_code::programming, std::move(message)) {}
};
// A criterion of a table needs a value that the session does not have.
struct missing_context_error : programming_error {
    explicit missing_context_error(std::string message)
        : programming_error(error_code::programming, std::move(message)) {}
};
// An entity would be written with another value than the criteria of its table say: it is another tenant's.
struct criterion_error : programming_error {
    explicit criterion_error(std::string message) : programming_error(error_code::programming, std::move(message)) {}
};

// Hooks leave the session something to flush each time that it has flushed.
struct flush_error : programming_error {
    explicit flush_error(std::string message) : programming_error(error_code::programming, std::move(message)) {}
};

}  // namespace cupel
