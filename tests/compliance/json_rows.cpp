// Members of JSON objects and elements of JSON arrays as rows: the same on both databases.
#include "compliance/support/database.hpp"

#include <cupel/types/json.hpp>

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
struct json_rows : compliance::suite<D> {
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
    std::map<std::string, nlohmann::json> found;
    for (const auto& [sheet_id, key, value] :
         this->db.execute(select(id, member[label<"key">], member[label<"value">].template as<"value">())
                              .template from<sheet>()
                              .cross_join(member))) {
        EXPECT_EQ(sheet_id, 1);
        found[key] = nlohmann::json::parse(value.text);
    }
    EXPECT_EQ(nlohmann::json(found),
              nlohmann::json::parse(
                  R"({"a": 7, "b\"'": "it's \"b\"", "c": [1, {"d": null}], "e": 0.1, "f": true, "g": null, "h": {}})"));
}

TYPED_TEST(json_rows, elements) {
    constexpr auto element = json_elements<"element">(body);
    std::vector<std::int64_t> keys;
    std::vector<nlohmann::json> values;
    for (const auto& [key, value] :
         this->db.execute(select(element[label<"key">], element[label<"value">].template as<"value">())
                              .template from<sheet>()
                              .cross_join(element)
                              .where(id < 4)
                              .order_by(element[label<"key">]))) {
        keys.push_back(key);
        values.push_back(nlohmann::json::parse(value.text));
    }
    EXPECT_THAT(keys, ElementsAre(0, 1, 2, 3, 4, 5, 6));
    EXPECT_EQ(nlohmann::json(values), nlohmann::json::parse(R"([5, -3, "x", [2], false, null, 1e300])"));
}

TYPED_TEST(json_rows, conditions_and_sums_of_values) {
    constexpr auto element = json_elements<"element">(body);
    constexpr auto value = element[label<"value">];
    EXPECT_EQ(this->db
                  .execute(select(func::sum(value.template as<std::int64_t>()).template as<"sum">())
                               .template from<sheet>()
                               .cross_join(element)
                               .where(func::json_typeof(value) == "number" && element[label<"key">] < 5))
                  .scalar(),
              2);
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
    std::vector<std::optional<std::string>> keys;
    for (const auto& [sheet_id, key] : this->db.execute(select(id, note[label<"key">])
                                                            .template from<sheet>()
                                                            .left_join(note, note[label<"key">] != "x")
                                                            .order_by(id)))
        keys.push_back(key);
    EXPECT_THAT(keys, ElementsAre(std::nullopt, "k", std::nullopt, std::nullopt));
}

}  // namespace json_rows_
