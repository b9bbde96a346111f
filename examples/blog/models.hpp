// Users, posts, comments.
#pragma once

#include <cupel/cupel.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace blog {

enum class state { draft, published };

struct post;
struct comment;

struct user {
    std::int64_t id{};
    std::string name{};
    std::string email{};
    cupel::has_many<post> posts{};
    cupel::has_many<comment> comments{};
};

struct post {
    std::int64_t id{};
    std::string title{};
    std::string body{};
    blog::state state = state::draft;
    std::int64_t author_id{};
    std::int64_t version{};
    cupel::belongs_to<user> author{};
    cupel::has_many<comment> comments{};
};

struct comment {
    std::int64_t id{};
    std::string text{};
    std::int64_t post_id{};
    std::int64_t author_id{};
    cupel::belongs_to<blog::post> post{};
    cupel::belongs_to<user> author{};
};

}  // namespace blog

template <>
struct cupel::mapping<blog::user> {
    static constexpr auto table = cupel::table<"users">(
        length<&blog::user::name, 50>, unique<&blog::user::name>, unique<&blog::user::email>,
        relationship<&blog::user::posts>.back_populates<&blog::post::author>().cascade(all, delete_orphan),
        relationship<&blog::user::comments>.back_populates<&blog::comment::author>().cascade(all, delete_orphan));
};

template <>
struct cupel::mapping<blog::post> {
    static constexpr auto table = cupel::table<"posts">(
        foreign_key<&blog::post::author_id, &blog::user::id>, version_id<&blog::post::version>,
        index<"ix_posts_author", &blog::post::author_id>,
        relationship<&blog::post::comments>.back_populates<&blog::comment::post>().cascade(all, delete_orphan));
};

template <>
struct cupel::mapping<blog::comment> {
    static constexpr auto table = cupel::table<"comments">(foreign_key<&blog::comment::post_id, &blog::post::id>,
                                                           foreign_key<&blog::comment::author_id, &blog::user::id>,
                                                           index<"ix_comments_post", &blog::comment::post_id>);
};
