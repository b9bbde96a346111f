// UPDATE and DELETE of a set of rows through a session: the entities that it has follow.
#pragma once

#include <cupel/engine/result.hpp>
#include <cupel/orm/criteria.hpp>
#include <cupel/orm/evaluate.hpp>
#include <cupel/orm/mapper.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

// How the entities of a session follow an UPDATE or DELETE of a set of rows.
namespace synchronize {

// As evaluate where the condition allows it, else as fetch.
struct automatic_way {
} inline constexpr automatic{};
// The condition is asked of the entities, without SQL. It may compare columns with values, for equality or, of whole numbers, by
// order, and join that with &&, ||, !, .is_null() and .in(...).
struct evaluate_way {
} inline constexpr evaluate{};
// The statement gives the keys of its rows: RETURNING "id"; one with a RETURNING of its own is asked by a SELECT before.
struct fetch_way {
} inline constexpr fetch{};
// They do not: an entity shows what it showed before, until it is expired.
struct none_way {
} inline constexpr none{};

}  // namespace synchronize

namespace detail {

template <class Statement>
struct set_statement {
    static constexpr bool ok = false;
};
template <class T, class... Clauses>
struct set_statement<statement<update_grammar<T>, Clauses...>> {
    static constexpr bool ok = true;
    static constexpr bool deletes = false;
    using entity_type = T;
};
template <class T, class... Clauses>
struct set_statement<statement<delete_grammar<T>, Clauses...>> {
    static constexpr bool ok = true;
    static constexpr bool deletes = true;
    using entity_type = T;
};
// With values for its parameters.
template <class Statement, class... Given>
struct set_statement<bound_statement<Statement, Given...>> : set_statement<Statement> {};
// Without the criteria of mappings.
template <class Statement>
    requires requires { requires Statement::is_unfiltered; }
struct set_statement<Statement> : set_statement<decltype(Statement::statement)> {};

template <class Statement, class Tag>
inline constexpr bool clause_in = false;
template <class Grammar, class... Clauses, class Tag>
inline constexpr bool clause_in<statement<Grammar, Clauses...>, Tag> = has_clause<Tag, Clauses...>;

template <class Clause>
struct condition_of_where {
    using type = void;
};
template <class Condition>
struct condition_of_where<where_clause<Condition>> {
    using type = Condition;
};

// What a statement says of its rows and of their columns.
template <class Statement>
struct set_parts {  // with values of parameters, or without criteria
    static constexpr bool evaluable = false;
    static constexpr bool plain = false;
    static constexpr bool returns = true;
    static constexpr bool sets_key = true;
};
template <class Grammar, class... Clauses>
struct set_parts<statement<Grammar, Clauses...>> {
    using T = typename Grammar::entity_type;
    using condition = typename condition_of_where<clause_of<where_tag, Clauses...>>::type;
    // One table, and a condition or none.
    static constexpr bool plain = (has_clause<all_rows_tag, Clauses...> || !std::is_void_v<condition>) &&
                                  !has_clause<from_tag, Clauses...> && !has_clause<using_tag, Clauses...> &&
                                  !has_clause<join_tag, Clauses...>;
    static constexpr bool evaluable = plain && !is_filtered<T> && [] {
        if constexpr (std::is_void_v<condition>) return true;
        else return evaluable_condition<T, condition>;
    }();
    static constexpr bool returns = has_clause<returning_tag, Clauses...>;

    template <class... Assignments>
    static consteval bool names_key(std::type_identity<set_clause<T, Assignments...>>) {
        return (table_of<T>().primary_key.contains(Assignments::column::index()) || ...);
    }
    template <class Other>
    static consteval bool names_key(std::type_identity<Other>) {
        return false;
    }
    static constexpr bool sets_key = names_key(std::type_identity<clause_of<set_tag, Clauses...>>{});
};

template <class Statement>
struct evaluate_check {
    using T = typename set_statement<Statement>::entity_type;
    static constexpr bool ok = set_parts<Statement>::evaluable;
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem(set_statement<Statement>::deletes ? "cupel[E614]: DELETE of " : "cupel[E614]: UPDATE of ");
        table_of<T>().describe(text);
        text += " is to be synchronised by evaluate, but only the database can say which rows its condition means; say "
                "synchronize::fetch, or leave it out";
        return text;
    }();
};

// Puts a value of the program into columns of an entity.
template <class T, std::size_t Column, class Value>
bool set_evaluated(T& object, const std::optional<Value>& value) {
    auto& to = column_in<Column>(object);
    using target = without_optional<std::remove_cvref_t<decltype(to)>>;
    if constexpr (plain_integer<target> && plain_integer<Value>) {
        if (value && !std::in_range<target>(*value)) return false;
        if (value) to = static_cast<target>(*value);
    } else if constexpr (std::is_constructible_v<target, const Value&>) {
        if (value) to = target(*value);
    } else {
        return false;  // the statement is refused
    }
    if (value) return true;
    if constexpr (is_optional<std::remove_cvref_t<decltype(to)>>) to = std::nullopt;
    return is_optional<std::remove_cvref_t<decltype(to)>>;
}

template <class Session, class T>
class set_synchronizer {
public:
    using node_type = node<T>;

    explicit set_synchronizer(Session& session) : session_(session), mapper_(session.template mapper_for<T>()) {}

    template <class Condition>
    void match(const Condition& condition) {
        for (std::size_t i = 0; i < mapper_.size(); ++i) {
            auto& known = typed_mapper<T>::typed(mapper_.at(i));
            // What is expired is read again anyway.
            if (known.expired || !(known.loaded.has_value() || known.bare)) continue;
            if (known.gap != 0 || known.bare) doubtful_.push_back(&known);
            else if (evaluation<T, Condition>::of(condition, *known.loaded).value_or(false)) matched_.push_back(&known);
        }
    }
    void match_all() {
        for (std::size_t i = 0; i < mapper_.size(); ++i) matched_.push_back(&typed_mapper<T>::typed(mapper_.at(i)));
    }
    void match_key(const key_of<T>& key) {
        if (auto* const known = mapper_.find(key)) matched_.push_back(known);
    }
    template <class Rows>
    void match_rows(Rows&& rows) {
        [&]<std::size_t... Place>(std::index_sequence<Place...>) {
            for (const auto& row : rows)
                if (auto* const known = mapper_.find(key_of<T>(row.template get<Place>()...)))
                    matched_.push_back(known);
        }(std::make_index_sequence<key_size<T>>());
    }

    // Rows that are gone.
    void remove() {
        for (node_type* const each : matched_) session_.forget_gone(*each);
        matched_.clear();
        expire();
    }
    // Rows that may be gone, or other than they were.
    void expire() {
        for (node_type* const each : matched_) refresh(*each);
        for (node_type* const each : doubtful_) refresh(*each);
    }
    // Rows with new values.
    template <class Set>
    void update(const Set& set) {
        for (node_type* const each : matched_) update_one(*each, set);
        matched_.clear();
        expire();
    }

private:
    template <class... Assignments>
    void update_one(node_type& node, const set_clause<T, Assignments...>& set) {
        if constexpr (columns_of_sort<T, &made_by_update>::size == 0 &&
                      (evaluable<T, decltype(std::declval<Assignments>().value)> && ...)) {
            if (node.expired) return;
            if (node.gap != 0 || node.bare) return refresh(node);
            if (!node.loaded.has_value()) return;
            session_.note_updated(node);
            session_.note_reread();
            const T before = *node.loaded;
            mapper_.take_out(node);
            bool known = true;
            hana::unpack(set.assignments, [&](const auto&... one) {
                ((known = set_one<std::remove_cvref_t<decltype(one)>>(node, one, before) && known), ...);
            });
            if (key_maker<T>::of(*node.loaded) != key_maker<T>::of(before))
                session_.note_renamed(node, std::make_shared<const T>(before));
            mapper_.put(node);
            if (!known) return refresh(node);
            forget_references(node);
        } else {
            refresh(node);
        }
    }
    template <class Set>
    void update_one(node_type& node, const Set&) {
        refresh(node);
    }

    template <class Assignment>
    static bool set_one(node_type& node, const Assignment& one, const T& before) {
        constexpr std::size_t column = Assignment::column::index();
        using value = std::remove_cvref_t<decltype(one.value)>;
        const bool unchanged = same_value(column_in<column>(node.object), column_in<column>(before));
        if (!set_evaluated<T, column>(*node.loaded, evaluation<T, value>::of(one.value, before))) return false;
        // What the program has set since wins, and is written by the next flush.
        if (unchanged) column_in<column>(node.object) = column_in<column>(*node.loaded);
        return true;
    }

    // What a new foreign key leads to is found when it is asked for.
    static void forget_references(node_type& node) {
        for (const relation& each : node.type.relations) {
            if (!each.owns_key()) continue;
            const auto* const side = known_side<reference_side>(each, node);
            if (side != nullptr && !side->changed) forget_side(each, node);
        }
    }

    // The row is read when it is needed; at once where the program has changes that are not flushed.
    void refresh(node_type& node) {
        if (node.expired || !(node.loaded.has_value() || node.bare)) return;
        session_.note_updated(node);
        session_.note_reread();
        if (!typed_mapper<T>::differs(node) && !node.related) return mapper_.expire(node);
        const auto changed = typed_mapper<T>::changes_of(node);
        const auto said = session_.flagged_columns(node);
        const std::vector<std::size_t> flagged(said.begin(), said.end());
        const T mine = node.object;
        node.expired = true;
        if (!mapper_.reload(node)) return;
        for (const std::size_t column : flagged) session_.flag(node, column);
        for_each_column<T>([&](auto column) {
            if (changed.test(column)) column_in<column>(node.object) = column_in<column>(mine);
        });
    }

    Session& session_;
    mapper<T, Session>& mapper_;
    std::vector<node_type*> matched_{};
    std::vector<node_type*> doubtful_{};  // with columns that were not read
};

// SET ..., "version" = "version" + 1
template <class T, class Grammar, class... Clauses, class... Assignments>
auto with_version_of(const statement<Grammar, Clauses...>& given, const set_clause<T, Assignments...>& set) {
    if constexpr ((... || (Assignments::column::index() == version_column<T>))) {
        return given;
    } else {
        using version = numbered_column<T, version_column<T>>;
        auto more = assign<version>(version() + 1);
        return put_clause(given, hana::unpack(set.assignments, [&](const auto&... one) {
                              return set_clause<T, Assignments..., decltype(more)>{
                                  hana::basic_tuple<Assignments..., decltype(more)>(one..., more)};
                          }));
    }
}
template <class T, class Statement, class Set>
const Statement& with_version_of(const Statement& given, const Set&) {
    return given;
}

template <class T>
auto returning_key() {
    return []<std::size_t... Place>(std::index_sequence<Place...>) {
        return [](const auto& given) { return given.returning(numbered_column<T, key_column<T, Place>>()...); };
    }(std::make_index_sequence<key_size<T>>());
}
template <class T>
auto select_key() {
    return []<std::size_t... Place>(std::index_sequence<Place...>) {
        return select(numbered_column<T, key_column<T, Place>>()...).template from<T>();
    }(std::make_index_sequence<key_size<T>>());
}

// Of a range of objects they have been read already.
template <class Rows>
auto all_rows_of(Rows&& rows) {
    if constexpr (requires { rows.all(); }) return rows.all();
    else return std::move(rows);
}

template <class Statement, class Synchronizer>
void follow(const Statement& given, Synchronizer& known) {
    if constexpr (set_statement<Statement>::deletes) known.remove();
    else if constexpr (clause_in<Statement, set_tag>) known.update(given.template clause<set_tag>());
    else known.expire();
}

template <class Session, class Statement>
auto run_set(Session& session, const Statement& given, synchronize::none_way) {
    return session.run(given);
}

template <class Session, class Statement>
auto run_set(Session& session, const Statement& given, synchronize::evaluate_way) {
    using check = evaluate_check<Statement>;
    static_assert(refuse_if<check::value>::done);
    set_synchronizer<Session, typename set_statement<Statement>::entity_type> known(session);
    if constexpr (check::ok) {
        if constexpr (clause_in<Statement, where_tag>) known.match(given.template clause<where_tag>().condition);
        else known.match_all();
    }
    auto done = session.run(given);
    follow(given, known);
    return done;
}

template <class Session, class Statement>
auto run_set(Session& session, const Statement& given, synchronize::fetch_way) {
    using T = typename set_statement<Statement>::entity_type;
    using parts = set_parts<Statement>;
    set_synchronizer<Session, T> known(session);
    if constexpr (!parts::returns && !parts::sets_key) {
        const auto rows = all_rows_of(session.run(returning_key<T>()(given)));
        known.match_rows(rows);
        follow(given, known);
        return execution{static_cast<std::int64_t>(rows.size()), 0};
    } else {
        if constexpr (!parts::plain) known.match_all();
        else if constexpr (clause_in<Statement, where_tag>)
            known.match_rows(session.run(put_clause(select_key<T>(), given.template clause<where_tag>())).all());
        else if constexpr (is_filtered<T>) known.match_rows(session.run(select_key<T>()).all());
        else known.match_all();
        auto done = session.run(given);
        if constexpr (parts::plain) follow(given, known);
        else known.expire();  // which of them, nobody says
        return done;
    }
}

template <class Session, class Statement>
auto run_set(Session& session, const Statement& given, synchronize::automatic_way) {
    if constexpr (set_parts<Statement>::evaluable) return run_set(session, given, synchronize::evaluate);
    else return run_set(session, given, synchronize::fetch);
}

// The statement counts the version up too, and its entities follow.
template <class Session, class Statement, class How>
auto execute_set(Session& session, const Statement& given, How how) {
    using T = typename set_statement<Statement>::entity_type;
    if constexpr (version_column<T> != no_column && !set_statement<Statement>::deletes && clause_in<Statement, set_tag>)
        return run_set(session, with_version_of<T>(given, given.template clause<set_tag>()), how);
    else return run_set(session, given, how);
}

}  // namespace detail
}  // namespace cupel
