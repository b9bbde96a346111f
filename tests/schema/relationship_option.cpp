#include <cupel/schema/relationship_option.hpp>
#include <cupel/cupel.hpp>

#include <gtest/gtest.h>

using namespace cupel;

namespace {

struct child;
struct friendship;
struct parent {
    std::int64_t id{};
    has_many<child> children{};
    many_to_many<parent> friends{};
    has_one<child> favourite{};
};
struct child {
    std::int64_t id{};
    std::int64_t parent_id{};
    std::optional<std::int64_t> favourite_of{};
    belongs_to<parent> mother{};
};
struct friendship {
    std::int64_t a{};
    std::int64_t b{};
};

}  // namespace

template <>
struct cupel::mapping<parent> {
    static constexpr auto table = cupel::table<"parents">(
        relationship<&parent::children>.back_populates<&child::mother>().foreign_key<&child::parent_id>().cascade(
            all, delete_orphan),
        relationship<&parent::friends>.secondary<friendship>().foreign_key<&friendship::a>(),
        relationship<&parent::favourite>.foreign_key<&child::favourite_of>());
};
template <>
struct cupel::mapping<child> {
    static constexpr auto table = cupel::table<"children">(
        foreign_key<&child::parent_id, &parent::id>, foreign_key<&child::favourite_of, &parent::id>,
        relationship<&child::mother>.foreign_key<&child::parent_id>().back_populates<&parent::children>());
};
template <>
struct cupel::mapping<friendship> {
    static constexpr auto table =
        cupel::table<"links">(primary_key<&friendship::a, &friendship::b>, foreign_key<&friendship::a, &parent::id>,
                              foreign_key<&friendship::b, &parent::id>);
};

namespace {

// Cascades are those of SQLAlchemy: save-update and merge unless more is said.
static_assert(cascade_set{}.save_update && cascade_set{}.merge && !cascade_set{}.delete_ &&
              !cascade_set{}.delete_orphan);
static_assert(all.save_update && all.delete_ && all.merge && all.refresh_expire && all.expunge && !all.delete_orphan);
constexpr cascade_set everything = all | delete_orphan;
static_assert(everything.delete_ && everything.delete_orphan && everything.expunge);

using children = detail::relationship_of<&parent::children>;
static_assert(std::is_same_v<children::back_populates_member, detail::member_list<&child::mother>>);
static_assert(std::is_same_v<children::foreign_key_columns, detail::member_list<&child::parent_id>> &&
              std::is_void_v<children::secondary_type>);
static_assert(std::is_same_v<detail::relationship_of<&parent::friends>::secondary_type, friendship>);
// Options in any order say the same.
static_assert(std::is_same_v<detail::relationship_of<&child::mother>::back_populates_member,
                             detail::member_list<&parent::children>>);

// Objects of relationships compare equal: they are no data.
static_assert(has_many<child>{} == has_many<child>{} && belongs_to<parent>{} == belongs_to<parent>{});
static_assert(has_many<child>::kind == relationship_kind::has_many &&
              many_to_many<child>::kind == relationship_kind::many_to_many);

TEST(relationship_option, each_relationship_follows_its_own_key) {
    EXPECT_EQ(sql<sqlite>(select(col<&child::id>).from<parent>().join<&parent::children>()),
              R"(SELECT "children"."id" FROM "parents" JOIN "children" ON "children"."parent_id" = "parents"."id")");
    EXPECT_EQ(sql<sqlite>(select(col<&child::id>).from<parent>().join<&parent::favourite>()),
              R"(SELECT "children"."id" FROM "parents" JOIN "children" ON "children"."favourite_of" = "parents"."id")");
    constexpr auto pal = alias<parent, "pal">;
    EXPECT_EQ(
        sql<sqlite>(select(pal[col<&parent::id>]).from<parent>().join<&parent::friends>(pal)),
        R"(SELECT "pal"."id" FROM "parents" JOIN "links" ON "links"."a" = "parents"."id" JOIN "parents" AS "pal" ON "links"."b" = "pal"."id")");
}

}  // namespace
