#include "sql/golden.hpp"
#include "sql/models.hpp"
#include "sql/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

using namespace cupel;
using testing::ElementsAre;

namespace {

struct widths {
    std::int64_t id{};
    std::int8_t i8{};
    std::uint8_t u8{};
    std::int16_t i16{};
    std::uint16_t u16{};
    std::int32_t i32{};
    std::uint32_t u32{};
    std::int64_t i64{};
    std::uint64_t u64{};
    std::optional<std::uint16_t> maybe{};
    double d{};
    float f{};
};

template <class Assignment>
std::vector<std::string> bound_by(const Assignment& assignment) {
    return values_of(update<widths>().set(assignment).all_rows());
}

// Values of the program are bound as the column's own type.
constexpr auto literals =
    update<widths>()
        .set(col<&widths::i8> = -128, col<&widths::u8> = 255, col<&widths::i16> = -32768, col<&widths::u16> = 65535,
             col<&widths::i32> = -1, col<&widths::u32> = 1, col<&widths::i64> = 2, col<&widths::u64> = 3,
             col<&widths::d> = 4, col<&widths::f> = 0.5F)
        .all_rows();

TEST(assignment, literals_fit_every_width) {
    EXPECT_THAT(values_of(literals),
                ElementsAre("-128", "255", "-32768", "65535", "-1", "1", "2", "3", "4.000000", "0.500000"));
    EXPECT_THAT(bound_by(col<&widths::u32> = std::uint32_t{4294967295U}), ElementsAre("4294967295"));
    EXPECT_THAT(bound_by(col<&widths::i64> = std::int16_t{-3}), ElementsAre("-3"));
    EXPECT_THAT(bound_by(col<&widths::maybe> = 7), ElementsAre("7"));
    EXPECT_THAT(bound_by(col<&widths::maybe> = std::optional<std::uint16_t>(8)), ElementsAre("8"));
    EXPECT_THAT(bound_by(col<&widths::maybe> = std::optional<std::uint16_t>()), ElementsAre("NULL"));
    EXPECT_THAT(bound_by(col<&widths::maybe> = std::nullopt), ElementsAre());
}

TEST(assignment, a_number_that_does_not_fit_is_refused_when_it_is_assigned) {
    int number = 128;
    EXPECT_THROW((void)(col<&widths::i8> = number), data_error);
    EXPECT_NO_THROW((void)(col<&widths::u8> = number));
    number = -1;
    EXPECT_THROW((void)(col<&widths::u8> = number), data_error);
    EXPECT_THROW((void)(col<&widths::u16> = number), data_error);
    EXPECT_THROW((void)(col<&widths::u32> = number), data_error);
    EXPECT_THROW((void)(col<&widths::u64> = number), data_error);
    std::int64_t wide = -1;
    EXPECT_THROW((void)(col<&widths::u64> = wide), data_error);
    std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
    EXPECT_THROW((void)(col<&widths::i32> = most), data_error);
    EXPECT_NO_THROW((void)(col<&widths::i64> = most));
    std::uint64_t huge = std::numeric_limits<std::uint64_t>::max();
    EXPECT_THROW((void)(col<&widths::i64> = huge), data_error);
    EXPECT_THROW((void)(col<&widths::u64> = huge), data_error);
    EXPECT_THROW((void)(col<&widths::maybe> = std::optional<std::int16_t>(-1)), data_error);
}

TEST(assignment, text_of_every_kind) {
    const std::string text = "kept";
    const auto set_label = [](auto&& label) {
        return values_of(
            update<blog::tag>().set(col<&blog::tag::label> = std::forward<decltype(label)>(label)).all_rows());
    };
    EXPECT_THAT(set_label("literal"), ElementsAre("literal"));
    EXPECT_THAT(set_label(text), ElementsAre("kept"));
    EXPECT_THAT(set_label(std::string("moved")), ElementsAre("moved"));
    EXPECT_THAT(set_label(std::string_view("view")), ElementsAre("view"));
    EXPECT_THAT(set_label(std::string("nul\0inside", 10)), ElementsAre(std::string("nul\0inside", 10)));
}

}  // namespace
