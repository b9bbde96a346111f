// libpq as people write it: prepared statements, parameters and results as text.
#pragma once

#include "raw_libpq.hpp"

namespace bench {

class libpq_text {
public:
    explicit libpq_text(const char* begin) {
        raw::run(db_, begin);
        prepare("insert", raw::insert_visit);
        prepare("select", raw::select_visits);
        prepare("get", raw::select_visit);
    }

    // One statement for each row.
    void insert(const std::vector<visit>& rows) {
        raw::run(db_, "BEGIN");
        std::string seconds, at;
        for (const auto& row : rows) {
            seconds.clear();
            at.clear();
            raw::add_double(seconds, row.seconds);
            raw::add_moment(at, row.at);
            const char* const values[] = {row.page.c_str(), row.referrer ? row.referrer->c_str() : nullptr,
                                          seconds.c_str(), row.is_known ? "t" : "f", at.c_str()};
            raw::checked(db_, PQexecPrepared(db_.get(), "insert", 5, values, nullptr, nullptr, 0));
        }
        raw::run(db_, "COMMIT");
    }

    std::vector<visit> select() {
        const auto result =
            raw::checked(db_, PQexecPrepared(db_.get(), "select", 0, nullptr, nullptr, nullptr, 0), PGRES_TUPLES_OK);
        const int size = PQntuples(result.get());
        std::vector<visit> rows;
        rows.reserve(static_cast<std::size_t>(size));
        for (int i = 0; i < size; ++i) rows.push_back(read(result.get(), i));
        return rows;
    }

    visit get(std::int64_t id) {
        const std::string key = std::to_string(id);
        const char* const values[] = {key.c_str()};
        const auto result =
            raw::checked(db_, PQexecPrepared(db_.get(), "get", 1, values, nullptr, nullptr, 0), PGRES_TUPLES_OK);
        if (PQntuples(result.get()) != 1) throw std::runtime_error("no such row");
        return read(result.get(), 0);
    }

    // VALUES of 100 rows, prepared; the rest as insert() does.
    void insert_hundreds(const std::vector<visit>& rows) {
        constexpr std::size_t each = 100;
        if (!hundreds_) prepare("hundred", values_of(each).c_str());
        hundreds_ = true;
        raw::run(db_, "BEGIN");
        std::vector<std::string> texts(2 * each);
        std::vector<const char*> values(5 * each);
        std::size_t at = 0;
        for (; at + each <= rows.size(); at += each) {
            for (std::size_t i = 0; i < each; ++i) {
                const visit& row = rows[at + i];
                std::string& seconds = texts[2 * i];
                std::string& moment_text = texts[2 * i + 1];
                seconds.clear();
                moment_text.clear();
                raw::add_double(seconds, row.seconds);
                raw::add_moment(moment_text, row.at);
                values[5 * i] = row.page.c_str();
                values[5 * i + 1] = row.referrer ? row.referrer->c_str() : nullptr;
                values[5 * i + 2] = seconds.c_str();
                values[5 * i + 3] = row.is_known ? "t" : "f";
                values[5 * i + 4] = moment_text.c_str();
            }
            raw::checked(db_, PQexecPrepared(db_.get(), "hundred", static_cast<int>(values.size()), values.data(),
                                             nullptr, nullptr, 0));
        }
        raw::run(db_, "COMMIT");
        if (at < rows.size()) insert({rows.begin() + static_cast<std::ptrdiff_t>(at), rows.end()});
    }

    // COPY in its text form, a buffer of rows at a time.
    void copy(const std::vector<visit>& rows) {
        raw::checked(db_, PQexec(db_.get(), raw::copy_visits), PGRES_COPY_IN);
        std::string buffer;
        for (const auto& row : rows) {
            add_escaped(buffer, row.page);
            buffer += '\t';
            if (row.referrer) add_escaped(buffer, *row.referrer);
            else buffer += "\\N";
            buffer += '\t';
            raw::add_double(buffer, row.seconds);
            buffer += row.is_known ? "\tt\t" : "\tf\t";
            raw::add_moment(buffer, row.at);
            buffer += '\n';
            if (buffer.size() > 60'000) raw::send(db_, buffer);
        }
        raw::send(db_, buffer);
        raw::end_copy(db_);
    }

    void clear() { raw::run(db_, raw::clear_visits); }
    int server_process() const { return PQbackendPID(db_.get()); }
    static void open() { raw::connect(); }

private:
    void prepare(const char* name, const char* sql) { raw::checked(db_, PQprepare(db_.get(), name, sql, 0, nullptr)); }

    static std::string values_of(std::size_t count) {
        std::string sql = raw::insert_visit;
        for (std::size_t row = 1, number = 6; row < count; ++row)
            for (std::size_t i = 0; i < 5; ++i)
                sql += (i == 0 ? ", ($" : ", $") + std::to_string(number++) + (i == 4 ? ")" : "");
        return sql;
    }

    static void add_escaped(std::string& to, const std::string& text) {
        for (const char c : text) switch (c) {
                case '\\': to += "\\\\"; break;
                case '\t': to += "\\t"; break;
                case '\n': to += "\\n"; break;
                case '\r': to += "\\r"; break;
                default: to += c;
            }
    }

    template <class Number>
    static Number number(const PGresult* result, int row, int column) {
        Number value{};
        const char* const text = PQgetvalue(result, row, column);
        std::from_chars(text, text + PQgetlength(result, row, column), value);
        return value;
    }

    static visit read(const PGresult* result, int row) {
        const auto text = [&](int column) {
            return std::string_view{PQgetvalue(result, row, column),
                                    static_cast<std::size_t>(PQgetlength(result, row, column))};
        };
        return {.id = number<std::int64_t>(result, row, 0),
                .page = std::string{text(1)},
                .referrer = PQgetisnull(result, row, 2) ? std::optional<std::string>{} : std::string{text(2)},
                .seconds = number<double>(result, row, 3),
                .is_known = text(4) == "t",
                .at = raw::to_moment(text(5))};
    }

    raw::pg_connection db_ = raw::connect();
    bool hundreds_ = false;
};

}  // namespace bench
