// UPDATE and DELETE of a range of objects as one statement: each column is one array.
//     UPDATE "t" SET "a" = "r"."1" FROM unnest($1::TEXT[], $2::BIGINT[]) AS "r"("1", "2") WHERE "t"."id" = "r"."2"
#pragma once

#include <cupel/dialects/postgresql/bulk_insert.hpp>
#include <cupel/sql/clauses/by_key.hpp>

#include <cstddef>
#include <type_traits>

namespace cupel::detail {

template <class T, class Columns, class Tag, class Held>
inline constexpr bool sends_columns<ranged_by_key<T, Columns, Tag, Held>> = [] {
    bool all = true;
    ranged_by_key<T, Columns, Tag, Held>::for_each_sent([&](std::size_t i) {
        const sql_type& type = table_of<T>().columns[i].type;
        if (type.array || type.kind == type_kind::enumeration) all = false;
    });
    return all;
}();

template <class Clause>
    requires sends_columns<Clause>
constexpr void render_ranged(writer<postgresql>& w, std::type_identity<Clause>) {
    std::size_t number = 0;
    const auto next = [&](std::size_t) {
        w.text("\"r\".\"");
        w.number(++number);
        w.text("\"");
    };
    Clause::render_set(w, next);
    w.text(Clause::updates ? " FROM unnest(" : " USING unnest(");
    std::size_t count = 0;
    Clause::for_each_sent([&](std::size_t i) {
        if (count++ != 0) w.text(", ");
        render_array_parameter(w, table_of<typename Clause::model>().columns[i].type);
    });
    w.text(") AS \"r\"(");
    for (std::size_t i = 1; i <= count; ++i) {
        w.text(i == 1 ? "\"" : ", \"");
        w.number(i);
        w.text("\"");
    }
    w.text(")");
    Clause::render_key(w, next);
}

}  // namespace cupel::detail
