// The objects of a range, turned into columns: one array each.
#pragma once

#include <cupel/dialects/postgresql/driver_bind.hpp>
#include <cupel/dialects/postgresql/driver_to_wire.hpp>
#include <cupel/types/codec.hpp>

#include <cstddef>
#include <vector>

namespace cupel::detail {

// Is visited with the values of one object after another.
class wire_columns {
public:
    // Ends an object; true when so much has come together that it should be sent.
    bool next_object() noexcept {
        at_ = 0;
        return ++objects_ == most_objects || bytes_ >= most_bytes;
    }
    bool empty() const noexcept { return objects_ == 0; }

    // Hands the columns over, and begins anew.
    void bind(postgresql_parameters& parameters) {
        postgresql_binder binder(parameters);
        for (wire_array& column : columns_) binder(column);
        columns_.clear();
        objects_ = bytes_ = 0;
    }

    template <class T>
    void operator()(const T& value) {
        if constexpr (is_optional<T>) {
            if (value) (*this)(*value);
            else null<T>();
        } else {
            wire_array& to = column<T>();
            const std::size_t before = to.size();
            to.add(typename codec<T>::stored_as(codec<T>::encode(value)));
            bytes_ += to.size() - before;
        }
    }
    template <class T>
    void null() {
        column<without_optional<T>>().add_null();
    }

private:
    static constexpr std::size_t most_objects = 10'000;
    static constexpr std::size_t most_bytes = std::size_t{8} << 20;

    template <class T>
    wire_array& column() {
        if (at_ == columns_.size()) columns_.emplace_back(oid::of(sql_type_of<T>));
        return columns_[at_++];
    }

    std::vector<wire_array> columns_;
    std::size_t at_ = 0;
    std::size_t objects_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace cupel::detail
