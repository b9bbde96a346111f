#include <cupel/core/error.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <type_traits>

using namespace cupel;

namespace {

// One hierarchy: whoever catches std::exception or cupel::error catches everything.
template <class Derived, class Base>
constexpr bool is_a = std::is_base_of_v<Base, Derived>;
static_assert(is_a<error, std::exception>);
static_assert(is_a<connection_error, operational_error> && is_a<timeout_error, operational_error> &&
              is_a<busy_error, operational_error> && is_a<interrupted_error, operational_error> &&
              is_a<read_only_error, operational_error> && is_a<corrupt_error, operational_error> &&
              is_a<operational_error, error>);
static_assert(is_a<unique_violation, integrity_error> && is_a<foreign_key_violation, integrity_error> &&
              is_a<not_null_violation, integrity_error> && is_a<check_violation, integrity_error> &&
              is_a<integrity_error, error>);
static_assert(is_a<no_such_table_error, programming_error> && is_a<no_such_column_error, programming_error> &&
              is_a<programming_error, error>);
static_assert(is_a<data_error, error> && is_a<no_row_error, error> && is_a<multiple_rows_error, error>);
static_assert(std::is_nothrow_copy_constructible_v<std::exception> && std::is_copy_constructible_v<unique_violation>);

TEST(error, carries_its_message_and_code) {
    const unique_violation problem(error_code::unique_violation, "the e-mail is taken");
    EXPECT_STREQ(problem.what(), "the e-mail is taken");
    EXPECT_EQ(problem.message(), "the e-mail is taken");
    EXPECT_EQ(problem.code(), error_code::unique_violation);
    EXPECT_EQ(problem.native_code(), 0);
    EXPECT_TRUE(problem.sql().empty() && problem.constraint().empty() && problem.table().empty() &&
                problem.column().empty());
}

TEST(error, sql_is_attached_once_and_shown) {
    error problem(error_code::syntax, "near FROM");
    problem.attach_sql("");
    EXPECT_STREQ(problem.what(), "near FROM");
    problem.attach_sql("SELECT 1");
    problem.attach_sql("SELECT 2");
    EXPECT_EQ(problem.sql(), "SELECT 1");
    EXPECT_STREQ(problem.what(), "near FROM [SQL: SELECT 1]");
    EXPECT_EQ(problem.message(), "near FROM");
}

TEST(error, parameters_are_attached_once_and_shown) {
    error problem(error_code::syntax, "near FROM");
    problem.attach_sql("SELECT ?1");
    problem.attach_parameters("");
    EXPECT_STREQ(problem.what(), "near FROM [SQL: SELECT ?1]");
    problem.attach_parameters("?1 = 5");
    problem.attach_parameters("?1 = 6");
    EXPECT_EQ(problem.parameters(), "?1 = 5");
    EXPECT_STREQ(problem.what(), "near FROM [SQL: SELECT ?1] [parameters: ?1 = 5]");
    EXPECT_EQ(problem.message(), "near FROM");
}

TEST(error, the_place_is_attached) {
    integrity_error problem(error_code::check_violation, "no");
    problem.attach_native_code(275);
    problem.attach_place("ck_range", "people", "age");
    EXPECT_EQ(problem.native_code(), 275);
    EXPECT_EQ(problem.constraint(), "ck_range");
    EXPECT_EQ(problem.table(), "people");
    EXPECT_EQ(problem.column(), "age");
}

TEST(error, the_column_is_attached_once_if_there_is_one) {
    data_error failure("is odd");
    failure.attach_column("");
    EXPECT_EQ(failure.message(), "is odd");
    failure.attach_column("number");
    failure.attach_column("other");
    EXPECT_EQ(failure.column(), "number");
    EXPECT_EQ(failure.message(), "column \"number\": is odd");
}

TEST(error, fixed_errors_have_their_codes) {
    EXPECT_EQ(data_error("x").code(), error_code::data);
    EXPECT_EQ(no_row_error().code(), error_code::no_row);
    EXPECT_EQ(multiple_rows_error().code(), error_code::multiple_rows);
    EXPECT_STRNE(no_row_error().what(), "");
}

TEST(error, a_caught_copy_keeps_everything) {
    try {
        busy_error problem(error_code::busy, "locked");
        problem.attach_sql("BEGIN IMMEDIATE");
        throw problem;
    } catch (const error& caught) {
        const error copy = caught;  // NOLINT: slicing is what is tried
        EXPECT_STREQ(copy.what(), "locked [SQL: BEGIN IMMEDIATE]");
        EXPECT_EQ(copy.code(), error_code::busy);
        EXPECT_NE(copy.what(), caught.what());
    }
}

}  // namespace
