// Two years of the shop, the same whenever they are made.
#pragma once

#include "models.hpp"

#include <vector>

namespace sales {

struct shop {
    std::vector<category> categories;
    std::vector<product> products;
    std::vector<customer> customers;
    std::vector<sale> sales;
};

shop make_shop();

}  // namespace sales
