// The models that the golden statements are about: a blog, a company, and one table with a column of every type.
#pragma once

#include <cupel/cupel.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace blog {

enum class role { admin, user, guest };

struct timestamps {
    cupel::timestamp created_at{};
    cupel::timestamp updated_at{};
};

struct post;
struct profile;

struct user {
    std::int64_t id{};
    std::string name{};
    std::string email{};
    std::optional<std::string> bio{};
    role kind = role::user;
    bool active = true;
    std::optional<std::int32_t> age{};
    double score{};
    timestamps audit{};
    cupel::has_many<post> posts{};
    cupel::has_one<profile> page{};
    cupel::many_to_many<user> following{};
    cupel::many_to_many<user> followers{};
};

struct follow {
    std::int64_t follower_id{};
    std::int64_t followed_id{};
};

struct profile {
    std::int64_t user_id{};
    std::string motto{};
    cupel::belongs_to<user> owner{};
};

struct tag {
    std::int64_t id{};
    std::string label{};
    cupel::many_to_many<post> posts{};
};

// Two foreign keys lead to users: relationships say which of them they follow.
struct post {
    std::int64_t id{};
    std::string title{};
    std::string content{};
    std::int32_t views{};
    std::int64_t author_id{};
    std::optional<std::int64_t> editor_id{};
    cupel::belongs_to<user> author{};
    cupel::belongs_to<user> editor{};
    cupel::many_to_many<tag> tags{};
};

struct post_tag {
    std::int64_t post_id{};
    std::int64_t tag_id{};
};

struct comment {
    std::int64_t id{};
    std::int64_t post_id{};
    std::optional<std::int64_t> reply_to{};
    std::string text{};
    cupel::belongs_to<post> on{};
    cupel::belongs_to<comment> parent{};
    cupel::has_many<comment> replies{};
};

}  // namespace blog

template <>
struct cupel::mapping<blog::user> {
    static constexpr auto table = cupel::table<"users">(
        primary_key<&blog::user::id>, length<&blog::user::name, 50>, unique<&blog::user::email>,
        default_value<&blog::user::kind>(blog::role::guest),
        server_default<&blog::user::audit, &blog::timestamps::created_at>(func::now()),
        server_default<&blog::user::audit, &blog::timestamps::updated_at>(func::now()),
        on_update<&blog::user::audit, &blog::timestamps::updated_at>(func::now()),
        relationship<&blog::user::posts>.foreign_key<&blog::post::author_id>(),
        relationship<&blog::user::following>.secondary<blog::follow>().foreign_key<&blog::follow::follower_id>(),
        relationship<&blog::user::followers>.secondary<blog::follow>().foreign_key<&blog::follow::followed_id>());
};

template <>
struct cupel::mapping<blog::follow> {
    static constexpr auto table =
        cupel::table<"follows">(primary_key<&blog::follow::follower_id, &blog::follow::followed_id>,
                                foreign_key<&blog::follow::follower_id, &blog::user::id>,
                                foreign_key<&blog::follow::followed_id, &blog::user::id>);
};

template <>
struct cupel::mapping<blog::profile> {
    static constexpr auto table = cupel::table<"profiles">(
        primary_key<&blog::profile::user_id>, foreign_key<&blog::profile::user_id, &blog::user::id>.on_delete(cascade));
};

template <>
struct cupel::mapping<blog::tag> {
    static constexpr auto table =
        cupel::table<"tags">(unique<&blog::tag::label>, relationship<&blog::tag::posts>.secondary<blog::post_tag>());
};

template <>
struct cupel::mapping<blog::post> {
    static constexpr auto table =
        cupel::table<"posts">(foreign_key<&blog::post::author_id, &blog::user::id>.on_delete(cascade),
                              foreign_key<&blog::post::editor_id, &blog::user::id>.on_delete(set_null),
                              index<"ix_posts_author", &blog::post::author_id>,
                              relationship<&blog::post::author>.foreign_key<&blog::post::author_id>(),
                              relationship<&blog::post::editor>.foreign_key<&blog::post::editor_id>(),
                              relationship<&blog::post::tags>.secondary<blog::post_tag>());
};

template <>
struct cupel::mapping<blog::post_tag> {
    static constexpr auto table = cupel::table<"post_tags">(
        primary_key<&blog::post_tag::post_id, &blog::post_tag::tag_id>,
        foreign_key<&blog::post_tag::post_id, &blog::post::id>, foreign_key<&blog::post_tag::tag_id, &blog::tag::id>);
};

template <>
struct cupel::mapping<blog::comment> {
    static constexpr auto table = cupel::table<"comments">(foreign_key<&blog::comment::post_id, &blog::post::id>,
                                                           foreign_key<&blog::comment::reply_to, &blog::comment::id>);
};

namespace company {

// A key of two columns, referred to by two columns.
struct office {
    std::string country{};
    std::int32_t number{};
    std::string city{};
};

struct employee {
    std::int64_t id{};
    std::string name{};
    std::optional<std::int64_t> manager_id{};
    std::string country{};
    std::int32_t office_number{};
    cupel::belongs_to<employee> manager{};
    cupel::has_many<employee> reports{};
    cupel::belongs_to<office> desk{};
};

}  // namespace company

template <>
struct cupel::mapping<company::office> {
    static constexpr auto table =
        cupel::table<"offices">(primary_key<&company::office::country, &company::office::number>);
};

template <>
struct cupel::mapping<company::employee> {
    static constexpr auto table =
        cupel::table<"employees">(foreign_key<&company::employee::manager_id, &company::employee::id>,
                                  foreign_key<&company::employee::country, &company::employee::office_number,
                                              &company::office::country, &company::office::number>);
};

// Without a mapping: convention makes it `reading` with the key `id`.
struct reading {
    std::int64_t id{};
    bool flag{};
    std::int8_t tiny{};
    std::int16_t small{};
    std::int32_t medium{};
    std::int64_t big{};
    float single{};
    double precise{};
    std::string words{};
    cupel::blob bytes{};
    cupel::date day{};
    cupel::timestamp moment{};
    blog::role kind{};
    std::optional<bool> maybe_flag{};
    std::optional<std::int64_t> maybe_big{};
    std::optional<double> maybe_precise{};
    std::optional<std::string> maybe_words{};
    std::optional<cupel::timestamp> maybe_moment{};
};
