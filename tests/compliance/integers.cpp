// Integers of every width at their limits.
#include "compliance/support/database.hpp"

#include <limits>

using namespace cupel;

namespace integers {

struct every_width {
    std::int64_t id{};
    std::int8_t i8{};
    std::int16_t i16{};
    std::int32_t i32{};
    std::int64_t i64{};
    std::uint8_t u8{};
    std::uint16_t u16{};
    std::uint32_t u32{};
    std::uint64_t u64{};
    bool flag{};
    bool operator==(const every_width&) const = default;
};

// The same table, read with another type.
struct stored {
    std::int64_t id{};
    std::int32_t number{};
};
struct narrow {
    std::int64_t id{};
    std::int8_t number{};
};
struct unsigned_number {
    std::int64_t id{};
    std::uint32_t number{};
};

}  // namespace integers

template <>
struct cupel::mapping<integers::stored> {
    static constexpr auto table = cupel::table<"numbers">();
};
template <>
struct cupel::mapping<integers::narrow> {
    static constexpr auto table = cupel::table<"numbers">();
};
template <>
struct cupel::mapping<integers::unsigned_number> {
    static constexpr auto table = cupel::table<"numbers">();
};

namespace integers {

template <class D>
struct integers : compliance::suite<D> {};
TYPED_TEST_SUITE(integers, compliance::databases, compliance::database_names);

template <class T>
constexpr T low = std::numeric_limits<T>::min();
template <class T>
constexpr T high = std::numeric_limits<T>::max();

TYPED_TEST(integers, of_every_width_come_back_at_their_limits) {
    create_all<every_width>(this->db);
    constexpr auto most = static_cast<std::uint64_t>(high<std::int64_t>);
    const std::vector<every_width> rows{
        {1, low<std::int8_t>, low<std::int16_t>, low<std::int32_t>, low<std::int64_t>, 0, 0, 0, 0, false},
        {2, high<std::int8_t>, high<std::int16_t>, high<std::int32_t>, high<std::int64_t>, high<std::uint8_t>,
         high<std::uint16_t>, high<std::uint32_t>, most, true},
        {3, -1, -1, -1, -1, 1, 1, 1, 1, true},
        {4, 0, 0, 0, 0, 0, 0, 0, 0, false}};
    this->db.execute(insert_into<every_width>(with_key).values(rows));
    EXPECT_EQ(this->db.execute(select<every_width>().order_by(col<&every_width::id>)).all(), rows);
}

TYPED_TEST(integers, compare_with_bound_limits) {
    create_all<every_width>(this->db);
    this->db.execute(
        insert_into<every_width>().values(every_width{.i32 = low<std::int32_t>, .i64 = low<std::int64_t>}));
    this->db.execute(
        insert_into<every_width>().values(every_width{.i32 = high<std::int32_t>, .i64 = high<std::int64_t>}));
    const auto count = [&](auto condition) {
        return this->db.execute(select(func::count()).from<every_width>().where(condition)).scalar();
    };
    EXPECT_EQ(count(col<&every_width::i64> == low<std::int64_t>), 1);
    EXPECT_EQ(count(col<&every_width::i64> == high<std::int64_t>), 1);
    EXPECT_EQ(count(col<&every_width::i64> == high<std::int64_t> - 1), 0);
    EXPECT_EQ(count(col<&every_width::i64> <= high<std::int64_t>), 2);
    EXPECT_EQ(count(col<&every_width::i64>.in(std::vector<std::int64_t>{low<std::int64_t>, high<std::int64_t>})), 2);
    EXPECT_EQ(count(col<&every_width::i32> == high<std::int32_t>), 1);
}

TYPED_TEST(integers, refuses_unsigned_values_that_sql_cannot_hold) {
    create_all<every_width>(this->db);
    const auto most = static_cast<std::uint64_t>(high<std::int64_t>);
    const every_width bad{.u64 = most + 1};
    const auto failure =
        compliance::error_of<data_error>([&] { this->db.execute(insert_into<every_width>().values(bad)); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::data);
    EXPECT_THAT(failure->what(), testing::HasSubstr("9223372036854775808"));
    EXPECT_THAT(failure->sql(), testing::StartsWith("INSERT INTO"));
    EXPECT_THROW(this->db.execute(select<every_width>().where(col<&every_width::u64> == high<std::uint64_t>)),
                 data_error);
    EXPECT_THROW(
        this->db.execute(select<every_width>().where(col<&every_width::u64>.in(std::vector<std::uint64_t>{most + 1}))),
        data_error);
    EXPECT_EQ(this->db.execute(select(func::count()).from<every_width>()).scalar(), 0);
}

TYPED_TEST(integers, read_into_a_type_that_is_too_narrow_is_a_data_error) {
    create_all<stored>(this->db);
    this->db.execute(insert_into<stored>().values(stored{0, 128}));
    const auto failure = compliance::error_of<data_error>([&] { this->db.execute(select<narrow>()).all(); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->column(), "number");
    EXPECT_THAT(failure->what(),
                testing::AllOf(testing::HasSubstr("number"), testing::HasSubstr("128"), testing::HasSubstr("SELECT")));
    this->db.execute(update<stored>().set(col<&stored::number> = 127).all_rows());
    EXPECT_EQ(this->db.execute(select<narrow>()).one().number, 127);
    this->db.execute(update<stored>().set(col<&stored::number> = -1).all_rows());
    EXPECT_THROW(this->db.execute(select<unsigned_number>()).one(), data_error);
}

TYPED_TEST(integers, arithmetic_that_leaves_the_type_is_an_error_never_another_number) {
    create_all<every_width>(this->db);
    this->db.execute(insert_into<every_width>().values(every_width{.i64 = high<std::int64_t>}));
    EXPECT_THROW(this->db.execute(select(col<&every_width::i64> + 1)).all(), data_error);
    EXPECT_THROW(this->db.execute(select(-col<&every_width::i64> - 2)).all(), data_error);
    this->db.execute(insert_into<every_width>().values(every_width{.i64 = 1}));
    EXPECT_THROW(this->db.execute(select(func::sum(col<&every_width::i64>))).all(), data_error);
    EXPECT_EQ(this->db.execute(select(func::max(col<&every_width::i64>))).scalar(), high<std::int64_t>);
}

}  // namespace integers
