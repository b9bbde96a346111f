// How relationships are loaded: what a query says, what the mapping says, and what happens when they are read.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

struct leg;
struct rider;

// Every strategy as the mapping says it.
struct ride {
    std::int64_t id{};
    std::string name{};
    std::int64_t rider_id{};
    has_many<leg> legs{};
    belongs_to<rider> who{};
};
struct leg {
    std::int64_t id{};
    std::int64_t ride_id{};
    belongs_to<ride> of{};
};
struct rider {
    std::int64_t id{};
    std::string name{};
    has_many<ride> rides{};
};

}  // namespace orm

template <>
struct cupel::mapping<orm::ride> {
    static constexpr auto table = cupel::table<"rides">(
        foreign_key<&orm::ride::rider_id, &orm::rider::id>,
        relationship<&orm::ride::legs>.back_populates<&orm::leg::of>().lazy(loading::selectin).cascade(all),
        relationship<&orm::ride::who>.back_populates<&orm::rider::rides>().lazy(loading::joined));
};
template <>
struct cupel::mapping<orm::leg> {
    static constexpr auto table = cupel::table<"legs">(foreign_key<&orm::leg::ride_id, &orm::ride::id>,
                                                       relationship<&orm::leg::of>.lazy(loading::raise));
};
template <>
struct cupel::mapping<orm::rider> {
    static constexpr auto table = cupel::table<"riders">(relationship<&orm::rider::rides>.lazy(loading::noload));
};

namespace orm {

template <class D>
struct load_options : suite<D> {
    load_options() { cupel::create_all<rider, ride, leg>(this->db); }

    // Twelve users with a post each, and a post without a user.
    void fill() {
        session s(this->db);
        for (int i = 0; i < 12; ++i) {
            auto one = s.add(user{.name = "user " + std::to_string(i)});
            auto written = one->posts.append(post{.title = "post " + std::to_string(i)});
            written->comments.append(comment{.text = "first"});
        }
        s.add(post{.title = "nobody's"});
        auto ann = s.add(rider{.name = "ann"});
        auto tour = s.add(ride{.name = "tour"});
        tour->who = ann;
        tour->legs.append(leg{});
        tour->legs.append(leg{});
        s.commit();
    }
};
TYPED_TEST_SUITE(load_options, compliance::databases, compliance::database_names);

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

template <class Function>
std::string lazy_load_message(Function&& function) {
    try {
        function();
    } catch (const lazy_load_error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

TYPED_TEST(load_options, behaviour_35_raise_names_the_relationship_and_the_repair_and_flush_may_load) {
    this->fill();
    session s(this->db);
    auto first = s.scalars(select<post>()
                               .where(col<&post::title> == "post 0")
                               .options(raiseload<&post::comments>, raiseload<&post::author>))
                     .one();
    EXPECT_THAT(
        lazy_load_message([&] { (void)first->comments.size(); }),
        AllOf(HasSubstr("post::comments"), HasSubstr(".options(selectinload<&"), HasSubstr("post::comments>)")));
    EXPECT_THROW((void)first->author.get(), lazy_load_error);
    first->comments.append(comment{.text = "second"});  // without reading it
    s.flush();
    EXPECT_THROW((void)first->comments.size(), lazy_load_error);
    // It cascades to comments that nobody could read.
    s.remove(first);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<comment>()), 11);
}

TYPED_TEST(load_options, raise_outlives_a_commit_and_is_not_for_what_the_session_has) {
    this->fill();
    session s(this->db);
    auto before = s.scalars(select<user>().where(col<&user::name> == "user 0")).one();
    const auto all = s.scalars(select<user>().order_by(col<&user::id>).options(raiseload<cupel::all>)).all();
    EXPECT_EQ(before->posts.size(), 1U);
    EXPECT_THROW((void)all[1]->posts.size(), lazy_load_error);
    EXPECT_THROW((void)all[1]->card.get(), lazy_load_error);
    s.commit();
    EXPECT_THROW((void)all[1]->posts.size(), lazy_load_error);
    EXPECT_EQ(before->posts.size(), 1U);
}

TYPED_TEST(load_options, a_wildcard_holds_where_nothing_else_is_said_and_further_down) {
    this->fill();
    session s(this->db);
    const auto all = s.scalars(select<user>().options(selectinload<&user::posts>, raiseload<cupel::all>)).all();
    EXPECT_EQ(all[3]->posts.size(), 1U);
    EXPECT_THROW((void)all[3]->posts[0]->comments.size(), lazy_load_error);
    EXPECT_THROW((void)all[3]->card.get(), lazy_load_error);
    s.rollback();
    session everything(this->db);
    const auto posts = everything.scalars(select<post>().options(selectinload<cupel::all>)).all();
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(posts[0]->comments.size() + posts[0]->tags.size(), 1U);
        EXPECT_EQ(posts[0]->author->name, "user 0");
    }),
                IsEmpty());
}

TYPED_TEST(load_options, noload_is_empty_and_lazyload_goes_before_the_mapping) {
    this->fill();
    session s(this->db);
    auto ann = s.scalars(select<rider>()).one();
    EXPECT_THAT(this->sent_by([&] { EXPECT_TRUE(ann->rides.empty()); }), IsEmpty());
    s.rollback();
    session other(this->db);
    auto again = other.scalars(select<rider>().options(lazyload<&rider::rides>)).one();
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(again->rides.size(), 1U); }), Not(IsEmpty()));
    other.rollback();
    session third(this->db);
    auto user_of_none = third.scalars(select<user>().limit(1).options(noload<&user::posts>)).one();
    EXPECT_THAT(this->sent_by([&] { EXPECT_TRUE(user_of_none->posts.empty()); }), IsEmpty());
}

TYPED_TEST(load_options, the_mapping_says_how_and_a_query_may_say_otherwise) {
    this->fill();
    session s(this->db);
    ref<ride> tour;
    const auto sent = this->sent_by([&] { tour = s.scalars(select<ride>()).one(); });
    ASSERT_THAT(sent, SizeIs(2));
    EXPECT_THAT(sent[0], HasSubstr(" FROM \"rides\" JOIN \"riders\" AS \"riders_1\""));
    EXPECT_THAT(sent[1], HasSubstr(" FROM \"legs\""));
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_EQ(tour->who->name, "ann");
        EXPECT_EQ(tour->legs.size(), 2U);
    }),
                IsEmpty());
    EXPECT_THROW((void)tour->legs[1]->of.get(), lazy_load_error);  // though the session has it
    s.expunge_all();
    EXPECT_THAT(this->sent_by([&] { tour = s.template get<ride>(1); }), SizeIs(2));
    EXPECT_TRUE(tour->who.is_loaded());
    s.expunge_all();
    EXPECT_THAT(this->sent_by([&] {
        tour = s.scalars(select<ride>().options(lazyload<&ride::legs>, selectinload<&ride::who>)).one();
    }),
                SizeIs(2));
    EXPECT_FALSE(tour->legs.is_loaded());
    s.expunge_all();
    EXPECT_THROW((void)s.scalars(select<leg>().limit(1)).one()->of.get(), lazy_load_error);
    s.expunge_all();
    // What is read later brings along what its own mapping says.
    auto step = s.scalars(select<leg>().limit(1).options(lazyload<&leg::of>)).one();
    EXPECT_THAT(this->sent_by([&] { (void)step->of.get(); }), SizeIs(2));
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(step->of->who->name, "ann"); }), IsEmpty());
}

TYPED_TEST(load_options, a_lazy_relationship_brings_along_what_its_chain_says) {
    this->fill();
    session s(this->db);
    auto one = s.scalars(select<user>().limit(1).options(
                             lazyload<&user::posts>.then(selectinload<&post::comments>, raiseload<&post::tags>)))
                   .one();
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(one->posts.size(), 1U); }), SizeIs(2));
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(one->posts[0]->comments.size(), 1U); }), IsEmpty());
    EXPECT_THROW((void)one->posts[0]->tags.size(), lazy_load_error);
}

TYPED_TEST(load_options, subqueries_are_those_of_the_query) {
    this->fill();
    session s(this->db);
    std::vector<ref<post>> posts;
    const auto sent = this->sent_by([&] {
        posts = s.scalars(select<post>()
                              .where(col<&post::title> != "post 0")
                              .order_by(col<&post::id>.desc())
                              .limit(3)
                              .options(subqueryload<&post::author>.then(subqueryload<&user::card>),
                                       subqueryload<&post::comments>, subqueryload<&post::tags>))
                    .all();
    });
    EXPECT_THAT(sent, SizeIs(5));
    EXPECT_THAT(sent[1],
                AllOf(HasSubstr(" FROM \"users\" WHERE \"users\".\"id\" IN (SELECT \"posts\".\"author_id\" FROM "
                                "\"posts\" WHERE "),
                      HasSubstr(" LIMIT ")));
    EXPECT_THAT(this->sent_by([&] {
        EXPECT_FALSE(posts[0]->author);
        EXPECT_EQ(posts[1]->author->name, "user 11");
        EXPECT_FALSE(posts[1]->author->card);
        EXPECT_EQ(posts[2]->comments[0]->text, "first");
        EXPECT_TRUE(posts[2]->tags.empty());
    }),
                IsEmpty());
}

TYPED_TEST(load_options, immediate_loads_one_by_one_at_once) {
    this->fill();
    session s(this->db);
    EXPECT_THAT(this->sent_by([&] { (void)s.scalars(select<user>().limit(3).options(immediateload<&user::posts>)); }),
                SizeIs(4));
}

TYPED_TEST(load_options, behaviour_40_each_key_is_asked_once_and_null_not_at_all) {
    this->fill();
    session s(this->db);
    std::vector<std::string> sent = this->sent_by([&] {
        const auto none =
            s.scalars(select<post>().where(col<&post::author_id>.is_null()).options(selectinload<&post::author>)).all();
        EXPECT_FALSE(none.at(0)->author);
    });
    EXPECT_THAT(sent, SizeIs(1));
    // Comments of one post ask for it once.
    auto first = s.scalars(select<post>().limit(1)).one();
    for (int i = 0; i < 3; ++i) first->comments.append(comment{.text = "more"});
    s.commit();
    s.expunge_all();
    std::vector<std::string> values;
    this->db.events().on_before_execute([&](const statement_event& event) {
        if (event.sql.find("FROM \"posts\"") != std::string_view::npos) values.emplace_back(event.sql);
    });
    const auto comments = s.scalars(select<comment>().options(selectinload<&comment::about>)).all();
    EXPECT_THAT(comments, SizeIs(15));
    EXPECT_THAT(values, SizeIs(1));
}

TYPED_TEST(load_options, behaviour_40_very_many_keys_go_out_in_chunks) {
    session s(this->db);
    std::vector<folder> rows(detail::keys_per_query + 1);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = {.id = static_cast<std::int64_t>(i + 1), .name = "f"};
    s.execute(insert_into<folder>(with_key).values(rows));
    std::vector<ref<folder>> all;
    EXPECT_THAT(
        this->sent_by([&] { all = s.scalars(select<folder>().options(selectinload<&folder::children>)).all(); }),
        SizeIs(3));
    EXPECT_TRUE(all.back()->children.is_loaded());
}

TYPED_TEST(load_options, reading_a_relationship_writes_what_is_pending_first) {
    this->fill();
    session s(this->db);
    auto one = s.scalars(select<user>().order_by(col<&user::id>).limit(1)).one();
    s.add(post{.title = "by key alone", .author_id = one->id});
    EXPECT_EQ(one->posts.size(), 2U);
    s.rollback();
    session quiet(this->db, {.autoflush = false});
    auto other = quiet.scalars(select<user>().order_by(col<&user::id>).limit(1)).one();
    quiet.add(post{.title = "by key alone", .author_id = other->id});
    EXPECT_EQ(other->posts.size(), 1U);
    quiet.rollback();
    // A flush that reads a relationship does not flush.
    s.remove(s.scalars(select<post>().limit(1)).one());
    s.add(user{.name = "more"});
    EXPECT_NO_THROW(s.flush());
}

TYPED_TEST(load_options, the_n_plus_one_watch_names_the_relationship_the_query_and_the_repair) {
    this->fill();
    std::vector<std::string> warnings;
    session s(this->db, {.on_n_plus_one = n_plus_one::warn,
                         .n_plus_one_after = 5,
                         .on_warning = [&](std::string_view text) { warnings.emplace_back(text); }});
    for (const auto& each : s.scalars(select<user>().order_by(col<&user::id>)))
        for (const auto& written : each->posts) (void)written->comments.size();
    ASSERT_THAT(warnings, SizeIs(2));
    EXPECT_THAT(warnings[0], AllOf(HasSubstr("user::posts"), HasSubstr(" 5 entities of one query"),
                                   HasSubstr(".options(selectinload<&"), HasSubstr("load_options.cpp:"),
                                   HasSubstr("SELECT \"users\".\"id\"")));
    EXPECT_THAT(warnings[1], HasSubstr("post::comments"));
    warnings.clear();
    for (const auto& each : s.scalars(select<post>().options(selectinload<&post::tags>))) (void)each->tags.size();
    EXPECT_THAT(warnings, IsEmpty());
    s.rollback();
    session strict(this->db, {.on_n_plus_one = n_plus_one::refuse});
    const auto read_all = [&] {
        for (const auto& each : strict.scalars(select<user>())) (void)each->posts.size();
    };
    EXPECT_THROW(read_all(), n_plus_one_error);
    strict.rollback();
    session careless(this->db);
    for (const auto& each : careless.scalars(select<user>())) (void)each->posts.size();
}

}  // namespace orm
