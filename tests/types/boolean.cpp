#include <cupel/types/boolean.hpp>

#include <gtest/gtest.h>

using namespace cupel;

namespace {

static_assert(codec<bool>::encode(true) && !codec<bool>::encode(false));
static_assert(codec<bool>::decode(true) && !codec<bool>::decode(false));
static_assert(detail::sql_type_of<bool>.is_boolean() && !detail::sql_type_of<bool>.is_number());
static_assert(detail::sql_type_of<std::optional<bool>>.is_boolean() && detail::is_optional<std::optional<bool>>);

}  // namespace
