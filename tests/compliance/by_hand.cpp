// Each kind of expression over rows with and without NULLs, held against the same SQL written by hand.
#include "compliance/support/by_hand.hpp"

using namespace cupel;
using namespace std::chrono;

namespace by_hand {

using compliance::read;
using compliance::spelled;

struct sample {
    std::int64_t id{};
    std::int32_t whole{};
    std::optional<std::int32_t> maybe{};
    std::int64_t wide{};
    double number{};
    std::string word;
    std::optional<std::string> note{};
    bool flag{};
    std::optional<bool> known{};
    timestamp moment{};
    std::optional<timestamp> ended{};
    cupel::date day{sys_days{}};
    raw_json document{};
    std::vector<std::string> tags{};
};

constexpr auto id = col<&sample::id>;
constexpr auto whole = col<&sample::whole>;
constexpr auto maybe = col<&sample::maybe>;
constexpr auto wide = col<&sample::wide>;
constexpr auto number = col<&sample::number>;
constexpr auto word = col<&sample::word>;
constexpr auto note = col<&sample::note>;
constexpr auto flag = col<&sample::flag>;
constexpr auto known = col<&sample::known>;
constexpr auto moment = col<&sample::moment>;
constexpr auto ended = col<&sample::ended>;
constexpr auto day = col<&sample::day>;
constexpr auto document = col<&sample::document>;
constexpr auto tags = col<&sample::tags>;
constexpr auto other = alias<sample, "other">;

template <class T>
struct bare {
    using type = T;
};
template <class T>
struct bare<std::optional<T>> {
    using type = T;
};

template <class D>
struct expressions_by_hand : compliance::suite<D> {
    using texts = std::vector<std::optional<std::string>>;

    void SetUp() override {
        create_all<sample>(this->db);
        const auto at = [](auto date, auto since) { return timestamp(sys_days{date} + since); };
        this->db.execute(insert_into<sample>(with_key).values(
            std::vector<sample>{{1,
                                 7,
                                 {},
                                 1'000'000'000'000,
                                 2.5,
                                 "Alpha",
                                 {},
                                 true,
                                 {},
                                 at(2024y / February / 29, 45296789ms),
                                 {},
                                 cupel::date(2024y / February / 29),
                                 {R"({"n": 5, "s": "x", "list": [1, "two", null]})"},
                                 {"x", "y"}},
                                {2,
                                 -7,
                                 2,
                                 -5,
                                 -0.5,
                                 "beta_1",
                                 "Alpha",
                                 false,
                                 true,
                                 at(1999y / December / 31, 86399s),
                                 at(2000y / January / 1, 1ms),
                                 cupel::date(1999y / December / 31),
                                 {R"({"n": -1.5, "s": null})"},
                                 {}},
                                {3,
                                 0,
                                 0,
                                 0,
                                 0,
                                 "",
                                 "",
                                 true,
                                 false,
                                 at(1970y / January / 1, 0s),
                                 at(1970y / January / 1, 0s),
                                 cupel::date(1970y / January / 1),
                                 {"{}"},
                                 {"", "x"}},
                                {4,
                                 2,
                                 7,
                                 7,
                                 7,
                                 "50% o'ff",
                                 "note",
                                 false,
                                 false,
                                 at(2023y / October / 29, 5400s),
                                 {},
                                 cupel::date(2023y / October / 29),
                                 {R"({"n": 7, "s": "note", "list": []})"},
                                 {"z"}},
                                {5,
                                 2,
                                 -7,
                                 -1'000'000'000'000,
                                 1e10,
                                 "BETA_1",
                                 {},
                                 true,
                                 true,
                                 at(2026y / November / 20, 81661s),
                                 at(2027y / January / 1, 0s),
                                 cupel::date(2026y / November / 20),
                                 {R"({"s": {"s": true}})"},
                                 {"x"}}}));
    }

    static constexpr bool on_sqlite = std::same_as<typename D::dialect, sqlite>;

    texts ask(const std::string& sql) {
        texts all;
        for (auto& row : this->database.ask(this->db, sql)) all.push_back(row.at(0));
        return all;
    }

    // The value of an expression for each row, and of a condition the rows for which it holds.
    template <class E>
    void same(E expression, std::string_view sqlite_text, std::string_view postgresql_text) {
        const std::string by_hand(on_sqlite ? sqlite_text : postgresql_text);
        const auto values =
            this->db.execute(select(expression.template as<"value">()).template from<sample>().order_by(id)).scalars();
        using value = typename std::remove_cvref_t<decltype(values)>::value_type;
        using plain = typename bare<value>::type;
        texts found;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const value& each = values[i];
            if constexpr (std::same_as<value, plain>) found.push_back(spelled<plain>(each));
            else found.push_back(each ? std::optional(spelled<plain>(*each)) : std::nullopt);
        }
        texts wanted = ask("SELECT " + by_hand + " FROM sample ORDER BY id");
        for (auto& text : wanted)
            if (text) text = read<plain>(*text);
        EXPECT_EQ(found, wanted) << by_hand;
        EXPECT_EQ(found.size(), 5u);
        if constexpr (std::same_as<plain, bool>) {
            texts ids;
            for (auto each :
                 this->db.execute(select(id).template from<sample>().where(expression).order_by(id)).scalars())
                ids.push_back(spelled(each));
            EXPECT_EQ(ids, ask("SELECT id FROM sample WHERE " + by_hand + " ORDER BY id")) << by_hand;
        }
    }
    template <class E>
    void same(E expression, std::string_view text) {
        same(std::move(expression), text, text);
    }
};
TYPED_TEST_SUITE(expressions_by_hand, compliance::databases, compliance::database_names);

TYPED_TEST(expressions_by_hand, comparisons) {
    this->same(whole == 2, "whole = 2");
    this->same(whole != maybe, "whole <> maybe");
    this->same(maybe < whole, "maybe < whole");
    this->same(maybe <= 2, "maybe <= 2");
    this->same(1.5 > number, "1.5 > number");
    this->same(whole >= number, "whole >= number");
    this->same(word == "beta_1", "word = 'beta_1'");
    this->same(!(note == word) || known, "NOT (note = word) OR known");
    this->same(known && maybe.is_not_null(), "known AND maybe IS NOT NULL");
    this->same(maybe.is_distinct_from(whole), "maybe IS NOT whole", "maybe IS DISTINCT FROM whole");
    this->same(maybe.is_not_distinct_from(std::optional<std::int32_t>()), "maybe IS NULL");
    this->same(note.is_not_distinct_from(std::optional<std::string>("Alpha")), "note IS 'Alpha'",
               "note IS NOT DISTINCT FROM 'Alpha'");
    this->same(known.is_true(), "known IS TRUE");
    this->same(!known.is_false(), "NOT known IS FALSE", "NOT (known IS FALSE)");
    this->same(whole.between(0, maybe), "whole BETWEEN 0 AND maybe");
    this->same(maybe.not_between(-7, 0), "maybe NOT BETWEEN -7 AND 0");
    this->same(whole.between_symmetric(maybe, 1), "(whole BETWEEN maybe AND 1 OR whole BETWEEN 1 AND maybe)",
               "whole BETWEEN SYMMETRIC maybe AND 1");
    this->same(moment.between(timestamp{}, timestamp(sys_days{2000y / January / 1})),
               "moment BETWEEN '1970-01-01 00:00:00.000000' AND '2000-01-01 00:00:00.000000'");
}

TYPED_TEST(expressions_by_hand, membership) {
    this->same(whole.in(2, 7, maybe), "whole IN (2, 7, maybe)");
    this->same(whole.not_in(maybe, 0), "whole NOT IN (maybe, 0)");
    this->same(maybe.in(std::vector<int>{-7, 2}), "maybe IN (-7, 2)");
    this->same(maybe.not_in(std::vector<int>{-7, 2}), "maybe NOT IN (-7, 2)");
    this->same(note.in(std::vector<std::string>{"", "note"}), "note IN ('', 'note')");
    this->same(whole.in(select(other[maybe])), "whole IN (SELECT maybe FROM sample AS other)");
    this->same(maybe.not_in(select(other[whole]).where(other[id] != id)),
               "maybe NOT IN (SELECT whole FROM sample AS other WHERE other.id <> sample.id)");
    this->same(row_(whole, maybe).in(row_(2, 7), row_(7, 2), row_(0, 0)),
               "(whole, maybe) IN (VALUES (2, 7), (7, 2), (0, 0))");
    this->same(row_(maybe, word).not_in(std::vector<std::pair<int, std::string>>{{2, "beta_1"}, {7, "beta_1"}}),
               "NOT ((maybe = 2 AND word = 'beta_1') OR (maybe = 7 AND word = 'beta_1'))");
    this->same(row_(whole, wide).in(select(other[maybe], other[wide])),
               "(whole, wide) IN (SELECT maybe, wide FROM sample AS other)");
    this->same(row_(whole, maybe) < row_(2, 0), "(whole, maybe) < (2, 0)");
}

TYPED_TEST(expressions_by_hand, patterns) {
    this->same(word.like("%a_1"), "word LIKE '%a_1'");
    this->same(note.not_like("A%"), "note NOT LIKE 'A%'");
    this->same(word.like("50!%%", escape('!')), "word LIKE '50!%%' ESCAPE '!'");
    this->same(word.ilike("bEtA!__", escape('!')), "lower(word) LIKE lower('bEtA!__') ESCAPE '!'",
               "word ILIKE 'bEtA!__' ESCAPE '!'");
    this->same(note.not_ilike("AL%"), "lower(note) NOT LIKE 'al%'", "note NOT ILIKE 'AL%'");
    if constexpr (!TestFixture::on_sqlite) {
        this->same(word.regexp_match("^[a-z]+_[0-9]$"), "", "word ~ '^[a-z]+_[0-9]$'");
        this->same(note.regexp_match("^A|E$", ignore_case), "", "note ~* '^A|E$'");
    }
}

TYPED_TEST(expressions_by_hand, choices) {
    this->same(case_(when(maybe > 1, "more"), when(maybe < 1, note)).else_(word),
               "CASE WHEN maybe > 1 THEN 'more' WHEN maybe < 1 THEN note ELSE word END");
    this->same(case_(when(known, whole)), "CASE WHEN known THEN whole END");
    this->same(case_(maybe).when(whole, "same").when(-7, note).else_("other"),
               "CASE maybe WHEN whole THEN 'same' WHEN -7 THEN note ELSE 'other' END");
    this->same(coalesce(maybe, whole) + 1, "coalesce(maybe, whole) + 1");
    this->same(coalesce(note, nullif(word, ""), "none"), "coalesce(note, nullif(word, ''), 'none')");
    this->same(nullif(whole, maybe), "nullif(whole, maybe)");
    this->same(func::greatest(whole, maybe, 1), "max(whole, coalesce(maybe, whole), 1)", "greatest(whole, maybe, 1)");
    this->same(func::least(maybe, whole), "min(whole, coalesce(maybe, whole))", "least(maybe, whole)");
    this->same(cast<std::string>(maybe), "CAST(maybe AS TEXT)");
    this->same(cast<double>(whole) / 2, "CAST(whole AS REAL) / 2", "CAST(whole AS DOUBLE PRECISION) / 2");
    this->same(cast<std::int64_t>(cast<std::string>(wide)) - wide, "wide - wide");
}

TYPED_TEST(expressions_by_hand, subqueries) {
    this->same(exists(select(other[id]).where(other[whole] == maybe && other[id] != id)),
               "EXISTS (SELECT 1 FROM sample AS other WHERE other.whole = sample.maybe AND other.id <> sample.id)");
    this->same(!exists(select(other[id]).where(other[note] == note)),
               "NOT EXISTS (SELECT 1 FROM sample AS other WHERE other.note = sample.note)");
    this->same(scalar(select(func::max(other[wide])).where(other[whole] < whole)),
               "(SELECT max(wide) FROM sample AS other WHERE other.whole < sample.whole)");
    this->same(scalar(select(func::count()).from(other).where(other[flag] == flag)) * 2,
               "(SELECT count(*) FROM sample AS other WHERE other.flag = sample.flag) * 2");
    this->same(maybe > scalar(select(func::min(other[maybe]))), "maybe > (SELECT min(maybe) FROM sample)");
    this->same(row_(whole, flag) == row_(select(other[maybe], other[flag]).where(other[id] == id + 2)),
               "(whole, flag) = (SELECT maybe, flag FROM sample AS other WHERE other.id = sample.id + 2)");
    if constexpr (!TestFixture::on_sqlite) {
        this->same(whole == any_(select(other[maybe])), "", "whole = ANY (SELECT maybe FROM sample)");
        this->same(whole >= all_(select(other[whole]).where(other[flag] == flag)), "",
                   "whole >= ALL (SELECT whole FROM sample AS other WHERE other.flag = sample.flag)");
        this->same(maybe != all_(std::vector<std::int32_t>{2, -7}), "", "maybe <> ALL (ARRAY[2, -7])");
        this->same("x" == any_(tags), "", "'x' = ANY (tags)");
    }
}

TYPED_TEST(expressions_by_hand, arithmetic) {
    this->same(whole + maybe * 3 - 1, "whole + maybe * 3 - 1");
    this->same(-(whole - (maybe - 1)), "-(whole - (maybe - 1))");
    this->same(whole / 2, "whole / 2");
    this->same(wide / -3, "wide / -3");
    this->same(whole % 4, "whole % 4");
    this->same((whole + 1) % 3 * 2, "(whole + 1) % 3 * 2");
    this->same(whole / nullif(maybe, 0), "whole / nullif(maybe, 0)");
    this->same(number * 3 - whole / 2, "number * 3 - whole / 2");
    this->same(number / 4, "number / 4");
    this->same((whole & 3) | 8, "(whole & 3) | 8");
    this->same(scalar(select(func::sum(other[maybe]))), "(SELECT sum(maybe) FROM sample)");
    this->same(scalar(select(func::sum(other[wide]) / 3)), "(SELECT sum(wide) FROM sample) / 3",
               "(SELECT sum(wide)::bigint FROM sample) / 3");
    this->same(func::abs(whole) + func::sign(number), "abs(whole) + sign(number)");
    this->same(func::concat(word, "-", note), "word || '-' || note");
    this->same(func::length(word) + func::position(word, "e"), "length(word) + instr(word, 'e')",
               "length(word) + position('e' IN word)");
    this->same(func::upper(func::substr(word, 2, 3)), "upper(substr(word, 2, 3))");
    this->same(func::replace(note, "l", word), "replace(note, 'l', word)");
    this->same(func::concat_ws("/", note, word), "CASE WHEN note IS NULL THEN word ELSE note || '/' || word END",
               "concat_ws('/', note, word)");
}

// The decimals of SQLite's own functions end with the milliseconds.
TYPED_TEST(expressions_by_hand, times) {
    this->same(moment + 90s, "strftime('%Y-%m-%d %H:%M:%f000', moment, '+90 seconds')",
               "moment + interval '90 seconds'");
    this->same(ended - 25h, "strftime('%Y-%m-%d %H:%M:%f000', ended, '-25 hours')", "ended - interval '25 hours'");
    this->same(moment + interval{0, 2, 1'500'000},
               "strftime('%Y-%m-%d %H:%M:%f000', moment, '+2 days', '+1.5 seconds')",
               "moment + interval '2 days 1.5 seconds'");
    this->same(moment + std::chrono::months(1), "strftime('%Y-%m-%d %H:%M:%f000', moment, '+1 month')",
               "moment + interval '1 month'");
    this->same(day + 30, "date(day, '+30 days')", "day + 30");
    this->same(day + whole, "date(day, whole || ' days')", "day + whole");
    this->same(day - cupel::date(2000y / January / 1), "CAST(julianday(day) - julianday('2000-01-01') AS INTEGER)",
               "day - date '2000-01-01'");
    this->same(moment - ended < 0s, "moment < ended");
    this->same(extract<"year">(ended), "CAST(strftime('%Y', ended) AS INTEGER)", "extract(year FROM ended)");
    this->same(extract<"dow">(day), "CAST(strftime('%w', day) AS INTEGER)", "extract(dow FROM day)");
    this->same(extract<"doy">(moment), "CAST(strftime('%j', moment) AS INTEGER)", "extract(doy FROM moment)");
    this->same(extract<"epoch">(moment),
               "CAST(strftime('%s', moment) AS REAL) + (CAST(substr(moment, 21, 3) AS REAL) / 1000)",
               "extract(epoch FROM moment)");
    this->same(func::date_trunc<"hour">(moment), "strftime('%Y-%m-%d %H:00:00', moment)", "date_trunc('hour', moment)");
    this->same(func::date_trunc<"month">(day), "date(day, 'start of month')", "date_trunc('month', day)::date");
}

TYPED_TEST(expressions_by_hand, documents) {
    this->same(document["s"].as_text(), "document ->> 's'");
    this->same(document["list"][1].as_text(), "document -> 'list' ->> 1");
    this->same(document["n"].template as<double>(), "CAST(document ->> 'n' AS REAL)",
               "CAST(document ->> 'n' AS DOUBLE PRECISION)");
    this->same(document.template path<"s", "s">().template as<bool>(), "document ->> '$.s.s'",
               "(document #>> '{s,s}')::boolean");
    this->same(document["list"], "document -> 'list'");
    this->same(document.has_key("s"), "json_type(document, '$.s') IS NOT NULL", "document ? 's'");
    this->same(func::json_array_length(document["list"]), "json_array_length(document, '$.list')",
               "jsonb_array_length(document -> 'list')");
    this->same(func::json_typeof(document["s"]),
               "CASE json_type(document, '$.s') WHEN 'text' THEN 'string' ELSE json_type(document, '$.s') END",
               "jsonb_typeof(document -> 's')");
    this->same(func::json_object<"a", "b">(whole, note), "json_object('a', whole, 'b', note)",
               "jsonb_build_object('a', whole, 'b', note)");
    this->same(func::json_array(maybe, word, document), "json_array(maybe, word, json(document))",
               "jsonb_build_array(maybe, word, document)");
    this->same(scalar(select(func::json_agg(other[whole])).where(other[id] == id)), "json_array(whole)",
               "jsonb_build_array(whole)");
    if constexpr (!TestFixture::on_sqlite) {
        this->same(document.contains(raw_json{R"({"list": ["two"]})"}), "", R"(document @> '{"list": ["two"]}')");
        this->same(document["s"].contained_by(raw_json{R"(["x", "note"])"}), "",
                   R"((document -> 's') <@ '["x", "note"]')");
    }
}

TYPED_TEST(expressions_by_hand, arrays) {
    this->same(tags.contains("x"), "EXISTS (SELECT 1 FROM json_each(tags) WHERE value = 'x')", "'x' = ANY (tags)");
    this->same(tags.contains(std::vector<std::string>{"x", "y"}),
               "(SELECT count(*) FROM json_each(tags) WHERE value IN ('x', 'y')) = 2", "tags @> ARRAY['x', 'y']");
    this->same(tags.overlaps(std::vector<std::string>{"z", "y"}),
               "EXISTS (SELECT 1 FROM json_each(tags) WHERE value IN ('z', 'y'))", "tags && ARRAY['z', 'y']");
    this->same(func::cardinality(tags), "json_array_length(tags)", "cardinality(tags)");
    this->same(tags[1], "tags ->> 1", "tags[2]");
}

constexpr sql_function<"length", std::int64_t(std::string)> letters{};
constexpr sql_function<"nullif", std::optional<std::string>(std::optional<std::string>, std::string)> unless{};
constexpr sql_operator<"||", std::string(std::string, std::string)> joined{};

TYPED_TEST(expressions_by_hand, of_the_program) {
    this->same(letters(note) + 1, "length(note) + 1");
    this->same(unless(note, "Alpha"), "nullif(note, 'Alpha')");
    this->same(joined(note, joined("-", word)) == "Alpha-beta_1", "note || '-' || word = 'Alpha-beta_1'");
    this->same(raw<std::int32_t, "coalesce({}, {}) * {}">(maybe, whole, 2) + 1, "coalesce(maybe, whole) * 2 + 1");
    this->same(raw<bool, "{} > {} OR {} IN {}">(whole, 5, maybe, select(other[whole])),
               "whole > 5 OR maybe IN (SELECT whole FROM sample AS other)");
}

}  // namespace by_hand
