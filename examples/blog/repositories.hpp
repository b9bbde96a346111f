// What the service asks of each table, beside what every repository can.
#pragma once

#include "models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/repository.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace blog {

using engine = cupel::sqlite::engine;
// Over a connection: where that has begun a transaction, the session's own are savepoints in it. Tests do that.
using session = cupel::session<cupel::sqlite::connection>;

inline void create_tables(auto& database) { cupel::create_all<user, post, comment>(database); }

struct user_repository : cupel::repository<user, blog::session> {
    using repository::repository;

    cupel::ref<user> by_name(const std::string& name) const { return find_one(cupel::col<&user::name> == name); }
};

// A line of the front page.
struct summary {
    std::int64_t id{};
    std::string title{};
    std::string author{};
    std::int64_t comments{};
};

struct post_repository : cupel::repository<post, blog::session> {
    using repository::repository;

    // A post with its comments and who wrote them: three queries, or four where somebody else wrote the post.
    cupel::ref<post> with_comments(std::int64_t id) const {
        using namespace cupel;
        return session()
            .scalars(select<post>()
                         .where(col<&post::id> == id)
                         .options(selectinload<&post::author>,
                                  selectinload<&post::comments>.then(selectinload<&comment::author>)))
            .one_or_none();
    }

    // What is published, the latest first; comments are counted by the database.
    cupel::page<summary> front_page(std::int64_t number, std::int64_t size) const {
        using namespace cupel;
        const auto lines = paginate(session(),
                                    select(col<&post::id>, col<&post::title>, col<&user::name>.as<"author">(),
                                           func::count(col<&comment::id>).as<"comments">())
                                        .from<post>()
                                        .join<&post::author>()
                                        .left_join<&post::comments>()
                                        .where(col<&post::state> == state::published)
                                        .group_by(col<&post::id>, col<&post::title>, col<&user::name>)
                                        .order_by(col<&post::id>.desc()),
                                    number, size);
        page<summary> made{{}, lines.total, lines.number, lines.size};
        for (const auto& [id, title, author, comments] : lines.items)
            made.items.push_back({id, title, author, comments});
        return made;
    }
};

struct comment_repository : cupel::repository<comment, blog::session> {
    using repository::repository;
};

}  // namespace blog
