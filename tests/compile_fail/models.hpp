// The models of the compile-fail pairs: a small blog.
#pragma once

#include <cupel/cupel.hpp>

#include <cstdint>
#include <optional>
#include <string>

struct Post;
struct Tag;

enum class user_role { admin, user, guest };
enum class post_state { draft, published };

struct timestamps {
    cupel::timestamp created_at{};
    cupel::timestamp updated_at{};
};

struct User {
    std::int64_t id{};
    std::string username{};
    std::string email{};
    std::optional<std::string> bio{};
    std::int32_t age{};
    std::optional<double> rating{};
    user_role role = user_role::user;
    bool is_active = true;
    timestamps audit{};
    cupel::has_many<Post> posts{};
};

struct Post {
    std::int64_t id{};
    std::string title{};
    std::string content{};
    std::int32_t views{};
    post_state state = post_state::draft;
    std::optional<cupel::timestamp> published_at{};
    std::int64_t author_id{};
    cupel::belongs_to<User> author{};
    cupel::many_to_many<Tag> tags{};
};

struct Tag {
    std::int64_t id{};
    std::string name{};
    std::optional<std::string> colour{};
};

struct PostTag {
    std::int64_t post_id{};
    std::int64_t tag_id{};
};

// Two foreign keys lead to users.
struct Message {
    std::int64_t id{};
    std::string body{};
    std::int64_t sender_id{};
    std::int64_t recipient_id{};
};

// A foreign key leads to the table itself.
struct Employee {
    std::int64_t id{};
    std::string name{};
    std::optional<std::int64_t> manager_id{};
};

template <>
struct cupel::mapping<User> {
    static constexpr auto table =
        cupel::table<"users">(primary_key<&User::id>, length<&User::username, 50>, unique<&User::username>,
                              unique<&User::email>, server_default<&User::audit, &timestamps::created_at>(func::now()),
                              server_default<&User::audit, &timestamps::updated_at>(func::now()),
                              on_update<&User::audit, &timestamps::updated_at>(func::now()),
                              relationship<&User::posts>.back_populates<&Post::author>());
};

template <>
struct cupel::mapping<Post> {
    static constexpr auto table = cupel::table<"posts">(
        primary_key<&Post::id>, foreign_key<&Post::author_id, &User::id>.on_delete(cascade),
        default_value<&Post::state>(post_state::draft), relationship<&Post::author>.back_populates<&User::posts>(),
        relationship<&Post::tags>.secondary<PostTag>());
};

template <>
struct cupel::mapping<Tag> {
    static constexpr auto table = cupel::table<"tags">(primary_key<&Tag::id>, unique<&Tag::name>);
};

template <>
struct cupel::mapping<PostTag> {
    static constexpr auto table = cupel::table<"post_tags">(
        primary_key<&PostTag::post_id, &PostTag::tag_id>, foreign_key<&PostTag::post_id, &Post::id>.on_delete(cascade),
        foreign_key<&PostTag::tag_id, &Tag::id>.on_delete(cascade));
};

template <>
struct cupel::mapping<Message> {
    static constexpr auto table =
        cupel::table<"messages">(primary_key<&Message::id>, foreign_key<&Message::sender_id, &User::id>,
                                 foreign_key<&Message::recipient_id, &User::id>);
};

template <>
struct cupel::mapping<Employee> {
    static constexpr auto table =
        cupel::table<"employees">(primary_key<&Employee::id>, foreign_key<&Employee::manager_id, &Employee::id>);
};
