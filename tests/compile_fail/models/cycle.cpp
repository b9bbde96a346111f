// Two tables that refer to each other.
// expect: cupel[E519]
// expect: foreign keys form a cycle of tables: teams -> players -> teams
// expect: mark one of these foreign keys with .use_alter()
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/engine/create_all.hpp>

using namespace cupel;

struct Team {
    std::int64_t id{};
    std::optional<std::int64_t> captain_id{};
};

struct Player {
    std::int64_t id{};
    std::int64_t team_id{};
};

template <>
struct cupel::mapping<Player> {
    static constexpr auto table =
        cupel::table<"players">(primary_key<&Player::id>, foreign_key<&Player::team_id, &Team::id>);
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Team> {
    static constexpr auto table =
        cupel::table<"teams">(primary_key<&Team::id>, foreign_key<&Team::captain_id, &Player::id>);
};
#else
template <>
struct cupel::mapping<Team> {
    static constexpr auto table =
        cupel::table<"teams">(primary_key<&Team::id>, foreign_key<&Team::captain_id, &Player::id>.use_alter());
};
#endif

void create(sqlite::engine& db) { create_all<Team, Player>(db); }
