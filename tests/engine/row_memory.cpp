#include <cupel/engine/row_memory.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <new>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace row_memory_test {

using cupel::detail::move_row;
using cupel::detail::row_memory;

#if defined(__GLIBCXX__) && !defined(_GLIBCXX_DEBUG) && !defined(_GLIBCXX_SANITIZE_VECTOR)
static_assert(cupel::detail::vector_is_three_pointers);

struct counted {
    static inline int alive = 0;

    std::string text{};

    explicit counted(std::string given) : text(std::move(given)) { ++alive; }
    counted(counted&& other) noexcept : text(std::move(other.text)) { ++alive; }
    ~counted() { --alive; }
};

void add(row_memory& rows, int number) {
    ::new (rows.next_place()) counted("a text that no small string holds " + std::to_string(number));
    rows.note_made();
}

TEST(row_memory, keeps_every_row_while_it_grows) {
    row_memory memory(sizeof(counted), &move_row<counted>);
    for (int i = 0; i < 1000; ++i) {
        add(memory, i);
        ASSERT_EQ(memory.size(), static_cast<std::size_t>(i) + 1);
        ASSERT_EQ(counted::alive, i + 1);
    }
    {
        const std::vector<counted> rows = memory.to_vector<counted>();
        EXPECT_EQ(memory.size(), 0u);
        ASSERT_EQ(rows.size(), 1000u);
        for (int i = 0; i < 1000; ++i)
            EXPECT_EQ(rows[static_cast<std::size_t>(i)].text, "a text that no small string holds " + std::to_string(i));
    }
    EXPECT_EQ(counted::alive, 0);
}

TEST(row_memory, destroys_the_rows_that_nobody_takes) {
    {
        row_memory memory(sizeof(counted), &move_row<counted>);
        for (int i = 0; i < 5; ++i) add(memory, i);
        EXPECT_EQ(counted::alive, 5);
    }
    EXPECT_EQ(counted::alive, 0);
}

TEST(row_memory, a_row_that_was_not_made_is_not_there) {
    {
        row_memory memory(sizeof(counted), &move_row<counted>);
        for (int i = 0; i < 4; ++i) add(memory, i);
        (void)memory.next_place();  // full: it grows
        EXPECT_EQ(memory.size(), 4u);
        EXPECT_EQ(counted::alive, 4);
        add(memory, 4);
        const auto rows = memory.to_vector<counted>();
        EXPECT_EQ(rows.back().text, "a text that no small string holds 4");
    }
    EXPECT_EQ(counted::alive, 0);
}

TEST(row_memory, makes_room_that_is_kept) {
    row_memory memory(sizeof(counted), &move_row<counted>);
    memory.reserve(3);
    const void* const first = memory.next_place();
    for (int i = 0; i < 3; ++i) add(memory, i);
    const auto rows = memory.to_vector<counted>();
    EXPECT_EQ(rows.data(), first);
    EXPECT_EQ(rows.capacity(), 3u);
}

TEST(row_memory, room_that_no_memory_has_is_refused_and_nothing_is_lost) {
    {
        row_memory memory(sizeof(counted), &move_row<counted>);
        add(memory, 1);
        EXPECT_THROW(memory.reserve(static_cast<std::size_t>(PTRDIFF_MAX) / sizeof(counted) + 1),
                     std::bad_array_new_length);
        add(memory, 2);
        EXPECT_EQ(memory.to_vector<counted>().size(), 2u);
    }
    EXPECT_EQ(counted::alive, 0);
}

TEST(row_memory, leaves_a_vector_as_any_other) {
    row_memory memory(sizeof(int), &move_row<int>);
    for (int i = 0; i < 5; ++i) {
        ::new (memory.next_place()) int(i);
        memory.note_made();
    }
    std::vector<int> rows = memory.to_vector<int>();
    for (int i = 5; i < 50; ++i) rows.push_back(i);
    rows.erase(rows.begin());
    rows.insert(rows.begin(), 0);
    rows.shrink_to_fit();
    std::vector<int> expected(50);
    std::iota(expected.begin(), expected.end(), 0);
    EXPECT_EQ(rows, expected);
    const std::vector<int> moved = std::move(rows);
    EXPECT_EQ(moved, expected);
    EXPECT_TRUE(memory.to_vector<int>().empty());
}

struct alignas(64) wide {
    int number;
};
struct careless {
    int number;
    explicit careless(int given) : number(given) {}
    careless(careless&& other) noexcept(false) : number(other.number) {}
};

static_assert(cupel::detail::placed_by_pointers<counted>);
static_assert(!cupel::detail::placed_by_pointers<bool>);

// Rows that move with exceptions, and those whose alignment operator new does not give, are left to the vector.
static_assert(!cupel::detail::placed_by_pointers<wide>);
static_assert(!cupel::detail::placed_by_pointers<careless>);

#else
static_assert(!cupel::detail::vector_is_three_pointers);
#endif

}  // namespace row_memory_test
