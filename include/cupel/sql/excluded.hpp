// The row that an INSERT could not add: excluded(col<&User::email>)
#pragma once

#include <cupel/sql/alias.hpp>

#include <string_view>

namespace cupel {

namespace detail {

inline constexpr std::string_view excluded_name = "excluded";

template <auto... Path>
struct excluded_column : column_base<excluded_column<Path...>, Path...> {
    static constexpr std::string_view alias() noexcept { return excluded_name; }

    template <class Writer>
    static constexpr void render(Writer& w) {
        using owner = first_owner<Path...>;
        using base = column_base<excluded_column, Path...>;
        if (w.visible == nullptr || w.discovering || is_excluded(*w.visible)) return base::render(w);
        problem text("cupel[E121]: excluded(");
        table_of<owner>().spell(text, base::index());
        text += ") of table ";
        text += table_of<owner>().name;
        text += " stands outside of ON CONFLICT DO UPDATE of that table; write it into .on_conflict<...>().do_update(";
        table_of<owner>().spell(text, base::index());
        text += " = excluded(...)), or into the .where(...) behind it";
        w.report(text);
    }

    static constexpr bool is_excluded(const scope& names) noexcept {
        for (const scope* around = &names; around; around = around->outer)
            if (around->find(table_of<first_owner<Path...>>(), excluded_name)) return true;
        return false;
    }
};

}  // namespace detail

// "excluded"."column": in DO UPDATE, what the INSERT would have written there.
template <auto... Path>
constexpr auto excluded(column<Path...>) {
    return detail::excluded_column<Path...>{};
}

}  // namespace cupel
