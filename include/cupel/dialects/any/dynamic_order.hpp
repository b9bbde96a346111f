// An order that a program puts together while it runs.
#pragma once

#include <cupel/dialects/any/run_time_term.hpp>
#include <cupel/sql/dynamic_columns.hpp>

#include <string_view>
#include <type_traits>

namespace cupel {

// Which way an order goes.
inline constexpr detail::direction asc = detail::direction::ascending;
inline constexpr detail::direction desc = detail::direction::descending;

// Keys of ORDER BY over the columns of some tables, added in loops and branches. An empty one orders nothing.
//     dynamic_order<User> order;
//     order.add<&User::name>(desc).add(col<&User::id>);
//     db.execute(select<User>().order_by(order));
template <class... Tables>
class dynamic_order {
public:
    static constexpr bool has_values = true;
    static constexpr bool is_ordering = true;

    // A column.
    template <auto... Member>
        requires(sizeof...(Member) != 0)
    dynamic_order& add(detail::direction way = asc) {
        return way == asc ? add(col<Member...>.asc()) : add(col<Member...>.desc());
    }
    // An expression, with a direction or without: col<&User::rating>.desc().nulls_last()
    template <class Item>
        requires(detail::sort_key<Item> && !requires { Item::is_label_reference; })
    dynamic_order& add(const Item& item) {
        if constexpr (requires { item.empty(); })
            if (item.empty()) return *this;
        text_.join(detail::term_of<Tables...>(item), "", "", ", ", "", "");
        return *this;
    }

    bool empty() const noexcept { return text_.empty(); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        detail::render_run_time(w, "(SELECT NULL)", std::type_identity<Tables>{}...);
    }

    template <class Visitor>
    void visit_values(Visitor& visitor) const {
        detail::visit_run_time(visitor, text_);
    }

private:
    detail::run_time_text text_{{.when_empty = "(SELECT NULL)"}, {}};
};

// The columns that a user may order by, by their names in SQL: what comes from outside is compared with these, and never
// becomes SQL.
//     order_columns<&User::name, &User::age> order;
//     order.add(request.sort, request.descending ? desc : asc);
template <auto... Members>
class order_columns : public dynamic_order<detail::owner_of<Members>...> {
public:
    static_assert(detail::refuse_if<detail::chosen_names_of<column<Members>...>::value>::done);
    using dynamic_order<detail::owner_of<Members>...>::add;

    // Throws unknown_column_error, which lists the names that are allowed.
    order_columns& add(std::string_view name, detail::direction way = asc) {
        if (!(false || ... || add_if_called<Members>(name, way)))
            detail::chosen_names_of<column<Members>...>::refuse(name, "to order by");
        return *this;
    }

private:
    template <auto Member>
    bool add_if_called(std::string_view name, detail::direction way) {
        if (column<Member>::name() != name) return false;
        this->template add<Member>(way);
        return true;
    }
};

}  // namespace cupel
