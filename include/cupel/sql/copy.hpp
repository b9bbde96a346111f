// COPY: objects sent as one stream of data, the fastest way into a table where the database has it.
#pragma once

#include <cupel/sql/compile.hpp>
#include <cupel/sql/insert.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// Which columns the objects bring: not those of the database; its key too; its defaults too.
enum class copied_columns { given, with_key, all };

struct copy_grammar {
    static constexpr bool writes = true;
};

constexpr bool is_copied(const column_info& column, copied_columns which) noexcept {
    if (column.computed) return false;
    return (!column.generated || which != copied_columns::given) &&
           (!column.server_default || which == copied_columns::all);
}

// COPY "t" ("a", "b") FROM STDIN (FORMAT binary)
template <class T, copied_columns Which, class Held>
struct [[nodiscard]] copy_statement {
    using grammar = copy_grammar;
    static constexpr bool has_values = false;  // what is copied is no parameter
    static constexpr bool is_copy = true;

    held_value<Held> range;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.require(model_problem<T>);
        if (table_of<T>().view) report_write_to_view(w, table_of<T>());
        if constexpr (!Writer::dialect::has_copy) return report(w, "needs COPY, which this database does not have");
        w.text("COPY ");
        w.table_name(table_of<T>());
        std::size_t count = 0;
        for (const column_info& column : table_of<T>().columns) {
            if (!is_copied(column, Which)) continue;
            if (column.type.array && column.type.kind == type_kind::enumeration)
                report(w, "cannot send an array of an enum that is a type of the database, column ", column.name);
            w.text(count++ == 0 ? " (" : ", ");
            w.identifier(column.name);
        }
        if (count == 0) report(w, "has no column to write");
        w.text(") FROM STDIN (FORMAT binary)");
    }

    // visit(value, type of its column) for the columns of an object, in order.
    template <class Visit>
    static void visit_one(Visit& visit, const T& object) {
        if constexpr (model<T>) visit_copied<T, Which, 0>(visit, object, initial_object<T>);
    }

    static constexpr std::size_t columns = [] {
        std::size_t count = 0;
        for (const column_info& column : table_of<T>().columns) count += is_copied(column, Which);
        return count;
    }();

private:
    static constexpr void report(walk& w, std::string_view why, std::string_view column = {}) {
        const table_info& table = table_of<T>();
        problem text("cupel[E076]: copy_into of table ", table.name, " (", table.type, ") ", why, column);
        text += "; write insert_into<";
        text += table.type;
        text += ">().values(range)";
        w.report(text);
    }
};

template <class T>
[[noreturn]] inline void throw_not_copied(const column_info& column) {
    const std::string type(table_of<T>().type);
    const std::string name = std::string(table_of<T>().name) + "." + std::string(column.name);
    throw programming_error(
        error_code::programming,
        column.generated
            ? "the object has a value for " + name +
                  ", a key that the database makes; leave it unset, or write copy_into<" + type + ">(with_key)"
            : "the object has a value for " + name +
                  ", whose server_default COPY would take instead; leave it unset, or write copy_into<" + type +
                  ">(with_all) if every object has one");
}

template <class T, copied_columns Which, std::size_t Column, class Visit, class Field>
void visit_copied(Visit& visit, const Field& value, const Field& initial) {
    if constexpr (relationship_member<Field>) {
        return;
    } else if constexpr (embedded<Field>) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            const auto fields = tie_fields(value);
            const auto initials = tie_fields(initial);
            (visit_copied<T, Which, Column + columns_before<Field, Index>>(visit, tied<Index>(fields),
                                                                           tied<Index>(initials)),
             ...);
        }(std::make_index_sequence<field_count<Field>>());
    } else if constexpr (storable<Field>) {
        constexpr const column_info& column = table_of<T>().columns[Column];
        if constexpr (is_copied(column, Which)) visit(value_of_field(value), column.type);
        else if constexpr (!column.computed)
            if (!(value == initial)) throw_not_copied<T>(column);
    }
}

template <class T, class Given>
struct wrong_copy {
    static constexpr problem value = [] {
        problem text("cupel[E059]: .values(...) of copy_into of table ", table_name_of<T>());
        describe_given<Given>(text);
        text += ", which is no range of ";
        text += type_name<T>;
        text += "; pass one, or write insert_into<";
        text += type_name<T>;
        text += ">().values(...)";
        return text;
    }();
};

template <class T, copied_columns Which>
struct copy_target {
    // Objects are referred to, not copied, unless they are a temporary.
    template <class Range>
    constexpr auto values(Range&& range) const {
        using plain = std::remove_cvref_t<Range>;
        if constexpr (range_of<T, plain>) {
            return copy_statement<T, Which, decltype(hold(std::forward<Range>(range)))>{
                {hold(std::forward<Range>(range))}};
        } else {
            static_assert(refuse_if<wrong_copy<T, plain>::value>::done);
            return copy_statement<T, Which, const T(*)[1]>{};
        }
    }
};

}  // namespace detail

// Says that objects bring every value that the database would otherwise make: the key, and columns with a server_default.
struct with_all_t {};
inline constexpr with_all_t with_all{};

// COPY into the table of T: `.values(range)`. All objects are stored or none. Only for databases that have COPY; the columns
// must have the types that create_all gives them. Keys that the database makes and columns with a server_default are left to
// it: executing throws programming_error for an object that has a value of its own there.
template <class T>
constexpr auto copy_into() {
    return detail::copy_target<T, detail::copied_columns::given>{};
}
template <class T>
constexpr auto copy_into(with_key_t) {
    return detail::copy_target<T, detail::copied_columns::with_key>{};
}
template <class T>
constexpr auto copy_into(with_all_t) {
    return detail::copy_target<T, detail::copied_columns::all>{};
}

}  // namespace cupel
