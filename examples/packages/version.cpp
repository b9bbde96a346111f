#include "version.hpp"

#include <algorithm>

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view take_while(std::string_view& text, auto condition) {
    const auto end = std::ranges::find_if_not(text, condition) - text.begin();
    const auto taken = text.substr(0, static_cast<std::size_t>(end));
    text.remove_prefix(taken.size());
    return taken;
}

int weight(std::string_view text, std::size_t i) {
    if (i >= text.size()) return 0;
    const char c = text[i];
    if (c == '~') return -1;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter ? c : c + 256;
}

std::weak_ordering compare_words(std::string_view a, std::string_view b) {
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
        if (const auto order = weight(a, i) <=> weight(b, i); order != 0) return order;
    return std::weak_ordering::equivalent;
}

// Of any length: no number is too large.
std::weak_ordering compare_numbers(std::string_view a, std::string_view b) {
    const auto is_zero = [](char c) { return c == '0'; };
    take_while(a, is_zero);
    take_while(b, is_zero);
    if (a.size() != b.size()) return a.size() <=> b.size();
    return a <=> b;
}

std::weak_ordering compare_parts(std::string_view a, std::string_view b) {
    const auto is_other = [](char c) { return !is_digit(c); };
    while (!a.empty() || !b.empty()) {
        const auto words = compare_words(take_while(a, is_other), take_while(b, is_other));
        if (words != 0) return words;
        const auto numbers = compare_numbers(take_while(a, is_digit), take_while(b, is_digit));
        if (numbers != 0) return numbers;
    }
    return std::weak_ordering::equivalent;
}

struct parts {
    std::string_view epoch;
    std::string_view upstream;
    std::string_view revision;
};

parts split(std::string_view version) {
    parts result;
    if (const auto colon = version.find(':'); colon != std::string_view::npos) {
        result.epoch = version.substr(0, colon);
        version.remove_prefix(colon + 1);
    }
    const auto hyphen = std::min(version.rfind('-'), version.size());
    result.upstream = version.substr(0, hyphen);
    if (hyphen < version.size()) result.revision = version.substr(hyphen + 1);
    return result;
}

}  // namespace

std::weak_ordering compare_versions(std::string_view a, std::string_view b) {
    const auto left = split(a);
    const auto right = split(b);
    if (const auto order = compare_numbers(left.epoch, right.epoch); order != 0) return order;
    if (const auto order = compare_parts(left.upstream, right.upstream); order != 0) return order;
    return compare_parts(left.revision, right.revision);
}

bool satisfies(std::string_view version, const version_constraint& constraint) {
    const auto order = compare_versions(version, constraint.version);
    if (constraint.operation == "<<") return order < 0;
    if (constraint.operation == "<=") return order <= 0;
    if (constraint.operation == "=") return order == 0;
    if (constraint.operation == ">=") return order >= 0;
    return order > 0;
}
