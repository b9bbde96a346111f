// A table as plain data: what a model and its mapping say, ready for every statement.
#pragma once

#include <cupel/core/array_view.hpp>
#include <cupel/core/diagnostic.hpp>
#include <cupel/schema/column.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel {

struct table_info;

// A column's number is one byte.
inline constexpr std::size_t most_columns = 255;

// The numbers of some columns of a table, in the order given.
struct column_list {
    static constexpr std::size_t capacity = 16;

    std::array<std::uint8_t, capacity> columns{};
    std::size_t count = 0;

    constexpr void add(std::size_t column) noexcept { columns[count++] = static_cast<std::uint8_t>(column); }

    constexpr const std::uint8_t* begin() const noexcept { return columns.data(); }
    constexpr const std::uint8_t* end() const noexcept { return columns.data() + count; }

    constexpr bool contains(std::size_t column) const noexcept {
        for (std::size_t i = 0; i < count; ++i)
            if (columns[i] == column) return true;
        return false;
    }

    constexpr bool same_list(const column_list& other) const noexcept {
        if (count != other.count) return false;
        for (std::size_t i = 0; i < count; ++i)
            if (columns[i] != other.columns[i]) return false;
        return true;
    }

    // The same columns in any order.
    constexpr bool same_set(const column_list& other) const noexcept {
        if (count != other.count) return false;
        for (std::size_t i = 0; i < count; ++i)
            if (!other.contains(columns[i])) return false;
        return true;
    }
};

struct key_info {
    std::string_view name{};
    column_list columns{};
};

enum class referential_action : std::uint8_t { none, cascade, set_null, set_default, restrict_, no_action };

struct foreign_key_info {
    std::string_view name{};
    column_list columns{};
    const table_info& (*target)() = nullptr;
    column_list target_columns{};
    referential_action on_delete = referential_action::none;
    referential_action on_update = referential_action::none;
    bool use_alter = false;  // added after both tables exist, for tables that refer to each other
};

namespace detail {

constexpr void describe_column(problem& text, std::string_view table, std::string_view type,
                               const column_info& column) noexcept {
    text += table;
    text += ".";
    text += column.name;
    text += " (";
    text += type;
    text += "::";
    if (!column.outer.empty()) {
        text += column.outer;
        text += ".";
    }
    text += column.member;
    text += ")";
}

// Here `outer` is the model that the column comes from.
constexpr void describe_derived(problem& text, std::string_view table, const column_info& column) noexcept {
    text += table;
    text += ".";
    text += column.name;
    if (column.outer.empty()) return;
    text += " (";
    text += column.outer;
    text += "::";
    text += column.member;
    text += ")";
}

}  // namespace detail

struct table_info {
    std::string_view schema{};
    std::string_view name{};
    std::string_view type{};  // the C++ name of the model
    std::uint64_t id = 0;     // of the model's type
    array_view<column_info> columns{};
    column_list primary_key{};
    array_view<key_info> uniques{};
    array_view<foreign_key_info> foreign_keys{};
    bool view = false;           // its rows are those of a query
    bool filtered = false;       // its mapping says which rows sessions see
    std::string_view derived{};  // no table of the schema: "derived table", "CTE"; the type is then the model behind it

    // "users.created_at (User::audit.created_at)": for messages.
    constexpr void describe(detail::problem& text, std::string_view alias, std::size_t column) const noexcept {
        if (derived.empty()) detail::describe_column(text, alias.empty() ? name : alias, type, columns[column]);
        else detail::describe_derived(text, alias, columns[column]);
    }

    // "table users (User)", or "derived table busy (of Post)"
    constexpr void describe(detail::problem& text) const noexcept {
        text += derived.empty() ? "table" : derived;
        text += " ";
        text += name;
        if (type.empty()) return;
        text += derived.empty() ? " (" : " (of ";
        text += type;
        text += ")";
    }

    // "col<&User::email>", as it is written in a program.
    constexpr void spell(detail::problem& text, std::size_t column) const noexcept {
        text += "col<&";
        text += type;
        text += "::";
        if (column >= columns.size()) {
            text += "member>";
            return;
        }
        const column_info& info = columns[column];
        text += info.outer.empty() ? info.member : info.outer;
        if (!info.outer.empty()) {
            text += ", &...::";
            text += info.member;
        }
        text += ">";
    }

    constexpr bool operator==(const table_info& other) const noexcept { return id == other.id; }

    constexpr bool has_primary_key() const noexcept { return primary_key.count != 0; }

    // A column that messages may show how to write: the first that is no key.
    constexpr std::size_t example_column() const noexcept {
        std::size_t i = 0;
        while (i + 1 < columns.size() && (columns[i].primary_key || columns[i].computed)) ++i;
        return i;
    }

    // A column by which a row is found.
    constexpr std::size_t key_column() const noexcept { return has_primary_key() ? *primary_key.begin() : 0; }

    // Whether at most one row has given values in these columns.
    constexpr bool is_key(const column_list& list) const noexcept {
        if (has_primary_key() && primary_key.same_set(list)) return true;
        for (const key_info& unique : uniques)
            if (unique.columns.same_set(list)) return true;
        return false;
    }
};

}  // namespace cupel
