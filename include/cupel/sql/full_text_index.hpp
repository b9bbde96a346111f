// What a full-text index is made of, as create_all and drop_all send it.
#pragma once

#include <cupel/sql/full_text.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace cupel::detail {

// , "search" TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', coalesce("title", '') || ' ' || ...)) STORED
template <class T, class Index>
struct full_text_column {
    template <class Writer>
    static constexpr void render(Writer& w) {
        check_full_text<T>(w);
        if constexpr (Writer::dialect::has_text_vectors) {
            using option = full_text_of<T>;
            w.text(", ");
            w.identifier(option::name.view());
            w.put(" TSVECTOR GENERATED ALWAYS AS (to_tsvector('", option::language_name.view(), "', ");
            std::string_view separator = "";
            for (std::size_t i : option::template columns_in<T>()) {
                w.put(separator, "coalesce(");
                w.identifier(table_of<T>().columns[i].name);
                w.text(", '')");
                separator = " || ' ' || ";
            }
            w.text(")) STORED");
        }
    }
};

enum class full_text_step { table, inserted, deleted, updated, filled };

template <class T, full_text_step Step>
struct full_text_statement : definition {
    using option = full_text_of<T>;
    static constexpr std::string_view name = option::name.view();

    template <class Writer>
    static constexpr void render(Writer& w) {
        check_full_text<T>(w);
        if constexpr (Writer::dialect::has_text_vectors) render_index(w);
        else if constexpr (Step == full_text_step::table) render_table(w);
        else if constexpr (Step == full_text_step::filled) render_fill(w);
        else render_trigger(w);
    }

private:
    static constexpr void qualified_name(walk& w, std::string_view suffix = "") {
        if (!table_of<T>().schema.empty()) {
            w.identifier(table_of<T>().schema);
            w.text(".");
        }
        name_with(w, suffix);
    }
    static constexpr void name_with(walk& w, std::string_view suffix) {
        w.text("\"");
        w.quoted_part(name, '"');
        w.text(suffix);
        w.text("\"");
    }

    // CREATE INDEX ... USING gin
    template <class Writer>
    static constexpr void render_index(Writer& w) {
        w.text("CREATE INDEX IF NOT EXISTS ");
        name_with(w, "_index");
        w.text(" ON ");
        w.table_name(table_of<T>());
        w.text(" USING gin (");
        w.identifier(name);
        w.text(")");
    }

    static constexpr void render_columns(walk& w, std::string_view before) {
        for (std::size_t i : option::template columns_in<T>()) {
            w.text(", ");
            w.text(before);
            w.identifier(table_of<T>().columns[i].name);
        }
    }

    static constexpr void render_table(walk& w) {
        constexpr bool english = option::language_name.view() == "english";
        w.text("CREATE VIRTUAL TABLE IF NOT EXISTS ");
        qualified_name(w);
        w.text(" USING fts5(");
        std::string_view separator = "";
        for (std::size_t i : option::template columns_in<T>()) {
            w.text(separator);
            w.identifier(table_of<T>().columns[i].name);
            separator = ", ";
        }
        w.text(", content=");
        w.literal(table_of<T>().name);
        w.text(", content_rowid=");
        w.literal(table_of<T>().columns[table_of<T>().key_column()].name);
        w.text(english ? ", tokenize='porter unicode61 remove_diacritics 0')"
                       : ", tokenize='unicode61 remove_diacritics 0')");
    }

    // INSERT INTO "search" ("search", rowid, ...) VALUES ('delete', old."id", ...): the words of the row as it was.
    static constexpr void render_row(walk& w, std::string_view row, bool gone) {
        w.text("INSERT INTO ");
        w.identifier(name);
        w.text(" (");
        if (gone) {
            w.identifier(name);
            w.text(", ");
        }
        w.text("rowid");
        render_columns(w, "");
        w.text(gone ? ") VALUES ('delete', " : ") VALUES (");
        w.text(row);
        w.identifier(table_of<T>().columns[table_of<T>().key_column()].name);
        render_columns(w, row);
        w.text("); ");
    }

    static constexpr void render_trigger(walk& w) {
        constexpr bool inserted = Step == full_text_step::inserted, deleted = Step == full_text_step::deleted;
        w.text("CREATE TRIGGER IF NOT EXISTS ");
        qualified_name(w, inserted ? "_insert" : deleted ? "_delete" : "_update");
        w.text(inserted ? " AFTER INSERT ON " : deleted ? " AFTER DELETE ON " : " AFTER UPDATE ON ");
        w.identifier(table_of<T>().name);
        w.text(" BEGIN ");
        if (!inserted) render_row(w, "old.", true);
        if (!deleted) render_row(w, "new.", false);
        w.text("END");
    }

    // The rows of a table that is older than its index.
    static constexpr void render_fill(walk& w) {
        w.text("INSERT INTO ");
        qualified_name(w);
        w.text(" (");
        w.identifier(name);
        w.text(") SELECT 'rebuild' WHERE NOT EXISTS (SELECT 1 FROM ");
        qualified_name(w, "_docsize");
        w.text(")");
    }
};

template <class T>
struct drop_full_text_statement : definition {
    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("DROP TABLE IF EXISTS ");
        if (!table_of<T>().schema.empty()) {
            w.identifier(table_of<T>().schema);
            w.text(".");
        }
        w.identifier(full_text_of<T>::name.view());
    }
};

// What create_all and drop_all call for a model with a full-text index.
template <class T, class Index>
struct full_text_tables {
    template <class Database>
    static void create(Database& database) {
        database.execute(full_text_statement<T, full_text_step::table>{});
        if constexpr (!Database::dialect::has_text_vectors) {
            database.execute(full_text_statement<T, full_text_step::inserted>{});
            database.execute(full_text_statement<T, full_text_step::deleted>{});
            database.execute(full_text_statement<T, full_text_step::updated>{});
            database.execute(full_text_statement<T, full_text_step::filled>{});
        }
    }
    template <class Database>
    static void drop(Database& database) {
        if constexpr (!Database::dialect::has_text_vectors) database.execute(drop_full_text_statement<T>{});
    }
};

}  // namespace cupel::detail
