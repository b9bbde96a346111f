#include "sql/golden.hpp"
#include "sql/models.hpp"

using namespace cupel;
using blog::post;
using blog::post_tag;
using blog::tag;

namespace {

constexpr auto replaced =
    insert_into<post_tag>().or_replace().values(col<&post_tag::post_id> = 1, col<&post_tag::tag_id> = 2);
GOLDEN_SQLITE(replaced, R"(INSERT OR REPLACE INTO "post_tags" ("post_id", "tag_id") VALUES (?1, ?2))");

constexpr auto ignored = insert_into<tag>().values(col<&tag::label> = "sql").returning().or_ignore();
GOLDEN_SQLITE(ignored, R"(INSERT OR IGNORE INTO "tags" ("label") VALUES (?1) RETURNING "id", "label")");

constexpr auto of_a_query = insert_into<tag>().or_ignore().columns<&tag::label>().from(select(col<&post::title>));
GOLDEN_SQLITE(of_a_query, R"(INSERT OR IGNORE INTO "tags" ("label") SELECT "posts"."title" FROM "posts")");

}  // namespace
