// What a walk knows of the criteria of models, which a session adds to its statements; see sql/criteria.hpp.
#pragma once

#include <cupel/sql/scope.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel::detail {

struct walk;

// A value of the session: a field of its context.
struct session_key {
    std::uint64_t type = 0;  // of the context
    std::size_t field = 0;
    std::string_view type_name{};
    std::string_view field_name{};
    std::string_view table{};  // whose criterion names it

    constexpr bool same(const session_key& other) const noexcept { return type == other.type && field == other.field; }
    constexpr bool before(const session_key& other) const noexcept {
        return type == other.type ? field < other.field : type < other.type;
    }
};

// Those of a statement. They are its first parameters.
struct session_keys {
    std::array<session_key, 8> keys{};
    std::size_t count = 0;

    constexpr std::size_t find(const session_key& key) const noexcept {
        std::size_t at = 0;
        while (at < count && !keys[at].same(key)) ++at;
        return at;
    }
    // In an order that does not depend on the database.
    constexpr void add(const session_key& key) noexcept {
        if (find(key) != count || count == keys.size()) return;
        std::size_t at = count++;
        for (; at != 0 && key.before(keys[at - 1]); --at) keys[at] = keys[at - 1];
        keys[at] = key;
    }
};

// Criteria that a statement does without.
struct criterion_lift {
    std::uint64_t table = 0;
    bool deleted_only = false;
};

// Where the criteria of a table are written.
struct criterion_place {
    std::string_view alias{};
    bool or_no_row = false;     // the table may have no row here, which is no reason to leave out the others
    std::string_view before{};  // the word in front of the next condition
};

struct criteria_walk {
    using writing = void (*)(walk&, criterion_place&);
    struct model_entry {
        std::uint64_t table = 0;
        writing write = nullptr;
    };

    std::array<model_entry, 16> models{};  // that the statement has met
    std::size_t model_count = 0;
    session_keys keys{};
    std::array<criterion_lift, 8> lifts{};
    std::size_t lift_count = 0;
    std::array<model_entry, 8> added{};  // what the options of the statement add
    std::size_t added_count = 0;
    std::uint64_t options_of = 0;  // the clauses of the statement whose options are read

    // The table whose criterion is being written, and where.
    const table_info* table = nullptr;
    std::string_view alias{};
    const scope* around = nullptr;
    bool no_session = false;  // a condition of a relationship in a statement that no session scopes

    constexpr void add_model(std::uint64_t id, writing write) noexcept {
        for (std::size_t i = 0; i < model_count; ++i)
            if (models[i].table == id) return;
        if (model_count < models.size()) models[model_count++] = {id, write};
    }
    constexpr bool adds_to(std::uint64_t id) const noexcept {
        for (std::size_t i = 0; i < added_count; ++i)
            if (added[i].table == id) return true;
        return false;
    }
    constexpr bool lifted(std::uint64_t id, bool of_deletion) const noexcept {
        for (std::size_t i = 0; i < lift_count; ++i)
            if (lifts[i].table == id && (of_deletion || !lifts[i].deleted_only)) return true;
        return false;
    }
};

struct criteria_context {
    bool filtered = false;      // whether a table that has criteria was met
    bool scoped = false;        // whether the statement is a session's, which adds them
    bool in_criterion = false;  // whether one is being written: what stands in it sees all rows
    bool keyed = false;         // whether a value of a session is missing
    criteria_walk* criteria = nullptr;

    constexpr bool adds_criteria() const noexcept { return scoped && !in_criterion; }

    // In a criterion the table's columns are those of the source that it is written for.
    constexpr std::string_view criterion_alias(const scope* visible, const table_info& of,
                                               std::string_view alias) const noexcept {
        if (!alias.empty() || of != *criteria->table) return alias;
        for (const scope* inner = visible; inner != criteria->around; inner = inner->outer)
            if (inner->find(of, alias) != nullptr) return alias;
        return criteria->alias;
    }
};

}  // namespace cupel::detail
