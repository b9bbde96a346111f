// libpq as fast as we could get it: prepared statements with their types, parameters and results in binary form, rows
// built in one piece.
#pragma once

#include "raw_libpq.hpp"

#include <bit>
#include <cstring>

namespace bench {

class libpq_binary {
public:
    explicit libpq_binary(const char* begin) {
        raw::run(db_, begin);
        constexpr Oid text = 25, float8 = 701, boolean = 16, timestamp = 1114, int8 = 20;
        constexpr Oid row[] = {text, text, float8, boolean, timestamp}, key[] = {int8};
        raw::checked(db_, PQprepare(db_.get(), "insert", raw::insert_visit, 5, row));
        raw::checked(db_, PQprepare(db_.get(), "select", raw::select_visits, 0, nullptr));
        raw::checked(db_, PQprepare(db_.get(), "get", raw::select_visit, 1, key));
    }

    void insert(const std::vector<visit>& rows) {
        raw::run(db_, "BEGIN");
        for (const auto& row : rows) {
            const auto seconds = swapped(std::bit_cast<std::int64_t>(row.seconds));
            const auto at = swapped((row.at - epoch).count());
            const char known = row.is_known;
            const char* const values[] = {row.page.data(), row.referrer ? row.referrer->data() : nullptr,
                                          reinterpret_cast<const char*>(&seconds), &known,
                                          reinterpret_cast<const char*>(&at)};
            const int lengths[] = {static_cast<int>(row.page.size()),
                                   row.referrer ? static_cast<int>(row.referrer->size()) : 0, 8, 1, 8};
            constexpr int formats[] = {1, 1, 1, 1, 1};
            raw::checked(db_, PQexecPrepared(db_.get(), "insert", 5, values, lengths, formats, 1));
        }
        raw::run(db_, "COMMIT");
    }

    std::vector<visit> select() {
        const auto result =
            raw::checked(db_, PQexecPrepared(db_.get(), "select", 0, nullptr, nullptr, nullptr, 1), PGRES_TUPLES_OK);
        const int size = PQntuples(result.get());
        std::vector<visit> rows;
        rows.reserve(static_cast<std::size_t>(size));
        for (int i = 0; i < size; ++i) rows.push_back(read(result.get(), i));
        return rows;
    }

    // Hands over each row as it comes, of a table that may be read alone.
    template <class Read>
    static void stream(const char* begin, const Read& read_one) {
        const auto db = raw::connect();
        raw::run(db, begin);
        raw::checked(db, PQprepare(db.get(), "select", raw::select_visits, 0, nullptr));
        PQsendQueryPrepared(db.get(), "select", 0, nullptr, nullptr, nullptr, 1);
        PQsetSingleRowMode(db.get());
        while (const raw::pg_result row{PQgetResult(db.get())}) {
            if (PQresultStatus(row.get()) == PGRES_SINGLE_TUPLE) read_one(read(row.get(), 0));
            else if (PQresultStatus(row.get()) != PGRES_TUPLES_OK) throw std::runtime_error(PQerrorMessage(db.get()));
        }
    }

    visit get(std::int64_t id) {
        const auto key = swapped(id);
        const char* const values[] = {reinterpret_cast<const char*>(&key)};
        constexpr int lengths[] = {8}, formats[] = {1};
        const auto result =
            raw::checked(db_, PQexecPrepared(db_.get(), "get", 1, values, lengths, formats, 1), PGRES_TUPLES_OK);
        if (PQntuples(result.get()) != 1) throw std::runtime_error("no such row");
        return read(result.get(), 0);
    }

    // COPY in its binary form, a buffer of rows at a time.
    void copy(const std::vector<visit>& rows) {
        raw::checked(db_, PQexec(db_.get(), raw::copy_visits_binary), PGRES_COPY_IN);
        std::string buffer("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
        const auto add = [&](const void* bytes, std::size_t size) {
            const auto length = __builtin_bswap32(static_cast<std::uint32_t>(size));
            buffer.append(reinterpret_cast<const char*>(&length), sizeof length);
            if (bytes != nullptr) buffer.append(static_cast<const char*>(bytes), size);
        };
        for (const auto& row : rows) {
            const auto seconds = swapped(std::bit_cast<std::int64_t>(row.seconds));
            const auto at = swapped((row.at - epoch).count());
            const char known = row.is_known;
            buffer.append("\0\5", 2);
            add(row.page.data(), row.page.size());
            if (row.referrer) add(row.referrer->data(), row.referrer->size());
            else add(nullptr, static_cast<std::size_t>(-1));
            add(&seconds, 8);
            add(&known, 1);
            add(&at, 8);
            if (buffer.size() > 60'000) raw::send(db_, buffer);
        }
        buffer.append("\377\377", 2);
        raw::send(db_, buffer);
        raw::end_copy(db_);
    }

    void clear() { raw::run(db_, raw::clear_visits); }
    int server_process() const { return PQbackendPID(db_.get()); }

private:
    static constexpr moment epoch = std::chrono::sys_days{std::chrono::year(2000) / 1 / 1};

    static std::int64_t swapped(std::int64_t value) {
        return std::endian::native == std::endian::little
                   ? static_cast<std::int64_t>(__builtin_bswap64(static_cast<std::uint64_t>(value)))
                   : value;
    }
    static std::int64_t integer(const char* bytes) {
        std::int64_t value;
        std::memcpy(&value, bytes, sizeof value);
        return swapped(value);
    }

    static visit read(const PGresult* result, int row) {
        const auto bytes = [&](int column) { return PQgetvalue(result, row, column); };
        const auto size = [&](int column) { return static_cast<std::size_t>(PQgetlength(result, row, column)); };
        return {.id = integer(bytes(0)),
                .page = std::string(bytes(1), size(1)),
                .referrer = PQgetisnull(result, row, 2) ? std::optional<std::string>{} : std::string(bytes(2), size(2)),
                .seconds = std::bit_cast<double>(integer(bytes(3))),
                .is_known = *bytes(4) != 0,
                .at = epoch + std::chrono::microseconds(integer(bytes(5)))};
    }

    raw::pg_connection db_ = raw::connect();
};

}  // namespace bench
