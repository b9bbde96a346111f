#pragma once

#include "relation.hpp"

#include <compare>
#include <string_view>

// Debian's order of versions: epoch, upstream version, revision; a tilde sorts before everything, even the end.
std::weak_ordering compare_versions(std::string_view a, std::string_view b);

bool satisfies(std::string_view version, const version_constraint& constraint);
