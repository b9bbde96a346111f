#include <cupel/reflect/field_count.hpp>

#include "reflect/fields_models.hpp"

#include <gtest/gtest.h>

using namespace cupel::detail;

namespace {

static_assert(initialiser_count<fields::none> == 0 && initialiser_count<fields::one_text> == 1 &&
              initialiser_count<fields::mixed> == 19);
static_assert(initialiser_count<fields::two_hundred> == 200 && initialiser_count<fields::one_too_many> == 201);

// Every size around the steps of the search.
template <std::size_t... Sizes>
struct sized;
#define SIZED(count, ...)                                                                                              \
    struct size_##count {                                                                                              \
        int __VA_ARGS__;                                                                                               \
    };                                                                                                                 \
    static_assert(initialiser_count<size_##count> == count)
SIZED(2, a, b);
SIZED(3, a, b, c);
SIZED(4, a, b, c, d);
SIZED(5, a, b, c, d, e);
SIZED(7, a, b, c, d, e, f, g);
SIZED(8, a, b, c, d, e, f, g, h);
SIZED(9, a, b, c, d, e, f, g, h, i);
SIZED(15, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o);
SIZED(16, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p);
SIZED(17, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q);
#undef SIZED

struct empty_base {};
struct base {
    int x{};
};
struct derived : base {
    int y{};
};
struct derived_from_empty : empty_base {
    int y{};
};
static_assert(has_base_class<derived> && has_base_class<derived_from_empty> && !has_base_class<base> &&
              !has_base_class<fields::mixed>);
static_assert(!has_base_class<fields::none> && !has_base_class<fields::one_aggregate> &&
              !has_base_class<fields::more_kinds>);

struct array_first {
    int x[2]{};
    int y{};
};
struct array_last {
    int y{};
    char x[16]{};
};
struct array_of_one {
    int y{};
    std::string x[1]{};
};
static_assert(has_array<array_first> && has_array<array_last>);
static_assert(!has_array<fields::mixed> && !has_array<fields::more_kinds> && !has_array<fields::inner> &&
              !has_array<fields::innermost>);
static_assert(!has_array<fields::none> && !has_array<fields::one_number> && !has_array<fields::one_aggregate> &&
              !has_array<fields::two_hundred>);

TEST(field_count, of_local_structs) {
    struct local {
        std::string a;
        std::optional<int> b;
        local* c;
    };
    static_assert(initialiser_count<local> == 3);
}

}  // namespace
