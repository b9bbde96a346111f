// Members of JSON objects and elements of JSON arrays as rows: the same on both databases.
#include "compliance/support/by_hand.hpp"

using namespace cupel;
using testing::ElementsAre;

namespace json_rows_ {

struct sheet {
    std::int64_t id{};
    raw_json body{};
    std::optional<raw_json> notes{};
};

constexpr auto id = col<&sheet::id>;
constexpr auto body = col<&sheet::body>;

template <class D>
struct json_rows : compliance::suite_by_hand<D> {
    void SetUp() override {
        create_all<sheet>(this->db);
        this->db.execute(insert_into<sheet>(with_key).values(std::vector<sheet>{
            {1,
             {R"({"a": 7, "b\"'": "it's \"b\"", "c": [1, {"d": null}], "e": 0.1, "f": true, "g": null, "h": {}})"},
             {}},
            {2, {R"([5, -3, "x", [2], false, null, 1e300])"}, raw_json{R"({"k": 1})"}},
            {3, {R"("a text")"}, raw_json{"[]"}},
            {4, {"{}"}, {}}}));
    }
};
TYPED_TEST_SUITE(json_rows, compliance::databases, compliance::database_names);

TYPED_TEST(json_rows, members) {
    constexpr auto member = json_each<"member">(body);
    constexpr auto members = select(id, member[label<"key">], member[label<"value">].template as<"value">())
                                 .template from<sheet>()
                                 .cross_join(member);
    this->same_in_any_order(
        members,
        "SELECT s.id, m.key, CASE WHEN m.type IN ('object', 'array') THEN m.value WHEN m.type IN ('true', 'false') "
        "THEN m.type ELSE json_quote(m.value) END FROM sheet s CROSS JOIN json_each(s.body) m WHERE "
        "json_type(s.body) = 'object'",
        "SELECT s.id, m.key, m.value FROM sheet s CROSS JOIN LATERAL jsonb_each(s.body) m WHERE "
        "jsonb_typeof(s.body) = 'object'");
    std::map<std::string, nlohmann::json> found;
    for (const auto& [sheet_id, key, value] : this->db.execute(members)) {
        EXPECT_EQ(sheet_id, 1);
        found[key] = nlohmann::json::parse(value.text);
    }
    EXPECT_EQ(nlohmann::json(found),
              nlohmann::json::parse(
                  R"({"a": 7, "b\"'": "it's \"b\"", "c": [1, {"d": null}], "e": 0.1, "f": true, "g": null, "h": {}})"));
}

TYPED_TEST(json_rows, elements) {
    constexpr auto element = json_elements<"element">(body);
    constexpr auto elements = select(element[label<"key">], element[label<"value">].template as<"value">())
                                  .template from<sheet>()
                                  .cross_join(element)
                                  .where(id < 4)
                                  .order_by(element[label<"key">]);
    this->same(elements,
               "SELECT e.key, s.body -> e.key FROM sheet s, json_each(s.body) e WHERE s.id = 2 ORDER BY e.key",
               "SELECT e.place - 1, e.value FROM sheet, jsonb_array_elements(body) WITH ORDINALITY AS e(value, place) "
               "WHERE id = 2 ORDER BY e.place");
    std::vector<std::int64_t> keys;
    std::vector<nlohmann::json> values;
    for (const auto& [key, value] : this->db.execute(elements)) {
        keys.push_back(key);
        values.push_back(nlohmann::json::parse(value.text));
    }
    EXPECT_THAT(keys, ElementsAre(0, 1, 2, 3, 4, 5, 6));
    EXPECT_EQ(nlohmann::json(values), nlohmann::json::parse(R"([5, -3, "x", [2], false, null, 1e300])"));
}

TYPED_TEST(json_rows, conditions_and_sums_of_values) {
    constexpr auto element = json_elements<"element">(body);
    constexpr auto value = element[label<"value">];
    constexpr auto sum = select(func::sum(value.template as<std::int64_t>()).template as<"sum">())
                             .template from<sheet>()
                             .cross_join(element)
                             .where(func::json_typeof(value) == "number" && element[label<"key">] < 5);
    EXPECT_EQ(this->db.execute(sum).scalar(), 2);
    this->same(sum,
               "SELECT sum(e.value) FROM sheet s, json_each(s.body) e WHERE json_type(s.body) = 'array' AND e.type IN "
               "('integer', 'real') AND e.key < 5",
               "SELECT sum(e.value::text::bigint) FROM sheet s, jsonb_array_elements(s.body) WITH ORDINALITY AS "
               "e(value, place) WHERE s.id = 2 AND jsonb_typeof(e.value) = 'number' AND e.place <= 5");
    constexpr auto member = json_each<"member">(body);
    EXPECT_EQ(this->db
                  .execute(select(member[label<"key">])
                               .template from<sheet>()
                               .cross_join(member)
                               .where(member[label<"value">].as_text() == "it's \"b\""))
                  .scalar(),
              "b\"'");
    // A document inside a document.
    constexpr auto inner = json_elements<"inner">(body.template path<"c">());
    EXPECT_EQ(this->db.execute(select(func::count()).template from<sheet>().cross_join(inner)).scalar(), 2);
    // What is no object has no members, and NULL has none.
    constexpr auto note = json_each<"note">(col<&sheet::notes>);
    constexpr auto notes =
        select(id, note[label<"key">]).template from<sheet>().left_join(note, note[label<"key">] != "x").order_by(id);
    this->same(notes, "SELECT s.id, n.key FROM sheet s LEFT JOIN json_each(s.notes) n ON n.key <> 'x' ORDER BY s.id",
               "SELECT s.id, n.key FROM sheet s LEFT JOIN LATERAL jsonb_each(CASE jsonb_typeof(s.notes) WHEN 'object' "
               "THEN s.notes END) n ON n.key <> 'x' ORDER BY s.id");
    std::vector<std::optional<std::string>> keys;
    for (const auto& [sheet_id, key] : this->db.execute(notes)) keys.push_back(key);
    EXPECT_THAT(keys, ElementsAre(std::nullopt, "k", std::nullopt, std::nullopt));
}

}  // namespace json_rows_
