// What is given to a relationship that it cannot take, and relationships of entities that are only looked at.
#pragma once

#include <cupel/core/diagnostic.hpp>
#include <cupel/core/fixed_string.hpp>
#include <cupel/schema/metadata.hpp>

namespace cupel::detail {

// Neither a handle nor a T.
template <class T, class Given>
struct not_of_relationship {
    static constexpr problem value = [] {
        problem text("cupel[E585]: a relationship to table ");
        text += table_name_of<T>();
        text += " (";
        text += type_name<T>;
        text += ") is given a ";
        text += type_name<Given>;
        text += ", which is no entity of it; give the handle of one, a ref<";
        text += type_name<T>;
        text += ">, or a ";
        text += type_name<T>;
        text += " that becomes one";
        return text;
    }();
};

template <class T, fixed_string Operation>
struct change_of_const {
    static constexpr problem value = [] {
        problem text("cupel[E586]: ", Operation.view(), " changes a relationship to table ");
        text += table_name_of<T>();
        text += " (";
        text += type_name<T>;
        text += ") of a const object, as a handle gives it of an entity that was read with read_only; take a ref<T> of "
                "the entity: get<T>(key) of the session reads nothing again";
        return text;
    }();
};

}  // namespace cupel::detail
