// A stand-in for the header of Boost.PFR 2.2 and later that knows the names of fields. It shares nothing with cupel's
// own way: the names come from a table that the test fills.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace boost::pfr {

template <class T>
struct name_table;  // of the test: specialisations with `static constexpr std::string_view names[]`

template <std::size_t Index, class T>
constexpr auto get_name() noexcept {
    return std::string_view(name_table<T>::names[Index]);
}

}  // namespace boost::pfr
