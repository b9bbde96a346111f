#pragma once

#include "models.hpp"

#include <cstdint>
#include <functional>
#include <istream>
#include <vector>

// Everything a status file says, as rows: the id of a row is its place, counted from one.
struct catalogue {
    std::vector<section> sections;
    std::vector<maintainer> maintainers;
    std::vector<package> packages;
    std::vector<dependency> dependencies;

    std::size_t rows() const { return sections.size() + maintainers.size() + packages.size() + dependencies.size(); }
};

// Throws control_error. Packages that dpkg merely remembers (`not-installed`) are left out.
catalogue read_catalogue(std::istream& input, const std::function<void(std::uint64_t)>& bytes_read);
