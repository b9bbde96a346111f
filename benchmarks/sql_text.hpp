// Five statements, from a simple select to a three-table join with grouping, and three ways to their text:
// a literal, cupel's constant, and a text built at run time from table and column names, as an ORM does.
#pragma once

#include <cupel/cupel.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bench::texts {

struct author {
    std::int64_t id{};
    std::string name;
    std::string email;
    std::optional<std::string> bio;
    bool is_active = true;
    double score{};
};

struct post {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string title;
    std::string content;
    std::int64_t created{};
};

struct comment {
    std::int64_t id{};
    std::int64_t post_id{};
    std::string content;
    std::int64_t votes{};
};

using cupel::col;
using cupel::label;
namespace func = cupel::func;

inline constexpr auto by_key = cupel::select<author>().where(col<&author::id> == 1);

inline constexpr auto filtered = cupel::select(col<&author::name>, col<&author::email>)
                                     .from<author>()
                                     .where(col<&author::is_active> && col<&author::score> > 0.5)
                                     .order_by(col<&author::name>);

inline constexpr auto joined = cupel::select(col<&author::name>, col<&post::title>)
                                   .from<author>()
                                   .join<post>(col<&post::author_id> == col<&author::id>)
                                   .where(col<&post::created> > 1)
                                   .order_by(col<&post::created>.desc())
                                   .limit(10);

inline constexpr auto grouped = cupel::select(col<&author::name>, func::count(col<&post::id>).as<"posts">())
                                    .from<author>()
                                    .left_join<post>(col<&post::author_id> == col<&author::id>)
                                    .group_by(col<&author::id>, col<&author::name>)
                                    .order_by(label<"posts">.desc());

inline constexpr auto three_tables = cupel::select(col<&author::name>, func::count(col<&post::id>).as<"posts">(),
                                                   func::max(col<&comment::votes>).as<"votes">())
                                         .from<author>()
                                         .join<post>(col<&post::author_id> == col<&author::id>)
                                         .join<comment>(col<&comment::post_id> == col<&post::id>)
                                         .where(col<&author::is_active> && col<&post::created> > 1)
                                         .group_by(col<&author::id>, col<&author::name>)
                                         .having(func::count(col<&post::id>) > 5)
                                         .order_by(label<"votes">.desc())
                                         .limit(10);

// What an ORM keeps of a statement at run time, and how it makes text of that.
struct column {
    std::string_view table, name, function = {}, label = {};
};
struct condition {
    column left;
    std::string_view compared = {};  // an operator and a parameter follow; empty: the column alone
};
struct join {
    std::string_view kind, table;
    column left, right;
};
struct order {
    std::string_view label;
    column by = {};
    std::string_view direction = {};
};
struct description {
    std::vector<column> columns;
    std::string_view from;
    std::vector<join> joins = {};
    std::vector<condition> where = {};
    std::vector<column> group_by = {};
    std::vector<condition> having = {};
    std::vector<order> order_by = {};
    bool limit = false;
};

class text_builder {
public:
    explicit text_builder(char placeholder) : placeholder_{placeholder} {}

    std::string operator()(const description& statement) && {
        list("SELECT ", ", ", statement.columns);
        text_ += " FROM ";
        name(statement.from);
        for (const auto& j : statement.joins) item(j);
        list(" WHERE ", " AND ", statement.where);
        list(" GROUP BY ", ", ", statement.group_by);
        list(" HAVING ", " AND ", statement.having);
        list(" ORDER BY ", ", ", statement.order_by);
        if (statement.limit) parameter(" LIMIT ");
        return std::move(text_);
    }

private:
    template <class Item>
    void list(std::string_view before, std::string_view between, const std::vector<Item>& items) {
        for (const auto& each : items) {
            text_ += &each == items.data() ? before : between;
            item(each);
        }
    }

    void name(std::string_view identifier) {
        text_ += '"';
        text_ += identifier;
        text_ += '"';
    }

    void parameter(std::string_view before) {
        text_ += before;
        text_ += placeholder_;
        text_ += std::to_string(++parameters_);
    }

    void item(const column& c) {
        if (!c.function.empty()) {
            text_ += c.function;
            text_ += '(';
        }
        name(c.table);
        text_ += '.';
        name(c.name);
        if (!c.function.empty()) text_ += ')';
        if (c.label.empty()) return;
        text_ += " AS ";
        name(c.label);
    }

    void item(const condition& c) {
        item(c.left);
        if (!c.compared.empty()) parameter(c.compared);
    }

    void item(const join& j) {
        text_ += j.kind;
        name(j.table);
        text_ += " ON ";
        item(j.left);
        text_ += " = ";
        item(j.right);
    }

    void item(const order& o) {
        if (o.label.empty()) item(o.by);
        else name(o.label);
        text_ += o.direction;
    }

    char placeholder_;
    int parameters_ = 0;
    std::string text_;
};

// Calls visit(statement, way, dialect, function) for every way to the text of one statement.
template <class Visit, class Query, class Literal>
void each_way(Visit& visit, const std::string& statement, const Query& query, Literal literal,
              const description& described) {
    visit(statement, "literal", "sqlite", literal);
    visit(statement, "built", "sqlite", [described] { return text_builder{'?'}(described); });
    visit(statement, "built", "postgresql", [described] { return text_builder{'$'}(described); });
    visit(statement, "cupel", "sqlite", [query] { return cupel::sql<cupel::sqlite>(query); });
    visit(statement, "cupel", "postgresql", [query] { return cupel::sql<cupel::postgresql>(query); });
}

template <class Visit>
void each_text(Visit visit) {
    using namespace std::string_view_literals;

    const column author_id{"author", "id"}, author_name{"author", "name"}, author_email{"author", "email"},
        author_bio{"author", "bio"}, author_is_active{"author", "is_active"}, author_score{"author", "score"},
        post_id{"post", "id"}, post_author_id{"post", "author_id"}, post_title{"post", "title"},
        post_created{"post", "created"}, comment_post_id{"comment", "post_id"};
    const join posts{" JOIN ", "post", post_author_id, author_id};
    const join posts_or_none{" LEFT JOIN ", "post", post_author_id, author_id};
    const join comments{" JOIN ", "comment", comment_post_id, post_id};
    const column post_count{"post", "id", "count", "posts"};
    const column votes{"comment", "votes", "max", "votes"};

    each_way(
        visit, "by key", by_key,
        [] {
            return R"(SELECT "author"."id", "author"."name", "author"."email", "author"."bio", "author"."is_active", )"
                   R"("author"."score" FROM "author" WHERE "author"."id" = ?1)"sv;
        },
        {.columns = {author_id, author_name, author_email, author_bio, author_is_active, author_score},
         .from = "author",
         .where = {{author_id, " = "}}});

    each_way(visit, "filtered", filtered,
             [] {
                 return R"(SELECT "author"."name", "author"."email" FROM "author" )"
                        R"(WHERE "author"."is_active" AND "author"."score" > ?1 ORDER BY "author"."name")"sv;
             },
             {.columns = {author_name, author_email},
              .from = "author",
              .where = {{author_is_active}, {author_score, " > "}},
              .order_by = {{"", author_name}}});

    each_way(visit, "joined", joined,
             [] {
                 return R"(SELECT "author"."name", "post"."title" FROM "author" )"
                        R"(JOIN "post" ON "post"."author_id" = "author"."id" WHERE "post"."created" > ?1 )"
                        R"(ORDER BY "post"."created" DESC LIMIT ?2)"sv;
             },
             {.columns = {author_name, post_title},
              .from = "author",
              .joins = {posts},
              .where = {{post_created, " > "}},
              .order_by = {{"", post_created, " DESC"}},
              .limit = true});

    each_way(visit, "grouped", grouped,
             [] {
                 return R"(SELECT "author"."name", count("post"."id") AS "posts" FROM "author" )"
                        R"(LEFT JOIN "post" ON "post"."author_id" = "author"."id" )"
                        R"(GROUP BY "author"."id", "author"."name" ORDER BY "posts" DESC)"sv;
             },
             {.columns = {author_name, post_count},
              .from = "author",
              .joins = {posts_or_none},
              .group_by = {author_id, author_name},
              .order_by = {{"posts", {}, " DESC"}}});

    each_way(visit, "three tables, grouped", three_tables,
             [] {
                 return R"(SELECT "author"."name", count("post"."id") AS "posts", max("comment"."votes") AS "votes" )"
                        R"(FROM "author" JOIN "post" ON "post"."author_id" = "author"."id" )"
                        R"(JOIN "comment" ON "comment"."post_id" = "post"."id" )"
                        R"(WHERE "author"."is_active" AND "post"."created" > ?1 )"
                        R"(GROUP BY "author"."id", "author"."name" HAVING count("post"."id") > ?2 )"
                        R"(ORDER BY "votes" DESC LIMIT ?3)"sv;
             },
             {.columns = {author_name, post_count, votes},
              .from = "author",
              .joins = {posts, comments},
              .where = {{author_is_active}, {post_created, " > "}},
              .group_by = {author_id, author_name},
              .having = {{{"post", "id", "count"}, " > "}},
              .order_by = {{"votes", {}, " DESC"}},
              .limit = true});
}

}  // namespace bench::texts
