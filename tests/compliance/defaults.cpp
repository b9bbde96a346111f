// Defaults of the server and of the client, on_update, computed columns.
#include "compliance/support/database.hpp"

using namespace cupel;
using namespace std::chrono_literals;

namespace defaults {

enum class state { draft, live };

struct stamps {
    timestamp created{};
    timestamp updated{};
    bool operator==(const stamps&) const = default;
};

struct article {
    std::int64_t id{};
    std::string title;
    std::string slug{};
    std::int32_t visits{};
    std::optional<std::string> note{};
    state status{};
    bool open{};
    double score{};
    std::int64_t doubled{};
    stamps audit{};
};

constexpr date opening{std::chrono::year(2020) / 2 / 29};
constexpr timestamp noon = std::chrono::sys_days(opening) + 12h + 7us;

struct season {
    std::int64_t id{};
    std::string name;
    date first{};
    timestamp booked{};
};

}  // namespace defaults

template <>
struct cupel::mapping<defaults::season> {
    using season = defaults::season;
    static constexpr auto table = cupel::table<"season">(
        server_default<&season::first>(defaults::opening), server_default<&season::booked>(defaults::noon),
        check(col<&season::first> >= defaults::opening).name("not_before_opening"));
};

template <>
struct cupel::mapping<defaults::article> {
    using article = defaults::article;
    using stamps = defaults::stamps;
    static constexpr auto table = cupel::table<"article">(
        server_default<&article::slug>("it's a \"slug\""), server_default<&article::visits>(7),
        server_default<&article::note>("none"), default_value<&article::status>(defaults::state::live),
        default_value<&article::open>(true), server_default<&article::score>(0.25),
        computed<&article::doubled>(col<&article::visits> * 2),
        server_default<&article::audit, &stamps::created>(func::now()),
        server_default<&article::audit, &stamps::updated>(func::now()),
        on_update<&article::audit, &stamps::updated>(func::now()));
};

namespace defaults {

template <class D>
struct defaults : compliance::suite<D> {};
TYPED_TEST_SUITE(defaults, compliance::databases, compliance::database_names);

TYPED_TEST(defaults, of_the_server_fill_what_an_object_left_at_its_initial_value) {
    create_all<article>(this->db);
    this->db.execute(insert_into<article>().values(article{.title = "a"}));
    const article found = this->db.execute(select<article>()).one();
    EXPECT_EQ(found.slug, "it's a \"slug\"");
    EXPECT_EQ(found.visits, 7);
    EXPECT_EQ(found.note, "none");
    EXPECT_EQ(found.score, 0.25);
    EXPECT_GT(found.audit.created, timestamp{} + std::chrono::years(40));
    EXPECT_EQ(found.doubled, 14);
}

TYPED_TEST(defaults, of_the_server_give_way_to_values) {
    create_all<article>(this->db);
    const article given{.title = "b",
                        .slug = "s",
                        .visits = -1,
                        .note = "",
                        .score = -0.5,
                        .doubled = 99,
                        .audit = {timestamp{5us}, timestamp{6us}}};
    this->db.execute(insert_into<article>().values(given));
    const article found = this->db.execute(select<article>()).one();
    EXPECT_EQ(found.slug, "s");
    EXPECT_EQ(found.visits, -1);
    EXPECT_EQ(found.note, "");
    EXPECT_EQ(found.score, -0.5);
    EXPECT_EQ(found.audit, given.audit);
    EXPECT_EQ(found.doubled, -2);  // what the object says of a computed column is not written
}

TYPED_TEST(defaults, of_the_client_fill_assignments_only) {
    create_all<article>(this->db);
    this->db.execute(insert_into<article>().values(col<&article::title> = "a"));
    this->db.execute(insert_into<article>().values(col<&article::title> = "b", col<&article::status> = state::draft,
                                                   col<&article::open> = false));
    this->db.execute(insert_into<article>().values(article{.title = "c"}));
    const auto found = this->db.execute(select<article>().order_by(col<&article::id>)).all();
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].status, state::live);
    EXPECT_TRUE(found[0].open);
    EXPECT_EQ(found[0].visits, 7);
    EXPECT_EQ(found[1].status, state::draft);
    EXPECT_FALSE(found[1].open);
    EXPECT_EQ(found[2].status, state::draft);
    EXPECT_FALSE(found[2].open);
}

TYPED_TEST(defaults, of_the_server_work_for_ranges) {
    create_all<article>(this->db);
    std::vector<article> rows(3);
    rows[1].visits = 1;
    this->db.execute(insert_into<article>().values(rows));
    EXPECT_EQ(this->db.execute(select(col<&article::visits>).order_by(col<&article::id>)).scalars(),
              (std::vector<std::int32_t>{7, 1, 7}));
}

TYPED_TEST(defaults, of_the_server_and_checks_may_be_times) {
    create_all<season>(this->db);
    this->db.execute(insert_into<season>().values(col<&season::name> = "first"));
    const season found = this->db.execute(select<season>()).one();
    EXPECT_EQ(found.first, opening);
    EXPECT_EQ(found.booked, noon);
    const auto early =
        insert_into<season>().values(col<&season::name> = "early",
                                     col<&season::first> = date(std::chrono::sys_days(opening) - std::chrono::days(1)));
    EXPECT_THROW(this->db.execute(early), check_violation);
}

TYPED_TEST(defaults, on_update_sets_its_column_unless_the_update_does) {
    create_all<article>(this->db);
    this->db.execute(insert_into<article>().values(article{.title = "a", .audit = {timestamp{5us}, timestamp{6us}}}));
    this->db.execute(update<article>().set(col<&article::title> = "b").where(col<&article::title> == "none"));
    EXPECT_EQ(this->db.execute(select<article>()).one().audit.updated, timestamp{6us});
    this->db.execute(update<article>().set(col<&article::title> = "b").where(col<&article::title> == "a"));
    const article found = this->db.execute(select<article>()).one();
    EXPECT_GT(found.audit.updated, timestamp{} + std::chrono::years(40));
    EXPECT_EQ(found.audit.created, timestamp{5us});
    this->db.execute(update<article>().set(col<&article::audit, &stamps::updated> = timestamp{8us}).all_rows());
    EXPECT_EQ(this->db.execute(select<article>()).one().audit.updated, timestamp{8us});
}

TYPED_TEST(defaults, computed_columns_follow_and_can_be_searched) {
    create_all<article>(this->db);
    this->db.execute(insert_into<article>().values(article{.title = "a", .visits = 3}));
    this->db.execute(update<article>().set(col<&article::visits> = col<&article::visits> + 1).all_rows());
    EXPECT_EQ(this->db.execute(select(col<&article::doubled>).where(col<&article::doubled> == 8)).scalar(), 8);
}

}  // namespace defaults
