#include <cupel/reflect/member.hpp>

#include "reflect/fields_models.hpp"

#include <gtest/gtest.h>

using namespace cupel::detail;

namespace {

static_assert(std::is_same_v<owner_of<&fields::inner::y>, fields::inner> &&
              std::is_same_v<value_of<&fields::inner::y>, std::string>);
static_assert(std::is_same_v<value_of<&fields::constants::fixed>, const int>);
static_assert(std::is_same_v<owner_of<&fields::box<int, char>::other>, fields::box<int, char>>);

static_assert(member_name<&fields::inner::x> == "x" && member_name<&fields::unicode::größe> == "größe" &&
              member_name<&fields::unicode::名前> == "名前");
static_assert(member_name<&fields::underscores::__both__> == "__both__" && member_name<&fields::mixed::many> == "many");
static_assert(member_name<&fields::box<fields::box<int, char>, std::vector<int>>::other> == "other");
static_assert(member_name<&fields::more_kinds::function> == "function" &&
              member_name<&fields::more_kinds::member> == "member");

struct hidden {
    int in_unnamed_namespace;
};
static_assert(member_name<&hidden::in_unnamed_namespace> == "in_unnamed_namespace" && type_name<hidden> == "hidden");

static_assert(type_name<fields::mixed> == "mixed" && type_name<int> == "int" && type_name<fields::colour> == "colour");
static_assert(type_name<fields::box<int, fields::inner>>.starts_with("box<int, ") &&
              type_name<fields::box<int, fields::inner>>.ends_with("inner>"));

static_assert(unqualified("a::b<c::d>::e") == "e" && unqualified("a::b<c::d>") == "b<c::d>" &&
              unqualified("plain") == "plain");
static_assert(unqualified("{anonymous}::x") == "x" && unqualified("(anonymous namespace)::x") == "x" &&
              unqualified("") == "");
static_assert(unqualified("::x") == "x" && unqualified("a::b<c, d<e::f>>::g<h::i>") == "g<h::i>");

// The same name in two places is two types; the id never means "none".
namespace one {
struct twin {};
}  // namespace one
namespace two {
struct twin {};
}  // namespace two
static_assert(type_name<one::twin> == type_name<two::twin> && type_id<one::twin> != type_id<two::twin>);
static_assert(type_id<int> != 0 && type_id<int> == type_id<int> && type_id<int> != type_id<unsigned>);
static_assert(type_id<fields::box<int, char>> != type_id<fields::box<char, int>>);

TEST(member, of_local_structs) {
    struct local {
        int here;
    };
    static_assert(type_name<local> == "local" && member_name<&local::here> == "here");
}

}  // namespace
