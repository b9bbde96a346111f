// result<> over a cursor of numbers: what it asks of a driver, and no more.
#include <cupel/cupel.hpp>
#include <cupel/engine/result.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

using namespace cupel;

namespace result_tests {

struct steps {
    std::size_t taken = 0;
    std::size_t expected = 0;  // what the driver says of the last execution
    std::size_t noted = 999;
    bool released = false;
};

// Counts from 1 to `last`.
struct counting_cursor {
    std::unique_ptr<steps, void (*)(steps*)> seen;
    std::int64_t at = 0;
    std::int64_t last = 0;

    counting_cursor(steps& log, std::int64_t end) : seen(&log, [](steps* one) { one->released = true; }), last(end) {}

    bool next() {
        ++seen->taken;
        return ++at <= last;
    }
    struct number_reader {
        std::int64_t value;
        template <class T>
        T take() const {
            if (value == 13) throw data_error("unlucky");
            return value;
        }
        std::string_view column_name() const { return "n"; }
    };
    number_reader reader() const { return {at}; }
    std::string_view sql() const { return "COUNT"; }
    std::size_t rows_expected(std::size_t) const { return seen->expected; }
    void note_rows(std::size_t count) const { seen->noted = count; }
};

struct number_item {};
using number_row = row<slot<number_item, std::int64_t>>;
using numbers = result<counting_cursor, number_row>;

TEST(result, takes_a_step_for_each_row_asked_for) {
    steps log;
    {
        numbers rows(counting_cursor(log, 100));
        EXPECT_EQ(log.taken, 0U);
        auto at = rows.begin();
        EXPECT_EQ(at->get<0>(), 1);
        ++at;
        at++;
        EXPECT_EQ((*at).get<0>(), 3);
        EXPECT_EQ(log.taken, 3U);
        EXPECT_FALSE(log.released);
    }
    EXPECT_TRUE(log.released);
}

TEST(result, one_takes_two_steps_and_first_takes_one) {
    steps log;
    EXPECT_THROW((void)numbers(counting_cursor(log, 5)).one(), multiple_rows_error);
    EXPECT_EQ(log.taken, 2U);
    log = {};
    EXPECT_EQ(numbers(counting_cursor(log, 5)).first()->get<0>(), 1);
    EXPECT_EQ(log.taken, 1U);
    EXPECT_EQ(numbers(counting_cursor(log, 1)).scalar(), 1);
    EXPECT_EQ(numbers(counting_cursor(log, 0)).one_or_none().has_value(), false);
}

TEST(result, all_makes_room_as_expected_and_notes_what_came) {
    steps log{.expected = 1000};
    const auto few = numbers(counting_cursor(log, 3)).all();
    EXPECT_EQ(few.size(), 3U);
    EXPECT_EQ(few.capacity(), 1000U);
    EXPECT_EQ(log.noted, 3U);
    log.expected = 0;
    EXPECT_EQ(numbers(counting_cursor(log, 12)).scalars().back(), 12);
    EXPECT_EQ(log.noted, 12U);
}

TEST(result, errors_of_a_value_name_column_and_statement) {
    steps log;
    try {
        (void)numbers(counting_cursor(log, 20)).all();
        FAIL();
    } catch (const data_error& failure) {
        EXPECT_STREQ(failure.what(), "column \"n\": unlucky [SQL: COUNT]");
        EXPECT_EQ(failure.message(), "column \"n\": unlucky");
        EXPECT_EQ(failure.column(), "n");
        EXPECT_EQ(failure.sql(), "COUNT");
    }
    EXPECT_TRUE(log.released);
}

// However a row is asked for.
struct rows_read_in {
    const char* name;
    void (*read)(numbers rows);
};
class every_way : public testing::TestWithParam<rows_read_in> {};

TEST_P(every_way, names_column_and_statement_of_what_cannot_be_read) {
    steps log;
    counting_cursor at_the_twelfth(log, 13);
    at_the_twelfth.at = 12;
    try {
        GetParam().read(numbers(std::move(at_the_twelfth)));
        FAIL();
    } catch (const data_error& failure) {
        EXPECT_EQ(failure.message(), "column \"n\": unlucky");
        EXPECT_EQ(failure.column(), "n");
        EXPECT_EQ(failure.sql(), "COUNT");
    }
    EXPECT_TRUE(log.released);
}

INSTANTIATE_TEST_SUITE_P(result, every_way,
                         testing::Values(rows_read_in{"all", [](numbers rows) { (void)rows.all(); }},
                                         rows_read_in{"fetch", [](numbers rows) { (void)rows.fetch(1); }},
                                         rows_read_in{"one", [](numbers rows) { (void)rows.one(); }},
                                         rows_read_in{"one_or_none", [](numbers rows) { (void)rows.one_or_none(); }},
                                         rows_read_in{"first", [](numbers rows) { (void)rows.first(); }},
                                         rows_read_in{"scalar", [](numbers rows) { (void)rows.scalar(); }},
                                         rows_read_in{"scalars", [](numbers rows) { (void)rows.scalars(); }},
                                         rows_read_in{"iterator", [](numbers rows) { (void)rows.begin(); }}),
                         [](const auto& of) { return std::string(of.param.name); });

TEST(result, is_a_move_only_input_range) {
    static_assert(std::ranges::input_range<numbers>);
    static_assert(!std::copy_constructible<numbers>);
    static_assert(std::move_constructible<numbers>);
    steps log;
    std::int64_t sum = 0;
    for (const auto& [number] : numbers(counting_cursor(log, 4))) sum += number;
    EXPECT_EQ(sum, 10);
    for (const auto& one : numbers(counting_cursor(log, 0))) sum += one.get<0>();
    EXPECT_EQ(sum, 10);
}

// Rows of every kind that a vector takes, made of a number.
struct plain {
    std::int64_t number;
};
struct held {
    static inline int alive = 0;
    std::unique_ptr<std::int64_t> number;
    explicit held(std::int64_t given) : number(std::make_unique<std::int64_t>(given)) { ++alive; }
    held(held&& other) noexcept : number(std::move(other.number)) { ++alive; }
    ~held() { --alive; }
};
struct alignas(64) wide {
    std::int64_t number;
};
struct careless {
    std::int64_t number;
    explicit careless(std::int64_t given) : number(given) {}
    careless(careless&& other) noexcept(false) : number(other.number) {}
};

std::int64_t number_of(const held& row) { return *row.number; }
std::int64_t number_of(const auto& row) { return row.number; }

template <class Row>
struct of_number {
    template <class Source>
    static Row row(Source& source) {
        return Row{source.reader.template take<std::int64_t>()};
    }
};

template <class Row>
using rows_of = result<counting_cursor, Row, of_number<Row>>;

template <class Row>
class rows_in_a_vector : public testing::Test {};
using rows_of_every_kind = testing::Types<plain, held, wide, careless>;
TYPED_TEST_SUITE(rows_in_a_vector, rows_of_every_kind);

TYPED_TEST(rows_in_a_vector, all_of_them) {
    for (std::size_t expected : {std::size_t{0}, std::size_t{2}, std::size_t{12}, std::size_t{100}}) {
        steps log{.expected = expected};
        const auto rows = rows_of<TypeParam>(counting_cursor(log, 12)).all();
        ASSERT_EQ(rows.size(), 12U);
        EXPECT_GE(rows.capacity(), expected);
        EXPECT_EQ(log.noted, 12U);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            EXPECT_EQ(number_of(rows[i]), static_cast<std::int64_t>(i) + 1);
            EXPECT_EQ(reinterpret_cast<std::uintptr_t>(&rows[i]) % alignof(TypeParam), 0U);
        }
    }
    EXPECT_EQ(held::alive, 0);
}

TYPED_TEST(rows_in_a_vector, so_many_at_most) {
    steps log;
    rows_of<TypeParam> rows(counting_cursor(log, 5));
    EXPECT_EQ(rows.fetch(0).size(), 0U);
    EXPECT_EQ(log.taken, 0U);
    EXPECT_EQ(rows.fetch(3).size(), 3U);
    EXPECT_EQ(log.taken, 3U);
    const auto rest = rows.fetch(3);
    ASSERT_EQ(rest.size(), 2U);
    EXPECT_EQ(number_of(rest[1]), 5);
    EXPECT_TRUE(rows.fetch(3).empty());
    EXPECT_EQ(log.noted, 999U);  // only all of them say how many a statement gives
}

// The first field is there when the second cannot be read.
struct half_made {
    held first;
    std::int64_t second;
};
struct of_two_fields {
    template <class Source>
    static half_made row(Source& source) {
        return half_made{held(7), source.reader.template take<std::int64_t>()};
    }
};

TEST(result, a_row_that_is_half_made_leaves_nothing_behind) {
    steps log;
    EXPECT_THROW((void)(result<counting_cursor, half_made, of_two_fields>(counting_cursor(log, 20)).all()), data_error);
    EXPECT_EQ(held::alive, 0);
}

TYPED_TEST(rows_in_a_vector, none_where_one_cannot_be_read) {
    steps log;
    try {
        (void)rows_of<TypeParam>(counting_cursor(log, 20)).all();
        FAIL() << "the thirteenth cannot be read";
    } catch (const data_error& failure) {
        EXPECT_THAT(failure.what(), testing::HasSubstr("column \"n\": unlucky"));
        EXPECT_EQ(failure.sql(), "COUNT");
    }
    EXPECT_EQ(held::alive, 0);
    EXPECT_EQ(log.noted, 999U);
}

}  // namespace result_tests
