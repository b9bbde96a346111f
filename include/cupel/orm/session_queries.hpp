// The part of a session that reads: entities by key, entities and values of statements.
#pragma once

#include <cupel/engine/pasted_text.hpp>
#include <cupel/orm/column_option.hpp>
#include <cupel/orm/entities.hpp>
#include <cupel/orm/entity_text.hpp>
#include <cupel/orm/loading.hpp>
#include <cupel/orm/mapper.hpp>
#include <cupel/orm/read_only.hpp>
#include <cupel/orm/ref.hpp>
#include <cupel/orm/session_criteria.hpp>
#include <cupel/orm/session_misuse.hpp>
#include <cupel/orm/session_reading.hpp>
#include <cupel/orm/session_rows.hpp>
#include <cupel/orm/synchronize.hpp>
#include <cupel/orm/touched_tables.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <source_location>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel::detail {

template <class Session>
class session_queries {
public:
    // The entity with this key, without SQL if the session has it; an empty handle if there is no row. With with_for_update
    // or populate_existing behind the key the row is always read, and the entity gets what it says.
    template <class T, class... Key>
        requires(ends_with_reading<Key...>)
    ref<T> get(Key&&... key) {
        Session::template check_statement<decltype(select<T>())>();
        return [&]<std::size_t... Place>(std::tuple<Key&&...> given, std::index_sequence<Place...>) {
            const auto wanted = checked_key<T>(std::get<Place>(std::move(given))...);
            return read_again<T>(wanted, std::get<sizeof...(Place)>(std::move(given)));
        }(std::forward_as_tuple(std::forward<Key>(key)...), std::make_index_sequence<sizeof...(Key) - 1>());
    }
    // To be looked at: get<user>(1, read_only)
    template <class T, class... Key>
        requires(ends_with_read_only<Key...>)
    ref<const T> get(Key&&... key) {
        const typename mapper<T, Session>::bare_scope looking(self().template mapper_for<T>());
        return [&]<std::size_t... Place>(std::tuple<Key&&...> given, std::index_sequence<Place...>) -> ref<const T> {
            return get<T>(std::get<Place>(std::move(given))...);
        }(std::forward_as_tuple(std::forward<Key>(key)...), std::make_index_sequence<sizeof...(Key) - 1>());
    }
    template <class T, class... Key>
    ref<T> get(Key&&... key) {
        self().require_usable();
        Session::template check_statement<decltype(select<T>())>();
        const auto wanted = checked_key<T>(std::forward<Key>(key)...);
        auto& mapper = self().template mapper_for<T>();
        if (auto* const known = mapper.find(wanted); known != nullptr) {
            if (known->to_delete && self().options_.autoflush) self().flush();
            if (known->state == entity_state::persistent) {
                if (!known->expired || mapper.reload(*known)) return seen(known);
                self().drop_gone(*known);
                return {};
            }
        }
        if (self().options_.autoflush && !self().flushing_ && !self().pending_.empty() &&
            (self().waiting_tables_ & mapper.type.tables) != 0) {
            self().flush();
            if (auto* const added = mapper.find(wanted); added != nullptr && added->state == entity_state::persistent)
                return seen(added);
        }
        const auto by_key = select<T>().where(mapper.has_key(wanted));
        if constexpr (loads_along<T> || has_deferred<T>) {
            using steps = typename default_steps<T>::type;
            if (self().options_.autoflush && !self().flushing_ && self().has_work_in(tables_of_steps<steps>))
                self().flush();
            const auto found = load_entities<steps, column_choice<T>>(self(), by_key);
            return found.empty() ? ref<T>() : handle_access::handle<T>(found.front());
        } else {
            auto row = self().run(by_key).one_or_none();
            if (!row) return {};
            return handle_access::handle<T>(&mapper.absorb(std::move(*row)));
        }
    }
    // The same. Throws not_found_error<T> if there is no row.
    template <class T, class... Key>
    ref<T> get_one(const Key&... key) {
        ref<T> found = get<T>(key...);
        if (!found)
            [&]<std::size_t... Place>(std::tuple<const Key&...> given, std::index_sequence<Place...>) {
                throw not_found_error<T>(checked_key<T>(std::get<Place>(given)...));
            }(std::tie(key...), std::make_index_sequence<sizeof...(Key) - (ends_with_reading<Key...> ? 1 : 0)>());
        return found;
    }

    // The entities of a SELECT of one entity: each row is the entity that the session has, or becomes one.
    template <class Statement>
    auto scalars(const Statement& statement, std::source_location where = std::source_location::current()) {
        using check = statement_without_rows<Statement, "scalars(...)">;
        static_assert(refuse_if<check::value>::done);
        self().require_usable();
        if constexpr (selects_entity<items_of<Statement>>) {
            const auto& plain = without_options(inside_unfiltered(statement));
            using sent = std::remove_cvref_t<decltype(plain)>;
            using T = typename selected_entity<items_of<Statement>>::type;
            using steps = steps_of_statement<T, Statement>;
            using choice = typename choice_of_clause<T, options_of<Statement>>::type;
            using manner = typename manner_of_list<options_of<Statement>>::type;
            if constexpr (!manner::unfiltered) Session::template check_statement<sent_for<steps, choice, sent>>();
            if constexpr (manner::populates) self().flush();
            else self().template autoflush_before<sent_for<steps, choice, sent>>(tables_of_steps<steps>);
            const auto before = self().last_sequence();
            using handle = handle_type<T, says_read_only<options_of<Statement>>>;
            std::vector<handle> found;
            for (node_base* const each : load_looked_at<handle, steps, choice, manner>(plain))
                found.push_back(handle_access::handle<typename handle::element_type>(each));
            if (self().is_watched()) note_query<steps, choice, manner>(plain, where, before);
            return cupel::entities<typename handle::element_type>(std::move(found));
        } else {
            const auto& plain = without_options(statement);
            using sent = std::remove_cvref_t<decltype(plain)>;
            static_cast<void>(check_options<void, Statement>());
            Session::template check_statement<sent>();
            self().template autoflush_before<sent>();
            if constexpr (check::ok) return run_followed(plain).scalars();
        }
    }
    // The first value of the only row.
    template <class Statement>
    auto scalar(const Statement& statement) {
        using check = statement_without_rows<Statement, "scalar(...)">;
        static_assert(refuse_if<check::value>::done);
        self().require_usable();
        Session::template check_statement<Statement>();
        self().template autoflush_before<Statement>();
        if constexpr (check::ok) return run_followed(statement).scalar();
    }
    // Any statement, in the session's transaction. Entities that a query selects are handles. Entities follow an UPDATE or
    // DELETE of their rows, as synchronize.hpp says.
    template <class Statement>
    auto execute(const Statement& statement) {
        if constexpr (gives_entities<Statement> && selects_entity<items_of<Statement>>) {
            return scalars(statement);
        } else {
            self().require_usable();
            Session::template check_statement<Statement>();
            self().template autoflush_before<Statement>();
            if constexpr (!gives_entities<Statement>) return run_followed(statement);
            else if constexpr (check_row_options<Statement>()) {
                if constexpr (says_populate<options_of<Statement>>) self().flush();
                return rows_with_entities(self(), statement);
            }
        }
    }
    // The rows of a query as they are read, which takes little memory whatever their number: see session_stream.
    template <class Statement>
    auto stream(const Statement& statement) {
        self().require_usable();
        Session::template check_statement<Statement>();
        self().template autoflush_before<Statement>();
        if constexpr (!gives_entities<Statement>) {
            self().require_written(statement);
            return self().run_stream(statement);
        } else if constexpr (check_row_options<Statement>()) {
            using maker = row_with_entities<inside_of<Statement>, false>;
            if constexpr (maker::populates) self().flush();
            auto rows =
                self().template stream_for<!is_unfiltered<Statement>>(maker::sent(inside_unfiltered(statement)));
            return session_stream<Session, decltype(rows), maker>(self(), std::move(rows));
        }
    }
    template <class Statement, class Way>
        requires(set_statement<Statement>::ok)
    auto execute(const Statement& statement, Way way) {
        self().require_usable();
        self().require_written(statement);
        self().autoflush();
        return execute_set(self(), statement, way);
    }
    template <pasted_text Text>
    execution execute(const Text&) {
        return refuse_pasted_text<Text>();
    }

protected:
    session_queries() = default;
    ~session_queries() = default;

private:
    template <class Statement>
    auto run_followed(const Statement& statement) {
        if constexpr (set_statement<Statement>::ok) return execute(statement, synchronize::automatic);
        else {
            self().require_written(statement);
            return self().run(statement);
        }
    }

    template <class Handle, class Steps, class Choice, class Manner, class Statement>
    std::vector<node_base*> load_looked_at(const Statement& statement) {
        if constexpr (std::is_const_v<typename Handle::element_type>) {
            using T = std::remove_const_t<typename Handle::element_type>;
            const typename mapper<T, Session>::bare_scope looking(self().template mapper_for<T>());
            return load_entities<Steps, Choice, Manner>(self(), statement);
        } else {
            return load_entities<Steps, Choice, Manner>(self(), statement);
        }
    }

    template <class Steps, class Choice, class Manner, class Statement>
    void note_query(const Statement& statement, const std::source_location& where, std::uint64_t before) {
        using dialect = typename rendering<typename Session::dialect>::dialect;
        const auto& sent = sent_query<Steps, Choice>(statement);
        if constexpr (!Manner::unfiltered && has_filtered_table<std::remove_cvref_t<decltype(sent)>, dialect>)
            self().note_came(cupel::sql<dialect>(make_scoped<dialect>(sent, *self().context())), where, before);
        else self().note_came(cupel::sql<dialect>(sent), where, before);
    }

    template <class T, class How>
    ref<T> read_again(const key_of<T>& wanted, const How& how) {
        if (!self().flushing_) self().flush();
        auto& mapper = self().template mapper_for<T>();
        auto row = self().run(how.of(select<T>().where(mapper.has_key(wanted)))).one_or_none();
        auto* const known = mapper.find(wanted);
        if (!row) {
            if (known != nullptr && !How::passes_over && self().sees(*known)) self().drop_gone(*known);
            return {};
        }
        if (known != nullptr) mapper.expire(*known);
        return handle_access::handle<T>(&mapper.absorb(std::move(*row)));
    }

    // What criteria hide is not given, though the session has it.
    template <class T>
    ref<T> seen(node<T>* entity) {
        if (!self().sees(*entity)) return {};
        return handle_access::handle<T>(entity);
    }
    Session& self() noexcept { return static_cast<Session&>(*this); }
};

}  // namespace cupel::detail
