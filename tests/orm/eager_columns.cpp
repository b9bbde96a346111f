// Columns that a query leaves out of what contains_eager reads, and of entities beside expressions with values.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

template <class D>
struct eager_columns : suite<D> {
    eager_columns() {
        session s(this->db);
        auto alice = s.add(user{.name = "alice", .bio = "about alice", .logins = 3});
        alice->posts.append(post{.title = "first"});
        s.add(post{.title = "of nobody"});
        s.commit();
    }
};
TYPED_TEST_SUITE(eager_columns, compliance::databases, compliance::database_names);

TYPED_TEST(eager_columns, contains_eager_reads_the_columns_that_are_wanted) {
    session s(this->db);
    std::vector<ref<post>> posts;
    const auto sent = this->sent_by([&] {
        posts = s.scalars(select<post>()
                              .template left_join<&post::author>()
                              .order_by(col<&post::id>)
                              .options(contains_eager<&post::author>.then(load_only<&user::name>)))
                    .all();
    });
    EXPECT_THAT(sent, ElementsAre(AllOf(HasSubstr(R"("users"."name")"), Not(HasSubstr("bio")))));
    ASSERT_THAT(posts, SizeIs(2));
    const auto alice = posts[0].template get<&post::author>().get();
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(alice.template get<&user::name>(), "alice");
        EXPECT_TRUE(posts[1].template is_loaded<&post::title>());
        EXPECT_FALSE(posts[1]->author);
    }),
                IsEmpty());
    EXPECT_FALSE(alice.template is_loaded<&user::bio>());
    EXPECT_EQ(alice->bio, "about alice");
}

TYPED_TEST(eager_columns, contains_eager_of_an_alias_leaves_columns_out) {
    constexpr auto writer = alias<user, "writer">;
    session s(this->db);
    std::vector<ref<post>> posts;
    const auto sent = this->sent_by([&] {
        posts = s.scalars(select<post>()
                              .template join<&post::author>(writer)
                              .where(writer[col<&user::name>] == "alice")
                              .options(contains_eager<&post::author>(writer).then(defer<&user::bio>)))
                    .all();
    });
    EXPECT_THAT(sent, ElementsAre(AllOf(HasSubstr(R"("writer"."logins")"), Not(HasSubstr("bio")))));
    ASSERT_THAT(posts, SizeIs(1));
    EXPECT_EQ(posts[0]->author->logins, 3);
    EXPECT_EQ(posts[0]->author->bio, "about alice");
}

// What was left out is not written.
TYPED_TEST(eager_columns, a_change_writes_what_was_changed) {
    session s(this->db);
    const auto written = s.scalars(select<post>().template join<&post::author>().options(
                                       contains_eager<&post::author>.then(load_only<&user::name>)))
                             .one();
    const auto alice = written.template get<&post::author>().get();
    alice.template get<&user::name>() = "ann";
    EXPECT_THAT(this->sent_by([&] { s.flush(); }),
                ElementsAre(AllOf(testing::StartsWith(R"(UPDATE "users" SET "name" = )"), Not(HasSubstr("bio")))));
    s.commit();
    EXPECT_EQ(this->db.execute(select(col<&user::bio>)).scalar(), "about alice");
}

TYPED_TEST(eager_columns, entities_beside_expressions_with_values) {
    session s(this->db);
    const std::int32_t more = 10;
    const auto query = select(entity<user>, (col<&user::logins> + more).template as<"more">(),
                              coalesce(col<&user::bio>, "none").template as<"text">())
                           .where(col<&user::name> == "alice")
                           .options(load_only<&user::name>);
    const auto sent = this->sent_by([&] {
        const auto found = s.execute(query).one();
        EXPECT_EQ(found.template get<0>().template get<&user::name>(), "alice");
        EXPECT_FALSE(found.template get<0>().template is_loaded<&user::logins>());
        EXPECT_EQ(found.template get<1>(), 13);
        EXPECT_EQ(found.template get<2>(), "about alice");
    });
    EXPECT_THAT(sent, SizeIs(1));
    // Values stand where they stood, whatever stands before and behind them.
    const auto turned = s.execute(select((col<&user::logins> + 1).template as<"one">(), entity<user>,
                                         (col<&user::logins> + 2).template as<"two">(), entity<post>,
                                         (col<&user::logins> + 3).template as<"three">())
                                      .template from<user>()
                                      .template join<&user::posts>()
                                      .options(defer<&user::bio>))
                            .one();
    EXPECT_EQ(turned.template get<0>(), 4);
    EXPECT_EQ(turned.template get<2>(), 5);
    EXPECT_EQ(turned.template get<4>(), 6);
    EXPECT_EQ(turned.template get<3>()->title, "first");
    session fresh(this->db);
    for (const auto& row : fresh.stream(query)) {
        EXPECT_EQ(row.template get<1>(), 13);
        EXPECT_FALSE(row.template get<0>().template is_loaded<&user::bio>());
    }
}

}  // namespace
}  // namespace orm
