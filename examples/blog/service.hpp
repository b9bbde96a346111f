// What a blog can do. Every function is one transaction: it happens whole, or not at all and says why.
#pragma once

#include "errors.hpp"
#include "repositories.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace blog {

// What leaves the service are values; entities stay with their session.
struct comment_view {
    std::string author;
    std::string text;
};
struct post_view {
    std::string title;
    std::string author;
    std::string body;
    std::vector<comment_view> comments;
};
struct new_comment {
    std::int64_t author_id{};
    std::string text{};
};

// For one request, as its session is.
class service {
public:
    explicit service(blog::session& open) noexcept : session_(&open), users_(open), posts_(open), comments_(open) {}

    // Throws name_taken, invalid.
    std::int64_t sign_up(const std::string& name, const std::string& email);
    // A draft. Throws not_found, invalid.
    std::int64_t write(std::int64_t author_id, const std::string& title, const std::string& body);
    // Throws not_found, not_allowed.
    void publish(std::int64_t user_id, std::int64_t post_id);
    // Throws not_found, not_allowed, invalid.
    std::int64_t comment_on(std::int64_t post_id, const new_comment& given);
    // Those that cannot be are left out; gives their places. Throws not_found, not_allowed.
    std::vector<std::size_t> import_comments(std::int64_t post_id, const std::vector<new_comment>& given);
    // By who wrote it or who wrote the post. Throws not_found, not_allowed.
    void remove_comment(std::int64_t user_id, std::int64_t comment_id);
    // With all that the user wrote. Throws not_found.
    void leave(std::int64_t user_id);

    // Throws not_found.
    post_view read(std::int64_t post_id);
    cupel::page<summary> front_page(std::int64_t number, std::int64_t size);

private:
    // Commits what the function did, or rolls it back when it throws.
    template <class Function>
    auto transaction(Function function);
    // The post, if comments may be added.
    cupel::ref<post> open_post(std::int64_t post_id) const;

    blog::session* session_;
    user_repository users_;
    post_repository posts_;
    comment_repository comments_;
};

}  // namespace blog
