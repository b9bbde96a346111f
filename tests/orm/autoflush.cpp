// Which queries flush: those of tables in which something waits. Comparing is counted.
#include "orm/models.hpp"
#include "orm/watched.hpp"

using namespace cupel;

namespace orm {

struct meter {
    std::int64_t id{};
    watched value{};
};
struct gauge {
    std::int64_t id{};
    std::string value{};
};
// What the database has, and cupel does not know.
inline constexpr cupel::sql_function<"abs", std::int64_t(std::int64_t)> own_abs{};

// Its key follows the name of its room.
struct room {
    std::string name{};
    watched color{};
};
struct desk {
    std::int64_t id{};
    std::string room_name{};
};

}  // namespace orm

template <>
struct cupel::mapping<orm::room> {
    static constexpr auto table = cupel::table<"rooms">(primary_key<&orm::room::name>);
};
template <>
struct cupel::mapping<orm::desk> {
    static constexpr auto table =
        cupel::table<"desks">(foreign_key<&orm::desk::room_name, &orm::room::name>.on_update(cascade));
};

namespace orm {

template <class D>
struct autoflush : suite<D> {
    autoflush() { create_all<meter, gauge, room, desk>(this->db); }

    template <class Function>
    static std::size_t comparisons(Function&& function) {
        watched::comparisons = 0;
        function();
        return watched::comparisons;
    }
};
TYPED_TEST_SUITE(autoflush, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::SizeIs;
using testing::StartsWith;

TYPED_TEST(autoflush, behaviour_21_a_query_compares_entities_of_its_tables_only) {
    session s(this->db);
    for (int i = 0; i != 5; ++i) s.add(meter{.value = {"same"}});
    s.commit();
    EXPECT_THAT(s.scalars(select<meter>()), SizeIs(5));

    EXPECT_EQ(this->comparisons([&] { (void)s.scalars(select<gauge>()); }), 0U);
    EXPECT_EQ(this->comparisons([&] { (void)s.scalar(select(func::count()).template from<gauge>()); }), 0U);
    EXPECT_GE(this->comparisons([&] { (void)s.scalars(select<meter>()); }), 5U);
}

TYPED_TEST(autoflush, behaviour_21_what_waits_in_other_tables_waits_on) {
    session s(this->db);
    auto first = s.add(meter{.value = {"old"}});
    s.commit();
    first->value.text = "new";
    s.add(meter{.value = {"another"}});
    EXPECT_THAT(this->sent_by([&] { (void)s.scalars(select<gauge>()); }), ElementsAre(StartsWith("SELECT")));
    EXPECT_THAT(this->sent_by([&] { (void)s.template get<gauge>(1); }), ElementsAre(StartsWith("SELECT")));
    // A flush is a whole one.
    s.add(gauge{.value = "g"});
    EXPECT_THAT(this->sent_by([&] { (void)s.scalars(select<gauge>()); }), SizeIs(4));
    EXPECT_EQ(s.scalars(select(col<&meter::value>).order_by(col<&meter::id>)).at(0).text, "new");
}

TYPED_TEST(autoflush, behaviour_21_tables_count_wherever_they_stand_in_a_query) {
    session s(this->db);
    auto one = s.add(meter{.value = {"a"}});
    s.add(gauge{.value = "g"});
    s.commit();
    const auto flushes = [&](const auto& statement) {
        one->value.text += "a";
        const auto sent = this->sent_by([&] { (void)s.execute(statement); });
        const bool did = !sent.empty() && sent.front().starts_with("UPDATE");
        if (!did) s.flush();
        return did;
    };
    (void)one->id;
    EXPECT_FALSE(flushes(select(col<&gauge::id>)));
    EXPECT_TRUE(flushes(select(col<&gauge::id>).template join<meter>(col<&meter::id> == col<&gauge::id>)));
    EXPECT_TRUE(flushes(select(col<&gauge::id>).where(col<&gauge::id>.in(select(col<&meter::id>)))));
    EXPECT_TRUE(flushes(
        select(col<&gauge::id>).where(exists(select(col<&meter::id>).where(col<&meter::id> == col<&gauge::id>)))));
    EXPECT_TRUE(flushes(select(scalar(select(func::count()).template from<meter>()).template as<"n">())));
    const auto some = select(col<&meter::id>).template cte<"some">();
    EXPECT_TRUE(flushes(select(some[col<&meter::id>]).from(some).with(some)));
    EXPECT_TRUE(flushes(union_all(select(col<&gauge::id>), select(col<&meter::id>))));
    EXPECT_TRUE(flushes(select(own_abs(col<&gauge::id>).template as<"size">())));
    EXPECT_TRUE(flushes(select(raw<std::int64_t, "1">().template as<"one">()).template from<gauge>()));
    constexpr auto other = alias<meter, "other">;
    EXPECT_TRUE(flushes(select(other[col<&meter::id>])));
}

TYPED_TEST(autoflush, behaviour_21_what_a_relationship_changes_shows) {
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    auto loose = s.add(post{.title = "loose"});
    auto word = s.add(tag{.name = "word"});
    s.commit();
    (void)alice->name, (void)loose->title, (void)word->name;
    alice->posts.append(loose);
    EXPECT_EQ(s.scalars(select(col<&post::author_id>)).at(0), std::optional(alice->id));
    loose->tags.append(word);
    EXPECT_EQ(s.scalar(select(func::count()).template from<post_tag>()), 1);
    s.remove(loose);
    EXPECT_EQ(s.scalar(select(func::count()).template from<post_tag>()), 0);
}

TYPED_TEST(autoflush, behaviour_21_keys_that_the_database_changes_along_show) {
    session s(this->db);
    auto blue = s.add(room{.name = "blue", .color = {"blue"}});
    s.add(desk{.room_name = "blue"});
    s.commit();
    blue->name = "red";
    EXPECT_EQ(s.scalars(select(col<&desk::room_name>)).at(0), "red");
}

TYPED_TEST(autoflush, which_statements_only_read_is_known) {
    using tested = typename TestFixture::dialect;
    const auto reads = [](const auto& statement) {
        return detail::only_reads<std::remove_cvref_t<decltype(statement)>, tested>;
    };
    EXPECT_TRUE(reads(select<user>().where(col<&user::id> == 1)));
    EXPECT_TRUE(reads(select(func::count()).template from<user>()));
    EXPECT_TRUE(reads(select<user>().where(col<&user::id> == param<"id">).bind(param<"id"> = 1)));
    EXPECT_TRUE(reads(union_all(select(col<&user::id>), select(col<&post::id>))));
    EXPECT_FALSE(reads(select(own_abs(col<&user::id>)))) << "a function of the program may do what it likes";
    EXPECT_FALSE(reads(select(raw<std::int64_t, "write({})">(col<&user::id>))));
    EXPECT_FALSE(reads(text<"SELECT 1">));
    EXPECT_FALSE(reads(update<user>().set(col<&user::bio> = "new").all_rows()));
    EXPECT_FALSE(reads(delete_from<user>().all_rows()));
    EXPECT_FALSE(reads(insert_into<user>().values(user{})));
}

}  // namespace orm
