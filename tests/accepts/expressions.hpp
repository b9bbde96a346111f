// Expressions as cupel writes them, beside the same with every parenthesis.
#pragma once

#include <string>
#include <vector>

struct expression_pair {
    std::string name;
    std::string written;
    std::string full;
};

template <class Dialect>
std::vector<expression_pair> expression_pairs();
