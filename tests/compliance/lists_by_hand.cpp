// Documents and arrays made of several rows, and arrays made longer, held against the same SQL written by hand.
#include "compliance/support/database.hpp"

#include <cupel/types/json.hpp>

#include <algorithm>

using namespace cupel;

namespace lists_by_hand {

using tree = nlohmann::json;

struct entry {
    std::int64_t id{};
    std::string team;
    std::string word;
    std::optional<std::int32_t> points{};
    double share{};
    bool done{};
    raw_json document{};
    std::vector<std::string> words{};
    std::optional<std::vector<std::string>> maybe{};
    std::vector<std::int64_t> numbers{};
    std::vector<std::optional<std::int64_t>> holes{};
};

constexpr auto id = col<&entry::id>;
constexpr auto team = col<&entry::team>;
constexpr auto word = col<&entry::word>;
constexpr auto points = col<&entry::points>;
constexpr auto share = col<&entry::share>;
constexpr auto done = col<&entry::done>;
constexpr auto document = col<&entry::document>;
constexpr auto words = col<&entry::words>;
constexpr auto maybe = col<&entry::maybe>;
constexpr auto numbers = col<&entry::numbers>;
constexpr auto holes = col<&entry::holes>;

using texts = std::vector<std::string>;

template <class D>
struct lists_by_hand : compliance::suite<D> {
    static constexpr bool on_sqlite = std::same_as<typename D::dialect, sqlite>;

    void SetUp() override {
        create_all<entry>(this->db);
        this->db.execute(insert_into<entry>(with_key).values(std::vector<entry>{
            {1, "red", "it's", 7, 0.5, true, {R"({"a": [1]})"}, {"x", "y"}, {}, {1, 2}, {1, {}}},
            {2, "red", "b\"\\c", {}, -1.25, false, {"null"}, {}, texts{"", "x"}, {}, {{}}},
            {3, "red", "ü€😀", -3, 1e300, false, {"[true]"}, {"NULL", "a,b"}, texts{}, {-9007199254740993}, {}},
            {4, "blue", "", 7, 0, true, {R"("s")"}, {"\"", "{}"}, texts{"z"}, {5, 5}, {3, {}, 3}},
            {5, "blue", "it's", 0, 0.1, true, {"2.5"}, {"x"}, {}, {0}, {0}}}));
    }

    static tree read(const std::string& text) { return tree::parse(text); }
    template <class T>
    static tree read(const std::vector<T>& values) {
        tree list = tree::array();
        for (const auto& value : values) {
            if constexpr (requires { value.has_value(); }) list.push_back(value ? tree(*value) : tree());
            else list.push_back(value);
        }
        return list;
    }
    static tree read(const raw_json& value) { return read(value.text); }
    template <class T>
    static tree read(const std::optional<T>& value) {
        return value ? read(*value) : tree("NULL of SQL");
    }

    // A document for each row.
    template <class Query>
    void same(const Query& query, std::string_view sqlite_text, std::string_view postgresql_text,
              bool in_any_order = false) {
        const std::string_view by_hand = on_sqlite ? sqlite_text : postgresql_text;
        tree found = tree::array(), wanted = tree::array();
        for (const auto& value : this->db.execute(query).scalars()) found.push_back(read(value));
        for (const auto& row : this->database.ask(this->db, by_hand)) wanted.push_back(read(row.at(0)));
        for (tree* documents : {&found, &wanted})
            for (tree& each : *documents)
                if (in_any_order && each.is_array()) std::sort(each.begin(), each.end());
        EXPECT_EQ(found, wanted) << by_hand;
        EXPECT_FALSE(found.empty()) << by_hand;
    }
    // Of all rows, of some, of none, and of each team. FILTER stands in place of {}.
    template <class Aggregate>
    void same_of_groups(Aggregate aggregate, std::string_view sqlite_text, std::string_view postgresql_text,
                        std::string_view of_none) {
        const std::string_view given = on_sqlite ? sqlite_text : postgresql_text;
        const std::size_t place = given.find("{}");
        const auto both = [&](const auto& query, std::string_view filter, const std::string& rest) {
            std::string by_hand(given);
            by_hand = "SELECT " + by_hand.replace(place, 2, filter) + rest;
            same(query, by_hand, by_hand, true);
        };
        const auto all = select(aggregate).template from<entry>();
        both(all, "", " FROM entry");
        both(all.where(done && id > 1), "", " FROM entry WHERE done AND id > 1");
        both(all.group_by(team).order_by(team), "", " FROM entry GROUP BY team ORDER BY team");
        both(select(aggregate.filter(id != 2)).template from<entry>().group_by(team).order_by(team),
             " FILTER (WHERE id <> 2)", " FROM entry GROUP BY team ORDER BY team");
        EXPECT_EQ(read(this->db.execute(all.where(id > 9)).scalar()), read(std::string(of_none))) << given;
    }
};
TYPED_TEST_SUITE(lists_by_hand, compliance::databases, compliance::database_names);

TYPED_TEST(lists_by_hand, documents_of_rows) {
    this->same_of_groups(func::json_agg(word), "json_group_array(word){}", "jsonb_agg(word){}", "[]");
    this->same_of_groups(func::json_agg(points), "json_group_array(points){}", "jsonb_agg(points){}", "[]");
    this->same_of_groups(func::json_agg(share * 2), "json_group_array(share * 2){}", "jsonb_agg(share * 2){}", "[]");
    this->same_of_groups(func::json_agg(done), "json_group_array(json(iif(done, 'true', 'false'))){}",
                         "jsonb_agg(done){}", "[]");
    this->same_of_groups(func::json_agg(document), "json_group_array(json(document)){}", "jsonb_agg(document){}", "[]");
    this->same_of_groups(func::json_agg(words), "json_group_array(json(words)){}", "jsonb_agg(words){}", "[]");
    this->same_of_groups(func::json_agg(func::json_object<"id", "word", "points">(id, word, points)),
                         "json_group_array(json_object('id', id, 'word', word, 'points', points)){}",
                         "jsonb_agg(jsonb_build_object('id', id, 'word', word, 'points', points)){}", "[]");
    this->same(select(func::json_agg(team).distinct()).template from<entry>(),
               "SELECT json_group_array(DISTINCT team) FROM entry", "SELECT jsonb_agg(DISTINCT team) FROM entry", true);
}

TYPED_TEST(lists_by_hand, objects_of_rows) {
    const auto key = func::concat(word, "/", cast<std::string>(id));
    this->same_of_groups(func::json_object_agg(key, points), "json_group_object(word || '/' || id, points){}",
                         "jsonb_object_agg(word || '/' || id, points){}", "{}");
    this->same_of_groups(func::json_object_agg(key, document), "json_group_object(word || '/' || id, json(document)){}",
                         "jsonb_object_agg(word || '/' || id, document){}", "{}");
    this->same_of_groups(func::json_object_agg(key, func::json_array(id, words)),
                         "json_group_object(word || '/' || id, json_array(id, json(words))){}",
                         "jsonb_object_agg(word || '/' || id, jsonb_build_array(id, words)){}", "{}");
}

TYPED_TEST(lists_by_hand, arrays_of_rows) {
    this->same_of_groups(func::array_agg(word), "json_group_array(word){}", "to_json(array_agg(word){})", "[]");
    this->same_of_groups(func::array_agg(points), "json_group_array(points){}", "to_json(array_agg(points){})", "[]");
    this->same_of_groups(func::array_agg(id * 2), "json_group_array(id * 2){}", "to_json(array_agg(id * 2){})", "[]");
}

// The elements of two lists on SQLite, one behind the other; NULL is an empty list beside another.
TYPED_TEST(lists_by_hand, arrays_made_longer) {
    const auto both = [&](auto expression, const std::string& first, const std::string& second,
                          const std::string& postgresql_text) {
        this->same(select(expression.template as<"value">()).template from<entry>().order_by(id),
                   "SELECT (SELECT json_group_array(value) FROM (SELECT value FROM json_each(" + first +
                       ") UNION ALL SELECT value FROM " + second + ")) FROM entry ORDER BY id",
                   "SELECT to_json(" + postgresql_text + ") FROM entry ORDER BY id");
    };
    both(func::array_cat(words, texts{"it's", ""}), "words", "json_each('[\"it''s\", \"\"]')",
         "array_cat(words, ARRAY['it''s', ''])");
    both(func::array_cat(words, words), "words", "json_each(words)", "words || words");
    both(func::array_cat(words, maybe), "words", "json_each(maybe)", "array_cat(words, maybe)");
    both(func::array_cat(maybe, words), "maybe", "json_each(words)", "array_cat(maybe, words)");
    both(func::array_cat(numbers, std::vector<std::int64_t>{}), "numbers", "json_each('[]')", "numbers");
    both(func::array_cat(holes, numbers), "holes", "json_each(numbers)", "array_cat(holes, numbers)");
    both(func::array_append(words, "it's"), "words", "(SELECT 'it''s' AS value)", "array_append(words, 'it''s')");
    both(func::array_append(words, word), "words", "(SELECT word AS value)", "array_append(words, word)");
    both(func::array_append(maybe, word), "maybe", "(SELECT word AS value)", "array_append(maybe, word)");
    both(func::array_append(numbers, id * 2), "numbers", "(SELECT id * 2 AS value)", "array_append(numbers, id * 2)");
    both(func::array_append(holes, -1), "holes", "(SELECT -1 AS value)", "array_append(holes, -1)");
    this->same(select(func::array_cat(maybe, maybe)).template from<entry>().order_by(id),
               "SELECT CASE WHEN maybe IS NOT NULL THEN (SELECT json_group_array(value) FROM (SELECT value FROM "
               "json_each(maybe) UNION ALL SELECT value FROM json_each(maybe))) END FROM entry ORDER BY id",
               "SELECT to_json(maybe || maybe) FROM entry ORDER BY id");
}

}  // namespace lists_by_hand
