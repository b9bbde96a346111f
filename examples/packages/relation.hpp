#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

enum class relation_kind {
    depends,
    pre_depends,
    recommends,
    suggests,
    enhances,
    breaks,
    conflicts,
    replaces,
    provides
};

struct relation_field {
    relation_kind kind;
    std::string_view name;
};

inline constexpr relation_field relation_fields[] = {
    {relation_kind::depends, "Depends"},       {relation_kind::pre_depends, "Pre-Depends"},
    {relation_kind::recommends, "Recommends"}, {relation_kind::suggests, "Suggests"},
    {relation_kind::enhances, "Enhances"},     {relation_kind::breaks, "Breaks"},
    {relation_kind::conflicts, "Conflicts"},   {relation_kind::replaces, "Replaces"},
    {relation_kind::provides, "Provides"},
};

struct version_constraint {
    std::string operation;  // one of << <= = >= >>
    std::string version;
};

// One name of a relation field. `a, b | c` is group 1 with a, and group 2 with the alternatives 1 and 2.
struct relation {
    std::int32_t group{};
    std::int32_t alternative{};
    std::string name;
    std::optional<std::string> architecture{};  // of `name:architecture`
    std::optional<version_constraint> constraint{};
    std::optional<std::string> restriction{};  // `[amd64 i386] <!nocheck>`, as written
};

// Throws control_error; first_line is the line on which the value starts.
std::vector<relation> parse_relations(const relation_field& field, std::string_view value, std::size_t first_line);
