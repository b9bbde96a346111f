// Random rows come back field by field as they were written; random bytes as text never touch the SQL.
#include "compliance/properties/random_data.hpp"

using namespace cupel;

namespace random_rows {

enum class color { red, green, blue };
enum class grade : std::uint8_t { a, b, c };

struct inner {
    std::optional<std::uint32_t> number{};
    std::string word;
    bool operator==(const inner&) const = default;
};
struct everything {
    std::int64_t id{};
    std::int8_t i8{};
    std::int16_t i16{};
    std::int32_t i32{};
    std::int64_t i64{};
    std::uint16_t u16{};
    std::optional<std::int64_t> maybe{};
    float single{};
    double twice{};
    bool flag{};
    std::string text;
    blob bytes{};
    color shade{};
    std::optional<grade> mark{};
    timestamp at{};
    std::optional<cupel::date> day{};
    inner nested{};
    bool operator==(const everything&) const = default;
};

}  // namespace random_rows

template <>
inline constexpr auto cupel::enum_storage<random_rows::grade> = cupel::enum_as::number;

namespace random_rows {

template <class D>
struct random_rows : compliance::suite<D> {
    compliance::random_source random{7};

    void SetUp() override { create_all<everything>(this->db); }

    everything any_row(std::int64_t id) {
        everything row;
        row.id = id;
        row.i8 = static_cast<std::int8_t>(random.integer(-128, 127));
        row.i16 = static_cast<std::int16_t>(random.integer(-32768, 32767));
        row.i32 = static_cast<std::int32_t>(random.integer(INT32_MIN, INT32_MAX));
        row.i64 = random.integer(INT64_MIN, INT64_MAX);
        row.u16 = static_cast<std::uint16_t>(random.integer(0, 65535));
        if (random.chance(2)) row.maybe = random.integer(INT64_MIN, INT64_MAX);
        row.single = static_cast<float>(random.integer(-100000, 100000)) / 7;
        row.twice = random.any_double();
        row.flag = random.chance(2);
        row.text = random.text();
        for (char c : random.bytes()) row.bytes.push_back(static_cast<std::byte>(c));
        row.shade = static_cast<color>(random.below(3));
        if (random.chance(2)) row.mark = static_cast<grade>(random.below(3));
        const std::chrono::sys_days first{std::chrono::year(1) / 1 / 1}, last{std::chrono::year(9999) / 12 / 31};
        row.at = timestamp(
            std::chrono::microseconds(random.integer(std::chrono::microseconds(first.time_since_epoch()).count(),
                                                     std::chrono::microseconds(last.time_since_epoch()).count())));
        if (random.chance(2))
            row.day = cupel::date(first + std::chrono::days(random.integer(0, (last - first).count())));
        if (random.chance(2)) row.nested.number = static_cast<std::uint32_t>(random.integer(0, UINT32_MAX));
        row.nested.word = random.text();
        return row;
    }

    std::vector<everything> any_rows(std::int64_t count) {
        std::vector<everything> rows;
        for (std::int64_t id = 1; id <= count; ++id) rows.push_back(any_row(id));
        return rows;
    }
};
TYPED_TEST_SUITE(random_rows, compliance::databases, compliance::database_names);

TYPED_TEST(random_rows, come_back_as_they_were) {
    const auto rows = this->any_rows(500);
    this->db.execute(insert_into<everything>(with_key).values(rows));
    EXPECT_EQ(this->db.execute(select<everything>().order_by(col<&everything::id>)).all(), rows);
    std::size_t at = 0;
    for (const everything& row : this->db.execute(select<everything>().order_by(col<&everything::id>)))
        EXPECT_EQ(row, rows[at++]);
}

TYPED_TEST(random_rows, are_found_by_each_of_their_values) {
    const auto rows = this->any_rows(100);
    this->db.execute(insert_into<everything>(with_key).values(rows));
    for (const everything& row : rows) {
        const auto same = col<&everything::i64> == row.i64 && col<&everything::i8> == row.i8 &&
                          col<&everything::u16> == row.u16 && col<&everything::twice> == row.twice &&
                          col<&everything::flag> == row.flag && col<&everything::text> == row.text &&
                          col<&everything::bytes> == row.bytes && col<&everything::shade> == row.shade &&
                          col<&everything::mark>.is_not_distinct_from(row.mark) && col<&everything::at> == row.at &&
                          col<&everything::day>.is_not_distinct_from(row.day) &&
                          col<&everything::maybe>.is_not_distinct_from(row.maybe) &&
                          col<&everything::nested, &inner::word> == row.nested.word;
        const auto found = this->db.execute(select<everything>().where(same)).all();
        EXPECT_THAT(found, testing::Contains(row));
    }
}

TYPED_TEST(random_rows, are_updated_one_at_a_time) {
    auto rows = this->any_rows(50);
    this->db.execute(insert_into<everything>(with_key).values(rows));
    for (everything& row : rows) {
        if (this->random.chance(2)) continue;
        row = this->any_row(row.id);
        const auto changed = this->db.execute(
            update<everything>()
                .set(col<&everything::i8> = row.i8, col<&everything::i16> = row.i16, col<&everything::i32> = row.i32,
                     col<&everything::i64> = row.i64, col<&everything::u16> = row.u16,
                     col<&everything::maybe> = row.maybe, col<&everything::single> = row.single,
                     col<&everything::twice> = row.twice, col<&everything::flag> = row.flag,
                     col<&everything::text> = row.text, col<&everything::bytes> = row.bytes,
                     col<&everything::shade> = row.shade, col<&everything::mark> = row.mark,
                     col<&everything::at> = row.at, col<&everything::day> = row.day,
                     col<&everything::nested, &inner::number> = row.nested.number,
                     col<&everything::nested, &inner::word> = row.nested.word)
                .where(col<&everything::id> == row.id));
        EXPECT_EQ(changed.rows_affected, 1);
    }
    EXPECT_EQ(this->db.execute(select<everything>().order_by(col<&everything::id>)).all(), rows);
}

// Bytes that are no text are refused, and never become another text.
TYPED_TEST(random_rows, any_bytes_come_back_as_text_or_are_refused) {
    int refused = 0;
    for (int i = 0; i < 200; ++i) {
        everything row;
        row.text = this->random.bytes();
        this->db.execute(delete_from<everything>().all_rows());
        try {
            this->db.execute(insert_into<everything>().values(row));
        } catch (const data_error&) {
            ++refused;
            continue;
        }
        EXPECT_EQ(this->db.execute(select<everything>()).one().text, row.text);
    }
    EXPECT_GT(refused, 100);
}

// U+0000 included, where the database takes it.
TYPED_TEST(random_rows, text_of_any_characters_comes_back_and_changes_no_sql) {
    const everything blank;
    const auto insert_text = sql<typename TestFixture::dialect>(insert_into<everything>().values(blank));
    for (int i = 0; i < 500; ++i) {
        everything row;
        row.text = this->random.characters(TypeParam::text_has_nul);
        const auto insert = insert_into<everything>().values(row);
        EXPECT_EQ(sql<typename TestFixture::dialect>(insert).data(), insert_text.data());
        this->db.execute(delete_from<everything>().all_rows());
        this->db.execute(insert);
        const auto found =
            this->db.execute(select(col<&everything::text>).where(col<&everything::text> == row.text)).scalar();
        EXPECT_EQ(found, row.text);
        this->db.execute(update<everything>()
                             .set(col<&everything::text> = std::string_view(row.text))
                             .where(col<&everything::text> != "x"));
        EXPECT_EQ(this->db.execute(select<everything>()).one().text, row.text);
        if (row.text.find('\0') == std::string::npos) {
            EXPECT_EQ(this->db
                          .execute(select(func::count())
                                       .from<everything>()
                                       .where(col<&everything::text>.in(std::vector{row.text, std::string("x")})))
                          .scalar(),
                      1);
        }
    }
}

}  // namespace random_rows
