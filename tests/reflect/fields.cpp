#include <cupel/reflect/fields.hpp>

#include "reflect/field_names.hpp"

#include <gtest/gtest.h>

using namespace cupel::detail;

namespace {

// Boost.PFR counts the same, where it can.
template <class T>
constexpr bool same_count = field_count<T> == boost::pfr::tuple_size_v<T>;
static_assert(same_count<fields::mixed> && same_count<fields::more_kinds> && same_count<fields::innermost> &&
              same_count<fields::inner>);
static_assert(same_count<fields::one_number> && same_count<fields::one_text> && same_count<fields::one_optional> &&
              same_count<fields::one_aggregate>);
static_assert(same_count<fields::none> && same_count<fields::constants> && same_count<fields::unicode> &&
              same_count<fields::one_hundred>);
static_assert(same_count<fields::box<int, std::string>> && same_count<fields::one_relationship>);
static_assert(field_count<fields::mixed> == 19 && field_count<const fields::mixed> == 19 &&
              field_count<fields::one_hundred> == 100);
static_assert(field_count<fields::none> == 0);

// What is no model has no fields to look at.
static_assert(field_count<int> == 0 && field_count<std::string> == 0 && field_count<fields::account> == 0 &&
              field_count<fields::never_defined> == 0);
static_assert(field_count<fields::one_too_many> == 0 &&
              field_count<fields::two_hundred> == (most_fields == 200 ? 200 : 0));

template <class T, std::size_t Index, class Type>
constexpr bool has_type = std::is_same_v<field_type<T, Index>, Type>;
static_assert(has_type<fields::mixed, 4, std::string> && has_type<fields::mixed, 5, std::optional<int>> &&
              has_type<fields::mixed, 7, fields::colour>);
static_assert(has_type<fields::mixed, 13, std::unique_ptr<int>> &&
              has_type<fields::mixed, 17, cupel::has_many<fields::never_defined>>);
static_assert(has_type<const fields::mixed, 4, std::string> && has_type<fields::constants, 0, int> &&
              has_type<fields::more_kinds, 9, int fields::inner::*>);

static_assert(last_identifier("&prototype.object.email") == "email" &&
              last_identifier("(& prototype<User>.prototype_holder<User>::object.User::name)") == "name");
static_assert(last_identifier("größe)") == "größe" && last_identifier("") == "" && last_identifier("()") == "" &&
              last_identifier("a") == "a");

// Both ways to the names agree.
static_assert(field_name_by_address<fields::mixed, 18>() == "one" &&
              field_name_by_address<fields::unicode, 2>() == "名前");

TEST(fields, references_reach_the_object) {
    fields::mixed object;
    field<4>(object) = "changed";
    field<5>(object) = 7;
    EXPECT_EQ(object.text, "changed");
    EXPECT_EQ(object.maybe_number, 7);
    EXPECT_EQ(&field<18>(object), &object.one);
    const fields::mixed& constant = object;
    EXPECT_EQ(&field<0>(constant), &object.flag);
    static_assert(std::is_const_v<std::remove_reference_t<decltype(field<0>(constant))>>);
}

TEST(fields, of_move_only_objects) {
    fields::mixed object;
    object.pointer = std::make_unique<int>(3);
    fields::mixed moved = std::move(object);
    EXPECT_EQ(*field<13>(moved), 3);
}

}  // namespace
