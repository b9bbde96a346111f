#pragma once

#include "utf8.hpp"

#include <cupel/cupel.hpp>

#include <cstdint>
#include <string>
#include <string_view>

// Collects what a statement binds: ?1 = 'installed', ?2 = 10
class bound_values {
public:
    template <typename Value>
    void operator()(const Value& value) {
        text_ += (count_ == 0 ? "\n-- ?" : ", ?") + std::to_string(count_ + 1) + " = ";
        ++count_;
        add(cupel::codec<Value>::encode(value));
    }

    const std::string& text() const { return text_; }

private:
    void add(std::int64_t value) { text_ += std::to_string(value); }
    void add(std::string_view value) {
        text_ += '\'';
        for (const char c : printable(value)) text_.append(c == '\'' ? 2 : 1, c);
        text_ += '\'';
    }

    std::string text_;
    int count_ = 0;
};

// The SQL of a statement, then the values that it binds in a comment.
std::string shown_sql(const auto& statement) {
    bound_values values;
    statement.visit_values(values);
    return std::string{cupel::sql<cupel::sqlite>(statement)} + ";" + values.text();
}
