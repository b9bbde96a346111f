// Every part of a time and every beginning that there is, held against the same SQL written by hand.
#include "compliance/support/database.hpp"

#include <cupel/types/time_text.hpp>

#include <type_traits>

using namespace cupel;
using namespace std::chrono_literals;
using namespace std::chrono;

namespace time_by_hand {

struct event {
    std::int64_t id{};
    timestamp at{};
    timestamptz moment{};
    cupel::date day{sys_days{}};
    std::optional<timestamp> ended{};
};

constexpr auto id = col<&event::id>;
constexpr auto at = col<&event::at>;
constexpr auto moment = col<&event::moment>;
constexpr auto day = col<&event::day>;
constexpr auto ended = col<&event::ended>;

// Before 1970, and where the year of the weeks is another than that of the months.
const std::vector<timestamp> moments{sys_days{1700y / October / 10} + 12h + 59min + 59s + 999499us,
                                     sys_days{1899y / December / 31} + 23h + 59min + 59s + 999999us,
                                     sys_days{1904y / February / 29},
                                     sys_days{1960y / January / 3} + 1us,
                                     sys_days{1964y / December / 31} + 6h,
                                     sys_days{1969y / December / 28} + 18h + 5min,
                                     sys_days{1969y / December / 31} + 23h + 59min + 59s + 999999us,
                                     timestamp{},
                                     sys_days{2000y / February / 29} + 5h + 7min + 9s + 123456us,
                                     sys_days{2004y / December / 31} + 1h,
                                     sys_days{2005y / January / 1} + 500ms,
                                     sys_days{2008y / December / 28} + 23h + 59min + 59s,
                                     sys_days{2008y / December / 29},
                                     sys_days{2010y / January / 3} + 3us,
                                     sys_days{2010y / January / 4},
                                     sys_days{2020y / December / 31} + 12h + 30min,
                                     sys_days{2024y / December / 30} + 9h,
                                     sys_days{2026y / July / 1} + 10h + 20min + 30s + 40us,
                                     sys_days{2200y / December / 31} + 23h + 59min + 59s + 999999us};

template <class D>
struct times_by_hand : compliance::suite<D> {
    static constexpr bool on_sqlite = std::same_as<typename D::dialect, sqlite>;
    using texts = std::vector<std::optional<std::string>>;

    void SetUp() override {
        create_all<event>(this->db);
        std::vector<event> events;
        for (timestamp each : moments)
            events.push_back({std::ssize(events) + 1, each, timestamptz{each}, cupel::date(floor<days>(each)),
                              events.size() % 3 == 0 ? std::nullopt : std::optional(each)});
        this->db.execute(insert_into<event>(with_key).values(events));
        if (!on_sqlite) this->db.run("SET TIME ZONE 'America/New_York'");
    }

    texts ask(const std::string& expression) {
        texts all;
        for (auto& row : this->database.ask(this->db, "SELECT " + expression + " FROM event ORDER BY id"))
            all.push_back(row.at(0));
        return all;
    }

    texts rows_where(const std::string& condition) {
        texts all;
        for (auto& row : this->database.ask(this->db, "SELECT id FROM event WHERE " + condition + " ORDER BY id"))
            all.push_back(row.at(0));
        return all;
    }

    template <class T>
    static std::string spelled(const T& value) {
        if constexpr (std::same_as<T, timestamp>) return std::string(detail::timestamp_text(value).view());
        else if constexpr (std::same_as<T, timestamptz>) return std::string(detail::timestamptz_text(value).view());
        else if constexpr (std::same_as<T, cupel::date>) return std::string(detail::date_text(sys_days(value)).view());
        else return std::to_string(value);
    }
    // The same for what a database answered.
    template <class T>
    static std::string read(const std::string& text) {
        if constexpr (std::same_as<T, double>) return std::to_string(std::stod(text));
        else return text;
    }

    template <class E>
    void same(E expression, const std::string& by_hand) {
        using value = detail::without_optional<typename E::value_type>;
        texts found;
        for (const std::optional<value> each :
             this->db.execute(select(expression.template as<"value">()).template from<event>().order_by(id)).scalars())
            found.push_back(each ? std::optional(spelled<value>(*each)) : std::nullopt);
        texts wanted = ask(by_hand);
        for (auto& text : wanted)
            if (text) text = read<value>(*text);
        EXPECT_EQ(found, wanted) << by_hand;
        EXPECT_EQ(found.size(), moments.size());
    }

    // x is the column in the SQL written by hand.
    static std::string of_column(std::string text, std::string_view column) {
        for (std::size_t place = text.find("{x}"); place != std::string::npos; place = text.find("{x}"))
            text.replace(place, 3, column);
        return text;
    }
    template <fixed_string Part>
    void same_part(const std::string& on_sqlite_text, const std::string& on_postgresql_text) {
        const std::string text = on_sqlite ? on_sqlite_text : on_postgresql_text;
        same(extract<Part>(at), of_column(text, "at"));
        same(extract<Part>(moment), of_column(text, on_sqlite ? "moment" : "(moment AT TIME ZONE 'UTC')"));
        same(extract<Part>(ended), of_column(text, "ended"));
        if constexpr (Part.view() != "hour" && Part.view() != "minute" && Part.view() != "second")
            same(extract<Part>(day), of_column(text, "day"));
    }

    // The beginnings on SQLite as 2026-07-01 10:20:30, which are filled up with decimals.
    template <fixed_string Part>
    void same_beginning(const std::string& on_sqlite_text) {
        const auto text = [&](std::string_view column, std::string_view end) {
            if (on_sqlite) return of_column(on_sqlite_text, column) + " || '" + std::string(end) + "'";
            const std::string zone = end.ends_with('Z') ? " AT TIME ZONE 'UTC'" : "";
            return "to_char(date_trunc('" + std::string(Part.view()) + "', " + std::string(column) + zone +
                   "), 'YYYY-MM-DD HH24:MI:SS.US" + (end.ends_with('Z') ? "\"Z\"" : "") + "')";
        };
        same(func::date_trunc<Part>(at), text("at", ".000000"));
        same(func::date_trunc<Part>(moment), text("moment", ".000000Z"));
        same(func::date_trunc<Part>(ended), text("ended", ".000000"));
    }
    template <fixed_string Part>
    void same_beginning_of_days(const std::string& on_sqlite_text) {
        same_beginning<Part>(on_sqlite_text + " || ' 00:00:00'");
        same(func::date_trunc<Part>(day), on_sqlite ? of_column(on_sqlite_text, "day")
                                                    : "date_trunc('" + std::string(Part.view()) + "', day)::date");
    }
};
TYPED_TEST_SUITE(times_by_hand, compliance::databases, compliance::database_names);

TYPED_TEST(times_by_hand, parts_of_the_day) {
    this->template same_part<"hour">("CAST(strftime('%H', substr({x}, 1, 19)) AS INTEGER)", "extract(hour FROM {x})");
    this->template same_part<"minute">("CAST(strftime('%M', substr({x}, 1, 19)) AS INTEGER)",
                                       "extract(minute FROM {x})");
    this->template same_part<"second">("CAST(substr({x}, 18, 9) AS REAL)", "extract(second FROM {x})");
    this->template same_part<"epoch">(
        "CASE WHEN {x} IS NOT NULL THEN printf('%!.6f', (strftime('%s', substr({x}, 1, 19)) * 1000000 + "
        "substr({x} || '000000', 21, 6)) / 1000000.0) END",
        "extract(epoch FROM {x})");
}

TYPED_TEST(times_by_hand, parts_of_the_calendar) {
    this->template same_part<"year">("CAST(strftime('%Y', substr({x}, 1, 10)) AS INTEGER)", "extract(year FROM {x})");
    this->template same_part<"quarter">("(strftime('%m', substr({x}, 1, 10)) + 2) / 3", "extract(quarter FROM {x})");
    this->template same_part<"month">("CAST(strftime('%m', substr({x}, 1, 10)) AS INTEGER)", "extract(month FROM {x})");
    this->template same_part<"day">("CAST(strftime('%d', substr({x}, 1, 10)) AS INTEGER)", "extract(day FROM {x})");
    this->template same_part<"doy">(
        "CAST(julianday(substr({x}, 1, 10)) - julianday(substr({x}, 1, 10), 'start of year') "
        "AS INTEGER) + 1",
        "extract(doy FROM {x})");
}

// The first week is the one with the first Thursday: on SQLite the days since the Monday of the week with January 4.
TYPED_TEST(times_by_hand, parts_of_the_week) {
    this->template same_part<"dow">("(CAST(julianday(substr({x}, 1, 10)) + 1.5 AS INTEGER)) % 7",
                                    "extract(dow FROM {x})");
    this->template same_part<"isodow">("CAST(julianday(substr({x}, 1, 10)) + 0.5 AS INTEGER) % 7 + 1",
                                       "extract(isodow FROM {x})");
    const std::string year = "strftime('%Y', substr({x}, 1, 10))";
    const auto first_monday = [&](const std::string& later) {
        return "julianday(" + year + " || '-01-04', '" + later + " years', '-6 days', 'weekday 1')";
    };
    const std::string today = "julianday(substr({x}, 1, 10))";
    this->template same_part<"isoyear">(year + " + (" + today + " >= " + first_monday("+1") + ") - (" + today + " < " +
                                            first_monday("+0") + ")",
                                        "extract(isoyear FROM {x})");
    this->template same_part<"week">("CAST(" + today + " - CASE WHEN " + today + " >= " + first_monday("+1") +
                                         " THEN " + first_monday("+1") + " WHEN " + today + " < " + first_monday("+0") +
                                         " THEN " + first_monday("-1") + " ELSE " + first_monday("+0") +
                                         " END AS INTEGER) / 7 + 1",
                                     "extract(week FROM {x})");
}

TYPED_TEST(times_by_hand, beginnings) {
    this->template same_beginning_of_days<"year">("substr({x}, 1, 4) || '-01-01'");
    this->template same_beginning_of_days<"quarter">(
        "CASE WHEN substr({x}, 6, 2) <= '03' THEN substr({x}, 1, 4) || '-01-01' WHEN substr({x}, 6, 2) <= '06' THEN "
        "substr({x}, 1, 4) || '-04-01' WHEN substr({x}, 6, 2) <= '09' THEN substr({x}, 1, 4) || '-07-01' ELSE "
        "substr({x}, 1, 4) || '-10-01' END");
    this->template same_beginning_of_days<"month">("substr({x}, 1, 7) || '-01'");
    this->template same_beginning_of_days<"week">("date(julianday(substr({x}, 1, 10)) - "
                                                  "CAST(julianday(substr({x}, 1, 10)) + 0.5 AS INTEGER) % 7)");
    this->template same_beginning_of_days<"day">("substr({x}, 1, 10)");
    this->template same_beginning<"hour">("substr({x}, 1, 13) || ':00:00'");
    this->template same_beginning<"minute">("substr({x}, 1, 16) || ':00'");
    this->template same_beginning<"second">("substr({x}, 1, 19)");
}

TYPED_TEST(times_by_hand, in_conditions) {
    const auto same_rows = [&](const auto& condition, std::string_view sqlite_text, std::string_view postgresql_text) {
        const std::string by_hand(TestFixture::on_sqlite ? sqlite_text : postgresql_text);
        typename TestFixture::texts found;
        for (const std::int64_t each : this->db.execute(select(id).where(condition).order_by(id)).scalars())
            found.push_back(std::to_string(each));
        EXPECT_EQ(found, this->rows_where(by_hand)) << by_hand;
        EXPECT_FALSE(found.empty()) << by_hand;
    };
    same_rows(extract<"isoyear">(at) != extract<"year">(at),
              "strftime('%Y', date(substr(at, 1, 10), '-3 days', 'weekday 4')) <> strftime('%Y', substr(at, 1, 10))",
              "extract(isoyear FROM at) <> extract(year FROM at)");
    same_rows(func::date_trunc<"week">(day) < func::date_trunc<"year">(day) && extract<"epoch">(day) < 0,
              "date(day, '-6 days', 'weekday 1') < date(day, 'start of year') AND day < '1970-01-01'",
              "date_trunc('week', day) < date_trunc('year', day) AND day < '1970-01-01'");
}

}  // namespace time_by_hand
