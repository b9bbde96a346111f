// Paths into JSON, what is asked of it, and documents made of values and of rows.
#include "compliance/support/database.hpp"

#include <cupel/types/json.hpp>
#include <cupel/types/uuid.hpp>

#include <cmath>
#include <limits>

using namespace cupel;
using namespace std::chrono;

namespace json_paths {

struct job {
    std::int64_t id{};
    std::string name{};
    raw_json result{};
    std::optional<raw_json> notes{};
    bool done{};
    double share{};
    timestamp at{};
    timestamptz moment{};
    cupel::date day{sys_days{}};
    decimal price{};
    uuid key{};
    std::vector<std::string> tags{};
    std::optional<std::int32_t> rank{};
};

template <class D>
struct json_expressions : compliance::suite<D> {};
TYPED_TEST_SUITE(json_expressions, compliance::databases, compliance::database_names);

constexpr auto result = col<&job::result>;

template <class Database, class... Documents>
void fill(Database& db, Documents... documents) {
    create_all<job>(db);
    std::int64_t id = 0;
    (db.execute(insert_into<job>(with_key).values(
         job{.id = ++id, .name = "job " + std::to_string(id), .result = {documents}})),
     ...);
}

template <class Database, class E>
auto answer(Database& db, E expression) {
    return db.execute(select(expression.template as<"answer">()).template from<job>()).scalar();
}

// The same document, whatever its spelling.
nlohmann::json parsed(const std::optional<raw_json>& document) {
    return document ? nlohmann::json::parse(document->text) : nlohmann::json("NULL of SQL");
}

constexpr auto tree = R"({"a": {"b c": [10, {"d.e": "deep"}, null, true]}, "2": "two", "": "empty", "$": "dollar",
    "it's": 1.5, "ü€😀": "unicode", "[0]": "brackets", "n": null, "list": [[1, 2], [3]]})";

TYPED_TEST(json_expressions, paths_lead_to_values) {
    fill(this->db, tree);
    EXPECT_EQ(parsed(answer(this->db, result.template path<"a", "b c", 1>())), nlohmann::json({{"d.e", "deep"}}));
    EXPECT_EQ(parsed(answer(this->db, result["a"]["b c"][1]["d.e"])), "deep");
    EXPECT_EQ(answer(this->db, result["a"]["b c"][1]["d.e"].as_text()), "deep");
    EXPECT_EQ(answer(this->db, result.template path<"list", -1, 0>().template as<std::int64_t>()), 3);
    EXPECT_EQ(answer(this->db, result["list"][-2][-1].template as<std::int32_t>()), 2);
    // Every text is a key, none is a path or an index.
    for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{
             {"2", "two"}, {"", "empty"}, {"$", "dollar"}, {"it's", "1.5"}, {"ü€😀", "unicode"}, {"[0]", "brackets"}}) {
        EXPECT_EQ(answer(this->db, result[key].as_text()), value) << key;
        EXPECT_EQ(answer(this->db, result.has_key(key)), true) << key;
    }
    EXPECT_EQ(answer(this->db, result.template path<"2">().as_text()), "two");
    EXPECT_EQ(answer(this->db, result.template path<"it's">().template as<double>()), 1.5);
    EXPECT_EQ(answer(this->db, result.template path<"$">().as_text()), "dollar");
    for (const char* none : {"a.b c", "$.a", "b c", "A", "0", "a'", "it''s"}) {
        EXPECT_EQ(answer(this->db, result[none].as_text()), std::nullopt) << none;
        EXPECT_EQ(answer(this->db, result.has_key(none)), false) << none;
    }
    EXPECT_EQ(answer(this->db, result["list"]["0"]), std::nullopt);
    EXPECT_EQ(answer(this->db, result["list"][2]), std::nullopt);
    EXPECT_EQ(answer(this->db, result["list"][-3]), std::nullopt);
    EXPECT_EQ(answer(this->db, result["a"][0]), std::nullopt);
    EXPECT_EQ(answer(this->db, result["nothing"]["at"]["all"]), std::nullopt);
}

TYPED_TEST(json_expressions, paths_may_be_columns) {
    fill(this->db, R"({"job 1": ["zero", "one", "two"]})");
    EXPECT_EQ(answer(this->db, result[col<&job::name>][col<&job::id>].as_text()), "one");
    EXPECT_EQ(answer(this->db, result[col<&job::name>][col<&job::id> - 2].as_text()), "two");
    EXPECT_EQ(answer(this->db, result.has_key(func::upper(col<&job::name>))), false);
}

TYPED_TEST(json_expressions, null_of_json_is_not_null_of_sql) {
    fill(this->db, R"({"null": null, "text": "null"})");
    EXPECT_EQ(parsed(answer(this->db, result["null"])), nlohmann::json());
    EXPECT_EQ(answer(this->db, result["null"].is_null()), false);
    EXPECT_EQ(answer(this->db, result["none"].is_null()), true);
    EXPECT_EQ(answer(this->db, result["null"].as_text()), std::nullopt);
    EXPECT_EQ(answer(this->db, result["text"].as_text()), "null");
    EXPECT_EQ(answer(this->db, result["null"].template as<double>()), std::nullopt);
    EXPECT_EQ(answer(this->db, result["null"].template as<bool>()), std::nullopt);
    EXPECT_EQ(answer(this->db, result.has_key("null")), true);
    EXPECT_EQ(answer(this->db, col<&job::notes>["a"]), std::nullopt);
    EXPECT_EQ(answer(this->db, col<&job::notes>.has_key("a")), std::nullopt);
    EXPECT_EQ(answer(this->db, func::json_typeof(col<&job::notes>)), std::nullopt);
    EXPECT_EQ(answer(this->db, func::json_array_length(col<&job::notes>)), std::nullopt);
}

TYPED_TEST(json_expressions, values_have_their_types) {
    fill(this->db, R"({"yes": true, "no": false, "int": -9007199254740993, "real": 0.1, "big": 12345678901234567890.5,
        "text": "a\"b\\c\u00fc\n", "at": "2026-11-20 22:41:01.000005", "list": [1, "a"]})");
    EXPECT_EQ(answer(this->db, result["yes"].template as<bool>()), true);
    EXPECT_EQ(answer(this->db, result["no"].template as<bool>()), false);
    EXPECT_EQ(answer(this->db, result["yes"].as_text()), "true");
    EXPECT_EQ(answer(this->db, result["no"].as_text()), "false");
    EXPECT_EQ(answer(this->db, result["int"].template as<std::int64_t>()), -9007199254740993);
    EXPECT_EQ(answer(this->db, result["int"].as_text()), "-9007199254740993");
    EXPECT_EQ(answer(this->db, result["real"].template as<double>()), 0.1);
    EXPECT_EQ(answer(this->db, result["real"].as_text()), "0.1");
    EXPECT_EQ(answer(this->db, result["real"].as_text().template cast<double>()), 0.1);
    EXPECT_EQ(answer(this->db, result["big"].template as<decimal>()), decimal("12345678901234567890.5"));
    EXPECT_EQ(answer(this->db, result["text"].as_text()), "a\"b\\cü\n");
    EXPECT_EQ(answer(this->db, result["at"].template as<timestamp>()),
              timestamp(sys_days{2026y / November / 20} + 22h + 41min + 1s + 5us));
    EXPECT_EQ(parsed(raw_json{*answer(this->db, result["list"].as_text())}), nlohmann::json({1, "a"}));
    EXPECT_EQ(answer(this->db, result["list"].template as<cupel::json<std::vector<nlohmann::json>>>())->value.size(),
              2u);
    const auto count = [&](auto condition) {
        return this->db.execute(select(func::count()).template from<job>().where(condition)).scalar();
    };
    EXPECT_EQ(count(result["yes"].template as<bool>() && !result["no"].template as<bool>()), 1);
    EXPECT_EQ(count(result["real"].as_text().template cast<double>() > 0.09), 1);
    EXPECT_EQ(count(result["at"].template as<timestamp>() < func::now() + years(100)), 1);
    EXPECT_EQ(count(result["int"].template as<std::int64_t>().in(1, -9007199254740993)), 1);
}

TYPED_TEST(json_expressions, kinds_and_lengths) {
    fill(this->db,
         R"({"o": {}, "a": [1, 2, 3], "s": "x", "i": 1, "r": 1.5, "t": true, "f": false, "n": null, "e": []})");
    for (const auto& [key, kind] : std::vector<std::pair<const char*, const char*>>{{"o", "object"},
                                                                                    {"a", "array"},
                                                                                    {"s", "string"},
                                                                                    {"i", "number"},
                                                                                    {"r", "number"},
                                                                                    {"t", "boolean"},
                                                                                    {"f", "boolean"},
                                                                                    {"n", "null"}}) {
        EXPECT_EQ(answer(this->db, func::json_typeof(result[key])), kind);
        EXPECT_EQ(answer(this->db, func::json_array_length(result[key])), *key == 'a' ? 3 : 0) << key;
        // Only objects have keys: not arrays of texts, not texts.
        EXPECT_EQ(answer(this->db, result[key].has_key("x")), false) << key;
    }
    EXPECT_EQ(answer(this->db, func::json_typeof(result["none"])), std::nullopt);
    EXPECT_EQ(answer(this->db, func::json_array_length(result["e"])), 0);
}

TYPED_TEST(json_expressions, documents_are_made_of_values) {
    create_all<job>(this->db);
    job one{.id = 1,
            .name = "a\"b\\c\nü",
            .result = {R"([1,{"a":null}])"},
            .done = true,
            .share = 0.1 + 0.2,
            .at = sys_days{2026y / November / 20} + 22h + 41min + 1s + 5us,
            .moment = {sys_days{1969y / December / 31} + 23h + 59min + 59s + 999999us},
            .day = 2024y / February / 29,
            .price = decimal("12.5"),
            .key = uuid{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255}},
            .tags = {"x", "y\"z"}};
    this->db.execute(insert_into<job>(with_key).values(one));
    const auto made = answer(this->db, func::json_object<"id", "name", "result", "notes", "done", "share", "at",
                                                         "moment", "day", "price", "key", "tags", "it's \"1\"", "not">(
                                           col<&job::id>, col<&job::name>, result, col<&job::notes>, col<&job::done>,
                                           col<&job::share>, col<&job::at>, col<&job::moment>, col<&job::day>,
                                           col<&job::price>, col<&job::key>, col<&job::tags>, 1, !col<&job::done>));
    nlohmann::json wanted = nlohmann::json::parse(codec<cupel::json<nlohmann::json>>::encode({nlohmann::json{
                                                                                                 {"id", 1},
                                                                                                 {"name", one.name},
                                                                                                 {"done", true},
                                                                                                 {"share", one.share},
                                                                                                 {"tags", one.tags},
                                                                                             }})
                                                      .text);
    wanted["result"] = {1, {{"a", nullptr}}};
    wanted["notes"] = nullptr;
    wanted["at"] = detail::carried_json(one.at);
    wanted["moment"] = detail::carried_json(one.moment);
    wanted["day"] = detail::carried_json(sys_days(one.day));
    wanted["price"] = "12.5";
    wanted["key"] = detail::to_json_value(one.key);
    wanted["it's \"1\""] = 1;
    wanted["not"] = false;
    EXPECT_EQ(parsed(made), wanted);
    EXPECT_EQ(
        parsed(answer(this->db, func::json_array(1, "a", false, 2.5, col<&job::notes>, result["none"], result[0]))),
        nlohmann::json({1, "a", false, 2.5, nullptr, nullptr, 1}));
    EXPECT_EQ(parsed(answer(this->db, func::json_array())), nlohmann::json::array());
    EXPECT_EQ(parsed(answer(this->db, func::json_object<>())), nlohmann::json::object());
    EXPECT_EQ(answer(this->db, func::json_object<"a">(func::json_array(col<&job::name>))["a"][0].as_text()), one.name);
}

TYPED_TEST(json_expressions, numbers_of_documents_are_exact) {
    create_all<job>(this->db);
    for (double share : {0.1, 0.1 + 0.2, 1e300, 5e-324, 1.7976931348623157e308, -123456.789, 100.0, 1.0 / 3}) {
        this->db.execute(delete_from<job>().all_rows());
        this->db.execute(insert_into<job>().values(job{.share = share}));
        const auto made = parsed(answer(this->db, func::json_array(col<&job::share>)));
        EXPECT_EQ(made.at(0).template get<double>(), share);
    }
    EXPECT_EQ(answer(this->db, func::json_array(0.1)).text, "[0.1]");
}

struct part {
    std::int64_t id = 0;
    std::string name;
    std::optional<std::int32_t> rank;
    bool operator==(const part&) const = default;
};

TYPED_TEST(json_expressions, rows_become_one_document) {
    create_all<job>(this->db);
    EXPECT_EQ(parsed(answer(this->db, func::json_agg(col<&job::name>))), nlohmann::json::array());
    EXPECT_EQ(parsed(answer(this->db, func::json_object_agg(col<&job::name>, col<&job::id>))),
              nlohmann::json::object());
    this->db.execute(insert_into<job>(with_key).values(
        std::vector<job>{{.id = 1, .name = "a", .done = true, .rank = 7}, {.id = 2, .name = "b"}}));
    const auto sorted = [](nlohmann::json list) {
        std::sort(list.begin(), list.end());
        return list;
    };
    EXPECT_EQ(sorted(parsed(answer(this->db, func::json_agg(col<&job::rank>)))), sorted(nlohmann::json({7, nullptr})));
    EXPECT_EQ(sorted(parsed(answer(this->db, func::json_agg(col<&job::done>)))), nlohmann::json({false, true}));
    EXPECT_EQ(parsed(answer(this->db, func::json_agg(col<&job::price>).filter(col<&job::id> > 1))),
              nlohmann::json({"0"}));
    EXPECT_EQ(parsed(answer(this->db, func::json_object_agg(col<&job::name>, col<&job::rank>))),
              nlohmann::json({{"a", 7}, {"b", nullptr}}));
    EXPECT_EQ(parsed(answer(this->db, func::json_agg(col<&job::id>).filter(col<&job::id> > 1))), nlohmann::json({2}));
    EXPECT_EQ(parsed(answer(this->db, func::json_agg(col<&job::id>).filter(col<&job::id> > 2))),
              nlohmann::json::array());
    auto parts =
        answer(this->db, cast<cupel::json<std::vector<part>>>(func::json_agg(
                             func::json_object<"id", "name", "rank">(col<&job::id>, col<&job::name>, col<&job::rank>))))
            .value;
    std::ranges::sort(parts, {}, &part::id);
    EXPECT_EQ(parts, (std::vector<part>{{1, "a", 7}, {2, "b", std::nullopt}}));
}

TYPED_TEST(json_expressions, contain_documents_where_the_database_knows_how) {
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>) {
        fill(this->db, R"({"a": [1, 2, {"b": 3}], "c": null})");
        EXPECT_EQ(answer(this->db, result.contains(raw_json{R"({"a": [{"b": 3}, 1]})"})), true);
        EXPECT_EQ(answer(this->db, result.contains(raw_json{R"({"a": [3]})"})), false);
        EXPECT_EQ(answer(this->db, result["a"].contains(raw_json{"[2]"})), true);
        EXPECT_EQ(answer(this->db, result["a"].contained_by(result)), false);
        EXPECT_EQ(answer(this->db, result["c"].contained_by(raw_json{"[null, 1]"})), true);
        EXPECT_EQ(answer(this->db, result.contains(col<&job::notes>)), std::nullopt);
    }
}

}  // namespace json_paths
