// Pieces of SQL that a program puts together while it runs: their text for every dialect, and their values.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/sql/in.hpp>
#include <cupel/sql/part.hpp>
#include <cupel/types/array.hpp>
#include <cupel/types/chrono.hpp>
#include <cupel/types/enumeration.hpp>
#include <cupel/types/interval.hpp>
#include <cupel/types/json_text.hpp>
#include <cupel/types/uuid_bytes.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace cupel::detail {

// How a carried value is kept when its owner may go.
template <class Stored>
struct kept_as {
    using type = Stored;
};
template <class Stored>
    requires requires(const Stored& one) { one.text; } || std::same_as<Stored, std::string_view>
struct kept_as<Stored> {
    using type = std::string;
};
template <>
struct kept_as<std::span<const std::byte>> {
    using type = std::vector<std::byte>;
};

constexpr std::string_view carried_name(type_kind kind) noexcept {
    switch (kind) {
        case type_kind::boolean: return "boolean";
        case type_kind::smallint: return "smallint";
        case type_kind::integer: return "integer";
        case type_kind::bigint: return "bigint";
        case type_kind::real: return "real";
        case type_kind::double_precision: return "double precision";
        case type_kind::text: return "text";
        case type_kind::blob: return "blob";
        case type_kind::timestamp: return "timestamp";
        case type_kind::timestamptz: return "timestamptz";
        case type_kind::date: return "date";
        case type_kind::numeric: return "numeric";
        case type_kind::uuid: return "uuid";
        case type_kind::json: return "json";
        case type_kind::interval: return "interval";
        default: return "enumeration";
    }
}

// A value that has left its C++ type behind: what drivers carry, and the kind of its SQL type.
template <class Stored, type_kind Kind>
struct carried {
    using stored = Stored;
    typename kept_as<Stored>::type value;
};

}  // namespace cupel::detail

template <class Stored, cupel::type_kind Kind>
struct cupel::codec<cupel::detail::carried<Stored, Kind>> {
    using stored_as = Stored;
    static constexpr sql_type type{Kind, detail::carried_name(Kind)};
    static Stored encode(const detail::carried<Stored, Kind>& one) {
        if constexpr (std::same_as<typename detail::kept_as<Stored>::type, Stored>) return one.value;
        else if constexpr (std::same_as<Stored, std::span<const std::byte>>)
            return {one.value.data(), one.value.size()};
        else return Stored{std::string_view(one.value)};
    }
};

namespace cupel::detail {

// Enums are labels, whatever the column is: the database knows.
template <class T, class Stored = typename codec<T>::stored_as>
using carried_type_of =
    std::conditional_t<std::is_enum_v<T> && std::same_as<Stored, std::string_view>,
                       carried<enum_label, type_kind::enumeration>, carried<Stored, sql_type_of<T>.kind>>;

template <class... Carried>
using values_of = std::variant<Carried..., array_parameter<Carried>..., std::optional<Carried>...>;  // these for NULL

using run_time_value =
    values_of<carried<bool, type_kind::boolean>, carried<std::int64_t, type_kind::smallint>,
              carried<std::int64_t, type_kind::integer>, carried<std::int64_t, type_kind::bigint>,
              carried<double, type_kind::real>, carried<double, type_kind::double_precision>,
              carried<std::string_view, type_kind::text>, carried<std::span<const std::byte>, type_kind::blob>,
              carried<timestamp, type_kind::timestamp>, carried<timestamptz, type_kind::timestamptz>,
              carried<std::chrono::sys_days, type_kind::date>, carried<numeric_text, type_kind::numeric>,
              carried<uuid_bytes, type_kind::uuid>, carried<json_text, type_kind::json>,
              carried<interval, type_kind::interval>, carried<enum_label, type_kind::enumeration>>;

template <class T>
inline constexpr bool can_be_kept = std::constructible_from<run_time_value, carried_type_of<T>>;

template <class T>
struct value_check {
    static constexpr problem value = [] {
        problem found;
        if constexpr (!can_be_kept<T>)
            found = problem("cupel[E138]: a value of type ", type_name<T>,
                            " is given to a dynamic predicate, which holds single values; write the condition into "
                            ".where_if(flag, condition)");
        return found;
    }();
};

template <class T>
carried_type_of<T> carry(const T& value) {
    using kept = carried_type_of<T>;
    using stored = typename codec<T>::stored_as;
    const auto encoded = codec<T>::encode(value);
    const stored as_stored(encoded);
    if constexpr (std::same_as<stored, std::span<const std::byte>>) return kept{{as_stored.begin(), as_stored.end()}};
    else if constexpr (std::same_as<stored, std::string_view>) return kept{std::string(as_stored)};
    else if constexpr (requires { as_stored.text; }) return kept{std::string(as_stored.text)};
    else return kept{as_stored};
}

// Takes over the values of an expression.
struct value_keeper {
    std::vector<run_time_value>& to;

    template <class T>
    void operator()(const T& value) {
        using plain = without_optional<T>;
        static_assert(refuse_if<value_check<plain>::value>::done);
        if constexpr (!can_be_kept<plain>) return;
        else if constexpr (!is_optional<T>) to.emplace_back(carry(value));
        else if (value) to.emplace_back(carry(*value));
        else to.emplace_back(std::optional<carried_type_of<plain>>());
    }
    template <class T>
    void operator()(const array_parameter<T>& array) {
        array_parameter<carried_type_of<T>> kept;
        for (const auto& value : array.values) kept.values.push_back(carry<T>(value));
        to.emplace_back(std::move(kept));
    }
    template <class T>
    void null() = delete;  // conditions compare with values
};

// What a piece is in one dialect: a pattern, or why it has none.
struct run_time_form {
    std::string_view dialect;
    std::string pattern;
    std::string fault;
};

struct run_time_text {
    std::string_view when_empty{};
    std::vector<run_time_form> forms{};
    std::vector<run_time_value> values{};
    std::size_t parameters = 0;

    bool empty() const noexcept { return forms.empty(); }

    // Adds a pattern whose parameters are numbered from 1.
    static void append(std::string& to, std::string_view pattern, std::size_t shift) {
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            to += pattern[i];
            if (pattern[i] != mark::parameter) continue;
            const std::size_t number =
                static_cast<unsigned char>(pattern[i + 1]) * 128u + static_cast<unsigned char>(pattern[i + 2]) + shift;
            if (number >= 128 * 128)
                throw programming_error(error_code::programming, "a dynamic predicate has more than 16000 values; use "
                                                                 "one .in(range) instead of many comparisons");
            to += static_cast<char>(number / 128);
            to += static_cast<char>(number % 128);
            i += 2;
        }
    }

    // Joins what is there with more: `opens` and `closes` stand around what is there, `between` before the rest.
    void join(const run_time_text& more, std::string_view opens, std::string_view closes, std::string_view between,
              std::string_view before, std::string_view after) {
        if (forms.empty()) {
            for (const run_time_form& one : more.forms) forms.push_back({one.dialect, {}, {}});
            opens = closes = between = "";
        }
        for (run_time_form& form : forms)
            for (const run_time_form& one : more.forms) {
                if (one.dialect != form.dialect) continue;
                form.pattern.insert(0, opens);
                form.pattern.append(closes).append(between).append(before);
                append(form.pattern, one.pattern, parameters);
                form.pattern.append(after);
                if (form.fault.empty()) form.fault = one.fault;
            }
        values.insert(values.end(), more.values.begin(), more.values.end());
        parameters += more.parameters;
    }

    // Nothing for an empty one.
    const run_time_form* find_form(std::string_view dialect) const noexcept {
        for (const run_time_form& form : forms)
            if (form.dialect == dialect) return &form;
        return nullptr;
    }

    // The pattern, or what stands for an empty one. Throws programming_error where the dialect has no form of a piece.
    std::string_view pattern_for(std::string_view dialect) const {
        const run_time_form* const form = find_form(dialect);
        if (form == nullptr) return when_empty;
        if (!form->fault.empty()) throw programming_error(error_code::programming, form->fault);
        return form->pattern;
    }
};

// Renders the place where the text of a value goes: what it needs to see, and what stands there while it is compiled.
template <class Writer, class... Tables>
constexpr void render_run_time(Writer& w, std::string_view stand_in, std::type_identity<Tables>...) {
    if (w.discovering) return;
    const bool nullable = w.nullable;
    if (w.visible != nullptr) (w.check_column(table_of<Tables>(), {}, table_of<Tables>().example_column()), ...);
    w.nullable = nullable;
    const std::size_t slot = w.text_count++;
    if (slot == most_texts)
        w.report(problem("cupel[E139]: a statement of table ", w.visible->sources[0].table->name,
                         " has more than 128 dynamic predicates and orders; join them: predicate &= other"));
    if (!w.pattern) return w.text(stand_in);
    w.character(mark::text);
    w.character(static_cast<char>(slot));
}

template <class Visitor>
void visit_run_time(Visitor& visitor, const run_time_text& text) {
    if constexpr (finds_parts<Visitor>) visitor.found_text(text);
    else
        for (const run_time_value& value : text.values) std::visit([&](const auto& one) { visitor(one); }, value);
}

}  // namespace cupel::detail
