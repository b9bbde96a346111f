// Any bytes are a value, which comes back as it was, or are refused; the SQL that is sent is the constant, whatever
// they are.
#include "fuzz/fuzz.hpp"

#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/types/utf8.hpp>

using namespace cupel;

namespace fuzz_values {

struct item {
    std::int64_t id{};
    std::string text;
    blob bytes{};
};

struct database {
    sqlite::engine engine = sqlite::engine::connect("sqlite://", {.show_parameters = true});
    std::string_view expected;

    database() {
        create_all<item>(engine);
        engine.events().on_before_execute(
            [this](const statement_event& event) { fuzz::claim(event.sql == expected, "no value changes the SQL"); });
        cupel::echo(
            engine.events(),
            [](std::string_view line) {
                for (const char c : line)
                    fuzz::claim(static_cast<unsigned char>(c) >= ' ' && c != 0x7F, "a log has lines");
            },
            echo_mode::values);
    }

    // Whether the statement ran; a refusal is right where a value is no text.
    template <class Statement, class Use>
    void run(const Statement& statement, bool taken, Use use) {
        expected = sql<sqlite>(statement);
        try {
            use(engine.execute(statement));
            fuzz::claim(taken, "what is no text is refused");
        } catch (const data_error&) {
            fuzz::claim(!taken, "text is taken");
        }
    }
};

// The rows that a condition finds.
template <class Condition>
void finds(database& db, const Condition& condition, bool taken, std::int64_t rows) {
    db.run(select(func::count()).from<item>().where(condition), taken,
           [&](auto answer) { fuzz::claim(std::move(answer).scalar() == rows, "the value is found by itself"); });
}

}  // namespace fuzz_values

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fuzz_values;
    static database db;
    fuzz::input given(data, size);
    const std::string part = given.text();
    const std::string whole = given.rest();
    const bool good = detail::find_invalid_utf8(whole) == whole.size();
    const auto* const bytes = reinterpret_cast<const std::byte*>(whole.data());
    const blob binary(bytes, bytes + whole.size());

    db.run(insert_into<item>().values(item{0, whole, binary}), good,
           [](const execution& done) { fuzz::claim(done.rows_affected == 1, "one row is inserted"); });
    db.run(select<item>().where(col<&item::text> == whole), good, [&](auto rows) {
        const auto found = std::move(rows).all();
        fuzz::claim(found.size() == 1 && found[0].text == whole && found[0].bytes == binary,
                    "a value comes back as it was");
    });
    finds(db, col<&item::bytes> == binary, true, good);
    // LIKE ends at the character U+0000, in SQLite.
    const bool likable = detail::find_invalid_utf8(part) == part.size() && part.find('\0') == std::string::npos &&
                         whole.find('\0') == std::string::npos;
    if (good && likable) {
        const std::string both = whole + part + whole;
        db.run(update<item>().set(col<&item::text> = both).all_rows(), true, [](const execution&) {});
        finds(db, col<&item::text>.contains(part), true, 1);
        finds(db, col<&item::text>.startswith(whole + part), true, 1);
        finds(db, col<&item::text>.endswith(part + whole), true, 1);
        const std::vector<std::string> some{part, both};
        finds(db, col<&item::text>.in(some), true, 1);
    }
    db.run(delete_from<item>().all_rows(), true,
           [&](const execution& done) { fuzz::claim(done.rows_affected == good, "what was inserted is there"); });
    return 0;
}
