// Relationships that come with the query of their owners: joinedload and contains_eager.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

template <class D>
struct joined_loading : suite<D> {
    // Three users with 0, 1 and 2 posts, each post with two comments and two tags; a tree of folders.
    void fill() {
        session s(this->db);
        auto red = s.add(tag{.name = "red"});
        auto blue = s.add(tag{.name = "blue"});
        int count = 0;
        for (const char* name : {"cid", "bob", "ann"}) {
            auto one = s.add(user{.name = name});
            for (int i = 0; i < count; ++i) {
                auto written = one->posts.append(post{.title = name + std::to_string(i)});
                for (const char* text : {"x", "y"}) written->comments.append(comment{.text = text});
                written->tags.append(red);
                written->tags.append(blue);
            }
            ++count;
        }
        s.add(post{.title = "nobody's"});
        auto root = s.add(folder{.name = "root"});
        auto home = root->children.append(folder{.name = "home"});
        home->children.append(folder{.name = "ann"});
        s.commit();
    }
};
TYPED_TEST_SUITE(joined_loading, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

template <class Entities>
std::vector<std::string> titles(const Entities& all) {
    std::vector<std::string> found;
    for (const auto& each : all) found.push_back(each->title);
    return found;
}
template <class Entities>
std::vector<std::string> names(const Entities& all) {
    std::vector<std::string> found;
    for (const auto& each : all) found.push_back(each->name);
    return found;
}

TYPED_TEST(joined_loading, behaviour_43_joined_collections_give_each_parent_once) {
    this->fill();
    session s(this->db);
    std::vector<ref<user>> users;
    const auto sent = this->sent_by(
        [&] { users = s.scalars(select<user>().order_by(col<&user::name>).options(joinedload<&user::posts>)).all(); });
    EXPECT_THAT(sent,
                ElementsAre("SELECT \"users\".\"id\", \"users\".\"name\", \"users\".\"bio\", \"users\".\"logins\", "
                            "\"posts_1\".\"id\", \"posts_1\".\"title\", \"posts_1\".\"author_id\" FROM \"users\" "
                            "LEFT JOIN \"posts\" AS \"posts_1\" ON \"posts_1\".\"author_id\" = \"users\".\"id\" "
                            "ORDER BY \"users\".\"name\", \"posts_1\".\"id\""));
    EXPECT_THAT(names(users), ElementsAre("ann", "bob", "cid"));
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_THAT(titles(users[0]->posts), ElementsAre("ann0", "ann1"));
        EXPECT_THAT(titles(users[1]->posts), ElementsAre("bob0"));
        EXPECT_TRUE(users[2]->posts.empty());
        EXPECT_EQ(users[0]->posts[0]->author.get(), users[0]);
    }),
                IsEmpty());
}

TYPED_TEST(joined_loading, behaviour_42_limit_counts_the_parents) {
    this->fill();
    session s(this->db);
    std::vector<ref<user>> users;
    const auto sent = this->sent_by([&] {
        users = s.scalars(select<user>()
                              .order_by(col<&user::id>.desc())
                              .limit(2)
                              .options(joinedload<&user::posts>.then(joinedload<&post::comments>)))
                    .all();
    });
    ASSERT_THAT(sent, SizeIs(1));
    EXPECT_THAT(sent[0], HasSubstr(" FROM (SELECT "));
    EXPECT_THAT(sent[0], HasSubstr(") AS \"users\" LEFT JOIN "));
    EXPECT_THAT(names(users), ElementsAre("ann", "bob"));
    EXPECT_THAT(users[0]->posts, SizeIs(2));
    EXPECT_THAT(users[0]->posts[1]->comments, SizeIs(2));
    EXPECT_THAT(
        names(s.scalars(select<user>().order_by(col<&user::id>).limit(1).offset(1).options(joinedload<&user::posts>))),
        ElementsAre("bob"));
}

TYPED_TEST(joined_loading, behaviour_42_an_order_of_other_tables_is_kept_around_the_limit) {
    this->fill();
    session s(this->db);
    // By what the outer statement does not see: an expression, and a column of a table that the query joins.
    EXPECT_THAT(names(s.scalars(select<user>()
                                    .order_by((func::length(col<&user::name>) + col<&user::id>).desc())
                                    .limit(2)
                                    .options(joinedload<&user::posts>))),
                ElementsAre("ann", "bob"));
    EXPECT_THAT(titles(s.scalars(select<post>()
                                     .template join<&post::author>()
                                     .order_by(col<&user::name>, col<&post::title>.desc())
                                     .limit(2)
                                     .options(joinedload<&post::tags>))),
                ElementsAre("ann1", "ann0"));
}

TYPED_TEST(joined_loading, behaviour_42_distinct_and_groups_are_those_of_the_parents) {
    this->fill();
    session s(this->db);
    const auto users = s.scalars(select<user>()
                                     .template join<&user::posts>()
                                     .distinct()
                                     .order_by(col<&user::name>)
                                     .options(joinedload<&user::posts>))
                           .all();
    EXPECT_THAT(names(users), ElementsAre("ann", "bob"));
    EXPECT_THAT(users[0]->posts, SizeIs(2));
    const auto busy = s.scalars(select<user>()
                                    .template join<&user::posts>()
                                    .group_by(col<&user::id>)
                                    .having(func::count() > 1)
                                    .order_by(func::count().desc())
                                    .options(joinedload<&user::posts>))
                          .all();
    EXPECT_THAT(names(busy), ElementsAre("ann"));
}

TYPED_TEST(joined_loading, a_reference_comes_with_its_row) {
    this->fill();
    session s(this->db);
    std::vector<ref<post>> posts;
    const auto sent = this->sent_by([&] {
        posts = s.scalars(select<post>().order_by(col<&post::id>).limit(9).options(joinedload<&post::author>)).all();
    });
    ASSERT_THAT(sent, SizeIs(1));
    EXPECT_THAT(sent[0], HasSubstr("FROM \"posts\" LEFT JOIN \"users\" AS \"users_1\" ON \"posts\".\"author_id\" = "
                                   "\"users_1\".\"id\" ORDER BY \"posts\".\"id\" LIMIT"));
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(posts[0]->author->name, "bob");
        EXPECT_EQ(posts[1]->author.get(), posts[2]->author.get());
        EXPECT_FALSE(posts[3]->author);
    }),
                IsEmpty());
}

TYPED_TEST(joined_loading, a_key_that_cannot_be_null_is_joined_by_an_inner_join) {
    this->fill();
    session s(this->db);
    const auto sent = this->sent_by([&] {
        (void)s.scalars(select<comment>().options(joinedload<&comment::about>.then(joinedload<&post::author>)));
        (void)s.scalars(select<post>().options(joinedload<&post::author>.innerjoin()));
    });
    ASSERT_THAT(sent, SizeIs(2));
    EXPECT_THAT(sent[0],
                HasSubstr("FROM \"comments\" JOIN \"posts\" AS \"posts_1\" ON \"comments\".\"post_id\" = "
                          "\"posts_1\".\"id\" LEFT JOIN \"users\" AS \"users_2\" ON \"posts_1\".\"author_id\" = "
                          "\"users_2\".\"id\""));
    EXPECT_THAT(sent[1], HasSubstr("FROM \"posts\" JOIN \"users\" AS \"users_1\""));
    s.rollback();
    session other(this->db);
    EXPECT_THAT(other.scalars(select<post>().options(joinedload<&post::author>.innerjoin())), SizeIs(3));
}

TYPED_TEST(joined_loading, two_collections_at_once_and_an_association_table) {
    this->fill();
    session s(this->db);
    std::vector<ref<post>> posts;
    EXPECT_THAT(this->sent_by([&] {
        posts = s.scalars(select<post>()
                              .order_by(col<&post::title>.desc())
                              .options(joinedload<&post::tags>, joinedload<&post::comments>, joinedload<&post::author>))
                    .all();
    }),
                SizeIs(1));
    EXPECT_THAT(titles(posts), ElementsAre("nobody's", "bob0", "ann1", "ann0"));
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_THAT(names(posts[1]->tags), ElementsAre("red", "blue"));
        EXPECT_THAT(posts[1]->comments, SizeIs(2));
        EXPECT_EQ(posts[1]->comments[0]->text, "x");
        EXPECT_TRUE(posts[0]->tags.empty());
        EXPECT_TRUE(posts[0]->comments.empty());
    }),
                IsEmpty());
}

TYPED_TEST(joined_loading, a_tree_is_joined_under_other_names) {
    this->fill();
    session s(this->db);
    std::vector<ref<folder>> roots;
    const auto sent = this->sent_by([&] {
        roots = s.scalars(select<folder>()
                              .where(col<&folder::parent_id>.is_null())
                              .options(joinedload<&folder::children>.then(joinedload<&folder::children>)))
                    .all();
    });
    EXPECT_THAT(sent, SizeIs(1));
    ASSERT_THAT(roots, SizeIs(1));
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(roots[0]->children[0]->children[0]->name, "ann"); }), IsEmpty());
    s.rollback();
    session up(this->db);
    auto leaf = up.scalars(select<folder>()
                               .where(col<&folder::name> == "ann")
                               .options(joinedload<&folder::parent>.then(joinedload<&folder::parent>)))
                    .one();
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(leaf->parent->parent->name, "root"); }), IsEmpty());
}

TYPED_TEST(joined_loading, chains_mix_joins_and_queries) {
    this->fill();
    session s(this->db);
    const auto load = [&](const auto& option) {
        s.expunge_all();
        std::vector<ref<user>> users;
        const auto sent =
            this->sent_by([&] { users = s.scalars(select<user>().order_by(col<&user::id>).options(option)).all(); });
        const auto later = this->sent_by([&] {
            EXPECT_EQ(users[2]->posts[1]->comments[1]->text, "y");
            EXPECT_EQ(users[1]->posts[0]->comments[0]->about.get(), users[1]->posts[0]);
        });
        EXPECT_THAT(later, IsEmpty());
        return sent.size();
    };
    EXPECT_EQ(load(joinedload<&user::posts>.then(joinedload<&post::comments>)), 1U);
    EXPECT_EQ(load(joinedload<&user::posts>.then(selectinload<&post::comments>)), 2U);
    EXPECT_EQ(load(selectinload<&user::posts>.then(joinedload<&post::comments>)), 2U);
    EXPECT_EQ(load(subqueryload<&user::posts>.then(joinedload<&post::comments>)), 2U);
    EXPECT_EQ(load(selectinload<&user::posts>.then(selectinload<&post::comments>)), 3U);
    EXPECT_EQ(load(subqueryload<&user::posts>.then(subqueryload<&post::comments>)), 3U);
    EXPECT_EQ(load(joinedload<&user::posts>.then(subqueryload<&post::comments>)), 2U);
}

TYPED_TEST(joined_loading, three_levels_of_mixed_strategies) {
    this->fill();
    session s(this->db);
    std::vector<ref<tag>> tags;
    EXPECT_THAT(this->sent_by([&] {
        tags = s.scalars(select<tag>().options(selectinload<&tag::posts>.then(
                             joinedload<&post::author>.then(selectinload<&user::card>), joinedload<&post::comments>)))
                   .all();
    }),
                SizeIs(3));
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_THAT(titles(tags[0]->posts), ElementsAre("bob0", "ann0", "ann1"));
        EXPECT_THAT(titles(tags[1]->posts), ElementsAre("bob0", "ann0", "ann1"));
        EXPECT_THAT(tags[0]->posts[2]->comments, SizeIs(2));
        EXPECT_FALSE(tags[0]->posts[1]->author->card);
    }),
                IsEmpty());
}

TYPED_TEST(joined_loading, what_the_session_knows_stays) {
    this->fill();
    session s(this->db);
    auto ann = s.scalars(select<user>().where(col<&user::name> == "ann")).one();
    ASSERT_EQ(ann->posts.size(), 2U);
    auto more = ann->posts.append(post{.title = "more"});
    const auto quiet = s.no_autoflush();
    (void)s.scalars(select<user>().options(joinedload<&user::posts>));
    EXPECT_TRUE(ann->posts.contains(more));
    EXPECT_EQ(ann->posts.size(), 3U);
}

TYPED_TEST(joined_loading, parameters_keep_their_values) {
    this->fill();
    session s(this->db);
    const auto query =
        select<user>().where(col<&user::name> == param<"name">).limit(param<"count">).options(joinedload<&user::posts>);
    const auto found = s.scalars(query.bind(param<"name"> = "ann", param<"count"> = 1)).all();
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_TRUE(found[0]->posts.is_loaded());
    const auto by_subquery =
        select<user>().where(col<&user::name> == param<"name">).options(subqueryload<&user::posts>);
    s.expunge_all();
    const auto again = s.scalars(by_subquery.bind(param<"name"> = "ann")).all();
    ASSERT_THAT(again, SizeIs(1));
    EXPECT_THAT(this->sent_by([&] { EXPECT_THAT(again[0]->posts, SizeIs(2)); }), IsEmpty());
}

TYPED_TEST(joined_loading, contains_eager_takes_the_rows_of_a_join_of_the_statement) {
    this->fill();
    session s(this->db);
    std::vector<ref<user>> users;
    const auto sent = this->sent_by([&] {
        users = s.scalars(select<user>()
                              .template join<&user::posts>()
                              .where(col<&post::title> != "ann0")
                              .order_by(col<&user::id>, col<&post::id>.desc())
                              .options(contains_eager<&user::posts>))
                    .all();
    });
    EXPECT_THAT(sent, ElementsAre(Not(HasSubstr("posts_1"))));
    EXPECT_THAT(names(users), ElementsAre("bob", "ann"));
    EXPECT_THAT(this->sent_by([&] { EXPECT_THAT(titles(users[1]->posts), ElementsAre("ann1")); }), IsEmpty());
    constexpr auto writer = alias<user, "writer">;
    s.rollback();
    session other(this->db);
    std::vector<ref<post>> posts;
    EXPECT_THAT(this->sent_by([&] {
        posts = other
                    .scalars(select<post>()
                                 .template left_join<&post::author>(writer)
                                 .order_by(col<&post::id>)
                                 .options(contains_eager<&post::author>(writer).then(selectinload<&user::posts>)))
                    .all();
    }),
                SizeIs(2));
    EXPECT_EQ(posts[0]->author->name, "bob");
    EXPECT_FALSE(posts[3]->author);
    EXPECT_TRUE(posts[2]->author->posts.is_loaded());
}

}  // namespace orm
