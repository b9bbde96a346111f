// The text of a refusal; that it stops the compiler is what tests/compile_fail shows.
#include <cupel/core/diagnostic.hpp>

#include <gtest/gtest.h>

using namespace cupel::detail;

namespace {

constexpr problem none;
static_assert(!none.found() && none.size() == 0 && refuse_if<none>::done);

constexpr problem some("cupel[E000]: column ", "users", ".", "name");
static_assert(some.found() && some.count == 4 && some.size() == 30);
static_assert(message_of<some>().view() == "cupel[E000]: column users.name");

constexpr problem grown = [] {
    problem text("one");
    text += " and ";
    text += "";
    text += "two";
    return text;
}();
static_assert(message_of<grown>().view() == "one and two");

// Pieces beyond the capacity are left out, never written outside.
constexpr problem full = [] {
    problem text("0");
    for (std::size_t i = 0; i < 2 * problem::capacity; ++i) text += "x";
    return text;
}();
static_assert(full.count == problem::capacity && message_of<full>().size() == problem::capacity);

TEST(diagnostic, no_problem_is_no_refusal) { EXPECT_TRUE(refuse_if<none>::done); }

}  // namespace
