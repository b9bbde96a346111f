// The names of fields, whichever way they are found. Included by tests/reflect/fields.cpp, where cupel reads them from
// addresses, and by tests/reflect/new_pfr/names.cpp, where Boost.PFR knows them.
#pragma once

#include "reflect/fields_models.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace field_names {

template <class T>
std::vector<std::string_view> names_of() {
    return []<std::size_t... Index>(std::index_sequence<Index...>) {
        return std::vector<std::string_view>{cupel::detail::field_name<T, Index>()...};
    }(std::make_index_sequence<cupel::detail::field_count<T>>());
}

using names = std::vector<std::string_view>;

// What the compiler can be asked for without running: names are constants.
static_assert(cupel::detail::field_name<fields::mixed, 4>() == "text" &&
              cupel::detail::field_name<const fields::one_number, 0>() == "only");

struct hidden_outside {
    int in_named_namespace{};
};

namespace {

struct hidden {
    int in_unnamed_namespace{};
    std::string second{};
};

TEST(field_names, of_mixed_members) {
    EXPECT_EQ(names_of<fields::mixed>(),
              (names{"flag", "letter", "number", "ratio", "text", "maybe_number", "maybe_text", "scoped", "unscoped",
                     "moment", "day", "duration", "bytes", "pointer", "moved", "guarded", "nested", "many", "one"}));
    EXPECT_EQ(names_of<fields::more_kinds>(), (names{"either", "call", "map", "pair", "tuple", "deep", "boxed", "raw",
                                                     "function", "member", "lists", "self"}));
}

TEST(field_names, of_one_field) {
    EXPECT_EQ(names_of<fields::one_number>(), names{"only"});
    EXPECT_EQ(names_of<fields::one_text>(), names{"only"});
    EXPECT_EQ(names_of<fields::one_optional>(), names{"only"});
    EXPECT_EQ(names_of<fields::one_aggregate>(), names{"only"});
    EXPECT_EQ(names_of<fields::one_relationship>(), names{"only"});
    EXPECT_EQ(names_of<fields::none>(), names{});
}

TEST(field_names, of_nested_and_template_structs) {
    EXPECT_EQ(names_of<fields::inner>(), (names{"x", "y"}));
    EXPECT_EQ(names_of<fields::innermost>(), (names{"deep", "maybe"}));
    EXPECT_EQ((names_of<fields::box<int, std::string>>()), (names{"value", "other"}));
    EXPECT_EQ((names_of<fields::box<fields::box<int, char>, std::vector<int>>>()), (names{"value", "other"}));
    EXPECT_EQ(names_of<fields::constants>(), (names{"fixed", "text"}));
}

TEST(field_names, of_strange_names) {
    EXPECT_EQ(names_of<fields::underscores>(),
              (names{"_leading", "trailing_", "__both__", "a1_b2", "object", "prototype"}));
    EXPECT_EQ(names_of<fields::unicode>(), (names{"id", "größe", "名前", "naïve_"}));
}

TEST(field_names, of_hidden_and_local_structs) {
    struct local {
        int in_function{};
        std::string second{};
    };
    EXPECT_EQ(names_of<local>(), (names{"in_function", "second"}));
    EXPECT_EQ(names_of<hidden>(), (names{"in_unnamed_namespace", "second"}));
    EXPECT_EQ(names_of<hidden_outside>(), names{"in_named_namespace"});
}

TEST(field_names, of_as_many_fields_as_boost_ties) {
    using most = std::conditional_t<cupel::detail::most_fields == 200, fields::two_hundred, fields::one_hundred>;
    const names all = names_of<most>();
    ASSERT_EQ(all.size(), cupel::detail::most_fields);
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i], "f" + std::to_string(i));
}

TEST(field_names, become_columns) {
    using namespace cupel;
    EXPECT_EQ(sql<sqlite>(select(col<&fields::unicode::größe>, col<&fields::unicode::名前>)),
              R"(SELECT "unicode"."größe", "unicode"."名前" FROM "unicode")");
}

}  // namespace
}  // namespace field_names
