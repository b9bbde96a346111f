// The vector of a result's rows, grown by two small functions.
//
// emplace_back and reserve instantiate most of what std::vector has, for each type of row. libstdc++ keeps a vector as
// three pointers, and its ABI holds it to that: with it, rows are placed straight into the vector's memory. Any other
// library, vector<bool>, and rows that move with exceptions or want more alignment than operator new gives, take
// emplace_back.
#pragma once

#include <concepts>
#include <cstddef>
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

// Appends rows that are made where they will stay: what Make gives is converted there.
template <class Row, bool ByPointers = placed_by_pointers<Row>>
struct row_growth {
    static void reserve(std::vector<Row>& rows, std::size_t capacity) { rows.reserve(capacity); }
    template <class Make>
    static void append(std::vector<Row>& rows, const Make& make) {
        rows.emplace_back(make);
    }
};

template <class Row>
struct row_growth<Row, true> : std::vector<Row> {
    // To an empty vector, and whenever it is full.
    static void reserve(std::vector<Row>& rows, std::size_t capacity) {
        auto& of = rows.*&row_growth::_M_impl;
        Row* const to = static_cast<Row*>(::operator new(capacity * sizeof(Row)));
        Row* end = to;
        for (Row* from = of._M_start; from != of._M_finish; ++from, ++end) {
            ::new (static_cast<void*>(end)) Row(static_cast<Row&&>(*from));
            from->~Row();
        }
        ::operator delete(of._M_start);
        of._M_start = to;
        of._M_finish = end;
        of._M_end_of_storage = to + capacity;
    }

    template <class Make>
    static void append(std::vector<Row>& rows, const Make& make) {
        auto& of = rows.*&row_growth::_M_impl;
        if (of._M_finish == of._M_end_of_storage)
            reserve(rows, of._M_finish == of._M_start ? 1 : 2 * static_cast<std::size_t>(of._M_finish - of._M_start));
        ::new (static_cast<void*>(of._M_finish)) Row(make);
        ++of._M_finish;
    }
};

}  // namespace cupel::detail
