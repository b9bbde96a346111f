// Enums by name and by number.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace enums {

enum class color { red, green, blue };
enum class priority : std::int16_t { low = -5, normal = 0, high = 1000 };
enum plain { first_value, second_value };

struct thing {
    std::int64_t id{};
    color shade = color::green;
    priority rank{};
    plain kind{};
    std::optional<color> second{};
    bool operator==(const thing&) const = default;
};

// The same columns as what stores them.
struct raw_thing {
    std::int64_t id{};
    std::string shade;
    std::int16_t rank{};
    std::string kind;
    std::optional<std::string> second;
};

}  // namespace enums

template <>
inline constexpr auto cupel::enum_storage<enums::priority> = cupel::enum_as::number;

template <>
struct cupel::mapping<enums::raw_thing> {
    static constexpr auto table = cupel::table<"thing">();
};

namespace enums {

template <class D>
struct enums : compliance::suite<D> {};
TYPED_TEST_SUITE(enums, compliance::databases, compliance::database_names);

TYPED_TEST(enums, come_back) {
    create_all<thing>(this->db);
    const std::vector<thing> rows{{1, color::red, priority::low, first_value, color::blue},
                                  {2, color::green, priority::normal, second_value, std::nullopt},
                                  {3, color::blue, priority::high, second_value, color::red}};
    this->db.execute(insert_into<thing>(with_key).values(rows));
    EXPECT_EQ(this->db.execute(select<thing>().order_by(col<&thing::id>)).all(), rows);
}

TYPED_TEST(enums, are_stored_as_they_say) {
    create_all<thing>(this->db);
    this->db.execute(insert_into<thing>().values(thing{0, color::blue, priority::high, second_value, color::red}));
    const raw_thing found = this->db.execute(select<raw_thing>()).one();
    EXPECT_EQ(found.shade, "blue");
    EXPECT_EQ(found.rank, 1000);
    EXPECT_EQ(found.kind, "second_value");
    EXPECT_EQ(found.second, "red");
}

TYPED_TEST(enums, can_be_compared_and_searched_in_ranges) {
    create_all<thing>(this->db);
    for (color shade : {color::red, color::green, color::blue})
        this->db.execute(insert_into<thing>().values(thing{.shade = shade, .rank = priority::high}));
    const auto count = [&](auto condition) {
        return this->db.execute(select(func::count()).from<thing>().where(condition)).scalar();
    };
    EXPECT_EQ(count(col<&thing::shade> == color::red), 1);
    EXPECT_EQ(count(col<&thing::shade> != color::red), 2);
    EXPECT_EQ(count(col<&thing::shade>.in(color::red, color::blue)), 2);
    EXPECT_EQ(count(col<&thing::shade>.in(std::vector<color>{color::red, color::blue})), 2);
    EXPECT_EQ(count(col<&thing::rank>.in(std::vector<priority>{priority::high, priority::low})), 3);
    EXPECT_EQ(count(col<&thing::rank> == priority::low), 0);
}

TYPED_TEST(enums, without_an_enumerator_are_refused) {
    create_all<thing>(this->db);
    const auto failure = compliance::error_of<data_error>(
        [&] { this->db.execute(insert_into<thing>().values(thing{.shade = static_cast<color>(7)})); });
    ASSERT_TRUE(failure);
    EXPECT_THAT(failure->what(),
                testing::AllOf(testing::HasSubstr("7"), testing::HasSubstr("color"), testing::HasSubstr("INSERT")));
    EXPECT_THROW(this->db.execute(select<thing>().where(col<&thing::shade> == static_cast<color>(-1))), data_error);
}

TYPED_TEST(enums, unknown_to_the_program_are_a_data_error) {
    create_all<thing>(this->db);
    this->db.execute(insert_into<raw_thing>().values(raw_thing{0, "mauve", 0, "first_value", std::nullopt}));
    const auto failure = compliance::error_of<data_error>([&] { this->db.execute(select<thing>()).all(); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->column(), "shade");
    EXPECT_THAT(failure->what(), testing::AllOf(testing::HasSubstr("mauve"), testing::HasSubstr("SELECT")));
    this->db.execute(update<raw_thing>().set(col<&raw_thing::shade> = "").all_rows());
    EXPECT_THROW(this->db.execute(select<thing>()).one(), data_error);
    this->db.execute(update<raw_thing>().set(col<&raw_thing::shade> = "Red").all_rows());
    EXPECT_THROW(this->db.execute(select<thing>()).one(), data_error);
    this->db.execute(update<raw_thing>().set(col<&raw_thing::shade> = "red").all_rows());
    EXPECT_EQ(this->db.execute(select<thing>()).one().shade, color::red);
}

}  // namespace enums
