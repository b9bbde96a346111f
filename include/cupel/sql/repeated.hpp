// The same node several times in one text.
#pragma once

#include <cupel/sql/expression.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace cupel::detail {

// Its values are bound once: a later mention names the parameters of the first.
template <class Node, class Writer>
class repeated {
public:
    constexpr explicit repeated(Writer& w) noexcept : w_(w) {}

    // The node between two texts.
    constexpr void write(std::string_view before, std::string_view after) { write_inside(before, after, 0); }

    // The same in parentheses, unless the node binds at least as tightly as asked.
    constexpr void write_inside(std::string_view before, std::string_view after, int at_least) {
        w_.text(before);
        if (!begun_) {
            begun_ = true;
            parameters_ = w_.parameters;
            literals_ = w_.literals;
            parts_ = w_.part_count;
            texts_ = w_.text_count;
            render_inside<Node>(w_, at_least);
        } else {
            const std::size_t parameters = w_.parameters;
            const literal_value* const literals = w_.literals;
            const std::size_t parts = w_.part_count;
            w_.parameters = parameters_;
            w_.part_count = parts_;
            const std::size_t texts = std::exchange(w_.text_count, texts_);
            w_.literals = literals_;
            render_inside<Node>(w_, at_least);
            w_.parameters = parameters;
            w_.part_count = parts;
            w_.text_count = texts;
            w_.literals = literals;
        }
        w_.text(after);
    }

private:
    Writer& w_;
    bool begun_ = false;
    std::size_t parameters_ = 0;
    std::size_t parts_ = 0;
    std::size_t texts_ = 0;
    const literal_value* literals_ = nullptr;
};

// Whether the node may be NULL here, found by a walk that leaves no trace.
template <class Node, class Writer>
constexpr bool may_be_null(Writer& w) {
    const walk_state state = w;
    const std::size_t size = w.size, room = w.room, parameters = w.parameters, names = w.names, parts = w.part_count;
    const std::size_t texts = w.text_count;
    const literal_value* const literals = w.literals;
    w.room = 0;
    w.nullable = false;
    Node::render(w);
    const bool found = w.nullable;
    static_cast<walk_state&>(w) = state;
    w.size = size;
    w.room = room;
    w.parameters = parameters;
    w.names = names;
    w.part_count = parts;
    w.text_count = texts;
    w.literals = literals;
    return found;
}

}  // namespace cupel::detail
