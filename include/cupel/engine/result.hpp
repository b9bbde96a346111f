// The rows of an executed statement, read one by one as they are asked for.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/engine/into.hpp>
#include <cupel/engine/partitions.hpp>
#include <cupel/engine/read.hpp>
#include <cupel/engine/row_memory.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <new>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

namespace detail {

template <class Row>
struct first_value;
template <class First, class... Rest>
struct first_value<row<First, Rest...>> {
    using type = typename First::type;
};

// Becomes a row where it is converted: the row is made in its place, not moved there. A type apart from the result, whose
// name is long and would be part of the names of what takes it: functions of std::optional and std::vector.
template <class Row, class Cursor>
struct row_maker {
    Row (*take)(const Cursor&);
    const Cursor& cursor;
    [[gnu::always_inline]] operator Row() const { return take(cursor); }
};

// All rows of a cursor, or the next `most`.
template <class Cursor>
void read_rows(Cursor& cursor, row_memory& rows, void (*make)(void* place, row_source<Cursor>&)) {
    if (const std::size_t expected = cursor.rows_expected(rows.row_size())) rows.reserve(expected);
    while (cursor.next()) {
        read_row_at(rows.next_place(), cursor, make);
        rows.note_made();
    }
    cursor.note_rows(rows.size());
}
template <class Cursor>
void read_rows(Cursor& cursor, row_memory& rows, void (*make)(void* place, row_source<Cursor>&), std::size_t most) {
    for (; most != 0 && cursor.next(); --most) {
        read_row_at(rows.next_place(), cursor, make);
        rows.note_made();
    }
}

[[noreturn]] inline void throw_no_row(std::string_view sql) {
    no_row_error failure;
    failure.attach_sql(sql);
    throw failure;
}

template <class Cursor>
void require_last(Cursor& cursor) {
    if (!cursor.next()) return;
    multiple_rows_error failure;
    failure.attach_sql(cursor.sql());
    throw failure;
}

// The same for the row that must be the only one. A statement that pins a key cannot have a second row: that step is saved.
template <class Row, class Cursor>
struct only_row_maker {
    Row (*take)(const Cursor&);
    Cursor& cursor;
    bool at_most_one;
    [[gnu::always_inline]] operator Row() const {
        Row row = take(cursor);
        if (!at_most_one) require_last(cursor);
        return row;
    }
};

}  // namespace detail

// A lazy range of rows. It uses its statement until it is destroyed; one pass, no going back.
//
// Cursor is the driver's: next(), reader(), sql(), rows_expected(row size), note_rows(count).
template <class Cursor, class Row, class Reading = detail::in_order<Row>>
class result {
public:
    [[gnu::always_inline]] explicit result(Cursor&& cursor, bool at_most_one = false)
        : cursor_(std::move(cursor)), at_most_one_(at_most_one) {}

    result(result&&) = default;
    result& operator=(result&&) = default;
    [[gnu::always_inline]] ~result() = default;  // written out for that: it is a function less for each type of row

    // Holds the row it stands at. Move-only, as a pass over rows is.
    class iterator {
    public:
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        explicit iterator(result& owner) : owner_(&owner) { ++*this; }
        iterator(iterator&&) = default;
        iterator& operator=(iterator&&) = default;

        Row& operator*() const { return current_; }
        Row* operator->() const { return &current_; }
        iterator& operator++() {
            finished_ = !owner_->cursor_.next();
            if (!finished_) current_ = detail::read_row<Reading>(owner_->cursor_);
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return finished_; }

    private:
        result* owner_;
        mutable Row current_{};
        bool finished_ = false;
    };

    iterator begin() { return iterator(*this); }
    static std::default_sentinel_t end() noexcept { return {}; }

    // All rows, in a vector.
    std::vector<Row> all() {
        if constexpr (detail::placed_by_pointers<Row>) {
            detail::row_memory rows(sizeof(Row), &detail::move_row<Row>);
            detail::read_rows(cursor_, rows, &make_at);
            return rows.template to_vector<Row>();
        } else {
            std::vector<Row> rows;
            rows.reserve(cursor_.rows_expected(sizeof(Row)));
            while (cursor_.next()) rows.emplace_back(maker());
            cursor_.note_rows(rows.size());
            return rows;
        }
    }

    // The next rows, so many at most; none after the last.
    std::vector<Row> fetch(std::size_t count) {
        if constexpr (detail::placed_by_pointers<Row>) {
            detail::row_memory rows(sizeof(Row), &detail::move_row<Row>);
            detail::read_rows(cursor_, rows, &make_at, count);
            return rows.template to_vector<Row>();
        } else {
            std::vector<Row> rows;
            while (rows.size() < count && cursor_.next()) rows.emplace_back(maker());
            return rows;
        }
    }

    // All rows in vectors of `size` rows, the last of which may be shorter: a range of one pass.
    auto partitions(std::size_t size) & { return partition_range<result&>(*this, size); }
    auto partitions(std::size_t size) && { return partition_range<result>(std::move(*this), size); }

    // The only row. Throws no_row_error or multiple_rows_error.
    Row one() {
        if (!cursor_.next()) detail::throw_no_row(cursor_.sql());
        return detail::only_row_maker<Row, Cursor>{&detail::read_row<Reading, Cursor>, cursor_, at_most_one_};
    }

    // The only row, or none. Throws multiple_rows_error.
    std::optional<Row> one_or_none() {
        if (!cursor_.next()) return {};
        return std::optional<Row>(std::in_place, detail::only_row_maker<Row, Cursor>{&detail::read_row<Reading, Cursor>,
                                                                                     cursor_, at_most_one_});
    }

    // The first row, or none; the others are not read.
    std::optional<Row> first() {
        if (!cursor_.next()) return {};
        return std::optional<Row>(std::in_place,
                                  detail::row_maker<Row, Cursor>{&detail::read_row<Reading, Cursor>, cursor_});
    }

    // The first value of the only row. Throws no_row_error or multiple_rows_error.
    auto scalar()
        requires requires { typename detail::first_value<Row>::type; }
    {
        return one().template get<0>();
    }

    // The first value of every row.
    auto scalars()
        requires requires { typename detail::first_value<Row>::type; }
    {
        std::vector<typename detail::first_value<Row>::type> values;
        values.reserve(cursor_.rows_expected(sizeof(Row)));
        while (cursor_.next()) values.push_back(detail::read_row<Reading>(cursor_).template get<0>());
        cursor_.note_rows(values.size());
        return values;
    }

    // The same rows as structs of the type Dto: each field takes the column of its name.
    template <class Dto>
    [[gnu::always_inline]] auto into() {
        static_assert(detail::refuse_if<detail::match_check<Row, Dto>::value>::done);
        return result<Cursor, Dto, typename detail::matching<Row, Dto>::type>(std::move(cursor_), at_most_one_);
    }

    // The same rows, from a cursor that holds this one.
    template <class Other>
    result<Other, Row, Reading> with_cursor() && {
        return result<Other, Row, Reading>(Other(std::move(cursor_)), at_most_one_);
    }

private:
    static void make_at(void* place, detail::row_source<Cursor>& source) { ::new (place) Row(Reading::row(source)); }
    detail::row_maker<Row, Cursor> maker() const { return {&detail::read_row<Reading, Cursor>, cursor_}; }

    Cursor cursor_;
    bool at_most_one_ = false;
};

// What a statement without rows reports.
struct execution {
    std::int64_t rows_affected = 0;
    std::int64_t last_insert_id = 0;  // the key that the database made last; 0 where it does not say
};

}  // namespace cupel
