// What the service refuses. Errors of the database that are nobody's mistake stay what they are.
#pragma once

#include <stdexcept>
#include <string>

namespace blog {

struct error : std::runtime_error {
    using runtime_error::runtime_error;
};
struct name_taken : error {
    explicit name_taken(const std::string& what) : error("this " + what + " is taken") {}
};
struct not_allowed : error {
    using error::error;
};
struct not_found : error {
    explicit not_found(const std::string& what) : error("there is no such " + what) {}
};
struct invalid : error {
    using error::error;
};

}  // namespace blog
