// Whatever a file of SQLite holds is read as a value that can be written and read again, or is refused with a
// data_error.
#include "fuzz/fuzz.hpp"

#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/types/array.hpp>
#include <cupel/types/decimal.hpp>
#include <cupel/types/interval.hpp>
#include <cupel/types/json.hpp>
#include <cupel/types/uuid.hpp>

#include <cstring>
#include <tuple>
#include <vector>

using namespace cupel;

namespace fuzz_stored {

enum class color { red, green, blue };
enum class grade : std::uint8_t { a, b, c };
struct place {
    std::string city{};
    std::optional<std::int32_t> floor{};
    std::vector<double> at{};
    bool operator==(const place&) const = default;
};

// One table for all: a column of SQLite without a type keeps what it is given.
template <class T>
struct cell {
    std::int64_t id{};
    std::optional<T> value{};
};

}  // namespace fuzz_stored

template <>
inline constexpr auto cupel::enum_storage<fuzz_stored::grade> = cupel::enum_as::number;

template <class T>
struct cupel::mapping<fuzz_stored::cell<T>> {
    static constexpr auto table = cupel::table<"cell">();
};

namespace fuzz_stored {

struct database {
    sqlite::engine engine = sqlite::engine::connect("sqlite://");
    sqlite::connection connection = engine.connect(isolation::autocommit);
    sqlite3_stmt* store = nullptr;

    database() {
        connection.run("CREATE TABLE cell (id INTEGER PRIMARY KEY, value)");
        sqlite3_prepare_v2(connection.native_handle(), "INSERT OR REPLACE INTO cell VALUES (1, ?1)", -1, &store,
                           nullptr);
    }
    ~database() { sqlite3_finalize(store); }

    void put(std::size_t storage, const std::string& bytes) {
        std::int64_t integer = 0;
        std::memcpy(&integer, bytes.data(), std::min(bytes.size(), sizeof integer));
        double real = 0;
        std::memcpy(&real, &integer, sizeof real);
        const int size = static_cast<int>(bytes.size());
        switch (storage % 8) {
            case 0: sqlite3_bind_int64(store, 1, integer); break;
            case 1: sqlite3_bind_double(store, 1, real); break;
            case 2: sqlite3_bind_blob(store, 1, bytes.data(), size, SQLITE_STATIC); break;
            default: sqlite3_bind_text(store, 1, bytes.data(), size, SQLITE_STATIC); break;
        }
        fuzz::claim(sqlite3_step(store) == SQLITE_DONE, "the cell is stored");
        sqlite3_reset(store);
    }

    template <class T>
    std::optional<T> get() {
        return connection.execute(select<cell<T>>()).one().value;
    }
    template <class T>
    void read() {
        std::optional<T> value;
        try {
            value = get<T>();
        } catch (const data_error&) {
            return;
        }
        try {
            connection.execute(insert_into<cell<T>>(with_key).values(cell<T>{2, value}));
        } catch (const data_error&) {
            fuzz::claim(!std::is_arithmetic_v<T>, "a number that was read can be written");
            return;
        }
        connection.execute(delete_from<cell<T>>().where(col<&cell<T>::id> == 1));
        fuzz::claim(get<T>() == value, "a value is read as it was written");
    }
};

using types = std::tuple<std::int8_t, std::uint16_t, std::int32_t, std::uint32_t, std::int64_t, float, double, bool,
                         std::string, blob, color, grade, timestamp, timestamptz, cupel::date, interval,
                         std::chrono::microseconds, decimal, uuid, std::vector<std::int64_t>,
                         std::vector<std::optional<std::string>>, std::vector<timestamp>, nlohmann::json, json<place>>;

// Reads the cell as the type of this number.
template <class... T>
void read_as(database& db, std::size_t number, std::type_identity<std::tuple<T...>>) {
    std::size_t at = number % sizeof...(T);
    static_cast<void>(((at-- == 0 && (db.read<T>(), true)) || ...));
}

}  // namespace fuzz_stored

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_stored;
    static database db;
    fuzz::input given(data, size);
    const std::size_t type = given.number(), storage = given.number();
    db.connection.run("DELETE FROM cell");
    db.put(storage, given.rest());
    read_as(db, type, std::type_identity<types>{});
    return 0;
}
