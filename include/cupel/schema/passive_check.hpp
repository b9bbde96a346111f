// Whether .passive_deletes() of a relationship fits the ON DELETE of its foreign key.
#pragma once

#include <cupel/schema/relationship_key.hpp>
#include <cupel/schema/relationship_option.hpp>

namespace cupel::detail {

// `from` has the foreign keys to `to`: the children's table, or the association table of a many_to_many.
constexpr problem passive_problem(const relationship_name& name, relationship_kind kind, const cascade_set& cascades,
                                  passive_set passive, const table_info& from, const table_info& to,
                                  const column_list& wanted) noexcept {
    const bool through = kind == relationship_kind::many_to_many;
    problem text = about_relationship("E606", name);
    if (kind == relationship_kind::belongs_to) {
        text += " says .passive_deletes(), but has the foreign key itself; say it of the has_many or has_one of ";
        text += to.type;
        return text;
    }
    if (passive == passive_set::unknown || (through && passive == passive_set::all)) {
        text += through ? " is a many_to_many and says .passive_deletes(...) with an argument; write "
                          ".passive_deletes()"
                        : " says .passive_deletes(...) of something else than all; write .passive_deletes() or "
                          ".passive_deletes(all)";
        return text;
    }
    if ((through || passive == passive_set::all) && (cascades.delete_ || cascades.delete_orphan)) {
        text += " says .passive_deletes(), so that nothing is looked for, and a cascade that deletes what it leads to; "
                "leave one of the two out";
        return text;
    }
    if (passive == passive_set::all) return problem();
    for (const foreign_key_info& key : from.foreign_keys) {
        if (!(key.target() == to) || !(wanted.count == 0 || key.columns.same_set(wanted))) continue;
        if (key.on_delete == referential_action::cascade ||
            (!through &&
             (key.on_delete == referential_action::set_null || key.on_delete == referential_action::set_default)))
            continue;
        text += " says .passive_deletes(), but the foreign key of table ";
        text += from.name;
        text += " to table ";
        text += to.name;
        text += through ? " has no ON DELETE CASCADE; add .on_delete(cascade) to it"
                        : " leaves nothing to the database; add .on_delete(cascade) or .on_delete(set_null) to it, or "
                          "say .passive_deletes(all)";
        return text;
    }
    return problem();
}

}  // namespace cupel::detail
