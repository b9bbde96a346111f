// Arrays: of every type that is stored as one value, empty, with NULLs, with whatever text holds.
#include "compliance/support/database.hpp"

#include <cupel/types/uuid.hpp>

#include <limits>

using namespace cupel;
using namespace std::chrono;

namespace arrays {

enum class colour { red, green };
enum class level { low, high };

}  // namespace arrays

template <>
inline constexpr auto cupel::enum_storage<arrays::level> = cupel::enum_as::type;

namespace arrays {

struct box {
    std::int64_t id{};
    std::vector<bool> flags{};
    std::vector<std::int16_t> small{};
    std::vector<std::int32_t> numbers{};
    std::vector<std::int64_t> big{};
    std::vector<float> singles{};
    std::vector<double> doubles{};
    std::vector<std::string> texts{};
    std::vector<blob> blobs{};
    std::vector<timestamp> times{};
    std::vector<timestamptz> moments{};
    std::vector<sys_days> days{};
    std::vector<interval> spans{};
    std::vector<decimal> prices{};
    std::vector<uuid> keys{};
    std::vector<raw_json> documents{};
    std::vector<colour> colours{};
    std::vector<level> levels{};
    bool operator==(const box&) const = default;
};
struct holes {
    std::int64_t id{};
    std::optional<std::vector<std::int64_t>> maybe{};
    std::vector<std::optional<std::int64_t>> numbers{};
    std::vector<std::optional<std::string>> texts{};
    bool operator==(const holes&) const = default;
};

template <class D>
struct array_types : compliance::suite<D> {};
TYPED_TEST_SUITE(array_types, compliance::databases, compliance::database_names);

template <class T>
using most = std::numeric_limits<T>;

box full_box() {
    return {
        1,
        {true, false, true},
        {most<std::int16_t>::min(), 0, most<std::int16_t>::max()},
        {most<std::int32_t>::min(), 0, most<std::int32_t>::max()},
        {most<std::int64_t>::min(), 0, most<std::int64_t>::max()},
        {most<float>::lowest(), most<float>::denorm_min(), 0.1F},
        {most<double>::lowest(), most<double>::denorm_min(), 0.1, most<double>::infinity(), -most<double>::infinity()},
        {"", "NULL", "null", "{}", "[]", "a\"b\\c,d", "\x01\x1f\x7f", "ü€😀", " ", std::string(100000, 'x')},
        {blob(), blob{std::byte{0}, std::byte{255}}},
        {timestamp{}, timestamp{microseconds(-1)}},
        {{timestamp{}}, {timestamp{microseconds(-1)}}},
        {sys_days{}, sys_days{1999y / December / 31}},
        {{1, -2, 3}, {-1, 2, -3}},
        {decimal("0.1"), decimal("-12345678901234567890.5"), decimal(0)},
        {uuid(), uuid{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255}}},
        {{"1"}, {"\"a\\\"b\""}, {"null"}},
        {colour::green, colour::red},
        {level::high, level::low}};
}

TYPED_TEST(array_types, come_back_whole) {
    create_all<box>(this->db);
    this->db.execute(insert_into<box>(with_key).values(full_box()));
    EXPECT_EQ(this->db.execute(select<box>()).one(), full_box());
    this->db.execute(delete_from<box>().all_rows());
    this->db.execute(insert_into<box>(with_key).values(box{.id = 2}));
    EXPECT_EQ(this->db.execute(select<box>()).one(), box{.id = 2});
    drop_all<box>(this->db);
}

TYPED_TEST(array_types, hold_nulls_where_they_may) {
    create_all<holes>(this->db);
    const std::vector<holes> rows{
        {1, std::nullopt, {std::nullopt}, {std::nullopt, "NULL", ""}},
        {2, std::vector<std::int64_t>{}, {}, {}},
        {3, std::vector<std::int64_t>{1, 2}, {1, std::nullopt, 3}, {std::nullopt, std::nullopt}}};
    this->db.execute(insert_into<holes>(with_key).values(rows));
    EXPECT_EQ(this->db.execute(select<holes>().order_by(col<&holes::id>)).all(), rows);
}

TYPED_TEST(array_types, are_equal_to_arrays_of_equal_values) {
    create_all<box>(this->db);
    this->db.execute(insert_into<box>(with_key).values(full_box()));
    const box wanted = full_box();
    const auto count = [&](auto condition) {
        return this->db.execute(select(func::count()).from<box>().where(condition)).scalar();
    };
    EXPECT_EQ(count(col<&box::numbers> == wanted.numbers), 1);
    EXPECT_EQ(count(col<&box::numbers> == std::vector<std::int32_t>{}), 0);
    EXPECT_EQ(count(col<&box::texts> == wanted.texts && col<&box::doubles> == wanted.doubles), 1);
    EXPECT_EQ(count(col<&box::levels> == wanted.levels && col<&box::prices> == wanted.prices), 1);
    EXPECT_EQ(count(col<&box::numbers>.in(std::vector<std::int32_t>{1}, wanted.numbers)), 1);
    EXPECT_EQ(count(col<&box::numbers> != wanted.numbers), 0);
    this->db.execute(update<box>().set(col<&box::numbers> = std::vector<std::int32_t>{4, 5}).all_rows());
    EXPECT_EQ(this->db.execute(select(col<&box::numbers>)).scalar(), (std::vector<std::int32_t>{4, 5}));
}

// A value of one column at a time is a range of values, as ever.
TYPED_TEST(array_types, do_not_change_what_a_range_of_values_is) {
    create_all<box>(this->db);
    this->db.execute(insert_into<box>(with_key).values(full_box()));
    EXPECT_EQ(
        this->db.execute(select(func::count()).from<box>().where(col<&box::id>.in(std::vector<std::int64_t>{1, 2})))
            .scalar(),
        1);
}

TYPED_TEST(array_types, of_a_million_characters_come_back) {
    create_all<holes>(this->db);
    holes stored{1, {}, {}, {}};
    for (int i = 0; i < 100000; ++i) stored.texts.emplace_back("number " + std::to_string(i));
    this->db.execute(insert_into<holes>(with_key).values(stored));
    EXPECT_EQ(this->db.execute(select<holes>()).one(), stored);
}

}  // namespace arrays
