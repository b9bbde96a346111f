// INSERT OR REPLACE, INSERT OR IGNORE: SQLite's word for a row that meets one that is there.
#pragma once

#include <cupel/sql/writer.hpp>

#include <cstdint>
#include <string_view>

namespace cupel::detail {

struct insert_or_tag {};

enum class insert_or : std::uint8_t { replace, ignore };

template <class T, insert_or Otherwise>
struct insert_or_clause {
    using tag = insert_or_tag;
    static constexpr bool has_values = false;

    template <class Writer>
    static constexpr void render_before_into(Writer& w) {
        constexpr bool replaces = Otherwise == insert_or::replace;
        if constexpr (!Writer::dialect::has_insert_or) report(w, replaces);
        w.text(replaces ? "OR REPLACE " : "OR IGNORE ");
    }

    static constexpr void report(walk& w, bool replaces) {
        problem text(replaces ? "cupel[E143]: INSERT OR REPLACE" : "cupel[E143]: INSERT OR IGNORE");
        text += " of ";
        table_of<T>().describe(text);
        text += " is asked of PostgreSQL, which has none; write .on_conflict";
        if (replaces) {
            text += "<&";
            text += table_of<T>().type;
            text += "::member>().do_update() with the members of a key";
        } else {
            text += "().do_nothing()";
        }
        w.report(text);
    }
};

}  // namespace cupel::detail
