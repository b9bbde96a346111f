#include "../relation.hpp"

#include "../control_file.hpp"

#include <gtest/gtest.h>

namespace {

const relation_field& field_of(relation_kind kind) { return relation_fields[static_cast<std::size_t>(kind)]; }

std::vector<relation> parse(std::string_view text, relation_kind kind = relation_kind::depends) {
    return parse_relations(field_of(kind), text, 1);
}

void expect_error(std::string_view text, const std::string& message, relation_kind kind = relation_kind::depends) {
    try {
        parse(text, kind);
        FAIL() << "accepted: " << text;
    } catch (const control_error& error) {
        EXPECT_NE(std::string{error.what()}.find(message), std::string::npos) << error.what();
    }
}

TEST(relation, the_list_of_fields_is_in_the_order_of_the_kinds) {
    for (const auto& field : relation_fields) EXPECT_EQ(&field_of(field.kind), &field);
}

TEST(relation, nothing) {
    EXPECT_TRUE(parse("").empty());
    EXPECT_TRUE(parse(" \n ").empty());
}

TEST(relation, groups_and_alternatives) {
    const auto found = parse("a, b | c|d ,e");
    ASSERT_EQ(found.size(), 5u);
    const std::vector<std::tuple<int, int, std::string>> wanted{
        {1, 1, "a"}, {2, 1, "b"}, {2, 2, "c"}, {2, 3, "d"}, {3, 1, "e"}};
    for (std::size_t i = 0; i < wanted.size(); ++i)
        EXPECT_EQ(std::tuple(found[i].group, found[i].alternative, found[i].name), wanted[i]);
    EXPECT_FALSE(found[0].architecture || found[0].constraint || found[0].restriction);
}

TEST(relation, version_constraints) {
    for (const std::string operation : {"<<", "<=", "=", ">=", ">>"}) {
        const auto found = parse("a (" + operation + " 1:2.0~rc1+b-3)");
        EXPECT_EQ(found.at(0).constraint->operation, operation);
        EXPECT_EQ(found.at(0).constraint->version, "1:2.0~rc1+b-3");
    }
    EXPECT_EQ(parse("a(>=1)").at(0).constraint->version, "1");
    EXPECT_EQ(parse("a ( = 2 ) | b").at(0).constraint->version, "2");
}

TEST(relation, obsolete_operators_mean_what_dpkg_reads) {
    EXPECT_EQ(parse("a (< 1)").at(0).constraint->operation, "<=");
    EXPECT_EQ(parse("a (> 1)").at(0).constraint->operation, ">=");
}

TEST(relation, architectures_and_restrictions) {
    const auto found = parse("b:any (>= 1), c [amd64 !i386] <!nocheck> <cross>, g++-12:amd64");
    EXPECT_EQ(found.at(0).name, "b");
    EXPECT_EQ(found.at(0).architecture, "any");
    EXPECT_EQ(found.at(0).constraint->version, "1");
    EXPECT_EQ(found.at(1).restriction, "[amd64 !i386] <!nocheck> <cross>");
    EXPECT_EQ(found.at(2).name, "g++-12");
    EXPECT_EQ(found.at(2).architecture, "amd64");
}

TEST(relation, a_value_over_several_lines) {
    const auto found = parse("a,\nb (>= 1) |\n\tc\n,d");
    EXPECT_EQ(found.size(), 4u);
    EXPECT_EQ(found.back().group, 3);
}

TEST(relation, the_line_of_a_mistake) {
    try {
        parse_relations(field_of(relation_kind::suggests), "a,\nb,\nc (1)", 40);
        FAIL();
    } catch (const control_error& error) {
        EXPECT_EQ(error.line(), 42u);
        EXPECT_EQ(std::string{error.what()}, "line 42: Suggests: '' is not one of << <= = >= >>");
    }
}

TEST(relation, malformed) {
    expect_error(",", "a package name is missing");
    expect_error("a,", "a package name is missing");
    expect_error("a,,b", "a package name is missing");
    expect_error("a |", "a package name is missing");
    expect_error("(>= 1)", "a package name is missing");
    expect_error("a b", "expected ',' or '|' before 'b'");
    expect_error("a (>= 1) (<< 2)", "expected ',' or '|' before '(<< 2)'");
    expect_error("-a", "'-a' is not a package name");
    expect_error("a/b", "'a/b' is not a package name");
    expect_error("a:", "'' is not an architecture");
    expect_error("a:am;d64", "is not an architecture");
    expect_error("a (>= 1", "')' is missing");
    expect_error("a (>=)", "'' is not a version");
    expect_error("a (>= 1 2)", "'1 2' is not a version");
    expect_error("a (=> 1)", "'=>' is not one of");
    expect_error("a [amd64", "']' is missing");
    expect_error("a <!nocheck", "'>' is missing");
}

TEST(relation, what_only_some_fields_allow) {
    using enum relation_kind;
    for (const auto kind : {breaks, conflicts, replaces, provides}) expect_error("a | b", "alternatives", kind);
    for (const auto kind : {depends, pre_depends, recommends, suggests, enhances})
        EXPECT_EQ(parse("a | b", kind).size(), 2u);
    EXPECT_EQ(parse("a (= 1)", provides).size(), 1u);
    expect_error("a (>= 1)", "only an exact version", provides);
}

}  // namespace
