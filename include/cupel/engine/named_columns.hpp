// Rows whose columns are known when they come: found by their names, or counted.
#pragma once

#include <cupel/engine/read.hpp>
#include <cupel/engine/result.hpp>
#include <cupel/sql/text.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace cupel::detail {

[[noreturn]] inline void throw_no_column(std::string_view wanted, std::string_view sql) {
    programming_error failure(error_code::no_such_column,
                              "the statement gives no column \"" + std::string(wanted) + "\"");
    failure.attach_sql(sql);
    throw failure;
}

[[noreturn]] inline void throw_other_count(std::size_t given, std::size_t wanted, std::string_view sql) {
    programming_error failure(error_code::programming, "the statement gives " + std::to_string(given) +
                                                           (given == 1 ? " column, " : " columns, ") +
                                                           std::to_string(wanted) + " in .columns<...>()");
    failure.attach_sql(sql);
    throw failure;
}

// Takes the columns in the order of a model's, wherever they are.
template <class Reader, std::size_t Count>
struct reader_by_name {
    Reader& reader;
    std::array<std::size_t, Count> places{};
    std::size_t next = 0;

    template <class T>
    T take() {
        return reader.template take_at<T>(places[next++]);
    }
};

template <class Reader, std::size_t Count>
struct source_by_name {
    reader_by_name<Reader, Count> reader;
    std::string_view sql;

    void find(std::size_t which, std::string_view name) {
        // As a rule the columns come in the order of the struct.
        std::size_t place = which;
        if (reader.reader.name_at(place) != name) {
            const std::size_t count = reader.reader.column_count();
            for (place = 0; place < count && reader.reader.name_at(place) != name;) ++place;
            if (place == count) throw_no_column(name, sql);
        }
        reader.places[which] = place;
    }
};

template <class T>
struct by_name {
    template <class Source>
    static T row(Source& as_they_come) {
        const auto& columns = table_of<T>().columns;
        source_by_name<decltype(as_they_come.reader), column_count<T>> source{{as_they_come.reader},
                                                                              as_they_come.cursor.sql()};
        for (std::size_t i = 0; i < columns.size(); ++i) source.find(i, columns[i].name);
        return taking<T>::row(source);
    }
};

// Columns by their places: as many as were said.
template <class Row>
struct by_place {
    template <class Source>
    static Row row(Source& source) {
        if (const std::size_t count = source.reader.column_count(); count != Row::size)
            throw_other_count(count, Row::size, source.cursor.sql());
        return in_order<Row>::row(source);
    }
};

// How the rows of a statement are read.
template <class Statement, class Row>
struct reading_of {
    using type = in_order<Row>;
};
template <fixed_string Sql, class T, class... Others, class Row>
struct reading_of<text_statement<Sql, text_struct<T>, Others...>, Row> {
    using type = by_name<T>;
};
template <fixed_string Sql, class... T, class... Others, class Row>
struct reading_of<text_statement<Sql, text_columns<T...>, Others...>, Row> {
    using type = by_place<Row>;
};
template <class Statement, class... Given, class Row>
struct reading_of<bound_statement<Statement, Given...>, Row> : reading_of<Statement, Row> {};

template <class Statement, class Cursor, class Row>
using result_for = result<Cursor, Row, typename reading_of<Statement, Row>::type>;

}  // namespace cupel::detail
