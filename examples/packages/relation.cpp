#include "relation.hpp"

#include "control_file.hpp"
#include "utf8.hpp"

#include <algorithm>

namespace {

constexpr std::string_view letters_and_digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

bool consists_of(std::string_view text, std::string_view extra) {
    return !text.empty() && std::ranges::all_of(text, [=](char c) {
        return letters_and_digits.find(c) != std::string_view::npos || extra.find(c) != std::string_view::npos;
    });
}

bool is_package_name(std::string_view text) {
    return consists_of(text, "+-._") && letters_and_digits.find(text.front()) != std::string_view::npos;
}

bool allows_alternatives(relation_kind kind) {
    using enum relation_kind;
    return kind != breaks && kind != conflicts && kind != replaces && kind != provides;
}

class relation_parser {
public:
    relation_parser(const relation_field& field, std::string_view text, std::size_t line)
        : field_(field), text_(text), line_(line) {}

    std::vector<relation> parse() {
        std::vector<relation> relations;
        skip_space();
        if (at_end()) return relations;
        for (std::int32_t group = 1; group == 1 || accept(','); ++group) {
            for (std::int32_t alternative = 1; alternative == 1 || accept('|'); ++alternative) {
                if (alternative > 1 && !allows_alternatives(field_.kind)) fail("alternatives are not allowed here");
                relations.push_back(parse_one(group, alternative));
            }
        }
        if (!at_end()) fail("expected ',' or '|' before " + quote(text_.substr(position_)));
        return relations;
    }

private:
    relation parse_one(std::int32_t group, std::int32_t alternative) {
        relation one{.group = group, .alternative = alternative, .name = std::string{word()}};
        if (one.name.empty()) fail("a package name is missing");
        if (!is_package_name(one.name)) fail(quote(one.name) + " is not a package name");
        if (accept(':')) {
            one.architecture = std::string{word()};
            if (!consists_of(*one.architecture, "-")) fail(quote(*one.architecture) + " is not an architecture");
        }
        if (accept('(')) one.constraint = parse_constraint(one.name);
        if (const auto restriction = parse_restriction(); !restriction.empty()) one.restriction = restriction;
        return one;
    }

    version_constraint parse_constraint(const std::string& name) {
        version_constraint constraint{operation(), std::string{until(")")}};
        if (!accept(')')) fail("')' is missing after the version of " + quote(name));
        if (!consists_of(constraint.version, ".+-~:")) fail(quote(constraint.version) + " is not a version");
        if (field_.kind == relation_kind::provides && constraint.operation != "=")
            fail("only an exact version can be provided");
        return constraint;
    }

    std::string operation() {
        const auto first = position_;
        while (!at_end() && std::string_view{"<=>"}.find(text_[position_]) != std::string_view::npos) ++position_;
        std::string found{text_.substr(first, position_ - first)};
        if (found == "<" || found == ">") found += '=';  // the obsolete spelling, as dpkg reads it
        const auto known = {"<<", "<=", "=", ">=", ">>"};
        if (std::ranges::find(known, found) == known.end()) fail(quote(found) + " is not one of << <= = >= >>");
        skip_space();
        return found;
    }

    std::string parse_restriction() {
        std::string found;
        while (!at_end() && (text_[position_] == '[' || text_[position_] == '<')) {
            const char open = text_[position_++];
            const char close = open == '[' ? ']' : '>';
            const auto inside = until({&close, 1});
            if (!accept(close)) fail(std::string{"'"} + close + "' is missing");
            found += (found.empty() ? "" : " ") + (open + std::string{inside} + close);
        }
        return found;
    }

    std::string_view word() { return until(" \t\r\n,|:()[]<>"); }

    // The text before the first of the stops, without the space around it.
    std::string_view until(std::string_view stops) {
        const auto end = std::min(text_.find_first_of(stops, position_), text_.size());
        const auto found = text_.substr(position_, end - position_);
        position_ = end;
        skip_space();
        return trim(found);
    }

    bool accept(char wanted) {
        if (at_end() || text_[position_] != wanted) return false;
        ++position_;
        skip_space();
        return true;
    }

    void skip_space() { position_ = std::min(text_.find_first_not_of(" \t\r\n", position_), text_.size()); }
    bool at_end() const { return position_ == text_.size(); }

    [[noreturn]] void fail(const std::string& message) const {
        const auto seen = text_.substr(0, position_);
        const auto line = line_ + static_cast<std::size_t>(std::ranges::count(seen, '\n'));
        throw control_error(line, std::string{field_.name} + ": " + message);
    }

    const relation_field& field_;
    std::string_view text_;
    std::size_t line_;
    std::size_t position_ = 0;
};

}  // namespace

std::vector<relation> parse_relations(const relation_field& field, std::string_view value, std::size_t first_line) {
    return relation_parser{field, value, first_line}.parse();
}
