// SELECT /*+ text */: what a planner is told.
#pragma once

#include <cupel/sql/writer.hpp>

#include <string_view>

namespace cupel::detail {

struct hint_tag {};

template <fixed_string Text>
struct hint_clause {
    using tag = hint_tag;
    static constexpr bool has_values = false;

    // Comments nest in PostgreSQL, and end at the first end in SQLite.
    static constexpr bool leaves_comment =
        Text.view().find("*/") != std::string_view::npos || Text.view().find("/*") != std::string_view::npos;

    template <class Writer>
    static constexpr void render_before_list(Writer& w) {
        if (leaves_comment) {
            problem text("cupel[E129]: the hint");
            if (w.visible != nullptr) w.visible->describe_from(text, " of a SELECT");
            text += " has a beginning or an end of a comment in it; leave /* and */ out of .hint<...>()";
            w.report(text);
        }
        w.put("/*+ ", Text.view(), " */ ");
    }
};

}  // namespace cupel::detail
