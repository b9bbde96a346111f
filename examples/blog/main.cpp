// Fills a blog and prints it: models.hpp, repositories.hpp on them, and service.hpp, which has the rules.
#include "service.hpp"

#include <iostream>

namespace {

// What a request of a server would be: a connection of the pool, and a session of its own.
template <class Request>
auto request(blog::engine& database, Request what) {
    auto connection = database.connect();
    blog::session session(connection);
    blog::service service(session);
    return what(service);
}

void refused(blog::engine& database, auto what) {
    try {
        request(database, what);
    } catch (const blog::error& why) {
        std::cout << "  refused: " << why.what() << '\n';
    }
}

}  // namespace

int main() {
    auto database = blog::engine::connect("sqlite:///blog.db");
    blog::create_tables(database);

    const auto ada = request(database, [](auto& blog) { return blog.sign_up("ada", "ada@example.com"); });
    const auto grace = request(database, [](auto& blog) { return blog.sign_up("grace", "grace@example.com"); });
    const auto engines = request(database, [&](auto& blog) { return blog.write(ada, "Engines", "They weave."); });
    const auto moths = request(database, [&](auto& blog) { return blog.write(grace, "Moths", "One in the relay."); });
    request(database, [&](auto& blog) { return blog.write(grace, "Unfinished", ""); });

    std::cout << "Rules:\n";
    refused(database, [](auto& blog) { blog.sign_up("ada", "second@example.com"); });
    refused(database, [](auto& blog) { blog.sign_up("barbara", "ada@example.com"); });
    refused(database, [&](auto& blog) { blog.comment_on(engines, {grace, "Too early"}); });
    refused(database, [&](auto& blog) { blog.publish(grace, engines); });
    refused(database, [&](auto& blog) { blog.write(99, "Nobody's", ""); });

    request(database, [&](auto& blog) { blog.publish(ada, engines); });
    request(database, [&](auto& blog) { blog.publish(grace, moths); });
    const auto first = request(database, [&](auto& blog) { return blog.comment_on(engines, {grace, "First!"}); });
    const auto left_out = request(database, [&](auto& blog) {
        return blog.import_comments(engines, {{ada, "Thank you"}, {99, "I am nobody"}, {grace, ""}, {grace, "More"}});
    });
    std::cout << "Imported comments, but for " << left_out.size() << '\n';
    refused(database, [&](auto& blog) { blog.remove_comment(99, first); });
    request(database, [&](auto& blog) { blog.remove_comment(ada, first); });

    const auto page = request(database, [](auto& blog) { return blog.front_page(1, 10); });
    std::cout << "Front page, " << page.total << " posts:\n";
    for (const auto& [id, title, author, comments] : page.items)
        std::cout << "  " << title << " by " << author << ", " << comments << " comments\n";

    const auto post = request(database, [&](auto& blog) { return blog.read(engines); });
    std::cout << post.title << " by " << post.author << ": " << post.body << '\n';
    for (const auto& [author, text] : post.comments) std::cout << "  " << author << ": " << text << '\n';

    request(database, [&](auto& blog) { blog.leave(grace); });
    std::cout << "Grace left: " << request(database, [](auto& blog) { return blog.front_page(1, 10); }).total
              << " post, " << request(database, [&](auto& blog) { return blog.read(engines); }).comments.size()
              << " comment\n";
}
