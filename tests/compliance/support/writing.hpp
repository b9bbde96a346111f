// Writing statements held against the same SQL by hand: what is in the database afterwards, and what is returned.
#pragma once

#include "compliance/support/database.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace writing {

struct shelf {
    std::int64_t id{};
    std::string room;
    std::int32_t places{};
};
struct item {
    std::int64_t id{};
    std::string name;
    std::int32_t pieces = 1;
    std::optional<std::string> note{};
    std::optional<std::int64_t> shelf_id{};
    bool sold{};
};
struct line {  // a key of two columns, and a column that UPDATE sets by itself
    std::string shop;
    std::string article;
    std::int32_t pieces{};
    std::string changed_by = "nobody";
};
struct blank {  // an INSERT need not give anything
    std::int64_t id{};
    std::optional<std::string> words{};
    std::int32_t number{};
};

}  // namespace writing

template <>
struct cupel::mapping<writing::item> {
    static constexpr auto table =
        cupel::table<"item">(unique<&writing::item::name>.name("uq_item_name"),
                             index<"ux_open_notes", &writing::item::note>.unique().where(!col<&writing::item::sold>),
                             foreign_key<&writing::item::shelf_id, &writing::shelf::id>);
};
template <>
struct cupel::mapping<writing::line> {
    static constexpr auto table = cupel::table<"line">(primary_key<&writing::line::shop, &writing::line::article>,
                                                       on_update<&writing::line::changed_by>("update"));
};
template <>
struct cupel::mapping<writing::blank> {
    static constexpr auto table = cupel::table<"blank">(server_default<&writing::blank::number>(3));
};

namespace writing {

inline auto members(const shelf& one) { return std::tie(one.id, one.room, one.places); }
inline auto members(const item& one) {
    return std::tie(one.id, one.name, one.pieces, one.note, one.shelf_id, one.sold);
}
inline auto members(const line& one) { return std::tie(one.shop, one.article, one.pieces, one.changed_by); }
inline auto members(const blank& one) { return std::tie(one.id, one.words, one.number); }

// The texts of a value, of an object, of a row, as the database spells them.
template <class Dialect>
struct texts {
    std::vector<std::optional<std::string>> all{};

    template <class T>
    void add(const T& value) {
        if constexpr (std::same_as<T, bool>) {
            if constexpr (std::same_as<Dialect, cupel::sqlite>) all.emplace_back(value ? "1" : "0");
            else all.emplace_back(value ? "t" : "f");
        } else if constexpr (std::integral<T>) {
            all.emplace_back(std::to_string(value));
        } else if constexpr (std::same_as<T, std::string>) {
            all.emplace_back(value);
        } else if constexpr (requires { members(value); }) {
            std::apply([&](const auto&... each) { (add(each), ...); }, members(value));
        } else if constexpr (requires { value.has_value(); }) {
            if (value) add(*value);
            else all.emplace_back();
        } else {
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                (add(value.template get<I>()), ...);
            }(std::make_index_sequence<T::size>());
        }
    }
};

template <class D>
struct by_hand : compliance::suite<D> {
    using dialect = typename D::dialect;
    using text_rows = compliance::text_rows;
    // Tables and views with their kind, their columns and their rows; how far keys have come.
    using contents = std::map<std::string, text_rows>;
    struct outcome {
        contents stored{};
        text_rows returned{};
        std::optional<std::int64_t> count{};  // of rows that were written
    };
    static constexpr bool on_sqlite = std::same_as<dialect, cupel::sqlite>;

    std::string there_too;  // SQL of what restore() makes beside the tables

    text_rows ask(const std::string& sql) { return this->database.ask(this->db, sql); }

    text_rows relations() {
        return ask(on_sqlite
                       ? "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') UNION ALL "
                         "SELECT name, 'temporary ' || type FROM sqlite_temp_master WHERE type <> 'index'"
                       : "SELECT relname, relpersistence::text || CASE relkind WHEN 'v' THEN ' view' ELSE ' table' END "
                         "FROM pg_class WHERE relkind IN ('r', 'v') AND "
                         "relnamespace IN (current_schema()::regnamespace, pg_my_temp_schema())");
    }

    contents all() {
        contents found;
        for (const auto& relation : relations()) {
            const std::string& name = *relation[0];
            text_rows& told = found[name + ", " + *relation[1]];
            told = ask("SELECT * FROM " + name);
            std::ranges::sort(told);
            const text_rows columns =
                ask(on_sqlite ? "SELECT name, type, \"notnull\", pk FROM pragma_table_info('" + name + "')"
                              : "SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute "
                                "WHERE attrelid = '" +
                                    name + "'::regclass AND attnum > 0 ORDER BY attnum");
            told.insert(told.begin(), columns.begin(), columns.end());
        }
        if constexpr (!on_sqlite)
            found["keys"] = ask("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema() "
                                "ORDER BY 1");
        return found;
    }

    // The same tables with the same rows each time, and nothing else.
    void restore() {
        for (const auto& relation : relations()) {
            const std::string& name = *relation[0];
            if (name == "shelf" || name == "item" || name == "line" || name == "blank") continue;
            const bool view = relation[1]->ends_with("view");
            this->db.run((view ? "DROP VIEW IF EXISTS " : "DROP TABLE ") + name +
                         (view && !on_sqlite ? " CASCADE" : ""));
        }
        cupel::drop_all<item, shelf, line, blank>(this->db);
        cupel::create_all<item, shelf, line, blank>(this->db);
        this->db.run("INSERT INTO shelf (room, places) VALUES ('hall', 2), ('attic', 5), ('cellar', 1);"
                     "INSERT INTO item (name, pieces, note, shelf_id, sold) VALUES ('saw', 3, NULL, 1, FALSE), "
                     "('axe', 0, 'old', 2, TRUE), ('nail', 900, 'box', 1, FALSE), ('rope', 7, NULL, NULL, FALSE), "
                     "('lamp', 1, 'old', 3, TRUE);"
                     "INSERT INTO line VALUES ('north', 'tea', 5, 'x'), ('north', 'milk', 6, 'x'), "
                     "('south', 'tea', 7, 'x');"
                     "INSERT INTO blank (words) VALUES ('x');" +
                     there_too);
    }

    template <class Done>
    static outcome read(Done done) {
        outcome made;
        if constexpr (requires { done.rows_affected; }) {
            made.count = done.rows_affected;
        } else if constexpr (requires { done.all(); }) {
            return read(done.all());
        } else {
            for (const auto& row : done) {
                texts<dialect> line_of_texts;
                line_of_texts.add(row);
                made.returned.push_back(line_of_texts.all);
            }
        }
        return made;
    }

    // Rows of an INSERT come in the order of what was given, others in none.
    template <class Statement, class ByHand>
    void compare(const Statement& statement, const ByHand& hand, std::string_view sql) {
        restore();
        const contents before = all();
        outcome made = read(this->db.execute(statement));
        made.stored = all();
        restore();
        EXPECT_EQ(all(), before) << sql;
        outcome wanted = hand();
        wanted.stored = all();
        EXPECT_EQ(made.stored, wanted.stored) << sql;
        EXPECT_NE(wanted.stored, before) << sql;
        if (!sql.starts_with("INSERT")) {
            std::ranges::sort(made.returned);
            std::ranges::sort(wanted.returned);
        }
        EXPECT_EQ(made.returned, wanted.returned) << sql;
        EXPECT_EQ(wanted.count ? made.count : wanted.count, wanted.count) << sql;
        EXPECT_EQ(sql.find(" RETURNING ") == sql.npos, wanted.returned.empty()) << sql;
    }

    // By hand, the rows that are written are counted by RETURNING.
    template <class Statement>
    void same(const Statement& statement, std::string_view sqlite_text, std::string_view postgresql_text) {
        const std::string sql(on_sqlite ? sqlite_text : postgresql_text);
        const bool returns = sql.find(" RETURNING ") != sql.npos;
        const bool counts = !sql.starts_with("CREATE") && !sql.starts_with("DROP") && !sql.starts_with("TRUNCATE");
        const auto hand = [&]() -> outcome {
            if (returns || !counts) return {{}, ask(sql), {}};
            return {{}, {}, static_cast<std::int64_t>(ask(sql + " RETURNING 1").size())};
        };
        compare(statement, hand, sql);
    }
    template <class Statement>
    void same(const Statement& statement, std::string_view text) {
        same(statement, text, text);
    }
};

}  // namespace writing
