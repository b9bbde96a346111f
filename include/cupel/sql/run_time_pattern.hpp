// The text of what a program puts together while it runs, for every dialect.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/sql/part.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel::detail {

// What a piece is in one dialect: a pattern, or why it has none.
struct run_time_form {
    std::string_view dialect;
    std::string pattern;
    std::string fault;
};

struct run_time_pattern {
    std::string_view when_empty{};
    std::vector<run_time_form> forms{};
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
    void join(const run_time_pattern& more, std::string_view opens, std::string_view closes, std::string_view between,
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

}  // namespace cupel::detail
