#pragma once

#include "models.hpp"
#include "package_fields.hpp"

#include <span>
#include <vector>

// Finds, for each relation, the installed packages that meet it, by dpkg's rules for versions and architectures.
// The id of a package is its place in packages, counted from one.
std::vector<dependency> resolve(std::span<const package> packages, std::span<const stated_relation> relations);
