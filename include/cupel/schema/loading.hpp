// When a relationship is loaded: relationship<&User::posts>.lazy(loading::selectin)
#pragma once

#include <cstdint>
#include <string_view>

namespace cupel {

// select: when it is read. joined: by a LEFT JOIN of the query that gives its owners. selectin: by one query for all owners
// of a query, subquery: by one that has the first as a subquery. immediate: one query an owner, at once. raise: never;
// reading it throws lazy_load_error. noload: it reads as empty.
enum class loading : std::uint8_t { select, joined, selectin, subquery, immediate, raise, noload };

namespace detail {

constexpr bool is_eager(loading how) noexcept {
    return how == loading::joined || how == loading::selectin || how == loading::subquery || how == loading::immediate;
}

}  // namespace detail
}  // namespace cupel
