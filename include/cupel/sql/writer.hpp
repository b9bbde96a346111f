// The one walk over a statement. It writes the text (or measures it), numbers the parameters, and checks every column
// against the scope it stands in. Nodes call it from their `render`.
#pragma once

#include <cupel/sql/scope.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel::detail {

// What the walk finds out about one item of the select list.
struct item_info {
    std::string_view name{};
    bool nullable = false;
};

// Where in a statement the walk is; a subquery has its own.
struct walk_state {
    const scope* visible = nullptr;
    clause_kind clause = clause_kind::none;
    bool qualified = true;    // "users"."id", or "id" where SQL wants the bare name
    bool nullable = false;    // whether the expression walked since this was cleared may be NULL
    bool aggregated = false;  // whether an aggregate was met since this was cleared
    bool in_aggregate = false;
    bool covered = false;  // inside an expression that GROUP BY names

    item_info* items = nullptr;
};

// A value that becomes text in DDL, where parameters cannot stand.
struct literal_value {
    enum class kind : std::uint8_t { null, boolean, integer, floating, text } type = kind::null;
    bool boolean = false;
    std::int64_t integer = 0;
    double floating = 0;
    std::string_view text{};
};

// The part of the writer that does not depend on the dialect.
struct walk : walk_state {
    char* out = nullptr;  // null while measuring
    std::size_t size = 0;
    std::size_t parameters = 0;
    problem fault{};
    const literal_value* literals = nullptr;  // what the next parameters are, where they are written as text

    // Set while a statement looks for the one table that its select list stands on.
    bool discovering = false;
    std::size_t discoveries = 0;
    const table_info* discovered = nullptr;
    std::string_view discovered_alias{};

    constexpr void text(std::string_view part) noexcept {
        if (out != nullptr)
            for (std::size_t i = 0; i < part.size(); ++i) out[size + i] = part[i];
        size += part.size();
    }

    constexpr void character(char c) noexcept {
        if (out != nullptr) out[size] = c;
        ++size;
    }

    // "name", with quotes inside doubled.
    constexpr void identifier(std::string_view name) noexcept { quoted(name, '"'); }

    // 'text': for DDL and generated text only; values of statements are bound.
    constexpr void literal(std::string_view value) noexcept { quoted(value, '\''); }

    constexpr void quoted(std::string_view value, char quote) noexcept {
        character(quote);
        for (char c : value) {
            if (c == quote) character(quote);
            character(c);
        }
        character(quote);
    }

    constexpr void number(std::size_t value) noexcept {
        char digits[20]{};
        std::size_t count = 0;
        do {
            digits[count++] = static_cast<char>('0' + value % 10);
            value /= 10;
        } while (value != 0);
        while (count != 0) character(digits[--count]);
    }

    constexpr void table_name(const table_info& table) noexcept {
        if (!table.schema.empty()) {
            identifier(table.schema);
            text(".");
        }
        identifier(table.name);
    }

    constexpr void report(const problem& found) noexcept {
        if (!fault.found()) fault = found;
    }

    constexpr void column(const table_info& table, std::string_view alias, std::size_t index) noexcept {
        const column_info& info = table.columns[index];
        if (discovering) {
            discover(table, alias);
            return;
        }
        if (visible != nullptr) check_column(table, alias, index);
        nullable = nullable || info.nullable;
        if (qualified) {
            identifier(alias.empty() ? table.name : alias);
            text(".");
        }
        identifier(info.name);
    }

    constexpr void discover(const table_info& table, std::string_view alias) noexcept {
        if (discoveries == 0) {
            discovered = &table;
            discovered_alias = alias;
        }
        if (*discovered != table || discovered_alias != alias || discoveries == 0) ++discoveries;
    }

    constexpr void check_column(const table_info& table, std::string_view alias, std::size_t index) noexcept {
        const source* found = visible->find(table, alias);
        if (found == nullptr) {
            for (const scope* around = visible->outer; around != nullptr; around = around->outer)
                if (const source* outside = around->find(table, alias)) {
                    nullable = nullable || outside->nullable;
                    return;
                }
            report_out_of_scope(table, alias, index);
            return;
        }
        nullable = nullable || found->nullable;
        if (visible->grouped && !in_aggregate && !covered && clause_is_grouped() &&
            !visible->groups_by(table, alias, index))
            report_not_grouped(table, alias, index);
    }

    constexpr bool clause_is_grouped() const noexcept {
        return clause == clause_kind::select_list || clause == clause_kind::having || clause == clause_kind::order_by;
    }

    constexpr void report_out_of_scope(const table_info& table, std::string_view alias, std::size_t index) noexcept {
        const column_info& info = table.columns[index];
        problem found("cupel[E001]: column ", alias.empty() ? table.name : alias, ".", info.name, " (", table.type, "::",
                      info.member, ") is used in ", clause_name(clause), ", but table ");
        if (!alias.empty()) {
            found += table.name;
            found += " is not in FROM as alias ";
            found += alias;
            found += "; join the alias";
        } else if (const source* aliased = find_aliased(table)) {
            found += table.name;
            found += " is in FROM only as alias ";
            found += aliased->alias;
            found += "; write ";
            found += aliased->alias;
            found += "[col<&";
            found += table.type;
            found += "::";
            found += info.member;
            found += ">]";
        } else {
            found += table.name;
            found += " is not in FROM; add .join<";
            found += table.type;
            found += ">() or .from<";
            found += table.type;
            found += ">()";
        }
        report(found);
    }

    constexpr const source* find_aliased(const table_info& table) const noexcept {
        for (std::size_t i = 0; i < visible->source_count; ++i)
            if (*visible->sources[i].table == table) return &visible->sources[i];
        return nullptr;
    }

    constexpr void report_not_grouped(const table_info& table, std::string_view alias, std::size_t index) noexcept {
        const column_info& info = table.columns[index];
        report(problem(visible->has_group_by ? "cupel[E031]: column " : "cupel[E030]: column ",
                       alias.empty() ? table.name : alias, ".", info.name, " (", table.type, "::", info.member,
                       ") stands in ", clause_name(clause),
                       visible->has_group_by ? " and is neither in GROUP BY nor inside an aggregate; add "
                                             : " beside an aggregate of the whole result; add .group_by(",
                       visible->has_group_by ? "it to .group_by(...)" : "col<&",
                       visible->has_group_by ? "" : table.type, visible->has_group_by ? "" : "::",
                       visible->has_group_by ? "" : info.member, visible->has_group_by ? "" : ">)",
                       " or put it into an aggregate such as func::max"));
    }
};

// The writer of one dialect.
template <class Dialect>
struct writer : walk {
    using dialect = Dialect;

    constexpr void parameter() noexcept {
        if (literals != nullptr) Dialect::literal_value(*this, *literals++);
        else Dialect::parameter(*this, ++parameters);
    }

    template <class... Parts>
    constexpr void put(Parts... parts) noexcept {
        (text(parts), ...);
    }
};

}  // namespace cupel::detail
