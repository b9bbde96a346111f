// Conditions that a query adds to a table, wherever it reads it: with_criteria<T, condition>.
#include "orm/models.hpp"

#include <cupel/orm/page.hpp>
#include <cupel/sql/related.hpp>

using namespace cupel;

namespace orm {
namespace {

using testing::ElementsAre;

using testing::SizeIs;

struct reader {
    std::string wanted{};
};

constexpr auto good = col<&post::title> == "good";
constexpr auto wanted = col<&post::title> == session_value<&reader::wanted>;
constexpr auto short_text = col<&comment::text> == "c1";
constexpr auto alice_only = col<&user::name> == "alice";
constexpr auto red_only = col<&tag::name> == "red";

// alice has posts 1 "good" and 2 "bad", bob has 3 "bad". Posts have comments "c1" and "c2", and both tags.
template <class D>
struct criteria_of_query : suite<D> {
    criteria_of_query() {
        session s(this->db);
        auto alice = s.add(user{.name = "alice"});
        auto bob = s.add(user{.name = "bob"});
        auto red = s.add(tag{.name = "red"});
        auto blue = s.add(tag{.name = "blue"});
        s.flush();
        const auto write = [&](auto& author, const char* title) {
            auto made = s.add(post{.title = title});
            author->posts.append(made);
            s.flush();
            made->comments.append(comment{.text = "c1"});
            made->comments.append(comment{.text = "c2"});
            made->tags.append(red);
            made->tags.append(blue);
            s.flush();
        };
        write(alice, "good");
        write(alice, "bad");
        write(bob, "bad");
        s.commit();
    }
    template <class Entities>
    static std::vector<std::int64_t> ids(const Entities& found) {
        std::vector<std::int64_t> all;
        for (const auto& each : found) all.push_back(each->id);
        return all;
    }
    template <class... Options>
    std::vector<std::int64_t> posts_of_alice(Options... options) {
        session s(this->db);
        return ids(s.scalars(select<user>().where(col<&user::name> == "alice").options(options...)).one()->posts);
    }
};
TYPED_TEST_SUITE(criteria_of_query, compliance::databases, compliance::database_names);

TYPED_TEST(criteria_of_query, rows_of_the_table_itself) {
    session s(this->db);
    EXPECT_THAT(this->ids(s.scalars(select<post>().options(with_criteria<post, good>))), ElementsAre(1));
    EXPECT_THAT(s.scalars(select<post>()), SizeIs(3));
    EXPECT_THAT(
        this->ids(s.scalars(
            select<user>().where(any<&user::posts>()).order_by(col<&user::id>).options(with_criteria<post, good>))),
        ElementsAre(1));
    EXPECT_EQ(s.scalars(select(func::count()).template from<post>().options(with_criteria<post, good>)).at(0), 1);
    const auto rows = s.execute(select(entity<user>, entity<post>)
                                    .template from<user>()
                                    .template left_join<post>()
                                    .order_by(col<&user::id>)
                                    .options(with_criteria<post, good>));
    ASSERT_THAT(rows, SizeIs(2));
    EXPECT_FALSE(rows.all()[1].template get<1>());
    std::vector<std::int64_t> streamed;
    for (const auto& each : s.stream(select<post>().options(with_criteria<post, good>))) streamed.push_back(each->id);
    EXPECT_THAT(streamed, ElementsAre(1));
    const auto page = paginate(s, select<post>().order_by(col<&post::id>).options(with_criteria<post, good>), 1, 10);
    EXPECT_EQ(page.total, 1);
    EXPECT_THAT(page.items, SizeIs(1));
}

TYPED_TEST(criteria_of_query, collections_by_every_way_of_loading) {
    constexpr auto only = with_criteria<post, good>;
    EXPECT_THAT(this->posts_of_alice(), ElementsAre(1, 2));
    EXPECT_THAT(this->posts_of_alice(only, selectinload<&user::posts>), ElementsAre(1));
    EXPECT_THAT(this->posts_of_alice(selectinload<&user::posts>, only), ElementsAre(1));
    EXPECT_THAT(this->posts_of_alice(only, subqueryload<&user::posts>), ElementsAre(1));
    EXPECT_THAT(this->posts_of_alice(only, joinedload<&user::posts>), ElementsAre(1));
    EXPECT_THAT(this->posts_of_alice(only, immediateload<&user::posts>), ElementsAre(1));
    EXPECT_THAT(this->posts_of_alice(only, lazyload<&user::posts>), ElementsAre(1));
    EXPECT_THAT(this->posts_of_alice(only, selectinload<all>), ElementsAre(1));
    EXPECT_THAT(this->posts_of_alice(only), ElementsAre(1));
    EXPECT_THAT(this->posts_of_alice(selectinload<&user::posts>.then(only)), ElementsAre(1));
}

TYPED_TEST(criteria_of_query, chains_and_what_stands_behind_an_association_table) {
    session s(this->db);
    const auto alice =
        s.scalars(select<user>()
                      .where(col<&user::name> == "alice")
                      .options(with_criteria<comment, short_text>, with_criteria<tag, red_only>,
                               selectinload<&user::posts>.then(joinedload<&post::comments>, selectinload<&post::tags>)))
            .one();
    ASSERT_THAT(alice->posts, SizeIs(2));
    for (const auto& each : alice->posts) {
        EXPECT_THAT(each->comments, SizeIs(1));
        EXPECT_THAT(each->tags, SizeIs(1));
    }
    session t(this->db);
    const auto later = t.scalars(select<user>()
                                     .where(col<&user::name> == "alice")
                                     .options(with_criteria<comment, short_text>, selectinload<&user::posts>))
                           .one();
    EXPECT_THAT(later->posts[0]->comments, SizeIs(1));
    EXPECT_THAT(later->posts[0]->tags, SizeIs(2));
}

// What the session has is asked for too: it may not fulfil the condition.
TYPED_TEST(criteria_of_query, parents_that_the_session_has) {
    const auto author_of_third = [&](auto... options) {
        session s(this->db);
        const auto users = s.scalars(select<user>());
        const auto found = s.scalars(select<post>().where(col<&post::id> == 3).options(options...)).one();
        const bool has = bool(found->author);
        // It is as if it were not there, and stays.
        s.commit();
        EXPECT_EQ(found->author_id, 2);
        return has;
    };
    constexpr auto only = with_criteria<user, alice_only>;
    EXPECT_TRUE(author_of_third());
    EXPECT_FALSE(author_of_third(only));
    EXPECT_FALSE(author_of_third(only, selectinload<&post::author>));
    EXPECT_FALSE(author_of_third(only, joinedload<&post::author>));
    EXPECT_FALSE(author_of_third(only, lazyload<&post::author>));
    EXPECT_FALSE(author_of_third(selectinload<&post::author>.then(only)));
}

TYPED_TEST(criteria_of_query, parents_that_are_hidden_may_be_let_go_of) {
    for (const bool has_it : {false, true}) {
        SCOPED_TRACE(has_it);
        session s(this->db);
        const auto bob = has_it ? s.template get<user>(2) : ref<user>();
        const auto found =
            s.scalars(select<post>().where(col<&post::id> == 3).options(with_criteria<user, alice_only>)).one();
        ASSERT_FALSE(found->author);
        found->author = nullptr;
        if (has_it) {
            EXPECT_THAT(bob->posts, SizeIs(0));
        }
        s.flush();
        EXPECT_EQ(s.scalar(select(func::count()).template from<post>().where(col<&post::author_id>.is_null())), 1);
        found->author = nullptr;
        EXPECT_THAT(this->sent_by([&] { s.flush(); }), SizeIs(0));
    }
}

TYPED_TEST(criteria_of_query, parents_that_are_hidden_may_be_given_again) {
    session s(this->db);
    const auto bob = s.template get<user>(2);
    const auto found =
        s.scalars(select<post>().where(col<&post::id> == 3).options(with_criteria<user, alice_only>)).one();
    ASSERT_FALSE(found->author);
    found->author = bob;
    EXPECT_EQ(found->author.get(), bob);
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), SizeIs(0));
    EXPECT_THAT(bob->posts, SizeIs(1));
}

TYPED_TEST(criteria_of_query, values_of_the_session) {
    session s(this->db, reader{.wanted = "bad"});
    const auto query =
        select<user>().order_by(col<&user::id>).options(with_criteria<post, wanted>, selectinload<&user::posts>);
    EXPECT_THAT(this->ids(s.scalars(query).all()[0]->posts), ElementsAre(2));
    s.expunge_all();
    s.set(reader{.wanted = "good"});
    EXPECT_THAT(this->ids(s.scalars(query).all()[0]->posts), ElementsAre(1));
}

// Until the entity is read again.
TYPED_TEST(criteria_of_query, refresh_reads_all_of_a_collection) {
    session s(this->db);
    const auto alice = s.scalars(select<user>()
                                     .where(col<&user::name> == "alice")
                                     .options(with_criteria<post, good>, selectinload<&user::posts>))
                           .one();
    ASSERT_THAT(this->ids(alice->posts), ElementsAre(1));
    s.refresh(alice);
    EXPECT_THAT(this->ids(alice->posts), ElementsAre(1, 2));
}

// A query by hand says the same.
TYPED_TEST(criteria_of_query, says_what_a_condition_says) {
    session s(this->db);
    const auto by_option = s.scalars(select<post>()
                                         .template join<&post::author>()
                                         .order_by(col<&post::id>)
                                         .options(with_criteria<user, alice_only>, with_criteria<post, good>));
    const auto by_hand = s.scalars(select<post>()
                                       .template join<&post::author>()
                                       .where(col<&user::name> == "alice" && col<&post::title> == "good")
                                       .order_by(col<&post::id>));
    EXPECT_EQ(this->ids(by_option), this->ids(by_hand));
    EXPECT_THAT(by_hand, SizeIs(1));
}

}  // namespace
}  // namespace orm
