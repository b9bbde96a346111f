// Primary keys and unique constraints.
#pragma once

#include <cupel/schema/member_list.hpp>

#include <string_view>

namespace cupel {

namespace detail {

template <auto... Members>
struct primary_key_option {
    bool autoincrement_ = true;

    // A single integer key is made by the database unless the model's rows bring their own: `.autoincrement(false)`.
    constexpr primary_key_option autoincrement(bool on) const noexcept { return {on}; }

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        if (data.primary_key.count != 0) data.report_second_key();
        data.require(collect_columns<T, Members...>(data.primary_key), "primary_key");
        data.autoincrement = autoincrement_;
    }
};

template <auto... Members>
struct unique_option {
    static constexpr bool adds_unique = true;
    std::string_view name_{};

    constexpr unique_option name(std::string_view text) const noexcept { return {text}; }

    template <class T, class Data>
    constexpr void apply(Data& data) const {
        key_info& key = data.uniques[data.unique_count++];
        key.name = name_;
        data.add_name({"unique constraint", name_, true, true});
        if (data.require(collect_columns<T, Members...>(key.columns), "unique")) data.check_unique(key);
    }
};

}  // namespace detail

// PRIMARY KEY (a, b).
template <auto... Members>
inline constexpr detail::primary_key_option<Members...> primary_key{};

// UNIQUE (a, b). `.name("uq_...")` names the constraint.
template <auto... Members>
inline constexpr detail::unique_option<Members...> unique{};

}  // namespace cupel
