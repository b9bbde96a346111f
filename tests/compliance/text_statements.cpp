// Statements as text, with named parameters and typed rows.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace text_statements {

struct track {
    std::int64_t id{};
    std::string title;
    std::int32_t seconds{};
    std::optional<std::string> note{};
};

struct summary {
    std::int32_t seconds{};
    std::string title;
};

template <class D>
struct texts : compliance::suite<D> {
    void SetUp() override {
        create_all<track>(this->db);
        this->db.execute(insert_into<track>().values(
            std::vector<track>{{0, "one", 100, "x"}, {0, "two", 200, {}}, {0, "three", 300, "it's"}}));
    }
};
TYPED_TEST_SUITE(texts, compliance::databases, compliance::database_names);

TYPED_TEST(texts, columns) {
    auto longer = this->db.prepare(
        text<"SELECT title, seconds, note FROM track WHERE seconds > :least AND title <> :but ORDER BY id">
            .template columns<std::string, std::int32_t, std::optional<std::string>>());
    auto rows = longer(param<"but"> = "three", param<"least"> = 50).all();
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].template get<0>(), "one");
    EXPECT_EQ(rows[1].template get<1>(), 200);
    EXPECT_EQ(rows[1].template get<2>(), std::nullopt);
    // Other types of values, prepared by themselves.
    EXPECT_EQ(longer(param<"but"> = std::string("x"), param<"least"> = std::int64_t{250}).all().size(), 1u);
    EXPECT_EQ(longer(param<"but"> = "x", param<"least"> = 50).all().size(), 3u);
    EXPECT_EQ(longer.stream(param<"but"> = "x", param<"least"> = 50).all().size(), 3u);
    EXPECT_EQ(this->db.execute(text<"SELECT count(*) FROM track">.template columns<std::int64_t>()).scalar(), 3);
}

TYPED_TEST(texts, structs_by_the_names_of_the_columns) {
    const auto summaries =
        this->db.execute(text<"SELECT id, title, note, seconds FROM track ORDER BY id">.template into<summary>()).all();
    ASSERT_EQ(summaries.size(), 3u);
    EXPECT_EQ(summaries[2].title, "three");
    EXPECT_EQ(summaries[2].seconds, 300);
    const auto whole =
        this->db
            .execute(text<"SELECT note, seconds, title, id FROM track WHERE id = :id">.template entities<track>().bind(
                param<"id"> = std::int64_t{3}))
            .one();
    EXPECT_EQ(whole.id, 3);
    EXPECT_EQ(whole.title, "three");
    EXPECT_EQ(whole.note, "it's");
}

TYPED_TEST(texts, what_does_not_fit_is_said) {
    try {
        (void)this->db.execute(text<"SELECT id, title FROM track">.template into<summary>()).all();
        FAIL();
    } catch (const programming_error& failure) {
        EXPECT_EQ(failure.code(), error_code::no_such_column);
        EXPECT_EQ(failure.message(), "the statement gives no column \"seconds\"");
        EXPECT_EQ(failure.sql(), "SELECT id, title FROM track");
    }
    try {
        (void)this->db.execute(text<"SELECT id, title FROM track">.template columns<std::int64_t>()).all();
        FAIL();
    } catch (const programming_error& failure) {
        EXPECT_EQ(failure.message(), "the statement gives 2 columns, 1 in .columns<...>()");
        EXPECT_EQ(failure.column(), "");
        EXPECT_EQ(failure.sql(), "SELECT id, title FROM track");
    }
    try {
        (void)this->db.execute(text<"SELECT id FROM track">.template columns<std::int64_t, std::string>()).one();
        FAIL();
    } catch (const programming_error& failure) {
        EXPECT_EQ(failure.message(), "the statement gives 1 column, 2 in .columns<...>()");
        EXPECT_EQ(failure.column(), "");
        EXPECT_EQ(failure.sql(), "SELECT id FROM track");
    }
    EXPECT_THROW(
        (void)this->db.execute(text<"SELECT note FROM track WHERE id = 2">.template columns<std::string>()).all(),
        data_error);
    EXPECT_THROW((void)this->db.execute(text<"SELECT title FROM track">.template columns<std::int64_t>()).all(),
                 data_error);
}

// The same text, sent without cupel and with its values written into it.
TYPED_TEST(texts, give_the_rows_of_the_same_text_sent_by_hand) {
    const auto spelled = [](const auto& value) -> std::optional<std::string> {
        using type = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::same_as<type, std::string>) return value;
        else if constexpr (std::same_as<type, std::optional<std::string>>) return value;
        else return std::to_string(value);
    };
    const auto same = [&](const auto& statement, std::string_view by_hand, std::size_t size) {
        compliance::text_rows found;
        for (const auto& row : this->db.execute(statement))
            [&]<std::size_t... Index>(std::index_sequence<Index...>) {
                found.push_back({spelled(row.template get<Index>())...});
            }(std::make_index_sequence<std::remove_cvref_t<decltype(row)>::size>());
        EXPECT_EQ(found, this->database.ask(this->db, by_hand)) << by_hand;
        EXPECT_EQ(found.size(), size) << by_hand;
    };
    same(
        text<"SELECT id, title, seconds, note FROM track ORDER BY seconds DESC">.template columns<std::int64_t, std::string, std::int32_t, std::optional<std::string>>(),
        "SELECT id, title, seconds, note FROM track ORDER BY seconds DESC", 3);
    same(text<"SELECT title, seconds * :factor FROM track WHERE note = :note OR title LIKE :pattern ORDER BY id">
             .template columns<std::string, std::int64_t>()
             .bind(param<"pattern"> = "%w%", param<"factor"> = std::int64_t{3}, param<"note"> = "it's"),
         "SELECT title, seconds * 3 FROM track WHERE note = 'it''s' OR title LIKE '%w%' ORDER BY id", 2);
    same(text<"SELECT a.title, b.title, count(*) FROM track a LEFT JOIN track b ON b.seconds > a.seconds + :more "
              "GROUP BY a.title, b.title ORDER BY a.title, b.title">
             .template columns<std::string, std::optional<std::string>, std::int64_t>()
             .bind(param<"more"> = 100),
         "SELECT a.title, b.title, count(*) FROM track a LEFT JOIN track b ON b.seconds > a.seconds + 100 "
         "GROUP BY a.title, b.title ORDER BY a.title, b.title",
         3);
    same(text<"WITH long AS (SELECT id FROM track WHERE seconds >= :least) SELECT title, (SELECT count(*) FROM long) "
              "FROM track WHERE id IN (SELECT id FROM long) AND seconds <> :least ORDER BY 1">
             .template columns<std::string, std::int64_t>()
             .bind(param<"least"> = 200),
         "WITH long AS (SELECT id FROM track WHERE seconds >= 200) SELECT title, (SELECT count(*) FROM long) "
         "FROM track WHERE id IN (SELECT id FROM long) AND seconds <> 200 ORDER BY 1",
         1);
    compliance::text_rows entities;
    for (
        const track& each : this->db.execute(
            text<"SELECT * FROM track WHERE seconds BETWEEN :first AND :last ORDER BY title">.template entities<track>().bind(
                param<"first"> = 100, param<"last"> = 250)))
        entities.push_back({std::to_string(each.id), each.title, std::to_string(each.seconds), each.note});
    EXPECT_EQ(entities, this->database.ask(this->db, "SELECT id, title, seconds, note FROM track WHERE seconds "
                                                     "BETWEEN 100 AND 250 ORDER BY title"));
    EXPECT_EQ(entities.size(), 2u);
}

TYPED_TEST(texts, writing) {
    auto add = this->db.prepare(text<"INSERT INTO track (title, seconds, note) VALUES (:title, :seconds, :note)">);
    EXPECT_EQ(add(param<"title"> = "O'Hara; --", param<"seconds"> = 5, param<"note"> = std::optional<std::string>())
                  .rows_affected,
              1);
    EXPECT_EQ(add(param<"title"> = "five", param<"seconds"> = 5, param<"note"> = std::optional<std::string>("n"))
                  .rows_affected,
              1);
    EXPECT_EQ(this->database.ask(this->db, "SELECT title, note FROM track WHERE seconds = 5 ORDER BY title"),
              (compliance::text_rows{{"O'Hara; --", std::nullopt}, {"five", "n"}}));
    auto gone = this->db.execute(
        text<"DELETE FROM track WHERE seconds = :s RETURNING title">.template columns<std::string>().bind(param<"s"> =
                                                                                                              5));
    EXPECT_EQ(this->db.execute(text<"SELECT count(*) FROM track">.template columns<std::int64_t>()).scalar(), 3);
    EXPECT_EQ(gone.all().size(), 2u);
}

TYPED_TEST(texts, colons_that_are_no_parameters) {
    const auto row = this->db
                         .execute(text<"SELECT ':a', 'it''s :b', title /* :c */ FROM track WHERE id = :id -- :d">
                                      .template columns<std::string, std::string, std::string>()
                                      .bind(param<"id"> = 1))
                         .one();
    EXPECT_EQ(row.template get<0>(), ":a");
    EXPECT_EQ(row.template get<1>(), "it's :b");
    EXPECT_EQ(row.template get<2>(), "one");
    const auto year =
        text<"SELECT strftime('%Y', :day)">.template on<postgresql, "SELECT to_char(:day::text::date, 'YYYY')">().template columns<std::string>();
    EXPECT_EQ(this->db.execute(year.bind(param<"day"> = "2024-02-29")).scalar(), "2024");
}

}  // namespace text_statements
