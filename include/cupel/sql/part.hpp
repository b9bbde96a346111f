// Parts of a statement that are there or not, as a flag says when it runs. The text of a statement with such parts is a
// pattern: marks stand where a part begins and ends and where a parameter is, whose number depends on what is in front.
#pragma once

#include <cupel/sql/expression.hpp>
#include <cupel/sql/parameter.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

// A flag with a name: parts of one name are there together.
template <fixed_string Name>
struct part_flag {
    bool on;
};

namespace detail {

template <fixed_string Name>
struct part_name_check {
    static constexpr problem value =
        Name.size() != 0
            ? problem()
            : problem("cupel[E666]: part<...>(flag) has an empty name; name it, as in part<with_posts>(flag), "
                      "or pass the flag itself");
};

}  // namespace detail

// part<"with_posts">(flag): what a joined table's own part and the parts that use its columns are given.
template <fixed_string Name>
constexpr part_flag<Name> part(bool on) noexcept {
    static_assert(detail::refuse_if<detail::part_name_check<Name>::value>::done);
    return {on};
}

namespace detail {

constexpr part_flag<""> flag_of(bool on) noexcept { return {on}; }
template <fixed_string Name>
constexpr part_flag<Name> flag_of(part_flag<Name> flag) noexcept {
    return flag;
}

template <class Given>
struct flag_check {
    static constexpr problem value{"cupel[E138]: the flag of an optional part is of type ", type_name<Given>,
                                   "; give it a bool, as flag.has_value() is, or part<name>(flag)"};
};
template <class Given>
    requires(!std::convertible_to<const Given&, bool>)
constexpr part_flag<""> flag_of(const Given&) noexcept {
    static_assert(refuse_if<flag_check<Given>::value>::done);
    return {false};
}

template <class Flag>
using flag_type = decltype(flag_of(std::declval<const Flag&>()));

// The characters of a pattern that are no text: none that UTF-8 has, nor the numbers behind them. A parameter's mark is
// followed by its number in two, a part's by its own in one, a list's by what stands before its first item and between
// two, each ended by list_text.
struct mark {
    static constexpr char parameter = parameter_mark;
    static constexpr char part = '\xF6';     // what follows is there if the part is
    static constexpr char no_part = '\xF7';  // what follows is there if the part is not
    static constexpr char end = '\xF8';      // of either
    static constexpr char list = '\xF9';
    static constexpr char list_text = '\xFA';
    static constexpr char item = '\xFB';
    static constexpr char list_end = '\xFC';
    static constexpr char needed_list_end = '\xFD';   // of a list that must have an item
    static constexpr char text = '\xFE';              // made when the statement runs; its number follows
    static constexpr char first_parameters = '\xFF';  // how many parameters come before all others; their count follows
};

inline constexpr std::size_t most_parts = 64;
inline constexpr std::size_t most_kept_parts = 10;  // beyond, a statement has too many texts to keep them all
inline constexpr std::size_t most_texts = 128;

struct run_time_pattern;

struct part_list {
    std::array<std::string_view, most_parts> names{};  // empty for a part without one
};

// The number of a named part: the hash of its name, so that equal names are equal.
constexpr std::uint32_t part_number(std::string_view name) noexcept {
    std::uint32_t hash = 2166136261u;
    for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash << 1 | 1u << 31;
}
// That of a join without a name is its place, below those of names, and not that of one in a statement around it.
constexpr std::uint32_t part_number(std::string_view name, const scope& names, std::size_t place) noexcept {
    if (!name.empty()) return part_number(name);
    std::size_t depth = 0;
    for (const scope* around = names.outer; around != nullptr; around = around->outer) ++depth;
    return static_cast<std::uint32_t>(depth * names.sources.size() + place) * 2 + 1;
}

constexpr void walk::release() noexcept {
    if (names != 0) delete named;
    if (part_count != 0) delete optional;
}

// The number of a part among those of the statement: the same for the same name.
constexpr std::size_t number_part(walk& w, std::string_view name) {
    if (w.part_count == 0 && w.optional == nullptr) w.optional = new part_list();
    for (std::size_t i = 0; !name.empty() && i < w.part_count; ++i)
        if (w.optional->names[i] == name) return i;
    if (w.part_count == most_parts) {
        w.report(
            problem("cupel[E139]: a statement has more than 64 optional parts; give those that belong together one "
                    "name: part<name>(flag)"));
        return 0;
    }
    w.optional->names[w.part_count] = name;
    return w.part_count++;
}

// Writes what `inside` writes, as a part, and what `otherwise` writes for when it is left out.
template <class Writer, class Inside, class Otherwise>
constexpr void render_part(Writer& w, std::string_view name, std::uint32_t joins, Inside inside, Otherwise otherwise) {
    if (w.discovering) {
        const bool aggregated = std::exchange(w.aggregated, false);
        inside();
        w.aggregated_in_part = w.aggregated_in_part || w.aggregated;
        w.aggregated = aggregated;
        return;
    }
    const part_scope here{name, joins, w.optional_part};
    const std::size_t number = number_part(w, name);
    w.optional_part = &here;
    if (w.pattern) {
        w.character(mark::part);
        w.character(static_cast<char>(number));
    }
    inside();
    w.optional_part = here.outer;
    if (!w.pattern) return;
    w.character(mark::end);
    w.character(mark::no_part);
    w.character(static_cast<char>(number));
    otherwise();
    w.character(mark::end);
}

template <class Writer, class Inside>
constexpr void render_part(Writer& w, std::string_view name, Inside inside) {
    render_part(w, name, name.empty() ? 0 : part_number(name), inside, [] {});
}

// Items of which each may be a part: what stands before the first that is there, and between two.
template <class Writer>
class list_of_parts {
public:
    constexpr list_of_parts(Writer& w, std::string_view before, std::string_view between) noexcept
        : w_(w), before_(before), between_(between) {
        if (!w.pattern) return;
        w.character(mark::list);
        w.text(before);
        w.character(mark::list_text);
        w.text(between);
        w.character(mark::list_text);
    }
    constexpr void item() noexcept {
        if (w_.pattern) return w_.character(mark::item);
        w_.text(begun_ ? between_ : before_);
        begun_ = true;
    }
    constexpr void end(bool needed = false) noexcept {
        if (w_.pattern) w_.character(needed ? mark::needed_list_end : mark::list_end);
    }

private:
    Writer& w_;
    std::string_view before_;
    std::string_view between_;
    bool begun_ = false;
};

// What a visitor has that looks for parts, not for values.
template <class Visitor>
concept finds_parts = requires(Visitor& visitor) { visitor.found_part(std::string_view(), true); };

// The values of a part: none if it is left out.
template <class Visitor, fixed_string Name, class Node>
constexpr void visit_part(Visitor& visitor, part_flag<Name> flag, const Node& node) {
    if constexpr (finds_parts<Visitor>) visitor.found_part(Name.view(), flag.on);
    else if (!flag.on) return;
    if constexpr (Node::has_values) node.visit_values(visitor);
    if constexpr (finds_parts<Visitor>) visitor.left_part(flag.on);
}

// A node that is always there, among others that are not.
template <class Node>
struct always {
    static constexpr bool is_part = false;
    static constexpr bool has_values = Node::has_values;
    using node_type = Node;
    [[no_unique_address]] Node node;

    template <class Writer, class Render>
    static constexpr void render_with(Writer&, Render render) {
        render();
    }
    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        node.visit_values(visitor);
    }
};

// A node that is there if its flag is set.
template <fixed_string Name, class Node>
struct maybe {
    static constexpr bool is_part = true;
    static constexpr bool has_values = true;
    using node_type = Node;
    part_flag<Name> flag;
    [[no_unique_address]] Node node;

    static constexpr std::string_view part_name() noexcept { return Name.view(); }

    template <class Writer, class Render>
    static constexpr void render_with(Writer& w, Render render) {
        render_part(w, Name.view(), render);
    }
    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_part(visitor, flag, node);
    }
};

template <fixed_string Name, class Node>
constexpr maybe<Name, Node> make_maybe(part_flag<Name> flag, Node node) {
    return {flag, std::move(node)};
}

}  // namespace detail
}  // namespace cupel
