#include <cupel/engine/row_growth.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace row_growth_test {

using cupel::detail::row_growth;

struct counted {
    static inline int alive = 0;

    std::string text{};

    explicit counted(std::string given) : text(std::move(given)) { ++alive; }
    counted(counted&& other) noexcept : text(std::move(other.text)) { ++alive; }
    ~counted() { --alive; }
};

struct numbered {
    int number;
    operator counted() const {
        if (number < 0) throw std::runtime_error("no row");
        return counted("a text that no small string holds " + std::to_string(number));
    }
    operator int() const { return number; }
};

TEST(row_growth, keeps_every_row_while_it_grows) {
    {
        std::vector<counted> rows;
        for (int i = 0; i < 1000; ++i) {
            row_growth<counted>::append(rows, numbered{i});
            ASSERT_EQ(rows.size(), static_cast<std::size_t>(i) + 1);
            ASSERT_EQ(counted::alive, i + 1);
        }
        for (int i = 0; i < 1000; ++i)
            EXPECT_EQ(rows[static_cast<std::size_t>(i)].text, "a text that no small string holds " + std::to_string(i));
    }
    EXPECT_EQ(counted::alive, 0);
}

TEST(row_growth, leaves_a_vector_as_any_other) {
    std::vector<int> rows;
    row_growth<int>::reserve(rows, 3);
    EXPECT_EQ(rows.capacity(), 3u);
    EXPECT_TRUE(rows.empty());
    for (int i = 0; i < 5; ++i) row_growth<int>::append(rows, numbered{i});
    for (int i = 5; i < 50; ++i) rows.push_back(i);
    rows.erase(rows.begin());
    rows.insert(rows.begin(), 0);
    rows.shrink_to_fit();
    std::vector<int> expected(50);
    std::iota(expected.begin(), expected.end(), 0);
    EXPECT_EQ(rows, expected);
    const std::vector<int> moved = std::move(rows);
    EXPECT_EQ(moved, expected);
}

TEST(row_growth, a_row_that_throws_is_not_there) {
    {
        std::vector<counted> rows;
        for (int i = 0; i < 4; ++i) row_growth<counted>::append(rows, numbered{i});  // full: the next one makes it grow
        EXPECT_THROW(row_growth<counted>::append(rows, numbered{-1}), std::runtime_error);
        EXPECT_EQ(rows.size(), 4u);
        EXPECT_EQ(counted::alive, 4);
        row_growth<counted>::append(rows, numbered{4});
        EXPECT_EQ(rows.back().text, "a text that no small string holds 4");
    }
    EXPECT_EQ(counted::alive, 0);
}

struct alignas(64) wide {
    int number;
};
struct careless {
    int number;
    explicit careless(int given) : number(given) {}
    careless(careless&& other) noexcept(false) : number(other.number) {}
};
template <class Row>
struct making {
    int number;
    operator Row() const { return Row{number}; }
};

// Plain libstdc++ keeps a vector as three pointers, and rows as these are placed by them.
#if defined(__GLIBCXX__) && !defined(_GLIBCXX_DEBUG) && !defined(_GLIBCXX_SANITIZE_VECTOR)
static_assert(cupel::detail::vector_is_three_pointers);
#endif
static_assert(cupel::detail::placed_by_pointers<counted> == cupel::detail::vector_is_three_pointers);
static_assert(!cupel::detail::placed_by_pointers<bool>);

// Rows that move with exceptions, and those whose alignment operator new does not give, are left to the vector.
static_assert(!cupel::detail::placed_by_pointers<wide>);
static_assert(!cupel::detail::placed_by_pointers<careless>);

template <class Row>
void grow_to_a_hundred() {
    std::vector<Row> rows;
    row_growth<Row>::reserve(rows, 2);
    for (int i = 0; i < 100; ++i) row_growth<Row>::append(rows, making<Row>{i});
    ASSERT_EQ(rows.size(), 100u);
    for (int i = 0; i < 100; ++i) {
        const Row& row = rows[static_cast<std::size_t>(i)];
        EXPECT_EQ(row.number, i);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(&row) % alignof(Row), 0u);
    }
}

TEST(row_growth, takes_rows_of_any_alignment) { grow_to_a_hundred<wide>(); }
TEST(row_growth, takes_rows_that_may_throw_when_they_move) { grow_to_a_hundred<careless>(); }

}  // namespace row_growth_test
