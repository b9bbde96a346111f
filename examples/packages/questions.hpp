#pragma once

#include "options.hpp"
#include "report.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

// What every question needs: where to ask, what the user wants to know, where to answer.
struct inquiry {
    cupel::sqlite::engine& db;
    const options& chosen;
    const report& out;
};

// questions_sizes.cpp
void contents(const inquiry& ask);
void sections_by_size(const inquiry& ask);
void biggest_by_section(const inquiry& ask);

// questions_statistics.cpp
void size_statistics(const inquiry& ask);
void size_classes(const inquiry& ask);

// questions_maintainers.cpp
void maintainers_by_packages(const inquiry& ask);

// questions_dependencies.cpp
void most_needed(const inquiry& ask);
void dependents_by_kind(const inquiry& ask);
void dependents(const inquiry& ask);
void needed_by_nothing(const inquiry& ask);
