// The rows of an executed statement, read one by one as they are asked for.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/engine/into.hpp>
#include <cupel/engine/read.hpp>

#include <cstddef>
#include <iterator>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

namespace detail {

// How a result reads a row: as it is, or matched by name.
struct in_order {
    template <class Row, class Reader>
    static void read(Reader& reader, Row& row) {
        read_row(reader, row);
    }
};

template <class Source>
struct by_name {
    template <class Dto, class Reader>
    static void read(Reader& reader, Dto& object) {
        read_matched<Source, Dto>(reader, object);
    }
};

template <class Row>
struct first_value;
template <class First, class... Rest>
struct first_value<row<First, Rest...>> {
    using type = typename First::type;
};

}  // namespace detail

// A lazy range of rows. It uses its statement until it is destroyed; one pass, no going back.
//
// Cursor is the driver's: next(), reader(), sql(), rows_expected(row size), note_rows(count).
template <class Cursor, class Row, class Reading = detail::in_order>
class result {
public:
    explicit result(Cursor cursor) : cursor_(std::move(cursor)) {}

    class iterator {
    public:
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        iterator() = default;
        explicit iterator(result* owner) : owner_(owner) {}

        Row& operator*() const { return owner_->current_; }
        Row* operator->() const { return &owner_->current_; }
        iterator& operator++() {
            owner_->advance();
            return *this;
        }
        void operator++(int) { owner_->advance(); }
        bool operator==(std::default_sentinel_t) const { return owner_->finished_; }

    private:
        result* owner_ = nullptr;
    };

    iterator begin() {
        advance();
        return iterator(this);
    }
    static std::default_sentinel_t end() noexcept { return {}; }

    // All rows, in a vector.
    std::vector<Row> all() {
        std::vector<Row> rows;
        rows.reserve(cursor_.rows_expected(sizeof(Row)));
        while (cursor_.next()) read(rows.emplace_back());
        cursor_.note_rows(rows.size());
        if (rows.capacity() > 4 * rows.size() + 16) rows.shrink_to_fit();
        return rows;
    }

    // The only row. Throws no_row_error or multiple_rows_error.
    Row one() {
        Row row{};
        if (!cursor_.next()) throw with_sql(no_row_error());
        read(row);
        if (cursor_.next()) throw with_sql(multiple_rows_error());
        return row;
    }

    // The only row, or none. Throws multiple_rows_error.
    std::optional<Row> one_or_none() {
        std::optional<Row> row;
        if (!cursor_.next()) return row;
        read(row.emplace());
        if (cursor_.next()) throw with_sql(multiple_rows_error());
        return row;
    }

    // The first row, or none; the others are not read.
    std::optional<Row> first() {
        std::optional<Row> row;
        if (cursor_.next()) read(row.emplace());
        return row;
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
        Row row{};
        while (cursor_.next()) {
            read(row);
            values.push_back(std::move(row).template get<0>());
        }
        cursor_.note_rows(values.size());
        if (values.capacity() > 4 * values.size() + 16) values.shrink_to_fit();
        return values;
    }

    // The same rows as structs of the type Dto: each field takes the column of its name.
    template <class Dto>
    auto into() {
        static_assert(detail::refuse_if<detail::match_check<Row, Dto>::value>::done);
        return result<Cursor, Dto, detail::by_name<Row>>(std::move(cursor_));
    }

private:
    void advance() {
        finished_ = !cursor_.next();
        if (!finished_) read(current_);
    }

    void read(Row& row) {
        auto reader = cursor_.reader();
        try {
            Reading::read(reader, row);
        } catch (error& failure) {
            failure.attach_column(reader.column_name());
            failure.attach_sql(cursor_.sql());
            throw;
        }
    }

    template <class Error>
    Error with_sql(Error failure) const {
        failure.attach_sql(cursor_.sql());
        return failure;
    }

    Cursor cursor_;
    Row current_{};
    bool finished_ = false;
};

// What a statement without rows reports.
struct execution {
    std::int64_t rows_affected = 0;
    std::int64_t last_insert_id = 0;  // the key that the database made last; 0 where it does not say
};

}  // namespace cupel
