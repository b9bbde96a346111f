// Relationship members of models. They are no columns; queries join along them.
#pragma once

#include <concepts>
#include <cstdint>

namespace cupel {

enum class relationship_kind : std::uint8_t { has_many, has_one, belongs_to, many_to_many };

// The rows of T whose foreign key points at this row. T may be incomplete here.
template <class T>
struct has_many {
    using target = T;
    static constexpr relationship_kind kind = relationship_kind::has_many;
    bool operator==(const has_many&) const = default;
};

// The one row of T whose foreign key points at this row.
template <class T>
struct has_one {
    using target = T;
    static constexpr relationship_kind kind = relationship_kind::has_one;
    bool operator==(const has_one&) const = default;
};

// The row of T that a foreign key of this row points at.
template <class T>
struct belongs_to {
    using target = T;
    static constexpr relationship_kind kind = relationship_kind::belongs_to;
    bool operator==(const belongs_to&) const = default;
};

// The rows of T reached through the association table named by `.secondary<Table>()` in the mapping.
template <class T>
struct many_to_many {
    using target = T;
    static constexpr relationship_kind kind = relationship_kind::many_to_many;
    bool operator==(const many_to_many&) const = default;
};

namespace detail {

template <class T>
concept relationship_member = requires {
    typename T::target;
    { T::kind } -> std::convertible_to<relationship_kind>;
};

}  // namespace detail
}  // namespace cupel
