#pragma once

#include "relation.hpp"

#include <cstdint>
#include <optional>
#include <string>

struct section {
    std::int64_t id{};
    std::string name;
};

struct maintainer {
    std::int64_t id{};
    std::string name;
    std::string email;
};

// The three words of `Status: install ok installed`, without the middle one.
enum class selection_state { unknown, install, hold, deinstall, purge };
enum class package_state {
    not_installed,
    config_files,
    half_installed,
    unpacked,
    half_configured,
    triggers_awaited,
    triggers_pending,
    installed
};

enum class multi_arch { no, same, foreign, allowed };

// One name can be installed for several architectures at once; a Packages index even lists several versions.
struct package {
    std::int64_t id{};
    std::string name;
    std::string architecture;
    std::string version;
    std::string source;
    selection_state selection = selection_state::install;
    package_state state = package_state::installed;
    multi_arch multiarch = multi_arch::no;
    bool essential = false;
    std::optional<std::string> priority;
    std::optional<std::int64_t> section_id;
    std::optional<std::int64_t> maintainer_id;
    std::optional<std::int64_t> installed_size;  // in KiB, as dpkg counts
    std::string summary;
};

// An association with attributes. A relation names its target; where installed packages meet the relation of an
// installed package, there is a row for each of these candidates, and otherwise one row without target_id.
struct dependency {
    std::int64_t package_id{};
    relation_kind kind{};
    std::int32_t alternative_group{};
    std::int32_t alternative{};
    std::int32_t candidate{};
    std::string target_name;
    std::optional<std::string> target_architecture;
    std::optional<std::string> version_operator;
    std::optional<std::string> target_version;
    std::optional<std::string> restriction;
    std::optional<std::int64_t> target_id;
};
