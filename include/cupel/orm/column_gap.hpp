// Which columns of an entity were not read, and which of all a query reads.
#pragma once

#include <cupel/orm/column_sorts.hpp>
#include <cupel/orm/criteria.hpp>
#include <cupel/orm/relation.hpp>

#include <array>
#include <atomic>
#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <utility>

namespace cupel::detail {

template <class T>
using column_set = std::bitset<column_count<T>>;

// Of a partly read entity: the columns that are not there, and those of them that must not be read along either. Deferred
// members know it themselves and are in neither.
template <class T>
struct column_gap {
    column_set<T> missing{};
    column_set<T> raising{};
};

// The gaps that entities of T have had, each once and for good: an entity has the number of its own. Numbers begin at 1.
template <class T>
class known_gaps {
public:
    static const column_gap<T>& at(std::uint32_t number) noexcept {
        const std::uint32_t place = number - 1 + first;
        const std::size_t row = row_of(place);
        return rows_[row].load(std::memory_order_acquire)[place - (first << row)];
    }
    static std::uint32_t number_of(const column_gap<T>& wanted) {
        const std::lock_guard lock(guard_);
        for (std::uint32_t number = 1; number <= count_; ++number)
            if (at(number).missing == wanted.missing && at(number).raising == wanted.raising) return number;
        const std::uint32_t place = count_ + first;
        const std::size_t row = row_of(place);
        if (rows_[row].load(std::memory_order_relaxed) == nullptr)
            rows_[row].store(new column_gap<T>[first << row], std::memory_order_release);
        rows_[row].load(std::memory_order_relaxed)[place - (first << row)] = wanted;
        return ++count_;
    }

private:
    static constexpr std::uint32_t first = 8;  // rows of 8, 16, 32, ... stay where they are

    static std::size_t row_of(std::uint32_t place) noexcept {
        return static_cast<std::size_t>(std::bit_width(place) - std::bit_width(first));
    }

    static inline std::mutex guard_{};
    static inline std::array<std::atomic<column_gap<T>*>, 29> rows_{};
    static inline std::uint32_t count_ = 0;
};

inline constexpr std::uint32_t no_gap_beyond = (1U << 29) - 1;  // node_base::gap has no more bits

// The row of an entity, or the object where none is kept.
template <class T>
const T& known_row(const node<T>& entity) noexcept {
    return entity.loaded.has_value() ? *entity.loaded : entity.object;
}

// Null where nothing is missing.
template <class T>
const column_gap<T>* gap_in(const node<T>& entity) noexcept {
    return entity.gap == 0 ? nullptr : &known_gaps<T>::at(entity.gap);
}

template <class T>
bool lacks_columns(const node<T>& entity, const column_list& columns) {
    if (const auto* const gap = gap_in(entity); gap != nullptr)
        for (std::size_t column : columns)
            if (gap->missing.test(column)) return true;
    return false;
}

template <class T>
std::uint32_t gap_of_columns(const column_set<T>& missing, const column_set<T>& raising) {
    return missing.none() ? 0 : known_gaps<T>::number_of({missing, raising});
}

// Sessions need these columns of every entity.
template <class T>
struct deferred_check {
    static constexpr problem value = [] {
        problem text;
        for_each_column<T>([&](auto column) {
            if constexpr (is_deferred<column_type_of<T, column>>) {
                bool needed = table_of<T>().primary_key.contains(column) || version_column<T> == column;
                for (const foreign_key_info& key : table_of<T>().foreign_keys)
                    needed = needed || key.columns.contains(column);
                if (!needed || text.found()) return;
                text = problem("cupel[E574]: column ");
                table_of<T>().describe(text, {}, column);
                text += " is deferred, but sessions need the keys and the version of every entity; make the member a "
                        "plain ";
                text += type_name<undeferred<column_type_of<T, column>>>;
            }
        });
        return text;
    }();
};

template <class T>
using column_flags = std::array<bool, column_count<T>>;

template <class T>
inline constexpr bool has_deferred = []<std::size_t... Column>(std::index_sequence<Column...>) {
    return (false || ... || is_deferred<column_type_of<T, Column>>);
}(std::make_index_sequence<column_count<T>>());

// What is always read: the key, the version, foreign keys, what the model's own relationships refer to, and what says whose
// a row is.
template <class T>
consteval column_flags<T> find_needed_columns() {
    column_flags<T> needed{};
    const auto add = [&](const column_list& list) {
        for (std::size_t column : list) needed[column] = true;
    };
    add(table_of<T>().primary_key);
    for (const foreign_key_info& key : table_of<T>().foreign_keys) add(key.columns);
    if constexpr (version_column<T> != no_column) needed[version_column<T>] = true;
    if constexpr (is_filtered<T>)
        for (std::size_t i = 0; i < needed.size(); ++i) needed[i] = needed[i] || pinned_flags<T>[i];
    [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        [[maybe_unused]] const auto add_parent = [&]<std::size_t Number>(std::integral_constant<std::size_t, Number>) {
            using traits = relation_traits<T, relation_fields<T>[Number]>;
            if constexpr (traits::through)
                add(foreign_key_at<typename traits::association>(traits::own_key()).target_columns);
            else if constexpr (traits::kind != relationship_kind::belongs_to) add(traits::link::key.target_columns);
        };
        (add_parent(std::integral_constant<std::size_t, Index>()), ...);
    }(std::make_index_sequence<relation_fields<T>.size()>());
    return needed;
}
template <class T>
inline constexpr column_flags<T> needed_columns = find_needed_columns<T>();

// Which columns a query reads, and which of the others must not be read along.
template <class T>
struct column_reading {
    column_flags<T> read{};
    column_flags<T> raising{};
};

// Options of a query that speak of columns: orm/column_option.hpp.
template <class Option>
concept column_option = requires { requires Option::is_column_option; };

template <class T, class... Options>
consteval column_reading<T> find_reading() {
    column_reading<T> chosen;
    [&]<std::size_t... Column>(std::index_sequence<Column...>) {
        ((chosen.read[Column] = !is_deferred<column_type_of<T, Column>>), ...);
    }(std::make_index_sequence<column_count<T>>());
    [[maybe_unused]] const auto begin = [&]<class Option>(std::type_identity<Option>) {
        if constexpr (column_option<Option>)
            if constexpr (Option::template speaks_of<T>) Option::begin(chosen);
    };
    [[maybe_unused]] const auto choose = [&]<class Option>(std::type_identity<Option>) {
        if constexpr (column_option<Option>)
            if constexpr (Option::template speaks_of<T>) Option::choose(chosen);
    };
    (begin(std::type_identity<Options>()), ...);
    (choose(std::type_identity<Options>()), ...);
    for (std::size_t i = 0; i < column_count<T>; ++i) {
        chosen.read[i] = chosen.read[i] || needed_columns<T>[i];
        if (chosen.read[i]) chosen.raising[i] = false;
    }
    return chosen;
}

template <class T, class... Options>
struct column_choice {
    static constexpr column_reading<T> reading = find_reading<T, Options...>();
    static constexpr auto list = [] {
        struct {
            std::array<std::size_t, column_count<T>> numbers{};
            std::array<std::size_t, column_count<T>> places{};
            std::size_t count = 0;
        } out;
        for (std::size_t i = 0; i < column_count<T>; ++i)
            if (reading.read[i]) {
                out.places[i] = out.count;
                out.numbers[out.count++] = i;
            }
        return out;
    }();
    static constexpr std::size_t size = list.count;
    static constexpr bool whole = size == column_count<T>;
    template <std::size_t Column>
    static constexpr std::size_t place = list.places[Column];

    template <class Function>
    static constexpr auto with(Function function) {
        return [&]<std::size_t... Place>(std::index_sequence<Place...>) {
            return function(std::index_sequence<list.numbers[Place]...>());
        }(std::make_index_sequence<size>());
    }

    // What it leaves out. Deferred members are told.
    static std::uint32_t gap() {
        static const std::uint32_t found = [] {
            column_set<T> missing, raising;
            for_each_column<T>([&](auto column) {
                if constexpr (!is_deferred<column_type_of<T, column>>) {
                    missing.set(column, !reading.read[column]);
                    raising.set(column, reading.raising[column]);
                }
            });
            return gap_of_columns<T>(missing, raising);
        }();
        return found;
    }
};

template <class T>
struct all_columns {
    static constexpr column_reading<T> reading = [] {
        column_reading<T> all;
        for (bool& each : all.read) each = true;
        return all;
    }();
};

// The deferred column alone, or with its group; nothing else.
template <class T, std::size_t Column>
struct with_group_of {
    static constexpr bool is_column_option = true;
    template <class Other>
    static constexpr bool speaks_of = true;

    static constexpr void begin(column_reading<T>& chosen) { chosen.read = {}; }
    static constexpr void choose(column_reading<T>& chosen) {
        constexpr std::string_view group = column_type_of<T, Column>::group();
        for_each_column<T>([&](auto other) {
            using field = column_type_of<T, other>;
            if constexpr (is_deferred<field>)
                chosen.read[other] = other == Column || (!group.empty() && field::group() == group);
        });
    }
};

}  // namespace cupel::detail
