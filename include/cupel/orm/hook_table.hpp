// The functions that a program has called by sessions, without their types.
#pragma once

#include <cupel/engine/events.hpp>
#include <cupel/orm/any_entity.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cupel {

// What happens to one entity.
enum class entity_point : std::uint8_t {
    before_insert,
    after_insert,
    before_update,
    after_update,
    before_delete,
    after_delete,
    load,
    refresh,
    expire
};

namespace detail {

// Tells sessions of one type from those of others, by its address.
template <class Session>
inline constexpr char session_tag = 0;

inline constexpr std::size_t entity_points = static_cast<std::size_t>(entity_point::expire) + 1;

constexpr std::string_view point_name(entity_point point) noexcept {
    constexpr std::string_view names[] = {"on_before_insert", "on_after_insert",  "on_before_update",
                                          "on_after_update",  "on_before_delete", "on_after_delete",
                                          "on_load",          "on_refresh",       "on_expire"};
    return names[static_cast<std::size_t>(point)];
}

enum class session_point : std::uint8_t {
    before_flush,
    after_flush,
    after_flush_postexec,
    after_begin,
    before_commit,
    after_commit,
    before_rollback,
    after_rollback,
    after_soft_rollback
};
inline constexpr std::size_t session_points = static_cast<std::size_t>(session_point::after_soft_rollback) + 1;

constexpr std::string_view point_name(session_point point) noexcept {
    constexpr std::string_view names[] = {"on_before_flush",    "on_after_flush",    "on_after_flush_postexec",
                                          "on_after_begin",     "on_before_commit",  "on_after_commit",
                                          "on_before_rollback", "on_after_rollback", "on_after_soft_rollback"};
    return names[static_cast<std::size_t>(point)];
}

// What a flush is about, or was: `of(0)` what is new, `of(1)` what was changed, `of(2)` what is deleted.
struct flush_lists {
    virtual std::vector<node_base*> of(std::size_t kind) const = 0;

protected:
    ~flush_lists() = default;
};

struct session_event {
    hook_calls& session;
    const flush_lists* lists = nullptr;
};

struct entity_event {
    hook_calls& session;
    node_base& node;
    entity_point point{};
    const void* before = nullptr;  // the row before an UPDATE, a T
    bool soft = false;             // the DELETE is an UPDATE
};

// What validators found; validation.hpp knows it.
struct check_results {
    virtual ~check_results() = default;
    virtual void throw_problems() const = 0;
};
struct check_event {
    const flush_lists& lists;
    std::unique_ptr<check_results> found{};
};

struct model_hooks {
    explicit model_hooks(std::uint64_t of) noexcept : model(of) {}

    std::uint64_t model;
    listeners<entity_event&> at[entity_points]{};
    listeners<const state_change&> moves{};
};

// Those of the tables that it includes are called first.
struct hook_table {
    hook_table(const void* of, std::string_view name) noexcept : session_type(of), session_name(name) {}

    model_hooks& of_model(std::uint64_t model) {
        for (const auto& each : models)
            if (each->model == model) return *each;
        return *models.emplace_back(std::make_unique<model_hooks>(model));
    }
    const model_hooks* find(std::uint64_t model) const noexcept {
        for (const auto& each : models)
            if (each->model == model) return each.get();
        return nullptr;
    }

    bool wants(session_point point) const noexcept {
        for (const auto& each : included)
            if (each->wants(point)) return true;
        return !at[static_cast<std::size_t>(point)].empty();
    }
    bool wants(entity_point point, std::uint64_t model) const noexcept {
        for (const auto& each : included)
            if (each->wants(point, model)) return true;
        const model_hooks* const own = find(model);
        return own != nullptr && !own->at[static_cast<std::size_t>(point)].empty();
    }
    bool wants_moves(std::uint64_t model) const noexcept {
        for (const auto& each : included)
            if (each->wants_moves(model)) return true;
        const model_hooks* const own = find(model);
        return !moves.empty() || (own != nullptr && !own->moves.empty());
    }

    void call(session_point point, session_event& event) const {
        for (const auto& each : included) each->call(point, event);
        at[static_cast<std::size_t>(point)].call(event);
    }
    void call(entity_event& event, std::uint64_t model) const {
        for (const auto& each : included) each->call(event, model);
        if (const model_hooks* const own = find(model)) own->at[static_cast<std::size_t>(event.point)].call(event);
    }
    void call(const state_change& change, std::uint64_t model) const {
        for (const auto& each : included) each->call(change, model);
        if (const model_hooks* const own = find(model)) own->moves.call(change);
        moves.call(change);
    }
    void check(check_event& event) const {
        for (const auto& each : included) each->check(event);
        checks.call(event);
    }

    const void* session_type;  // the address of its session_tag
    std::string_view session_name;
    std::vector<std::shared_ptr<hook_table>> included{};
    listeners<session_event&> at[session_points]{};
    std::vector<std::unique_ptr<model_hooks>> models{};
    listeners<const state_change&> moves{};
    listeners<check_event&> checks{};
};

}  // namespace detail
}  // namespace cupel
