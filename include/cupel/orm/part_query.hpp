// Queries of entities that read a part of their columns.
#pragma once

#include <cupel/orm/column_gap.hpp>
#include <cupel/orm/hook_table.hpp>
#include <cupel/sql/language.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel::detail {

// A column of an entity in the select list. It has no name there: two entities may have columns of one name.
template <class T, fixed_string Alias, std::size_t Number>
struct entity_part {
    using value_type = typename column_value<column_type_of<T, Number>>::type;
    static constexpr bool has_values = false;
    static constexpr int precedence = detail::precedence::primary;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.require(model_problem<T>);
        if constexpr (is_filtered<T>) note_criteria<T>(w);
        w.column(table_of<T>(), Alias.view(), Number);
    }
    static constexpr void describe(problem& text) noexcept {
        text += "column ";
        table_of<T>().describe(text, Alias.view(), Number);
    }
};

template <class T, fixed_string Alias, class Columns>
struct part_items;
template <class T, fixed_string Alias, std::size_t... Column>
struct part_items<T, Alias, std::index_sequence<Column...>> {
    using type = select_list<entity_part<T, Alias, Column>...>;
};

// The statement of one entity, with the columns of Choice in its place.
template <class Choice, class T, fixed_string Alias, class Grammar, class... Clauses>
auto select_parts(std::type_identity<select_list<entity_item<T, Alias>>>, const statement<Grammar, Clauses...>& given) {
    return Choice::with([&]<std::size_t... Column>(std::index_sequence<Column...> columns) {
        return put_clause(given, typename part_items<T, Alias, decltype(columns)>::type{});
    });
}

template <class Choice, class Item, class Query, class... Given>
auto select_parts(std::type_identity<Item> item, const bound_statement<Query, Given...>& bound) {
    auto made = select_parts<Choice>(item, bound.clauses.statement);
    return bound_statement<decltype(made), Given...>{{std::move(made), bound.clauses.given}};
}

template <class To, class From>
void put_column(To& to, From&& from) {
    if constexpr (is_deferred<To>) put_column(to.filled(), std::forward<From>(from));
    else if constexpr (is_optional<std::remove_cvref_t<From>> && !is_optional<To>) to = *std::forward<From>(from);
    else to = std::forward<From>(from);
}

// A row of these columns, from `First` on.
template <class T, class Choice, class Row, std::size_t First = 0>
struct part_row {
    Row& row;

    template <std::size_t Column>
    auto& column() const {
        return row.template get<First + Choice::template place<Column>>();
    }
    // Whether an outer join has found a row.
    bool found() const {
        const auto& key = column<key_column<T, 0>>();
        if constexpr (is_optional<std::remove_cvref_t<decltype(key)>> &&
                      !is_optional<column_type_of<T, key_column<T, 0>>>)
            return key.has_value();
        else return true;
    }
    key_of<T> key() const {
        return [&]<std::size_t... Place>(std::index_sequence<Place...>) {
            key_of<T> made;
            (put_column(std::get<Place>(made), std::as_const(column<key_column<T, Place>>())), ...);
            return made;
        }(std::make_index_sequence<key_size<T>>());
    }
};
// A whole object that was read.
template <class T>
struct whole_row {
    T& object;

    template <std::size_t Column>
    auto& column() const {
        return column_in<Column>(object);
    }
};

// Puts what a row has into the gaps of an entity, and leaves the rest of it as it is.
template <class T, class Choice, class Row>
void fill_gaps(node<T>& entity, const Row& row, bool raising_too = true) {
    const column_gap<T>* const gap = gap_in(entity);
    column_set<T> missing = gap == nullptr ? column_set<T>() : gap->missing;
    for_each_column<T>([&](auto column) {
        if constexpr (Choice::reading.read[column]) {
            using field = column_type_of<T, column>;
            auto& object = column_in<column>(entity.object);
            if constexpr (is_deferred<field>) {
                if (entity.bare && !object.is_loaded()) {
                    note_row_of(entity);
                    put_column(object, std::as_const(row.template column<column>()));
                }
                if (!entity.loaded.has_value() || column_in<column>(*entity.loaded).is_loaded()) return;
                note_row_of(entity);
                auto& before = column_in<column>(*entity.loaded);
                put_column(before, std::as_const(row.template column<column>()));
                if (!object.is_loaded()) put_column(object, std::as_const(before.get()));
            } else if (missing.test(column) && (raising_too || !gap->raising.test(column))) {
                note_row_of(entity);
                put_column(object, std::as_const(row.template column<column>()));
                if (entity.loaded.has_value()) column_in<column>(*entity.loaded) = object;
                missing.reset(column);
            }
        }
    });
    if (gap != nullptr && missing != gap->missing)
        entity.gap = gap_of_columns<T>(missing, gap->raising & missing) & no_gap_beyond;
}

// The object of an entity as the row has it: what it does not have is a gap.
template <class T, class Choice, class Row>
void set_part(node<T>& entity, const Row& row) {
    note_row_of(entity);
    for_each_column<T>([&](auto column) {
        auto& to = column_in<column>(entity.object);
        if constexpr (Choice::reading.read[column]) put_column(to, std::move(row.template column<column>()));
        else if constexpr (is_deferred<column_type_of<T, column>>) {
            to.set_state(Choice::reading.raising[column] ? deferral::raising : deferral::unread);
            to.set_owner(&entity);
        }
    });
    if (!entity.bare) entity.keep_row();
    entity.gap = Choice::gap() & no_gap_beyond;
    entity.expired = false;
}

// Deferred members know whose they are.
template <class T>
void own_deferred(node<T>& entity) {
    if constexpr (has_deferred<T>)
        for_each_column<T>([&](auto column) {
            if constexpr (is_deferred<column_type_of<T, column>>) column_in<column>(entity.object).set_owner(&entity);
        });
}

// An entity that was read and belongs to no session: it lives by its handles.
template <class T>
node<T>& detached_entity(std::unique_ptr<node<T>> made) {
    adopt_slots(*made);
    own_deferred(*made);
    made->state = entity_state::detached;
    return *made.release();
}

// The entity of a row that has a part of the columns.
template <class T, class Choice, bool Kept = true, class Session, class Row>
node<T>& absorb_part(Session& session, const Row& row) {
    auto& mapper = session.template mapper_for<T>();
    if (node<T>* const known = mapper.find(row.key()); known != nullptr) {
        if (known->expired) {
            set_part<T, Choice>(*known, row);
            session.tell(entity_point::refresh, *known);
        } else if (known->gap != 0 || has_deferred<T>) {
            fill_gaps<T, Choice>(*known, row);
        }
        return *known;
    }
    auto made = mapper.make_node(T{});
    set_part<T, Choice>(*made, row);
    if constexpr (Kept) return mapper.adopt(std::move(made));
    else return detached_entity(std::move(made));
}

// The entity of a row. Populates: what the session has is overwritten, once in a query.
template <bool Populates, class Session, class Mapper, class Row>
auto& absorb_row([[maybe_unused]] Session& session, Mapper& mapper, Row&& row) {
    if constexpr (!Populates) {
        return mapper.absorb(std::forward<Row>(row));
    } else {
        if (auto* const known = mapper.find_row(row); known != nullptr && !session.was_overwritten(*known))
            mapper.expire(*known);
        auto& found = mapper.absorb(std::forward<Row>(row));
        session.note_overwritten(found);
        return found;
    }
}
template <class T, class Choice, bool Populates, class Session, class Mapper, class Part>
node<T>& absorb_part_of_row(Session& session, [[maybe_unused]] Mapper& mapper, const Part& part) {
    if constexpr (!Populates) {
        return absorb_part<T, Choice>(session, part);
    } else {
        if (auto* const known = mapper.find(part.key()); known != nullptr && !session.was_overwritten(*known))
            mapper.expire(*known);
        auto& found = absorb_part<T, Choice>(session, part);
        session.note_overwritten(found);
        return found;
    }
}

// What the options of a statement say of T's columns.
template <class T, class Clause>
struct choice_of_clause {
    using type = column_choice<T>;
};
template <class T, template <class...> class Clause, class... Options>
struct choice_of_clause<T, Clause<Options...>> {
    using type = column_choice<T, Options...>;
};
template <class T, class Statement>
struct choice_of_statement {
    using type = column_choice<T>;
};
template <class T, class Grammar, class... Clauses>
    requires(has_clause<options_tag, Clauses...>)
struct choice_of_statement<T, statement<Grammar, Clauses...>>
    : choice_of_clause<T, clause_of<options_tag, Clauses...>> {};

template <class T, class Query, class... Given>
struct choice_of_statement<T, bound_statement<Query, Given...>> : choice_of_statement<T, Query> {};

// Whether the select list of a statement can be another one: not of UNION and the like.
template <class Statement>
inline constexpr bool has_own_list = false;
template <class Grammar, class... Clauses>
inline constexpr bool has_own_list<statement<Grammar, Clauses...>> =
    Grammar::is_query && has_clause<select_list_tag, Clauses...>;
template <class Query, class... Given>
inline constexpr bool has_own_list<bound_statement<Query, Given...>> = has_own_list<Query>;

// With the session's criteria, or without.
template <bool Filtered, class Session, class Statement>
auto run_for(Session& session, const Statement& statement) {
    if constexpr (Filtered) return session.run(statement);
    else return session.run_unfiltered(statement);
}

// The entities of a query that reads all columns, or those of Choice. What the session has is read anew if it populates.
template <class T, class Choice, bool Populates = false, bool Filtered = true, class Session, class Statement>
std::vector<node_base*> read_entities(Session& session, const Statement& statement) {
    auto& mapper = session.template mapper_for<T>();
    std::vector<node_base*> found;
    const auto make_room = [&](std::size_t count) {
        mapper.expect(count);
        found.reserve(count);
    };
    if constexpr (Choice::whole || !has_own_list<Statement>) {
        auto rows = run_for<Filtered>(session, statement).all();
        make_room(rows.size());
        for (auto& row : rows) {
            if constexpr (is_optional<std::remove_cvref_t<decltype(row)>>) {
                if (row) found.push_back(&absorb_row<Populates>(session, mapper, std::move(*row)));
            } else {
                found.push_back(&absorb_row<Populates>(session, mapper, std::move(row)));
            }
        }
    } else {
        auto rows =
            run_for<Filtered>(session, select_parts<Choice>(std::type_identity<items_of<Statement>>(), statement))
                .all();
        make_room(rows.size());
        for (auto& row : rows) {
            const part_row<T, Choice, std::remove_reference_t<decltype(row)>> part{row};
            if (!part.found()) continue;
            found.push_back(&absorb_part_of_row<T, Choice, Populates>(session, mapper, part));
        }
    }
    return found;
}

// The gaps of an entity are filled by its row; what must not be read stays a gap, unless raising_too. False if the row is gone.
template <class Choice, class T, class Session, class Statement>
bool fill_from_row(Session& session, node<T>& entity, const Statement& statement, bool raising_too = false) {
    if constexpr (Choice::whole) {
        auto row = session.run_unfiltered(statement).one_or_none();
        if (!row) return false;
        fill_gaps<T, Choice>(entity, whole_row<T>{*row}, raising_too);
    } else {
        auto rows =
            session.run_unfiltered(select_parts<Choice>(std::type_identity<items_of<Statement>>(), statement)).all();
        if (rows.empty()) return false;
        fill_gaps<T, Choice>(entity, part_row<T, Choice, std::remove_reference_t<decltype(rows[0])>>{rows[0]},
                             raising_too);
    }
    return true;
}

// Reads the column of the slot, and those of its group.
template <class T, class Session, class Statement>
bool read_deferred_group(Session& session, node<T>& entity, const deferred_slot& slot, const Statement& statement) {
    bool done = false, found = false;
    for_each_column<T>([&](auto column) {
        using field = column_type_of<T, column>;
        if constexpr (is_deferred<field>) {
            if (done || &column_in<column>(entity.object) != &slot) return;
            done = true;
            found = fill_from_row<column_choice<T, with_group_of<T, column>>>(session, entity, statement);
        }
    });
    return found;
}

// Throws where a column that was not read must not be.
template <class T>
void require_nothing_raises(const node<T>& entity) {
    const column_gap<T>* const gap = gap_in(entity);
    if (gap == nullptr || gap->raising.none()) return;
    std::size_t first = 0;
    while (!gap->raising.test(first)) ++first;
    throw unloaded_error("-> of an entity of " + std::string(type_name<T>) + " reads column " +
                         std::string(table_of<T>().columns[first].member) +
                         " too, which the query says must not be read; name the member: handle.get<&" +
                         std::string(type_name<T>) + "::member>()");
}

}  // namespace cupel::detail
