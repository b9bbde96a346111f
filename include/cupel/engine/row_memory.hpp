// Rows on their way into a vector, in memory that grows.
//
// emplace_back and reserve instantiate most of what std::vector has, for each type of row. libstdc++ keeps a vector as
// three pointers, and its ABI holds it to that: with it, rows are placed by functions that know no more of them than how
// large one is and how it moves, and the vector takes the memory over. Any other library, vector<bool>, and rows that move
// with exceptions or want more alignment than operator new gives, take emplace_back.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

namespace cupel::detail {

#if defined(__GLIBCXX__) && !defined(_GLIBCXX_DEBUG) && !defined(_GLIBCXX_SANITIZE_VECTOR)
inline constexpr bool vector_is_three_pointers = true;
#else
inline constexpr bool vector_is_three_pointers = false;
#endif

template <class Row>
concept placed_by_pointers =
    vector_is_three_pointers && !std::same_as<Row, bool> && alignof(Row) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__ &&
    noexcept(Row(static_cast<Row&&>(*static_cast<Row*>(nullptr))));

// Takes a row from its place: to another, or away where there is none.
using row_mover = void(void* from, void* to) noexcept;

template <class Row>
void move_row(void* from, void* to) noexcept {
    Row& row = *static_cast<Row*>(from);
    if (to != nullptr) ::new (to) Row(static_cast<Row&&>(row));
    row.~Row();
}

class row_memory {
public:
    row_memory(std::size_t row_size, row_mover* move) noexcept : row_size_(row_size), move_(move) {}
    row_memory(const row_memory&) = delete;
    row_memory& operator=(const row_memory&) = delete;
    ~row_memory() {
        for (char* row = first_; row != end_; row += row_size_) move_(row, nullptr);
        ::operator delete(first_);
    }

    std::size_t row_size() const noexcept { return row_size_; }
    std::size_t size() const noexcept { return static_cast<std::size_t>(end_ - first_) / row_size_; }

    // Room for so many rows, which are no fewer than there are. Throws std::bad_array_new_length.
    void reserve(std::size_t rows) {
        if (rows > static_cast<std::size_t>(PTRDIFF_MAX) / row_size_) throw std::bad_array_new_length();
        char* const to = static_cast<char*>(::operator new(rows * row_size_));
        char* end = to;
        for (char* row = first_; row != end_; row += row_size_, end += row_size_) move_(row, end);
        ::operator delete(first_);
        first_ = to;
        end_ = end;
        limit_ = to + rows * row_size_;
    }

    // Where the next row is to be made; it counts once it is said to be there.
    void* next_place() {
        if (end_ == limit_) reserve(end_ == first_ ? 1 : 2 * size());
        return end_;
    }
    void note_made() noexcept { end_ += row_size_; }

    // The rows, which the vector has from now on.
    template <class Row>
    [[gnu::always_inline]] std::vector<Row> to_vector() noexcept {
        struct reached : std::vector<Row> {
            static auto& pointers_of(std::vector<Row>& rows) noexcept { return rows.*&reached::_M_impl; }
        };
        std::vector<Row> rows;
        auto& pointers = reached::pointers_of(rows);
        pointers._M_start = reinterpret_cast<Row*>(first_);
        pointers._M_finish = reinterpret_cast<Row*>(end_);
        pointers._M_end_of_storage = reinterpret_cast<Row*>(limit_);
        first_ = end_ = limit_ = nullptr;
        return rows;
    }

private:
    std::size_t row_size_;
    row_mover* move_;
    char* first_ = nullptr;
    char* end_ = nullptr;
    char* limit_ = nullptr;
};

}  // namespace cupel::detail
