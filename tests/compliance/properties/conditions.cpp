// Random rows, random values: a query of cupel selects the rows that the same SQL with literals selects.
#include "compliance/properties/random_data.hpp"

#include <functional>

using namespace cupel;
using compliance::spelled;

namespace conditions {

struct sample {
    std::int64_t id{};
    std::int64_t whole{};
    std::optional<std::int64_t> maybe{};
    double real{};
    std::string text;
    std::optional<std::string> note{};
    bool flag{};
};

constexpr auto id = col<&sample::id>;
constexpr auto whole = col<&sample::whole>;
constexpr auto maybe = col<&sample::maybe>;
constexpr auto real = col<&sample::real>;
constexpr auto text = col<&sample::text>;
constexpr auto note = col<&sample::note>;
constexpr auto flag = col<&sample::flag>;

template <class D>
struct conditions : compliance::suite<D> {
    compliance::random_source random{20261120};
    std::vector<sample> rows;
    compliance::sqlite_oracle oracle{};

    void SetUp() override {
        create_all<sample>(this->db);
        for (std::int64_t i = 1; i <= 60; ++i)
            rows.push_back(
                {i, random.integer(-5, 5), random.chance(4) ? std::nullopt : std::optional(random.integer(-3, 3)),
                 random.chance(3) ? static_cast<double>(random.integer(-4, 4)) / 2 : random.any_double(), random.text(),
                 random.chance(3) ? std::nullopt : std::optional(random.text()), random.chance(2)});
        this->db.execute(insert_into<sample>(with_key).values(rows));
        create_all<sample>(oracle.db);
        oracle.db.execute(insert_into<sample>(with_key).values(rows));
        if (D::like_heeds_case) oracle.db.run("PRAGMA case_sensitive_like = ON");
    }

    const sample& any_row() { return rows[random.below(rows.size())]; }
    std::int64_t any_whole() { return random.integer(-6, 6); }
    double any_real() { return random.chance(2) ? any_row().real : random.any_double(); }
    std::string any_text() { return random.chance(2) ? any_row().text : random.text(); }

    // Up to two characters, whole ones; no backslash, which escapes on some databases and not on others.
    static std::string pattern_part(const std::string& given) {
        std::size_t end = std::min<std::size_t>(given.size(), 2);
        while (end < given.size() && (static_cast<unsigned char>(given[end]) & 0xC0) == 0x80) ++end;
        const std::string part = given.substr(0, end);
        return part.find('\\') == std::string::npos ? part : std::string("a");
    }

    // The ids that the condition selects, in both languages.
    template <class Condition>
    void expect_same(Condition condition, const std::string& by_hand) {
        std::string found, wanted;
        for (std::int64_t one : this->db.execute(select(id).where(condition).order_by(id)).scalars())
            found += std::to_string(one) + " ";
        for (const auto& row : oracle.ask("SELECT id FROM sample WHERE " + by_hand + " ORDER BY id"))
            wanted += *row[0] + " ";
        EXPECT_EQ(found, wanted) << by_hand;
        seen += found.empty() ? 0 : 1;
    }
    std::size_t seen = 0;  // conditions that selected something: else the test says little
};
TYPED_TEST_SUITE(conditions, compliance::databases, compliance::database_names);

TYPED_TEST(conditions, of_numbers) {
    for (int i = 0; i < 100; ++i) {
        const auto a = this->any_whole(), b = this->any_whole(), c = this->any_whole();
        const double x = this->any_real(), y = this->any_real();
        this->expect_same(whole == a, "whole = " + spelled(a));
        this->expect_same(whole < a && maybe >= b, "whole < " + spelled(a) + " AND maybe >= " + spelled(b));
        this->expect_same(whole + maybe * b > c, "whole + maybe * " + spelled(b) + " > " + spelled(c));
        this->expect_same((whole - (maybe - a)) * 2 <= b,
                          "(whole - (maybe - " + spelled(a) + ")) * 2 <= " + spelled(b));
        this->expect_same(whole - maybe - a == b, "whole - maybe - " + spelled(a) + " = " + spelled(b));
        this->expect_same(-whole < a || !(maybe == b), "-whole < " + spelled(a) + " OR NOT maybe = " + spelled(b));
        this->expect_same(whole.between(a, b), "whole BETWEEN " + spelled(a) + " AND " + spelled(b));
        this->expect_same(maybe.not_between(a, b), "maybe NOT BETWEEN " + spelled(a) + " AND " + spelled(b));
        this->expect_same(real == x, "real = " + spelled(x));
        this->expect_same(real < x || real > y, "real < " + spelled(x) + " OR real > " + spelled(y));
        this->expect_same(real * 2.0 <= x, "real * 2.0 <= " + spelled(x));
        this->expect_same(maybe.is_distinct_from(a), "maybe IS DISTINCT FROM " + spelled(a));
    }
    EXPECT_GT(this->seen, 600U);
}

TYPED_TEST(conditions, of_text) {
    for (int i = 0; i < 100; ++i) {
        const std::string a = this->any_text(), b = this->any_text();
        const std::optional<std::string> c = this->random.chance(3) ? std::nullopt : std::optional(this->any_text());
        this->expect_same(text == a, "text = " + spelled(a));
        this->expect_same(text != a && note != b, "text <> " + spelled(a) + " AND note <> " + spelled(b));
        this->expect_same(text < a, "text < " + spelled(a));
        this->expect_same(text.between(a, b), "text BETWEEN " + spelled(a) + " AND " + spelled(b));
        this->expect_same(note.is_not_distinct_from(c), "note IS NOT DISTINCT FROM " + spelled(c));
        const std::string part = this->pattern_part(a);
        this->expect_same(text.like("%" + part + "%"), "text LIKE " + spelled("%" + part + "%"));
        this->expect_same(coalesce(note, a) == b, "coalesce(note, " + spelled(a) + ") = " + spelled(b));
        this->expect_same(func::concat(text, a) > b, "text || " + spelled(a) + " > " + spelled(b));
        this->expect_same(func::length(text) > func::length(note), "length(text) > length(note)");
        this->expect_same(func::replace(text, std::string("a"), a) == b,
                          "replace(text, 'a', " + spelled(a) + ") = " + spelled(b));
    }
    EXPECT_GT(this->seen, 300U);
}

TYPED_TEST(conditions, of_membership) {
    for (int i = 0; i < 100; ++i) {
        std::vector<std::int64_t> numbers;
        std::vector<std::string> texts;
        std::vector<double> reals;
        std::string number_list, text_list, real_list;
        const auto add = [](std::string& list, const std::string& one) { list += (list.empty() ? "" : ", ") + one; };
        for (std::size_t n = this->random.below(6); n-- > 0;) {
            add(number_list, spelled(numbers.emplace_back(this->any_whole())));
            add(text_list, spelled(texts.emplace_back(this->any_text())));
            add(real_list, spelled(reals.emplace_back(this->any_real())));
        }
        this->expect_same(whole.in(numbers), "whole IN (" + number_list + ")");
        this->expect_same(maybe.not_in(numbers), "maybe NOT IN (" + number_list + ")");
        this->expect_same(!maybe.in(numbers) && flag, "NOT maybe IN (" + number_list + ") AND flag");
        this->expect_same(text.in(texts), "text IN (" + text_list + ")");
        this->expect_same(note.not_in(texts), "note NOT IN (" + text_list + ")");
        this->expect_same(real.in(reals), "real IN (" + real_list + ")");
        this->expect_same((whole * 2).in(numbers), "whole * 2 IN (" + number_list + ")");
        this->expect_same(func::trim(text).in(texts), "trim(text) IN (" + text_list + ")");
    }
    EXPECT_GT(this->seen, 300U);
}

// Random trees of AND, OR and NOT over three leaves: the parentheses are where they have to be.
TYPED_TEST(conditions, of_logic) {
    for (int i = 0; i < 60; ++i) {
        const auto a = this->any_whole(), b = this->any_whole();
        const auto p = whole < a;
        const auto q = maybe > b;
        const auto r = flag;
        const std::string P = "(whole < " + spelled(a) + ")", Q = "(maybe > " + spelled(b) + ")", R = "flag";
        this->expect_same((p && q) || r, "(" + P + " AND " + Q + ") OR " + R);
        this->expect_same(p && (q || r), P + " AND (" + Q + " OR " + R + ")");
        this->expect_same((p || q) && r, "(" + P + " OR " + Q + ") AND " + R);
        this->expect_same(!(p && q) || r, "(NOT (" + P + " AND " + Q + ")) OR " + R);
        this->expect_same(!(!p || !(q && !r)), "NOT ((NOT " + P + ") OR (NOT (" + Q + " AND (NOT " + R + "))))");
        this->expect_same((!p) == q, "(NOT " + P + ") = " + Q);
        this->expect_same((p == q) == r, "(" + P + " = " + Q + ") = " + R);
        this->expect_same(p == (q == r), P + " = (" + Q + " = " + R + ")");
        this->expect_same((p && q).is_null() || (q || r).is_not_null(),
                          "((" + P + " AND " + Q + ") IS NULL) OR ((" + Q + " OR " + R + ") IS NOT NULL)");
        this->expect_same((whole + 1) * 2 - 3 < -(maybe - a) % 4 + whole / 2,
                          "(((whole + 1) * 2) - 3) < (((-(maybe - " + spelled(a) + ")) % 4) + (whole / 2))");
        this->expect_same(case_(when(p, whole), when(q, 5)).else_(maybe) > b,
                          "(CASE WHEN " + P + " THEN whole WHEN " + Q + " THEN 5 ELSE maybe END) > " + spelled(b));
        this->expect_same(p.in(q, r), P + " IN (" + Q + ", " + R + ")");
    }
    EXPECT_GT(this->seen, 400U);
}

}  // namespace conditions
