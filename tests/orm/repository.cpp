// repository: the everyday work with the entities of one model; pages of entities.
#include "orm/models.hpp"

#include <cupel/dynamic.hpp>
#include <cupel/orm/repository.hpp>

using namespace cupel;

namespace orm {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

template <class D>
struct repositories : suite<D> {
    void fill(int count) {
        session s(this->db);
        for (int i = 1; i <= count; ++i) {
            auto each = s.add(user{.name = "user " + std::to_string(i), .logins = i % 3});
            each->posts.append(post{.title = "of " + std::to_string(i)});
        }
        s.commit();
    }
};
TYPED_TEST_SUITE(repositories, compliance::databases, compliance::database_names);

template <class Range>
std::vector<std::int64_t> ids(const Range& found) {
    std::vector<std::int64_t> all;
    for (const auto& each : found) all.push_back(each->id);
    return all;
}

TYPED_TEST(repositories, create_gives_an_entity_with_its_key_and_commits_nothing) {
    {
        session s(this->db);
        auto users = repository_of<user>(s);
        const auto made = users.create({.name = "ada"});
        EXPECT_EQ(made->id, 1);
        EXPECT_EQ(users.get(1), made);
        EXPECT_THAT(ids(users.create_all(std::vector<user>{{.name = "b"}, {.name = "c"}})), ElementsAre(2, 3));
    }
    session s(this->db);
    EXPECT_EQ(repository_of<user>(s).count(), 0);
}

TYPED_TEST(repositories, a_key_without_a_row_is_an_empty_handle_or_an_error_that_says_which) {
    session s(this->db);
    auto users = repository_of<user>(s);
    EXPECT_FALSE(users.get(7));
    try {
        users.get_one(7);
        FAIL();
    } catch (const not_found_error<user>& missing) {
        EXPECT_EQ(missing.message(), "there is no row of table users (user) with id = 7");
        EXPECT_EQ(missing.code(), error_code::no_row);
    }
    EXPECT_THROW(s.template get_one<user>(7), not_found_error<user>);
    EXPECT_THROW(s.template get_one<user>(7, populate_existing), not_found_error<user>);
    EXPECT_THROW(users.get_one(7), no_row_error);
    auto seats = repository_of<seat>(s);
    seats.create({.row = 1, .number = 2, .holder = "ada"});
    EXPECT_EQ(seats.get_one(std::tuple(1, 2))->holder, "ada");
    try {
        seats.get_one(std::tuple(1, 3));
        FAIL();
    } catch (const not_found_error<seat>& missing) {
        EXPECT_THAT(missing.message(), HasSubstr("row = 1, number = 3"));
    }
}

TYPED_TEST(repositories, find_takes_conditions_and_an_order) {
    this->fill(5);
    session s(this->db);
    auto users = repository_of<user>(s);
    EXPECT_THAT(ids(users.find(col<&user::logins> == 2)), ElementsAre(2, 5));
    EXPECT_THAT(ids(users.find(col<&user::id> > 2, col<&user::logins>.desc(), col<&user::id>)), ElementsAre(5, 4, 3));
    EXPECT_THAT(ids(users.all()), ElementsAre(1, 2, 3, 4, 5));
    EXPECT_EQ(users.find_one(col<&user::name> == "user 4"), users.get(4));
    EXPECT_FALSE(users.find_one(col<&user::name> == "nobody"));
    EXPECT_THROW(users.find_one(col<&user::logins> == 2), multiple_rows_error);
}

TYPED_TEST(repositories, exists_and_count_ask_the_database) {
    this->fill(5);
    session s(this->db);
    auto users = repository_of<user>(s);
    EXPECT_TRUE(users.exists(col<&user::logins> == 2));
    EXPECT_FALSE(users.exists(col<&user::logins> == 9));
    EXPECT_EQ(users.count(), 5);
    EXPECT_EQ(users.count(col<&user::logins> == 1), 2);
    users.create({.name = "pending"});
    EXPECT_EQ(users.count(), 6);
}

TYPED_TEST(repositories, a_page_has_entities_and_the_total_of_one_query) {
    this->fill(7);
    session s(this->db);
    auto users = repository_of<user>(s);
    const auto fourth = users.get_one(4);
    page<ref<user>> second;
    EXPECT_THAT(this->sent_by([&] { second = users.list(2, 3); }), SizeIs(1));
    EXPECT_THAT(ids(second.items), ElementsAre(4, 5, 6));
    EXPECT_EQ(second.items[0], fourth);
    EXPECT_EQ(second.total, 7);
    EXPECT_EQ(second.pages(), 3);
    EXPECT_THAT(ids(users.list(3, 3).items), ElementsAre(7));
    const auto behind = users.list(4, 3);
    EXPECT_THAT(behind.items, IsEmpty());
    EXPECT_EQ(behind.total, 7);
}

TYPED_TEST(repositories, a_page_is_in_an_order_of_columns_or_of_a_list_of_allowed_names) {
    this->fill(5);
    session s(this->db);
    auto users = repository_of<user>(s);
    EXPECT_THAT(ids(users.list(1, 3, col<&user::logins>.desc()).items), ElementsAre(2, 5, 1));
    order_columns<&user::name, &user::logins> order;
    order.add("logins").add("name", desc);
    EXPECT_THAT(ids(users.list(1, 3, order).items), ElementsAre(3, 4, 1));
    EXPECT_THROW(order.add("bio; DROP TABLE users"), unknown_column_error);
}

TYPED_TEST(repositories, a_page_of_a_select_loads_what_its_options_say) {
    this->fill(5);
    session s(this->db);
    auto users = repository_of<user>(s);
    const auto sent = this->sent_by([&] {
        const auto some = users.list(1, 2,
                                     select<user>()
                                         .where(col<&user::logins> > 0)
                                         .order_by(col<&user::id>.desc())
                                         .options(selectinload<&user::posts>));
        EXPECT_EQ(some.total, 4);
        EXPECT_THAT(ids(some.items), ElementsAre(5, 4));
        for (const auto& each : some.items) EXPECT_EQ(each->posts.size(), 1);
    });
    EXPECT_THAT(sent, SizeIs(2));
}

TYPED_TEST(repositories, seek_goes_on_behind_a_key) {
    this->fill(5);
    session s(this->db);
    auto users = repository_of<user>(s);
    constexpr auto order = seek_keys(col<&user::logins>.desc(), col<&user::id>);
    std::vector<std::vector<std::int64_t>> found;
    auto part = users.seek(order, 2);
    found.push_back(ids(part.items));
    while (part.next) {
        part = users.seek(order, 2, part.next);
        found.push_back(ids(part.items));
    }
    EXPECT_THAT(found, ElementsAre(ElementsAre(2, 5), ElementsAre(1, 4), ElementsAre(3)));

    const auto sent = this->sent_by([&] {
        const auto first = users.seek(order, 2, with_total);
        EXPECT_EQ(first.total, 5);
        EXPECT_EQ(ids(first.items), found[0]);
        EXPECT_EQ(ids(users.seek(order, 2, first.next).items), found[1]);
    });
    EXPECT_THAT(sent, SizeIs(2));
}

TYPED_TEST(repositories, update_writes_what_differs_and_says_what_is_missing) {
    this->fill(2);
    session s(this->db);
    auto users = repository_of<user>(s);
    const auto sent = this->sent_by([&] { users.update(2, [](user& u) { u.bio = "hi"; }); });
    ASSERT_THAT(sent, SizeIs(2));
    EXPECT_THAT(sent[1], HasSubstr("SET \"bio\" = "));
    EXPECT_THROW(users.update(3, [](user&) { FAIL(); }), not_found_error<user>);
    EXPECT_THROW(users.update(1, [](user& u) { u.name = "user 2"; }), unique_violation);
}

TYPED_TEST(repositories, remove_takes_a_handle_or_a_key) {
    this->fill(3);
    session s(this->db);
    auto users = repository_of<user>(s);
    auto posts = repository_of<post>(s);
    users.remove(users.get_one(1));
    users.remove(2);
    EXPECT_EQ(users.count(), 1);
    EXPECT_EQ(posts.count(col<&post::author_id>.is_null()), 2);
    EXPECT_THROW(users.remove(2), not_found_error<user>);
}

// A repository of one's own adds what its model is asked for.
template <class Session>
struct post_repository : repository<post, Session> {
    using repository<post, Session>::repository;

    auto of_author(const std::string& name) const {
        return this->session().scalars(
            select<post>().template join<&post::author>().where(col<&user::name> == name).order_by(col<&post::id>));
    }
};
template <class Session>
post_repository(Session&) -> post_repository<Session>;

TYPED_TEST(repositories, are_extended_by_derivation) {
    this->fill(2);
    session s(this->db);
    const post_repository posts(s);
    EXPECT_THAT(ids(posts.of_author("user 2")), ElementsAre(2));
    EXPECT_EQ(posts.count(), 2);
}

}  // namespace orm
