// The rules of the service, on SQLite in memory.
#include "../service.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace blog {
namespace {

using cupel::sqlite;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

// One database and one connection for all tests. Each is a transaction that is rolled back; what the service commits
// are savepoints in it.
sqlite::connection& one_connection() {
    static engine database = [] {
        auto made = engine::connect("sqlite://");
        create_tables(made);
        return made;
    }();
    static sqlite::connection connection = database.connect(cupel::isolation::autocommit);
    return connection;
}

struct blog_service : testing::Test {
    template <class T>
    std::int64_t rows() {
        return one_connection().execute(cupel::select(cupel::func::count()).template from<T>()).scalar();
    }

    decltype(one_connection().begin()) outer = one_connection().begin();
    blog::session session{one_connection()};
    service blog{session};
    std::int64_t ada = blog.sign_up("ada", "ada@example.com");
    std::int64_t grace = blog.sign_up("grace", "grace@example.com");
    std::int64_t draft = blog.write(ada, "Engines", "They weave.");
};

struct published_post : blog_service {
    published_post() { blog.publish(ada, draft); }
};

TEST_F(blog_service, names_and_addresses_are_taken_once) {
    EXPECT_THROW(blog.sign_up("ada", "other@example.com"), name_taken);
    EXPECT_THROW(blog.sign_up("other", "ada@example.com"), name_taken);
    EXPECT_THROW(blog.sign_up("", "other@example.com"), invalid);
    EXPECT_THROW(blog.sign_up("other", "nowhere"), invalid);
    EXPECT_EQ(rows<user>(), 2);
}

TEST_F(blog_service, nothing_is_left_of_the_tests_before) {
    EXPECT_EQ(rows<user>(), 2);
    EXPECT_EQ(rows<post>(), 1);
}

TEST_F(blog_service, what_is_refused_leaves_the_session_usable) {
    EXPECT_THROW(blog.sign_up("ada", "other@example.com"), name_taken);
    EXPECT_GT(blog.sign_up("barbara", "barbara@example.com"), grace);
}

TEST_F(blog_service, a_post_has_an_author_and_a_title) {
    EXPECT_THROW(blog.write(99, "Nobody's", ""), not_found);
    EXPECT_THROW(blog.write(ada, "", "x"), invalid);
    EXPECT_EQ(rows<post>(), 1);
}

TEST_F(blog_service, only_the_author_publishes_and_once) {
    EXPECT_THROW(blog.publish(grace, draft), not_allowed);
    blog.publish(ada, draft);
    EXPECT_THROW(blog.publish(ada, draft), not_allowed);
    EXPECT_THROW(blog.publish(ada, 99), not_found);
}

TEST_F(blog_service, a_draft_takes_no_comments) {
    EXPECT_THROW(blog.comment_on(draft, {grace, "Too early"}), not_allowed);
    EXPECT_EQ(rows<comment>(), 0);
}

TEST_F(published_post, is_read_with_its_comments) {
    blog.comment_on(draft, {grace, "First!"});
    blog.comment_on(draft, {ada, "Thank you"});
    session.expunge_all();
    const auto read = blog.read(draft);
    EXPECT_EQ(read.author, "ada");
    EXPECT_THAT(read.comments, ElementsAre(Field(&comment_view::author, "grace"), Field(&comment_view::author, "ada")));
}

TEST_F(published_post, is_on_the_front_page_with_the_number_of_its_comments) {
    blog.comment_on(draft, {grace, "First!"});
    blog.write(grace, "Unfinished", "");
    const auto page = blog.front_page(1, 10);
    EXPECT_EQ(page.total, 1);
    ASSERT_EQ(page.items.size(), 1U);
    EXPECT_EQ(page.items[0].title, "Engines");
    EXPECT_EQ(page.items[0].author, "ada");
    EXPECT_EQ(page.items[0].comments, 1);
    EXPECT_THAT(blog.front_page(2, 10).items, IsEmpty());
}

TEST_F(published_post, takes_comments_that_can_be_imported_and_leaves_out_the_others) {
    EXPECT_THAT(blog.import_comments(draft, {{ada, "a"}, {99, "nobody"}, {grace, ""}, {grace, "d"}}),
                ElementsAre(1, 2));
    EXPECT_EQ(rows<comment>(), 2);
}

TEST_F(published_post, comments_are_removed_by_who_wrote_them_or_the_post) {
    const auto of_grace = blog.comment_on(draft, {grace, "First!"});
    const auto of_ada = blog.comment_on(draft, {ada, "Second"});
    EXPECT_THROW(blog.remove_comment(grace, of_ada), not_allowed);
    blog.remove_comment(ada, of_grace);
    blog.remove_comment(ada, of_ada);
    EXPECT_EQ(rows<comment>(), 0);
    EXPECT_THROW(blog.remove_comment(ada, of_ada), not_found);
}

TEST_F(published_post, goes_with_its_author_and_comments_with_theirs) {
    blog.comment_on(draft, {grace, "First!"});
    blog.leave(grace);
    EXPECT_EQ(rows<comment>(), 0);
    EXPECT_EQ(rows<post>(), 1);
    blog.leave(ada);
    EXPECT_EQ(rows<post>(), 0);
    EXPECT_THROW(blog.leave(ada), not_found);
}

}  // namespace
}  // namespace blog
