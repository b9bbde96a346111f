#include "service.hpp"

namespace blog {

namespace {

void require(bool holds, const char* otherwise) {
    if (!holds) throw invalid(otherwise);
}

}  // namespace

template <class Function>
auto service::transaction(Function function) {
    try {
        return session_->begin([&](auto&) { return function(); });
    } catch (const cupel::not_found_error<user>&) {
        throw not_found("user");
    } catch (const cupel::not_found_error<post>&) {
        throw not_found("post");
    } catch (const cupel::not_found_error<comment>&) {
        throw not_found("comment");
    }
}

cupel::ref<post> service::open_post(std::int64_t post_id) const {
    auto found = posts_.get_one(post_id);
    if (found->state != state::published) throw not_allowed("comments wait until the post is published");
    return found;
}

std::int64_t service::sign_up(const std::string& name, const std::string& email) {
    require(!name.empty() && name.size() <= 50, "a name has 1 to 50 characters");
    require(email.find('@') != std::string::npos, "an address has an @");
    return transaction([&] {
        try {
            return users_.create({.name = name, .email = email})->id;
        } catch (const cupel::unique_violation& failure) {
            throw name_taken(std::string(failure.column()));
        }
    });
}

std::int64_t service::write(std::int64_t author_id, const std::string& title, const std::string& body) {
    require(!title.empty(), "a post has a title");
    return transaction([&] {
        auto author = users_.get_one(author_id);
        return posts_.create({.title = title, .body = body, .author_id = author->id})->id;
    });
}

void service::publish(std::int64_t user_id, std::int64_t post_id) {
    transaction([&] {
        posts_.update(post_id, [&](post& it) {
            if (it.author_id != user_id) throw not_allowed("only who wrote a post publishes it");
            if (it.state == state::published) throw not_allowed("the post is published already");
            it.state = state::published;
        });
    });
}

std::int64_t service::comment_on(std::int64_t post_id, const new_comment& given) {
    require(!given.text.empty(), "a comment has a text");
    return transaction([&] {
        auto on = open_post(post_id);
        auto author = users_.get_one(given.author_id);
        return comments_.create({.text = given.text, .post_id = on->id, .author_id = author->id})->id;
    });
}

std::vector<std::size_t> service::import_comments(std::int64_t post_id, const std::vector<new_comment>& given) {
    return transaction([&] {
        auto on = open_post(post_id);
        std::vector<std::size_t> left_out;
        for (std::size_t i = 0; i < given.size(); ++i) try {
                session_->begin_nested([&](auto&) {
                    require(!given[i].text.empty(), "a comment has a text");
                    comments_.create({.text = given[i].text, .post_id = on->id, .author_id = given[i].author_id});
                });
            } catch (const invalid&) {
                left_out.push_back(i);
            } catch (const cupel::foreign_key_violation&) {
                left_out.push_back(i);
            }
        return left_out;
    });
}

void service::remove_comment(std::int64_t user_id, std::int64_t comment_id) {
    transaction([&] {
        auto found = comments_.get_one(comment_id);
        if (found->author_id != user_id && found->post->author_id != user_id)
            throw not_allowed("only who wrote the comment or the post removes it");
        comments_.remove(found);
    });
}

void service::leave(std::int64_t user_id) {
    transaction([&] { users_.remove(user_id); });
}

post_view service::read(std::int64_t post_id) {
    return transaction([&] {
        auto found = posts_.with_comments(post_id);
        if (!found) throw not_found("post");
        post_view made{found->title, found->author->name, found->body, {}};
        for (const auto& each : found->comments) made.comments.push_back({each->author->name, each->text});
        return made;
    });
}

cupel::page<summary> service::front_page(std::int64_t number, std::int64_t size) {
    return transaction([&] { return posts_.front_page(number, size); });
}

}  // namespace blog
