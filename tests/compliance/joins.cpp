// Every kind of join, with what it returns; the side that may be missing is optional.
#include "compliance/support/by_hand.hpp"

using namespace cupel;
using testing::ElementsAre;

namespace joins {

struct team {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> city{};
    bool operator==(const team&) const = default;
};
struct player {
    std::int64_t id{};
    std::string name;
    std::optional<std::int64_t> team_id{};
    std::optional<std::int64_t> captain_id{};
    bool operator==(const player&) const = default;
};
struct player_line {
    std::string player;
    std::optional<std::string> team;
};
struct optional_team {
    std::optional<std::int64_t> id{};
    std::optional<std::string> name{};
    std::optional<std::string> city{};
};

}  // namespace joins

template <>
struct cupel::mapping<joins::player> {
    static constexpr auto table = cupel::table<"player">(foreign_key<&joins::player::team_id, &joins::team::id>,
                                                         foreign_key<&joins::player::captain_id, &joins::player::id>);
};

namespace joins {

constexpr auto captain = alias<player, "captain">;
constexpr auto other = alias<team, "other">;

template <class D>
struct joins : compliance::suite_by_hand<D> {
    void SetUp() override {
        create_all<team, player>(this->db);
        this->db.execute(
            insert_into<team>().values(std::vector<team>{{0, "reds", "Oslo"}, {0, "blues"}, {0, "greens", "Bergen"}}));
        this->db.execute(insert_into<player>().values(
            std::vector<player>{{0, "ada", 1}, {0, "bea", 1, 1}, {0, "cat", 2, 1}, {0, "dot", {}, 2}}));
    }
};
TYPED_TEST_SUITE(joins, compliance::databases, compliance::database_names);

// The rows as text, to compare whole results at a glance.
template <class Rows>
std::vector<std::string> lines(Rows rows) {
    const auto text = []<class T>(const T& value) -> std::string {
        if constexpr (requires { value.has_value(); }) return value.has_value() ? *value : "-";
        else return value;
    };
    std::vector<std::string> all;
    for (const auto& [left, right] : rows) all.push_back(text(left) + " " + text(right));
    return all;
}

constexpr auto inner_query =
    select(col<&player::name>, col<&team::name>.as<"team">()).from<player>().join<team>().order_by(col<&player::name>);
constexpr auto inner_from_team =
    select(col<&player::name>, col<&team::name>.as<"team">()).from<team>().join<player>().order_by(col<&player::name>);

TYPED_TEST(joins, inner) {
    static_assert(std::same_as<std::remove_cvref_t<decltype(this->db.execute(inner_query).one().template get<1>())>,
                               std::string>);
    EXPECT_THAT(lines(this->db.execute(inner_query)), ElementsAre("ada reds", "bea reds", "cat blues"));
    EXPECT_THAT(lines(this->db.execute(inner_from_team)), ElementsAre("ada reds", "bea reds", "cat blues"));
    constexpr std::string_view by_hand =
        "SELECT p.name, t.name FROM player p, team t WHERE p.team_id = t.id ORDER BY p.name";
    this->same(inner_query, by_hand);
    this->same(inner_from_team, by_hand);
}

constexpr auto left_query = select(col<&player::name>, col<&team::name>.as<"team">())
                                .from<player>()
                                .left_join<team>()
                                .order_by(col<&player::name>);

TYPED_TEST(joins, left) {
    static_assert(
        std::same_as<std::remove_cvref_t<decltype(this->db.execute(left_query).one().template get<0>())>, std::string>);
    static_assert(std::same_as<std::remove_cvref_t<decltype(this->db.execute(left_query).one().template get<1>())>,
                               std::optional<std::string>>);
    EXPECT_THAT(lines(this->db.execute(left_query)), ElementsAre("ada reds", "bea reds", "cat blues", "dot -"));
    this->same(left_query, "SELECT p.name, t.name FROM player p LEFT JOIN team t ON t.id = p.team_id ORDER BY p.name");
}

constexpr auto right_query = select(col<&player::name>, col<&team::name>.as<"team">())
                                 .from<player>()
                                 .right_join<team>()
                                 .order_by(col<&team::name>, col<&player::name>);

TYPED_TEST(joins, right) {
    static_assert(std::same_as<std::remove_cvref_t<decltype(this->db.execute(right_query).one().template get<0>())>,
                               std::optional<std::string>>);
    static_assert(std::same_as<std::remove_cvref_t<decltype(this->db.execute(right_query).one().template get<1>())>,
                               std::string>);
    EXPECT_THAT(lines(this->db.execute(right_query)), ElementsAre("cat blues", "- greens", "ada reds", "bea reds"));
    this->same(right_query,
               "SELECT p.name, t.name FROM player p RIGHT JOIN team t ON t.id = p.team_id ORDER BY t.name, p.name");
}

constexpr auto full_query = select(col<&player::name>, col<&team::name>.as<"team">())
                                .from<player>()
                                .full_join<team>()
                                .order_by(col<&team::name>.asc().nulls_last(), col<&player::name>.asc().nulls_first());

TYPED_TEST(joins, full) {
    static_assert(std::same_as<std::remove_cvref_t<decltype(this->db.execute(full_query).one().template get<0>())>,
                               std::optional<std::string>>);
    static_assert(std::same_as<std::remove_cvref_t<decltype(this->db.execute(full_query).one().template get<1>())>,
                               std::optional<std::string>>);
    EXPECT_THAT(lines(this->db.execute(full_query)),
                ElementsAre("cat blues", "- greens", "ada reds", "bea reds", "dot -"));
    this->same(full_query, "SELECT p.name, t.name FROM player p FULL JOIN team t ON t.id = p.team_id "
                           "ORDER BY t.name NULLS LAST, p.name NULLS FIRST");
}

constexpr auto cross_query = select(col<&team::name>, other[col<&team::name>].as<"other">())
                                 .from<team>()
                                 .cross_join(other)
                                 .order_by(col<&team::name>, label<"other">.desc());

TYPED_TEST(joins, cross) {
    EXPECT_THAT(lines(this->db.execute(cross_query)),
                ElementsAre("blues reds", "blues greens", "blues blues", "greens reds", "greens greens", "greens blues",
                            "reds reds", "reds greens", "reds blues"));
    this->same(cross_query, "SELECT t.name, o.name FROM team t CROSS JOIN team o ORDER BY t.name, o.name DESC");
}

constexpr auto conditional_query =
    select(col<&player::name>, col<&team::name>.as<"team">())
        .from<player>()
        .left_join<team>(col<&team::id> == col<&player::team_id> && col<&team::name> == "reds")
        .where(col<&player::name> != "bea")
        .order_by(col<&player::name>);

TYPED_TEST(joins, on_a_condition_with_values) {
    EXPECT_THAT(lines(this->db.execute(conditional_query)), ElementsAre("ada reds", "cat -", "dot -"));
    this->same(conditional_query, "SELECT p.name, t.name FROM player p LEFT JOIN team t ON t.id = p.team_id AND "
                                  "t.name = 'reds' WHERE p.name <> 'bea' ORDER BY p.name");
}

constexpr auto captains_query = select(col<&player::name>, captain[col<&player::name>].as<"captain">())
                                    .from<player>()
                                    .left_join(captain, captain[col<&player::id>] == col<&player::captain_id>)
                                    .order_by(col<&player::name>);

TYPED_TEST(joins, with_itself_through_an_alias) {
    EXPECT_THAT(lines(this->db.execute(captains_query)), ElementsAre("ada -", "bea ada", "cat ada", "dot bea"));
    this->same(captains_query,
               "SELECT p.name, c.name FROM player p LEFT JOIN player c ON c.id = p.captain_id ORDER BY p.name");
}

constexpr auto chain_query = select(col<&player::name>, other[col<&team::name>].as<"team">())
                                 .from<player>()
                                 .left_join(captain, captain[col<&player::id>] == col<&player::captain_id>)
                                 .left_join(other, other[col<&team::id>] == captain[col<&player::team_id>])
                                 .order_by(col<&player::name>);

TYPED_TEST(joins, a_chain_keeps_what_may_be_missing_optional) {
    EXPECT_THAT(lines(this->db.execute(chain_query)), ElementsAre("ada -", "bea reds", "cat reds", "dot reds"));
    this->same(chain_query, "SELECT p.name, t.name FROM player p LEFT JOIN player c ON c.id = p.captain_id "
                            "LEFT JOIN team t ON t.id = c.team_id ORDER BY p.name");
}

constexpr auto entities_query =
    select(entity<player>, entity<team>).from<player>().left_join<team>().order_by(col<&player::id>);
constexpr auto entities_missing = select<team>().from<player>().left_join<team>().where(col<&player::name> == "dot");

TYPED_TEST(joins, whole_entities_on_the_missing_side_are_optional) {
    std::vector<std::optional<team>> teams;
    for (const auto& [who, where] : this->db.execute(entities_query)) {
        static_assert(std::same_as<std::remove_cvref_t<decltype(who)>, player>);
        static_assert(std::same_as<std::remove_cvref_t<decltype(where)>, std::optional<team>>);
        teams.push_back(where);
    }
    const team reds{1, "reds", "Oslo"}, blues{2, "blues", {}};
    EXPECT_EQ(teams, (std::vector<std::optional<team>>{reds, reds, blues, std::nullopt}));
    EXPECT_EQ(this->db.execute(entities_missing).one(), std::nullopt);
    this->same(entities_query, "SELECT p.id, p.name, p.team_id, p.captain_id, t.id, t.name, t.city FROM player p "
                               "LEFT JOIN team t ON t.id = p.team_id ORDER BY p.id");
    this->same(entities_missing, "SELECT t.* FROM player p LEFT JOIN team t ON t.id = p.team_id WHERE p.name = 'dot'");
}

// Rows follow one another in the same object: nothing of the row before may stay.
constexpr auto alternating_query =
    select(entity<team>, entity<player>).from<player>().right_join<team>().order_by(col<&team::id>, col<&player::id>);

TYPED_TEST(joins, a_missing_entity_after_a_found_one_is_missing) {
    std::vector<std::string> all;
    for (const auto& [where, who] : this->db.execute(alternating_query))
        all.push_back(where.name + " " + (who ? who->name : "-"));
    EXPECT_THAT(all, ElementsAre("reds ada", "reds bea", "blues cat", "greens -"));
    this->same(alternating_query, "SELECT t.id, t.name, t.city, p.id, p.name, p.team_id, p.captain_id FROM player p "
                                  "RIGHT JOIN team t ON t.id = p.team_id ORDER BY t.id, p.id");
}

constexpr auto dto_query = select(col<&player::name>.as<"player">(), col<&team::name>.as<"team">())
                               .from<player>()
                               .left_join<team>()
                               .order_by(label<"player">);
constexpr auto dto_missing = select<team>().from<player>().left_join<team>().where(col<&player::name> == "dot");

TYPED_TEST(joins, into_dtos) {
    std::vector<std::string> all;
    for (const player_line& line : this->db.execute(dto_query).template into<player_line>())
        all.push_back(line.player + " " + line.team.value_or("-"));
    EXPECT_THAT(all, ElementsAre("ada reds", "bea reds", "cat blues", "dot -"));
    EXPECT_EQ(this->db.execute(dto_missing).template into<optional_team>().one().id, std::nullopt);
}

}  // namespace joins
