#include "sql/golden.hpp"

#include <gtest/gtest.h>

#include <vector>

using namespace cupel;

struct filed {
    std::int64_t id{};
    std::string name{};
    timestamp at{};
    raw_json document{};
    std::vector<std::string> tags{};
    bool open{};
};

template <>
struct cupel::mapping<filed> {
    static constexpr auto table = cupel::table<"filed">(
        index<"ix_tags", &filed::tags>.using_("gin"), index<"ux_name">.on(func::lower(col<&filed::name>)).unique(),
        index<"ix_score">.on(col<&filed::document>.path<"score">().as<double>(), col<&filed::id> + 1).where(col<&filed::open>),
        index<"ix_month">.on(func::date_trunc<"month">(col<&filed::at>)), index<"ix_name", &filed::name>.using_("hash"),
        index<"ix_newest">.on(col<&filed::at>.desc(), col<&filed::id>.asc(), func::length(col<&filed::name>).desc()));
};

namespace {

constexpr auto of_array = create_index<filed, 0>;
constexpr auto of_lower = create_index<filed, 1>;
constexpr auto of_path = create_index<filed, 2>;
constexpr auto of_month = create_index<filed, 3>;
constexpr auto by_hash = create_index<filed, 4>;
constexpr auto downwards = create_index<filed, 5>;

template <class Statement>
constexpr bool is(const Statement& statement, std::string_view sqlite_text, std::string_view postgresql_text) {
    return sql<sqlite>(statement) == sqlite_text && sql<postgresql>(statement) == postgresql_text;
}
static_assert(is(of_array, R"(CREATE INDEX IF NOT EXISTS "ix_tags" ON "filed" ("tags"))",
                 R"(CREATE INDEX IF NOT EXISTS "ix_tags" ON "filed" USING gin ("tags"))"));
static_assert(is(of_lower, R"(CREATE UNIQUE INDEX IF NOT EXISTS "ux_name" ON "filed" ((lower("name"))))",
                 R"(CREATE UNIQUE INDEX IF NOT EXISTS "ux_name" ON "filed" ((lower("name"))))"));
static_assert(is(
    of_path,
    R"(CREATE INDEX IF NOT EXISTS "ix_score" ON "filed" ((CAST("document" ->> '$."score"' AS REAL)), ("id" + 1)) WHERE "open")",
    R"(CREATE INDEX IF NOT EXISTS "ix_score" ON "filed" ((CAST(("document" ->> 'score') AS DOUBLE PRECISION)), ("id" + 1)) WHERE "open")"));
static_assert(is(
    of_month,
    R"(CREATE INDEX IF NOT EXISTS "ix_month" ON "filed" ((strftime('%Y-%m-01 00:00:00.000000', substr("at", 1, 10)))))",
    R"(CREATE INDEX IF NOT EXISTS "ix_month" ON "filed" ((date_trunc('month', "at"))))"));
static_assert(is(by_hash, R"(CREATE INDEX IF NOT EXISTS "ix_name" ON "filed" ("name"))",
                 R"(CREATE INDEX IF NOT EXISTS "ix_name" ON "filed" USING hash ("name"))"));
static_assert(is(downwards,
                 R"(CREATE INDEX IF NOT EXISTS "ix_newest" ON "filed" (("at") DESC, ("id"), (length("name")) DESC))",
                 R"(CREATE INDEX IF NOT EXISTS "ix_newest" ON "filed" (("at") DESC, ("id"), (length("name")) DESC))"));

// A conflict about an index of expressions names them as the index does.
const auto unless_there = insert_into<filed>().values(filed{}).on_conflict_index<"ux_name">().do_nothing();
static_assert(sql<postgresql>(unless_there).ends_with(R"( ON CONFLICT ((lower("name"))) DO NOTHING)"));
static_assert(sql<sqlite>(unless_there).ends_with(R"( ON CONFLICT ((lower("name"))) DO NOTHING)"));

}  // namespace
