#pragma once

#include <stdexcept>
#include <string>

// One sentence for the user; main prints it and the program ends with a status other than zero.
class failure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};
