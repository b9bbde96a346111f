// populate_existing overwrites all that a query reads, by whatever way.
#include "orm/models.hpp"

#include <cupel/orm/page.hpp>

using namespace cupel;

namespace orm {

// ann has two posts; the second has a comment; both have the tag.
template <class D>
struct populate : suite<D> {
    populate() {
        session s(this->db);
        auto ann = s.add(user{.name = "ann"});
        auto one = ann->posts.append(post{.title = "one"});
        auto two = ann->posts.append(post{.title = "two"});
        two->comments.append(comment{.text = "yes"});
        auto news = s.add(tag{.name = "news"});
        one->tags.append(news);
        two->tags.append(news);
        s.commit();
    }
    // What somebody else does meanwhile.
    void change() {
        this->db.execute(update<user>().set(col<&user::name> = "ANN").all_rows());
        this->db.execute(update<post>().set(col<&post::title> = "changed").all_rows());
        this->db.execute(update<comment>().set(col<&comment::text> = "changed").all_rows());
        this->db.execute(update<tag>().set(col<&tag::name> = "changed").all_rows());
        this->db.execute(insert_into<post>().values(post{.title = "three", .author_id = 1}));
    }
};
TYPED_TEST_SUITE(populate, compliance::databases, compliance::database_names);

using testing::SizeIs;

template <class Session>
auto read_all(Session& s) {
    return s
        .scalars(select<user>().options(
            selectinload<&user::posts>.then(selectinload<&post::comments>, selectinload<&post::tags>)))
        .one();
}

TYPED_TEST(populate, reaches_what_is_loaded_along) {
    const auto check = [&](const auto&... options) {
        this->db.execute(update<user>().set(col<&user::name> = "ann").all_rows());
        this->db.execute(delete_from<post>().where(col<&post::title> == "three"));
        this->db.execute(update<post>().set(col<&post::title> = "old").all_rows());
        this->db.execute(update<comment>().set(col<&comment::text> = "old").all_rows());
        this->db.execute(update<tag>().set(col<&tag::name> = "old").all_rows());
        session s(this->db, {.expire_on_commit = false});
        const auto ann = read_all(s);
        const auto two = ann->posts[1];
        const auto yes = two->comments[0];
        const auto news = two->tags[0];
        s.commit();
        this->change();
        EXPECT_EQ(yes->text, "old");
        EXPECT_EQ(s.scalars(select<user>().options(options..., populate_existing)).one(), ann);
        const auto sent = this->sent_by([&] {
            EXPECT_EQ(ann->name, "ANN");
            ASSERT_THAT(ann->posts, SizeIs(3));
            EXPECT_EQ(two->title, "changed");
            EXPECT_EQ(yes->text, "changed");
            EXPECT_EQ(news->name, "changed");
            ASSERT_THAT(two->comments, SizeIs(1));
            EXPECT_EQ(two->comments[0], yes);
            ASSERT_THAT(two->tags, SizeIs(1));
            EXPECT_EQ(two->tags[0], news);
        });
        EXPECT_THAT(sent, SizeIs(0));
    };
    check(selectinload<&user::posts>.then(selectinload<&post::comments>, selectinload<&post::tags>));
    check(subqueryload<&user::posts>.then(subqueryload<&post::comments>, subqueryload<&post::tags>));
    check(joinedload<&user::posts>.then(joinedload<&post::comments>, selectinload<&post::tags>));
    check(joinedload<&user::posts>.then(selectinload<&post::comments>, joinedload<&post::tags>));
    check(immediateload<&user::posts>.then(immediateload<&post::comments>, immediateload<&post::tags>));
}

TYPED_TEST(populate, reaches_parents_and_reads_each_entity_once) {
    session s(this->db, {.expire_on_commit = false});
    const auto ann = read_all(s);
    const auto two = ann->posts[1];
    s.commit();
    this->change();
    // The author comes back as the parent of posts that it had read before.
    const auto again = s.scalars(select<user>().options(selectinload<&user::posts>.then(selectinload<&post::author>),
                                                        populate_existing))
                           .one();
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(again->name, "ANN");
        EXPECT_THAT(again->posts, SizeIs(3));
        EXPECT_EQ(two->author, again);
    }),
                SizeIs(0));
    s.commit();
    this->db.execute(update<user>().set(col<&user::name> = "Ann").all_rows());
    const auto posts = s.scalars(select<post>().options(selectinload<&post::author>, populate_existing));
    EXPECT_THAT(posts, SizeIs(3));
    EXPECT_EQ(ann->name, "Ann");
}

TYPED_TEST(populate, what_is_read_later_is_left_alone) {
    session s(this->db, {.expire_on_commit = false});
    const auto ann = read_all(s);
    const auto two = ann->posts[1];
    s.commit();
    this->change();
    (void)s.scalars(select<user>().options(populate_existing));
    EXPECT_THAT(ann->posts, SizeIs(3));
    EXPECT_EQ(two->title, "two");
}

TYPED_TEST(populate, writes_what_is_pending_before) {
    session s(this->db);
    const auto ann = read_all(s);
    ann->posts[0]->title = "mine";
    (void)s.scalars(select<user>().options(selectinload<&user::posts>, populate_existing));
    EXPECT_EQ(ann->posts[0]->title, "mine");
}

TYPED_TEST(populate, rows_streams_and_pages_take_it) {
    session s(this->db, {.expire_on_commit = false});
    const auto ann = read_all(s);
    const auto two = ann->posts[1];
    s.commit();
    this->change();
    (void)s.execute(select(entity<user>, col<&user::id>).options(populate_existing));
    EXPECT_EQ(ann->name, "ANN");
    EXPECT_EQ(two->title, "two");
    for (const auto& each : s.stream(select<post>().options(populate_existing))) EXPECT_NE(each->title, "two");
    EXPECT_EQ(two->title, "changed");
    s.commit();
    this->db.execute(update<post>().set(col<&post::title> = "again").all_rows());
    const auto page = paginate(
        s, select<user>().order_by(col<&user::id>).options(populate_existing, selectinload<&user::posts>), 1, 10);
    EXPECT_EQ(two->title, "again");
}

}  // namespace orm
