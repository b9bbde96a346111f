#pragma once

#include "catalogue.hpp"

#include <filesystem>
#include <optional>

// The file to read: the one that was given, or this machine's own.
std::filesystem::path choose_input(const std::optional<std::filesystem::path>& given,
                                   const std::filesystem::path& own = "/var/lib/dpkg/status");

// Reads it all, with a progress bar. Throws failure where it can't be read, or isn't a package database.
catalogue read_input(const std::filesystem::path& input);
