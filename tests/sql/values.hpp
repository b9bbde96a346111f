// The values that a statement would bind, in the order in which it hands them to a driver.
#pragma once

#include <cupel/cupel.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct value_recorder {
    std::vector<std::string> values;

    template <class T>
    void null() {
        values.emplace_back("NULL");
    }

    template <class T>
    void operator()(const T& value) {
        if constexpr (cupel::detail::is_optional<T>) {
            if (value) (*this)(*value);
            else null<T>();
        } else {
            values.push_back(spell(cupel::codec<T>::encode(value)));
        }
    }

    template <class T>
    void operator()(const cupel::array_parameter<T>& array) {
        std::string list = "[";
        for (const T& value : array.values) {
            value_recorder one;
            one(value);
            list += (list.size() > 1 ? " " : "") + one.values.front();
        }
        values.push_back(list + "]");
    }

    static std::string spell(bool value) { return value ? "true" : "false"; }
    static std::string spell(std::int64_t value) { return std::to_string(value); }
    static std::string spell(double value) { return std::to_string(value); }
    static std::string spell(std::string_view value) { return std::string(value); }
    static std::string spell(std::span<const std::byte> value) { return std::to_string(value.size()) + " bytes"; }
    static std::string spell(cupel::timestamp value) {
        return std::to_string(value.time_since_epoch().count()) + " us";
    }
    static std::string spell(cupel::numeric_text value) { return std::string(value.text); }
    static std::string spell(std::chrono::sys_days value) {
        return std::to_string(value.time_since_epoch().count()) + " days";
    }
};

template <class Statement>
std::vector<std::string> values_of(const Statement& statement) {
    value_recorder recorder;
    statement.visit_values(recorder);
    return recorder.values;
}

// The same through the clauses of a range: the values of one of its objects.
template <class Statement, class T>
std::vector<std::string> values_of_one(const Statement& statement, const T& object) {
    value_recorder recorder;
    statement.template clause<cupel::detail::values_tag>().visit_one(recorder, object);
    return recorder.values;
}
