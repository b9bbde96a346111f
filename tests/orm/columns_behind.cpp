// Which columns are read behind many_to_many, by pages, and by queries with values of parameters; and that the latter
// give entities.
#include "orm/models.hpp"

#include <cupel/orm/page.hpp>

namespace press {

struct writer;

struct article {
    std::int64_t id{};
    std::string title{};
    std::int32_t words{};
    cupel::deferred<std::string> body{};
    cupel::many_to_many<writer> writers{};
};

struct writer {
    std::int64_t id{};
    std::string name{};
    std::string motto{};
    cupel::many_to_many<article> articles{};
};

struct article_writer {
    std::int64_t article_id{};
    std::int64_t writer_id{};
};

}  // namespace press

template <>
struct cupel::mapping<press::article> {
    using link = press::article_writer;
    static constexpr auto table = cupel::table<"press_articles">(
        relationship<&press::article::writers>.secondary<link>().back_populates<&press::writer::articles>());
};
template <>
struct cupel::mapping<press::writer> {
    static constexpr auto table =
        cupel::table<"press_writers">(relationship<&press::writer::articles>.secondary<press::article_writer>());
};
template <>
struct cupel::mapping<press::article_writer> {
    static constexpr auto table = cupel::table<"press_article_writers">(
        primary_key<&press::article_writer::article_id, &press::article_writer::writer_id>,
        foreign_key<&press::article_writer::article_id, &press::article::id>,
        foreign_key<&press::article_writer::writer_id, &press::writer::id>);
};

using namespace cupel;

namespace press {

using testing::AllOf;
using testing::ElementsAre;
using testing::Each;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

template <class D>
struct columns_behind : orm::suite<D> {
    columns_behind() {
        create_all<article, writer, article_writer>(this->db);
        this->db.execute(insert_into<writer>(with_key).values(
            std::vector<writer>{{.id = 1, .name = "ann", .motto = "x"}, {.id = 2, .name = "bob", .motto = "y"}}));
        this->db.execute(insert_into<article>(with_key).values(
            std::vector<article>{{.id = 1, .title = "one", .words = 5, .body = std::string("long")},
                                 {.id = 2, .title = "two", .words = 6, .body = std::string("longer")}}));
        this->db.execute(insert_into<article_writer>(with_key).values(std::vector<article_writer>{
            {.article_id = 1, .writer_id = 1}, {.article_id = 2, .writer_id = 1}, {.article_id = 2, .writer_id = 2}}));
    }
};
TYPED_TEST_SUITE(columns_behind, compliance::databases, compliance::database_names);

TYPED_TEST(columns_behind, many_to_many_reads_what_is_chosen) {
    const auto check = [&](const auto& option) {
        session s(this->db);
        std::vector<ref<article>> found;
        const auto sent = this->sent_by(
            [&] { found = s.scalars(select<article>().order_by(col<&article::id>).options(option)).all(); });
        EXPECT_THAT(sent, Each(Not(HasSubstr("motto"))));
        ASSERT_THAT(found, SizeIs(2));
        ASSERT_THAT(found[0]->writers, SizeIs(1));
        ASSERT_THAT(found[1]->writers, SizeIs(2));
        EXPECT_FALSE(found[0]->writers[0].template is_loaded<&writer::motto>());
        EXPECT_EQ(found[1]->writers[1].template get<&writer::name>(), "bob");
        EXPECT_EQ(found[1]->writers[1]->motto, "y");
        EXPECT_EQ(found[0]->writers[0], found[1]->writers[0]);
    };
    check(selectinload<&article::writers>.then(load_only<&writer::name>));
    check(selectinload<&article::writers>.then(defer<&writer::motto>));
    check(subqueryload<&article::writers>.then(load_only<&writer::name>));
    check(immediateload<&article::writers>.then(defer<&writer::motto>));
    check(joinedload<&article::writers>.then(load_only<&writer::name>));
}

TYPED_TEST(columns_behind, deferred_columns_stay_behind_many_to_many) {
    session s(this->db);
    ref<writer> ann;
    EXPECT_THAT(this->sent_by([&] {
        ann = s.scalars(select<writer>().where(col<&writer::id> == 1).options(selectinload<&writer::articles>)).one();
    }),
                Each(Not(HasSubstr("body"))));
    ASSERT_THAT(ann->articles, SizeIs(2));
    EXPECT_EQ(ann->articles[1]->title, "two");
    EXPECT_EQ(*ann->articles[1]->body, "longer");
    s.expunge_all();
    const auto again = s.template get_one<writer>(1);
    EXPECT_THAT(this->sent_by([&] { EXPECT_THAT(again->articles, SizeIs(2)); }), Each(Not(HasSubstr("body"))));
    s.expunge_all();
    const auto with = s.scalars(select<writer>()
                                    .where(col<&writer::id> == 1)
                                    .options(selectinload<&writer::articles>.then(undefer<&article::body>)))
                          .one();
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(*with->articles[0]->body, "long"); }), SizeIs(0));
    // Joined behind it.
    s.expunge_all();
    const auto both =
        s.scalars(select<article>()
                      .where(col<&article::id> == 1)
                      .options(selectinload<&article::writers>.then(
                          load_only<&writer::name>, joinedload<&writer::articles>.then(load_only<&article::title>))))
            .one();
    ASSERT_THAT(both->writers, SizeIs(1));
    ASSERT_THAT(both->writers[0].template get<&writer::articles>(), SizeIs(2));
    EXPECT_EQ(both->writers[0]->articles[1]->words, 6);
}

TYPED_TEST(columns_behind, pages_read_what_is_chosen) {
    session s(this->db);
    const auto ordered = select<article>().order_by(col<&article::id>);
    EXPECT_THAT(this->sent_by([&] {
        const auto first = paginate(s, ordered, 1, 1);
        EXPECT_EQ(first.total, 2);
        EXPECT_EQ(first.items[0]->title, "one");
        EXPECT_EQ(paginate(s, ordered, 7, 1).total, 2);
    }),
                AllOf(SizeIs(3), Each(Not(HasSubstr("body")))));
    s.expunge_all();
    EXPECT_THAT(this->sent_by([&] {
        const auto page =
            paginate(s, ordered.options(load_only<&article::title>, selectinload<&article::writers>), 1, 5);
        EXPECT_THAT(page.items, SizeIs(2));
        EXPECT_FALSE(page.items[0].template is_loaded<&article::words>());
    }),
                AllOf(SizeIs(2), Each(Not(HasSubstr("words")))));
    s.expunge_all();
    constexpr auto keys = seek_keys(col<&article::title>.desc(), col<&article::id>);
    EXPECT_THAT(this->sent_by([&] {
        const auto page = seek(s, select<article>().options(defer<&article::words>), keys, 1);
        ASSERT_TRUE(page.next);
        EXPECT_EQ(page.items[0].template get<&article::title>(), "two");
        const auto next = seek(s, select<article>().options(defer<&article::words>), keys, 1, page.next);
        EXPECT_EQ(next.items[0].template get<&article::title>(), "one");
        EXPECT_FALSE(next.next);
    }),
                AllOf(SizeIs(2), Each(Not(HasSubstr("words"))), Each(Not(HasSubstr("body")))));
}

TYPED_TEST(columns_behind, queries_with_values_of_parameters_give_entities) {
    session s(this->db);
    const auto by_id = select<article>().where(col<&article::id> >= param<"id">).order_by(col<&article::id>);
    const auto second = s.template get_one<article>(2);
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(s.execute(by_id.bind(param<"id"> = 2)).one(), second); }),
                Each(Not(HasSubstr("body"))));
    EXPECT_EQ(s.execute(unfiltered(by_id.bind(param<"id"> = 2))).one(), second);
    second->title = "changed";
    s.flush();
    const auto rows = s.execute(select(entity<article>, col<&article::words>, param<"more"> + col<&article::words>)
                                    .where(col<&article::id> == param<"id">)
                                    .bind(param<"id"> = 2, param<"more"> = 1));
    EXPECT_EQ(rows.one().template get<0>(), second);
    EXPECT_EQ(rows.one().template get<2>(), 7);
    std::vector<ref<article>> streamed;
    for (const auto& each : s.stream(by_id.bind(param<"id"> = 1))) streamed.push_back(each);
    ASSERT_THAT(streamed, SizeIs(2));
    EXPECT_EQ(streamed[1], second);
    EXPECT_EQ(streamed[0].state(), entity_state::detached);
    EXPECT_FALSE(streamed[0]->body.is_loaded());
    const auto chosen = s.scalars(by_id.options(load_only<&article::title>).bind(param<"id"> = 1));
    EXPECT_FALSE(chosen.first().template is_loaded<&article::words>());
    const auto of_rows = s.execute(select(entity<article>, col<&article::id>)
                                       .where(col<&article::id> == param<"id">)
                                       .options(defer<&article::words>)
                                       .bind(param<"id"> = 1));
    EXPECT_EQ(of_rows.one().template get<0>(), chosen.first());
}

}  // namespace press
