// Queries as tables in FROM, held against the same SQL written by hand.
#include "compliance/support/database.hpp"

using namespace cupel;
using testing::ElementsAre;

namespace derived_tables {

struct author {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> country{};
};

struct novel {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string title;
    std::int32_t pages{};
    decimal price;
    std::optional<std::int32_t> year{};
};

}  // namespace derived_tables

template <>
struct cupel::mapping<derived_tables::novel> {
    static constexpr auto table =
        cupel::table<"novel">(foreign_key<&derived_tables::novel::author_id, &derived_tables::author::id>,
                              column_name<&derived_tables::novel::pages>("page_count"));
};

namespace derived_tables {

template <class D>
struct derived_tables : compliance::suite<D> {
    void SetUp() override {
        create_all<author, novel>(this->db);
        this->db.execute(insert_into<author>(with_key).values(
            std::vector<author>{{1, "ada", "UK"}, {2, "bob", {}}, {3, "eve", "FR"}}));
        this->db.execute(
            insert_into<novel>(with_key).values(std::vector<novel>{{1, 1, "one", 100, decimal("9.5"), 1999},
                                                                   {2, 1, "two", 300, decimal("10"), {}},
                                                                   {3, 2, "three", 200, decimal("11"), 2001},
                                                                   {4, 2, "four", 50, decimal("100"), 1999}}));
    }

    // A row as text: what the database answers to the same by hand.
    template <class... Values>
    static std::vector<std::optional<std::string>> as_text(const Values&... values) {
        return {text_of(values)...};
    }
    template <class T>
    static std::optional<std::string> text_of(const T& value) {
        if constexpr (detail::is_optional<T>) {
            if (!value) return std::nullopt;
            return text_of(*value);
        } else if constexpr (std::integral<T>) {
            return std::to_string(value);
        } else if constexpr (std::same_as<T, decimal>) {
            return value.str();
        } else {
            return value;
        }
    }
};
TYPED_TEST_SUITE(derived_tables, compliance::databases, compliance::database_names);

constexpr auto works =
    select(col<&novel::author_id>, func::count().as<"novels">(), func::max(col<&novel::pages>).as<"most">())
        .where(col<&novel::pages> > 60)
        .group_by(col<&novel::author_id>)
        .template subquery<"works">();

TYPED_TEST(derived_tables, joined) {
    const auto wanted = this->database.ask(
        this->db,
        "SELECT a.name, w.n + 10, w.most FROM author a LEFT JOIN (SELECT author_id, count(*) AS n, max(page_count) AS "
        "most "
        "FROM novel WHERE page_count > 60 GROUP BY author_id) w ON w.author_id = a.id WHERE a.id < 9 ORDER BY a.id");
    compliance::text_rows found;
    for (const auto& row :
         this->db.execute(select(col<&author::name>, works[label<"novels">] + 10, works[label<"most">])
                              .template from<author>()
                              .left_join(works, works[col<&novel::author_id>] == col<&author::id>)
                              .where(col<&author::id> < 9)
                              .order_by(col<&author::id>)))
        found.push_back(this->as_text(row.template get<0>(), row.template get<1>(), row.template get<2>()));
    EXPECT_EQ(found, wanted);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0][1], "12");
    EXPECT_EQ(found[2][1], std::nullopt);
}

TYPED_TEST(derived_tables, read_by_column_label_and_binding) {
    const auto query = select(works[col<&novel::author_id>], works[label<"novels">])
                           .from(works)
                           .order_by(works[label<"novels">].desc());
    for (const auto& row : this->db.execute(query)) {
        const std::int64_t id = row[works[col<&novel::author_id>]];
        const std::int64_t count = row[works[label<"novels">]];
        EXPECT_EQ(count, id == 1 ? 2 : 1);
    }
    std::int64_t sum = 0;
    for (const auto& [id, count] : this->db.execute(query)) sum += id * count;
    EXPECT_EQ(sum, 4);
}

struct work {
    std::int64_t author_id{};
    std::int64_t novels{};
    std::int32_t pages{};
};

// By the members' names, also where the column has another.
TYPED_TEST(derived_tables, read_into_structs) {
    constexpr auto longest = select(col<&novel::author_id>, col<&novel::pages>, func::count().template as<"novels">())
                                 .group_by(col<&novel::author_id>, col<&novel::pages>)
                                 .template subquery<"longest">();
    const auto found =
        this->db
            .execute(select(longest[label<"novels">], longest[col<&novel::pages>], longest[col<&novel::author_id>])
                         .from(longest)
                         .where(longest[col<&novel::pages>] == 300))
            .template into<work>()
            .all();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].author_id, 1);
    EXPECT_EQ(found[0].novels, 1);
    EXPECT_EQ(found[0].pages, 300);
}

TYPED_TEST(derived_tables, of_an_entity) {
    constexpr auto thick = select<novel>().where(col<&novel::pages> >= 200).template subquery<"thick">();
    const std::vector<novel> novels =
        this->db.execute(select(thick).from(thick).where(thick[col<&novel::id>] > 0).order_by(thick[col<&novel::id>]))
            .all();
    ASSERT_EQ(novels.size(), 2u);
    EXPECT_EQ(novels[0].title, "two");
    EXPECT_EQ(novels[1].price, decimal("11"));
    // Joined by its foreign key; missing where the author has none.
    std::vector<std::string> pairs;
    for (const auto& [name, found] : this->db.execute(
             select(col<&author::name>, thick).template from<author>().left_join(thick).order_by(col<&author::name>)))
        pairs.push_back(name + " " + (found ? found->title : "-"));
    EXPECT_THAT(pairs, ElementsAre("ada two", "bob three", "eve -"));
}

// Decimals keep their order, text on SQLite.
TYPED_TEST(derived_tables, decimals_in_order) {
    constexpr auto prices = select(col<&novel::price>, col<&novel::title>).template subquery<"prices">();
    constexpr auto dearest = select(col<&novel::author_id>, func::max(col<&novel::price>).template as<"price">())
                                 .group_by(col<&novel::author_id>)
                                 .template subquery<"dearest">();
    std::vector<std::string> titles;
    for (const auto& [title] :
         this->db.execute(select(prices[col<&novel::title>]).from(prices).order_by(prices[col<&novel::price>])))
        titles.push_back(title);
    EXPECT_THAT(titles, ElementsAre("one", "two", "three", "four"));
    std::vector<decimal> found;
    for (const auto& [price] :
         this->db.execute(select(dearest[label<"price">]).from(dearest).order_by(dearest[label<"price">])))
        found.push_back(price);
    EXPECT_THAT(found, ElementsAre(decimal("10"), decimal("100")));
    EXPECT_EQ(
        this->db.execute(select(func::count()).from(dearest).where(dearest[label<"price">] > decimal("9.75"))).scalar(),
        2);
}

// What may be NULL inside may be outside, whatever the reason.
TYPED_TEST(derived_tables, null) {
    constexpr auto pairs =
        select(col<&author::name>, col<&novel::title>.template as<"title">(), col<&author::country>)
            .template from<author>()
            .template left_join<novel>(col<&novel::author_id> == col<&author::id> && col<&novel::pages> > 100)
            .template subquery<"pairs">();
    const auto wanted = this->database.ask(
        this->db,
        "SELECT name, title, country FROM (SELECT a.name, n.title, a.country FROM author a LEFT JOIN novel n ON "
        "n.author_id = a.id AND n.page_count > 100) p ORDER BY name");
    compliance::text_rows found;
    for (const auto& row :
         this->db.execute(select(pairs[col<&author::name>], pairs[label<"title">], pairs[col<&author::country>])
                              .from(pairs)
                              .order_by(pairs[col<&author::name>])))
        found.push_back(this->as_text(row.template get<0>(), row.template get<1>(), row.template get<2>()));
    EXPECT_EQ(found, wanted);
    EXPECT_EQ(found[2][1], std::nullopt);
}

TYPED_TEST(derived_tables, grouped_nested_and_in_conditions) {
    constexpr auto per_year = select(col<&novel::year>, func::count().template as<"n">())
                                  .group_by(col<&novel::year>)
                                  .template subquery<"per_year">();
    constexpr auto again = select(per_year[label<"n">], func::count().template as<"years">())
                               .from(per_year)
                               .group_by(per_year[label<"n">])
                               .template subquery<"again">();
    const auto rows = this->db
                          .execute(select(again[label<"n">], again[label<"years">])
                                       .from(again)
                                       .order_by(again[per_year[label<"n">]].desc()))
                          .all();
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].template get<0>(), 2);
    EXPECT_EQ(rows[0].template get<1>(), 1);
    EXPECT_EQ(rows[1].template get<1>(), 2);

    const auto prolific =
        this->db
            .execute(
                select(col<&author::name>)
                    .where(col<&author::id>.in(
                               select(works[col<&novel::author_id>]).from(works).where(works[label<"novels">] > 1)) &&
                           exists(select(works[label<"most">])
                                      .from(works)
                                      .where(works[col<&novel::author_id>] == col<&author::id>))))
            .all();
    ASSERT_EQ(prolific.size(), 1u);
    EXPECT_EQ(prolific[0].template get<0>(), "ada");
}

// PostgreSQL alone: SQLite refuses LATERAL when the program is compiled.
TYPED_TEST(derived_tables, lateral) {
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>) {
        constexpr auto thickest = select(col<&novel::title>, col<&novel::pages>)
                                      .where(col<&novel::author_id> == col<&author::id> && col<&novel::pages> > 60)
                                      .order_by(col<&novel::pages>.desc())
                                      .limit(1)
                                      .template subquery<"thickest">();
        const auto base = select(col<&author::name>, thickest[col<&novel::title>]).template from<author>();
        const auto wanted = this->database.ask(
            this->db,
            "SELECT a.name, t.title FROM author a LEFT JOIN LATERAL (SELECT title FROM novel n WHERE n.author_id "
            "= a.id AND page_count > 60 ORDER BY page_count DESC LIMIT 1) t ON TRUE ORDER BY a.id");
        compliance::text_rows found;
        for (const auto& [name, title] : this->db.execute(base.left_join_lateral(thickest).order_by(col<&author::id>)))
            found.push_back({name, title});
        EXPECT_EQ(found, wanted);
        EXPECT_EQ(found[0][1], "two");
        EXPECT_EQ(found[2][1], std::nullopt);
        EXPECT_EQ(this->db.execute(base.join_lateral(thickest)).all().size(), 2u);
        EXPECT_EQ(this->db.execute(base.join_lateral(thickest, thickest[col<&novel::pages>] > 250)).all().size(), 1u);
        EXPECT_EQ(this->db.execute(base.left_join_lateral(thickest, thickest[col<&novel::pages>] > 250)).all().size(),
                  3u);
    }
}

}  // namespace derived_tables
