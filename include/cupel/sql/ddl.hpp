// CREATE TABLE, CREATE INDEX, DROP TABLE of a model.
#pragma once

#include <cupel/schema/relationship_check.hpp>
#include <cupel/sql/column_names.hpp>
#include <cupel/sql/compile.hpp>
#include <cupel/sql/defaults.hpp>
#include <cupel/sql/index_keys.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel {

namespace detail {

struct definition_grammar {};

constexpr void render_constraint_name(walk& w, std::string_view name) noexcept {
    if (name.empty()) return;
    w.text("CONSTRAINT ");
    w.identifier(name);
    w.text(" ");
}

constexpr void render_action(walk& w, std::string_view event, referential_action action) noexcept {
    constexpr std::string_view words[] = {"", "CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT", "NO ACTION"};
    if (action == referential_action::none) return;
    w.text(event);
    w.text(words[static_cast<std::size_t>(action)]);
}

// FOREIGN KEY ("a") REFERENCES "t" ("b") ON DELETE CASCADE
template <class Writer>
constexpr void render_foreign_key(Writer& w, const table_info& table, const foreign_key_info& key) noexcept {
    render_constraint_name(w, key.name);
    w.text("FOREIGN KEY ");
    render_column_names(w, table, key.columns);
    w.text(" REFERENCES ");
    Writer::dialect::referred_table(w, key.target());
    w.text(" ");
    render_column_names(w, key.target(), key.target_columns);
    render_action(w, " ON DELETE ", key.on_delete);
    render_action(w, " ON UPDATE ", key.on_update);
}

// "name" TYPE NOT NULL DEFAULT (...)
template <class T, class Writer>
constexpr void render_column_definition(Writer& w, std::size_t index) {
    const column_info& column = table_of<T>().columns[index];
    if constexpr (!Writer::dialect::has_ranges)
        if (column.type.kind == type_kind::range) w.report(range_problem(table_of<T>(), {}, index));
    w.identifier(column.name);
    w.text(" ");
    if (column.generated) return Writer::dialect::generated_key(w, column.type);
    Writer::dialect::type_name(w, column.type);
    if (column.computed) {
        w.text(" GENERATED ALWAYS AS (");
        render_default<T, default_kind::computed>(w, index);
        w.text(") STORED");
    }
    if (!column.nullable) w.text(" NOT NULL");
    if (column.server_default) {
        w.text(" DEFAULT (");
        render_default<T, default_kind::server>(w, index);
        w.text(")");
    }
    Writer::dialect::column_end(w, column);
}

template <class Option>
concept check_constraint = requires { Option::adds_check; };

// CONSTRAINT "name" EXCLUDE USING gist ("a" WITH =, "r" WITH &&)
template <class T, class Constraint, class Writer>
constexpr void render_exclusion(Writer& w) {
    const table_info& table = table_of<T>();
    if constexpr (!Writer::dialect::has_ranges) {
        problem text("cupel[E541]: constraint ", Constraint::name.view(), " of ");
        table.describe(text);
        text += " excludes rows that overlap, which SQLite cannot; take it out, or keep the table on PostgreSQL";
        w.report(text);
    }
    w.text(", ");
    render_constraint_name(w, Constraint::name.view());
    w.text("EXCLUDE USING gist (");
    std::string_view separator = "";
    for (std::size_t i : Constraint::template columns_in<T>()) {
        w.text(separator);
        w.identifier(table.columns[i].name);
        w.text(table.columns[i].type.kind == type_kind::range ? " WITH &&" : " WITH =");
        separator = ", ";
    }
    w.text(")");
}

// full_text_index.hpp
template <class T, class Index>
struct full_text_column;

template <class T, class Writer>
constexpr void render_table(Writer& w) {
    const table_info& table = table_of<T>();
    w.table_name(table);
    w.text(" (");
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i != 0) w.text(", ");
        render_column_definition<T>(w, i);
    }
    for_each_option<T>([&](const auto& option) {
        using index = std::remove_cvref_t<decltype(option)>;
        if constexpr (requires { index::adds_full_text; }) full_text_column<T, index>::render(w);
    });
    if (table.has_primary_key() && !table.columns[*table.primary_key.begin()].generated) {
        w.text(", PRIMARY KEY ");
        render_column_names(w, table, table.primary_key);
    }
    for (const key_info& unique : table.uniques) {
        w.text(", ");
        render_constraint_name(w, unique.name);
        w.text("UNIQUE ");
        render_column_names(w, table, unique.columns);
    }
    for_each_option<T>([&](const auto& option) {
        if constexpr (check_constraint<std::remove_cvref_t<decltype(option)>>) {
            using predicate = std::remove_cvref_t<decltype(option.predicate)>;
            static_assert(refuse_if<condition_check<predicate, "CHECK">::value>::done);
            w.text(", ");
            render_constraint_name(w, option.name_);
            w.text("CHECK (");
            render_with_literals(w, option.predicate, &table);
            w.text(")");
        }
    });
    for_each_option<T>([&](const auto& option) {
        using constraint = std::remove_cvref_t<decltype(option)>;
        if constexpr (requires { constraint::adds_exclusion; }) render_exclusion<T, constraint>(w);
    });
    for (const foreign_key_info& key : table.foreign_keys) {
        if (key.use_alter && Writer::dialect::has_alter_table_add_constraint) continue;
        w.text(", ");
        render_foreign_key(w, table, key);
    }
    w.text(")");
}

// What statements without values and rows have in common.
struct definition {
    using grammar = definition_grammar;
    static constexpr bool has_values = false;
    template <class Visitor>
    constexpr void visit_values(Visitor&) const {}
};

template <class T, bool IfNotExists, bool Temporary = false>
struct create_table_statement : definition {
    static constexpr bool changes_session = Temporary;
    static constexpr bool is_long = true;

    constexpr auto if_not_exists() const noexcept { return create_table_statement<T, true, Temporary>{}; }
    // CREATE TEMPORARY TABLE: gone when the connection ends or goes back to its pool.
    constexpr auto temporary() const noexcept { return create_table_statement<T, IfNotExists, true>{}; }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.require(model_problem<T>);
        w.require(relationship_problem<T>);
        if (table_of<T>().view) report(w, "E551", " is a view; write create_view<", ">");
        if (Temporary && !table_of<T>().schema.empty())
            report(w, "E552",
                   " is temporary and has a schema, but temporary tables have one of their own; leave "
                   "schema(...) out of the mapping of ",
                   "");
        w.text(Temporary ? "CREATE TEMPORARY TABLE " : "CREATE TABLE ");
        if (IfNotExists) w.text("IF NOT EXISTS ");
        inside_definition<T>(w, [&] { render_table<T>(w); });
    }

    static constexpr void report(walk& w, std::string_view code, std::string_view what, std::string_view end) {
        w.report(problem("cupel[", code, "]: table ", table_of<T>().name, " (", table_of<T>().type, ")", what,
                         table_of<T>().type, end));
    }
};

template <class T>
inline constexpr std::size_t index_count = [] {
    std::size_t count = 0;
    for_each_option<T>([&](const auto& option) { count += index_definition<std::remove_cvref_t<decltype(option)>>; });
    return count;
}();

// The index of a mapping that stands at `Position` among its indexes.
template <class T, std::size_t Position>
struct create_index_statement : definition {
    template <class Writer>
    static constexpr void render(Writer& w) {
        std::size_t at = 0;
        for_each_option<T>([&](const auto& option) {
            if constexpr (index_definition<std::remove_cvref_t<decltype(option)>>)
                if (at++ == Position) render_index(w, option);
        });
    }

    // CREATE INDEX IF NOT EXISTS "ix" ON "t" USING gin ("a") WHERE "b"
    template <class Writer, class Option>
    static constexpr void render_index(Writer& w, const Option& option) {
        w.require(model_problem<T>);
        w.text(option.unique_ ? "CREATE UNIQUE INDEX IF NOT EXISTS " : "CREATE INDEX IF NOT EXISTS ");
        Writer::dialect::index_on_table(w, Option::name(), table_of<T>());
        w.text(" ");
        if (!option.method_.empty() && Writer::dialect::has_index_methods) w.put("USING ", option.method_, " ");
        inside_definition<T>(w, [&] {
            w.clock = false;
            render_index_keys<T>(w, option);
            if (w.clock) report_clock(w, "an expression", Option::name(), "; index columns and what is made of them");
            if constexpr (is_partial_index<Option>) {
                using condition = decltype(Option::condition);
                static_assert(refuse_if<condition_check<condition, "WHERE of an index">::value>::done);
                w.clock = false;
                render_index_where<T>(w, option);
                if (w.clock) report_clock(w, "WHERE", Option::name(), "; index all rows, or compare with a constant");
            }
        });
    }

    // An index keeps what it was made of.
    static constexpr void report_clock(walk& w, std::string_view what, std::string_view index,
                                       std::string_view repair) {
        problem text("cupel[E531]: ", what, " of index ", index, " of ");
        table_of<T>().describe(text);
        text += " asks the clock, which says something else each time";
        text += repair;
        w.report(text);
    }
};

template <class T, bool IfExists>
struct drop_table_statement : definition {
    constexpr auto if_exists() const noexcept { return drop_table_statement<T, true>{}; }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text(IfExists ? "DROP TABLE IF EXISTS " : "DROP TABLE ");
        w.table_name(table_of<T>());
        w.text(Writer::dialect::drop_table_end);
    }
};

// "t_a_b_fkey", the name that PostgreSQL itself would give.
constexpr void render_name_of_key(walk& w, const table_info& table, const foreign_key_info& key) noexcept {
    w.text("CONSTRAINT \"");
    w.quoted_part(table.name, '"');
    for (std::size_t i : key.columns) {
        w.text("_");
        w.quoted_part(table.columns[i].name, '"');
    }
    w.text("_fkey\" ");
}

// ALTER TABLE "t" ADD CONSTRAINT ... FOREIGN KEY ..., for a foreign key marked use_alter; nothing if it is there already.
template <class T, std::size_t Position>
struct add_foreign_key_statement : definition {
    template <class Writer>
    static constexpr void render(Writer& w) {
        constexpr const foreign_key_info& key = table_of<T>().foreign_keys[Position];
        w.text(Writer::dialect::before_added_constraint);
        w.text("ALTER TABLE ");
        w.table_name(table_of<T>());
        w.text(" ADD ");
        if (key.name.empty()) render_name_of_key(w, table_of<T>(), key);
        render_foreign_key(w, table_of<T>(), key);
        w.text(Writer::dialect::after_added_constraint);
    }
};

}  // namespace detail

// CREATE TABLE of a model, with its keys and constraints; `.if_not_exists()`. Indexes are statements of their own.
template <class T>
inline constexpr detail::create_table_statement<T, false> create_table{};

// CREATE INDEX IF NOT EXISTS of the n-th index in the mapping of T.
template <class T, std::size_t Position>
    requires(Position < detail::index_count<T>)
inline constexpr detail::create_index_statement<T, Position> create_index{};

// DROP TABLE of a model; `.if_exists()`.
template <class T>
inline constexpr detail::drop_table_statement<T, false> drop_table{};

}  // namespace cupel
