// The models of the session's tests.
#pragma once

#include "compliance/support/database.hpp"

#include <cupel/orm/session.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace orm {

struct post;
struct tag;
struct profile;

struct user {
    std::int64_t id{};
    std::string name{};
    std::optional<std::string> bio{};
    std::int32_t logins = 0;
    cupel::has_many<post> posts{};
    cupel::has_one<profile> card{};
};

struct profile {
    std::int64_t id{};
    std::int64_t user_id{};
    std::string motto{};
    cupel::belongs_to<user> owner{};
};

struct comment;

struct post {
    std::int64_t id{};
    std::string title{};
    std::optional<std::int64_t> author_id{};
    cupel::belongs_to<user> author{};
    cupel::has_many<comment> comments{};
    cupel::many_to_many<tag> tags{};
};

struct comment {
    std::int64_t id{};
    std::int64_t post_id{};
    std::string text{};
    cupel::belongs_to<post> about{};
};

struct tag {
    std::int64_t id{};
    std::string name{};
    cupel::many_to_many<post> posts{};
};

struct post_tag {
    std::int64_t post_id{};
    std::int64_t tag_id{};
};

// A tree.
struct folder {
    std::int64_t id{};
    std::string name{};
    std::optional<std::int64_t> parent_id{};
    cupel::belongs_to<folder> parent{};
    cupel::has_many<folder> children{};
};

// A row with a version, with a value of the database's, and one that UPDATE sets.
struct account {
    std::int64_t id{};
    std::string owner{};
    std::int64_t balance{};
    std::int64_t version{};
    std::string state{};
    std::string changed_by = "nobody";
    std::int64_t doubled{};
};

// A key of two columns, given by the program.
struct seat {
    std::int32_t row{};
    std::int32_t number{};
    std::string holder{};
};

}  // namespace orm

template <>
struct cupel::mapping<orm::user> {
    static constexpr auto table = cupel::table<"users">(
        unique<&orm::user::name>, relationship<&orm::user::posts>.back_populates<&orm::post::author>(),
        relationship<&orm::user::card>.back_populates<&orm::profile::owner>().cascade(all, delete_orphan));
};
template <>
struct cupel::mapping<orm::profile> {
    static constexpr auto table = cupel::table<"profiles">(foreign_key<&orm::profile::user_id, &orm::user::id>);
};
template <>
struct cupel::mapping<orm::post> {
    static constexpr auto table = cupel::table<"posts">(
        foreign_key<&orm::post::author_id, &orm::user::id>,
        relationship<&orm::post::comments>.back_populates<&orm::comment::about>().cascade(all, delete_orphan),
        relationship<&orm::post::tags>.secondary<orm::post_tag>().back_populates<&orm::tag::posts>());
};
template <>
struct cupel::mapping<orm::comment> {
    static constexpr auto table = cupel::table<"comments">(foreign_key<&orm::comment::post_id, &orm::post::id>);
};
template <>
struct cupel::mapping<orm::tag> {
    static constexpr auto table =
        cupel::table<"tags">(unique<&orm::tag::name>, relationship<&orm::tag::posts>.secondary<orm::post_tag>());
};
template <>
struct cupel::mapping<orm::post_tag> {
    static constexpr auto table = cupel::table<"post_tags">(
        primary_key<&orm::post_tag::post_id, &orm::post_tag::tag_id>,
        foreign_key<&orm::post_tag::post_id, &orm::post::id>, foreign_key<&orm::post_tag::tag_id, &orm::tag::id>);
};
template <>
struct cupel::mapping<orm::folder> {
    static constexpr auto table = cupel::table<"folders">(
        foreign_key<&orm::folder::parent_id, &orm::folder::id>,
        relationship<&orm::folder::children>.back_populates<&orm::folder::parent>().cascade(all));
};
template <>
struct cupel::mapping<orm::account> {
    static constexpr auto table =
        cupel::table<"accounts">(version_id<&orm::account::version>, server_default<&orm::account::state>("open"),
                                 on_update<&orm::account::changed_by>("update"),
                                 computed<&orm::account::doubled>(col<&orm::account::balance> * 2));
};
template <>
struct cupel::mapping<orm::seat> {
    static constexpr auto table = cupel::table<"seats">(primary_key<&orm::seat::row, &orm::seat::number>);
};

namespace orm {

// An engine with empty tables, and the statements that it was sent.
template <class D>
struct suite : testing::Test {
    using dialect = typename D::dialect;

    suite() {
        cupel::create_all<user, profile, post, comment, tag, post_tag, folder, account, seat>(db);
        db.events().on_before_execute([this](const cupel::statement_event& sent) {
            if (sent.sql.starts_with("SELECT") || sent.sql.starts_with("INSERT") || sent.sql.starts_with("UPDATE") ||
                sent.sql.starts_with("DELETE"))
                sql.emplace_back(sent.sql);
        });
    }

    // What was sent since the last call.
    std::vector<std::string> sent() { return std::exchange(sql, {}); }
    template <class Function>
    std::vector<std::string> sent_by(Function&& function) {
        sql.clear();
        function();
        return sent();
    }

    D database{};
    typename dialect::engine db = database.start({});
    std::vector<std::string> sql{};
};

}  // namespace orm
