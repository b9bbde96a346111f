#pragma once

#include "control_file.hpp"
#include "models.hpp"

#include <string>
#include <vector>

struct stated_relation {
    std::int64_t package_id{};
    relation_kind kind{};
    relation stated;
};

// What one paragraph says. Section and maintainer are names here; the catalogue gives them their numbers.
struct package_fields {
    package described;
    std::string section;
    maintainer responsible;
    std::vector<stated_relation> relations;
};

// Throws control_error where a field is missing or malformed.
package_fields read_package(const control_paragraph& paragraph);
