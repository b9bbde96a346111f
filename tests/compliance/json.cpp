// JSON: documents of any shape, aggregates, text that is not looked into.
#include "compliance/support/database.hpp"

#include <cupel/types/json.hpp>

#include <limits>
#include <map>

using namespace cupel;

namespace documents {

enum class shade { light, dark };
struct place {
    std::string street{};
    std::optional<std::string> floor{};
    bool operator==(const place&) const = default;
};
struct wishes {
    bool wide = true;
    shade colour = shade::dark;
    double zoom = 1;
    std::int64_t seen{};
    decimal budget{};
    std::vector<place> places{};
    std::map<std::string, int> counts{};
    bool operator==(const wishes&) const = default;
};
struct member {
    std::int64_t id{};
    cupel::json<wishes> wanted{};
    nlohmann::json notes{};
    std::optional<raw_json> raw{};
    std::optional<cupel::json<place>> home{};
    bool operator==(const member&) const = default;
};
struct summary {
    cupel::json<wishes> wanted{};
    std::optional<cupel::json<place>> home{};
};

template <class D>
struct json_types : compliance::suite<D> {};
TYPED_TEST_SUITE(json_types, compliance::databases, compliance::database_names);

const wishes many{false,
                  shade::light,
                  0.1,
                  std::numeric_limits<std::int64_t>::max(),
                  decimal("12345678901234567890.5"),
                  {{"a\"b\\c", ""}, {"ü€😀\n", std::nullopt}},
                  {{"", 0}, {"one", 1}}};

TYPED_TEST(json_types, aggregates_come_back) {
    create_all<member>(this->db);
    const std::vector<member> rows{{1, {many}, {}, std::nullopt, json<place>{{"x", "y"}}},
                                   {2, {}, {}, std::nullopt, std::nullopt}};
    this->db.execute(insert_into<member>(with_key).values(rows));
    EXPECT_EQ(this->db.execute(select<member>().order_by(col<&member::id>)).all(), rows);
    this->db.execute(update<member>().set(col<&member::wanted> = json<wishes>{many}).all_rows());
    EXPECT_EQ(this->db.execute(select(col<&member::wanted>).where(col<&member::id> == 2)).scalar()->zoom, 0.1);
    EXPECT_EQ(this->db.execute(select(func::count()).from<member>().where(col<&member::home>.is_null())).scalar(), 1);
    const summary found =
        this->db.execute(select<member>().where(col<&member::id> == 1)).template into<summary>().one();
    EXPECT_EQ(found.home, rows[0].home);
    EXPECT_EQ(this->db
                  .execute(update<member>()
                               .set(col<&member::home> = json<place>{{"z", {}}})
                               .where(col<&member::id> == 2)
                               .returning(col<&member::home>))
                  .one()
                  .template get<0>(),
              (json<place>{{"z", {}}}));
}

TYPED_TEST(json_types, documents_of_every_kind_come_back) {
    create_all<member>(this->db);
    for (const char* text : {"null", "true", "0", "-1", "9223372036854775807", "18446744073709551615", "0.1", "1e300",
                             "-2.5e-300", "\"\"", "\"null\"", "[]", "{}", "[1,[2,[3]],{\"a\":[]}]",
                             R"({"b":1,"a":{"":null}})", R"("\u0001\u001f\"\\\/ü\ud83d\ude00")"}) {
        const auto value = nlohmann::json::parse(text);
        this->db.execute(delete_from<member>().all_rows());
        this->db.execute(insert_into<member>(with_key).values(member{1, {}, value, {}, {}}));
        EXPECT_EQ(this->db.execute(select(col<&member::notes>)).scalar(), value) << text;
    }
    nlohmann::json large = nlohmann::json::array();
    for (int i = 0; i < 5000; ++i) large.push_back({{"number", i}, {"text", std::string(50, 'x')}});
    this->db.execute(update<member>().set(col<&member::notes> = large).all_rows());
    EXPECT_EQ(this->db.execute(select(col<&member::notes>)).scalar(), large);
}

TYPED_TEST(json_types, text_is_kept_as_a_document) {
    create_all<member>(this->db);
    this->db.execute(insert_into<member>().values(member{.raw = raw_json{R"({"a": [1, 2]})"}}));
    const auto found = this->db.execute(select(col<&member::raw>)).scalar();
    ASSERT_TRUE(found);
    EXPECT_EQ(nlohmann::json::parse(found->text), nlohmann::json::parse(R"({"a":[1,2]})"));
    EXPECT_THROW(this->db.execute(insert_into<member>().values(member{.raw = raw_json{"\"\xff\""}})), data_error);
}

TYPED_TEST(json_types, text_that_is_no_json_is_refused) {
    create_all<member>(this->db);
    for (const char* text : {"", "{", "{a:1}", "[1,]", "nul", "1 2", "'a'", "{\"a\":1", "\"\x01\""}) {
        EXPECT_THROW(this->db.execute(insert_into<member>().values(member{.raw = raw_json{text}})), error) << text;
        EXPECT_EQ(this->db.execute(select(func::count()).from<member>()).scalar(), 0);
    }
    this->db.execute(insert_into<member>().values(member{}));
}

TYPED_TEST(json_types, what_json_cannot_hold_is_refused) {
    create_all<member>(this->db);
    member bad;
    bad.wanted->zoom = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(this->db.execute(insert_into<member>().values(bad)), data_error);
    EXPECT_THROW(this->db.execute(insert_into<member>().values(member{.notes = "\xff"})), data_error);
    EXPECT_EQ(this->db.execute(select(func::count()).from<member>()).scalar(), 0);
    this->db.execute(insert_into<member>().values(member{.notes = {{"wide", 7}}}));
    this->db.execute(update<member>().set(col<&member::wanted> = col<&member::notes>).all_rows());
    EXPECT_THROW((void)this->db.execute(select<member>()).all(), data_error);
}

}  // namespace documents
