// Pieces of SQL that a program puts together while it runs: their text, and their values.
#pragma once

#include <cupel/sql/in.hpp>
#include <cupel/sql/run_time_pattern.hpp>
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
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
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

template <class T, class... Kinds>
concept one_of = (std::same_as<T, Kinds> || ...);

// A value of one of some types. Copies share it.
template <class... Kinds>
class shared_value {
public:
    template <one_of<Kinds...> T>
    explicit shared_value(T value) : kind_(place_of<T>()), value_(std::make_shared<const T>(std::move(value))) {}

    template <class Visitor>
    void visit(Visitor& visitor) const {
        std::size_t kind = 0;
        (void)((kind++ == kind_ && (visitor(*static_cast<const Kinds*>(value_.get())), true)) || ...);
    }

private:
    template <class T>
    static constexpr std::size_t place_of() noexcept {
        std::size_t place = 0;
        (void)((std::same_as<T, Kinds> || (++place, false)) || ...);
        return place;
    }

    std::size_t kind_;
    std::shared_ptr<const void> value_;
};

template <class... Carried>
using values_of = shared_value<Carried..., array_parameter<Carried>..., std::optional<Carried>...>;  // these for NULL

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

struct run_time_text {
    run_time_pattern pattern{};
    std::vector<run_time_value> values{};

    bool empty() const noexcept { return pattern.empty(); }

    // As run_time_pattern::join.
    void join(const run_time_text& more, std::string_view opens, std::string_view closes, std::string_view between,
              std::string_view before, std::string_view after) {
        pattern.join(more.pattern, opens, closes, between, before, after);
        values.insert(values.end(), more.values.begin(), more.values.end());
    }
};

template <class Visitor>
void visit_run_time(Visitor& visitor, const run_time_text& text) {
    if constexpr (finds_parts<Visitor>) visitor.found_text(text.pattern);
    else
        for (const run_time_value& value : text.values) value.visit(visitor);
}

}  // namespace cupel::detail
