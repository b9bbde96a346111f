#pragma once

#include "catalogue.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

#include <filesystem>

cupel::sqlite::engine open_database(const std::filesystem::path& file);

// Creates the schema in an empty file and fills it, in one transaction and with a progress bar.
void load(const catalogue& rows, const std::filesystem::path& file);
