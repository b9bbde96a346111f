// The part of a session that adds the criteria of models to its statements.
#pragma once

#include <cupel/engine/shape.hpp>
#include <cupel/orm/criteria.hpp>
#include <cupel/orm/criteria_writes.hpp>
#include <cupel/orm/error.hpp>
#include <cupel/orm/mapper.hpp>
#include <cupel/orm/touched_tables.hpp>
#include <cupel/orm/unfiltered.hpp>
#include <cupel/sql/scoped_statement.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

// Of a session that brings no values to criteria.
struct no_context {};

namespace detail {

template <class Statement>
struct without_values {
    using type = Statement;
};
template <class Statement, class... Given>
struct without_values<bound_statement<Statement, Given...>> {
    using type = Statement;
};

template <class Statement>
concept sql_text = requires { Statement::is_text; };

// Whether criteria are added to a statement.
template <class Statement, class Dialect>
inline constexpr bool has_filtered_table = compiled<typename without_values<Statement>::type, Dialect>::plan.filtered;
// Whether it needs values of the session, of relationships whose condition names them.
template <class Statement, class Dialect>
inline constexpr bool has_session_values = compiled<typename without_values<Statement>::type, Dialect>::plan.keyed;
template <class Statement, class Dialect>
inline constexpr const session_keys& keys_needed = session_keys_of<typename without_values<Statement>::type, Dialect>;

template <class Statement, class Context, class Dialect>
struct context_check {
    static constexpr const session_keys& needed = keys_needed<Statement, Dialect>;
    static constexpr std::size_t stranger = [] {
        std::size_t at = 0;
        while (at < needed.count && needed.keys[at].type == type_id<Context>) ++at;
        return at;
    }();
    static constexpr bool ok = stranger == needed.count;
    static constexpr problem value = [] {
        if constexpr (ok) {
            return problem();
        } else {
            const session_key& key = needed.keys[stranger];
            problem text("cupel[E590]: table ", key.table, " is filtered by session_value<&", key.type_name,
                         "::", key.field_name, ">, and the session has no ", key.type_name);
            text += "; make it with one: session s(db, ";
            text += key.type_name;
            text += "{...}), or write unfiltered(statement)";
            return text;
        }
    }();
};

template <class Statement>
struct text_in_session {
    static constexpr problem value{
        "cupel[E594]: text<...> is executed by a session with a context, and no criterion of a table reaches its SQL; "
        "build the statement, or write unfiltered(text<...>)"};
};

template <class Session, class Source, class Context>
class session_criteria {
    using texts = typename rendering<typename Source::dialect>::dialect;

public:
    // What the session brings to criteria. Entities that it has are not read again; those that the new values hide are not
    // given any more.
    void set(Context context) { context_.emplace(std::move(context)); }
    const std::optional<Context>& context() const noexcept { return context_; }

    // A statement with the criteria of the tables that it names. Throws missing_context_error before it sends anything.
    template <class Statement>
    auto run(const Statement& statement) {
        return send(statement, [this](const auto& sent) { return self().run_unfiltered(sent); });
    }
    template <class Statement>
    auto run_stream(const Statement& statement) {
        return send(statement, [this](const auto& sent) { return self().stream_unfiltered(sent); });
    }
    // The rows of a query one by one, with criteria or without.
    template <bool Filtered, class Statement>
    auto stream_for(const Statement& statement) {
        if constexpr (Filtered) return run_stream(statement);
        else return self().stream_unfiltered(statement);
    }
    template <class Statement, class Send>
    auto send(const Statement& statement, const Send& send_to) {
        if constexpr (is_unfiltered<Statement>) {
            return send_to(statement.statement);
        } else if constexpr (has_filtered_table<Statement, texts> && takes_range<Statement>) {
            using scoped = decltype(make_scoped<texts>(statement, *context_));
            static_assert(refuse_statement_if<compiled<scoped, texts>::plan.fault, scoped>::done);
            return send_to(statement);
        } else if constexpr (has_filtered_table<Statement, texts>) {
            require_context(keys_needed<Statement, texts>);
            return send_to(make_scoped<texts>(statement, *context_));
        } else {
            return send_to(statement);
        }
    }

    // A statement without criteria, with the values that it needs nevertheless.
    template <class Statement>
    auto with_session_values(const Statement& statement) const {
        require_context(session_keys_of<typename without_values<Statement>::type, texts, false>);
        return make_scoped<texts, false>(statement, *context_);
    }

    // For mappers and queries.
    // Whether an entity that the session has shows that criteria let it through; else its row may still say so.
    template <class T>
    bool shows(const node<T>& entity) const {
        require_context(keys_needed<decltype(select<T>()), texts>);
        if constexpr (criteria_known<T>)
            return !entity.expired && entity.gap == 0 && passes_criteria(entity.object, *context_);
        else return false;
    }
    // Whether the session sees an entity that it has.
    template <class T>
    bool sees(const node<T>& entity) {
        if constexpr (!is_filtered<T>) {
            return true;
        } else {
            if (criteria_known<T> && entity.gap == 0) return shows(entity);
            return run(select<T>().where(mapper<T, Session>::has_key(key_maker<T>::of(entity.object))))
                .one_or_none()
                .has_value();
        }
    }
    // Sets the columns of new entities that criteria say. Throws criterion_error where one has another value.
    template <class T, class Nodes>
    void pin_all([[maybe_unused]] const Nodes& nodes) const {
        if constexpr (is_filtered<T>) {
            require_context(keys_needed<decltype(select<T>()), texts>);
            for (node_base* const each : nodes) pin(static_cast<node<T>&>(*each).object);
        }
    }
    // Throws criterion_error where a row is, or would be, one of another context.
    template <class T>
    void require_own([[maybe_unused]] const node<T>& entity) const {
        if constexpr (is_filtered<T>) {
            require_context(keys_needed<decltype(select<T>()), texts>);
            require_pinned(entity);
        }
    }
    // The same of objects, which get the values where they have none: those of new rows.
    template <class T>
    void pin_values([[maybe_unused]] std::vector<T>& objects) const {
        if constexpr (is_filtered<T>) {
            require_context(keys_needed<decltype(select<T>()), texts>);
            for (T& each : objects) pin(each);
        }
    }
    template <class T>
    void require_values([[maybe_unused]] const T& object) const {
        if constexpr (is_filtered<T>) {
            require_context(keys_needed<decltype(select<T>()), texts>);
            for_each_pinned<T>(*context_, [&](auto column, const session_key& key, const auto& value) {
                require_pinned<T, column>(column_in<column>(object), key, *value);
            });
        }
    }
    template <class T, class Nodes>
    void require_all_own([[maybe_unused]] const Nodes& nodes) const {
        if constexpr (is_filtered<T>)
            for (const node_base* const each : nodes) require_own(static_cast<const node<T>&>(*each));
    }

protected:
    session_criteria() {
        if constexpr (std::same_as<Context, no_context>) context_.emplace();
    }
    explicit session_criteria(Context context) : context_(std::move(context)) {}
    ~session_criteria() = default;

    // What a program asks for itself is refused by the compiler.
    template <class Statement>
    static constexpr void check_statement() {
        if constexpr (is_unfiltered<Statement>) {
            return;
        } else if constexpr (sql_text<typename without_values<Statement>::type>) {
            if constexpr (!std::same_as<Context, no_context>)
                static_assert(refuse_if<text_in_session<Statement>::value>::done);
        } else if constexpr (has_filtered_table<Statement, texts>) {
            static_assert(refuse_if<context_check<Statement, Context, texts>::value>::done);
        }
        if constexpr (pinned_statement<Statement>::ok) {
            using written = pinned_statement<Statement>;
            using check = context_check<decltype(select<typename written::T>()), Context, texts>;
            static_assert(refuse_if<check::value>::done);
            static_assert(refuse_if<written::writes::value>::done);
        }
    }
    // Throws criterion_error where an INSERT or UPDATE of the program would write a row of another context.
    template <class Statement>
    void require_written([[maybe_unused]] const Statement& given) const {
        using written = pinned_statement<Statement>;
        if constexpr (written::ok) {
            using T = typename written::T;
            require_context(keys_needed<decltype(select<T>()), texts>);
            written::writes::visit(given.template clause<typename written::tag>(), [&](auto at, const auto& value) {
                for_each_pinned<T>(*context_, [&](auto column, const session_key& key, const auto& wanted) {
                    if constexpr (column == at) require_pinned<T, column>(value, key, *wanted);
                });
            });
        }
    }

private:
    Session& self() noexcept { return static_cast<Session&>(*this); }

    void require_context(const session_keys& needed) const {
        for (std::size_t i = 0; i < needed.count; ++i)
            if (needed.keys[i].type != type_id<Context> || !context_ || !has_field(needed.keys[i].field))
                throw missing_context_error("table " + std::string(needed.keys[i].table) +
                                            " is filtered by session_value<&" + std::string(needed.keys[i].type_name) +
                                            "::" + std::string(needed.keys[i].field_name) +
                                            ">, which the session does not have; make it with one, or call set(" +
                                            std::string(needed.keys[i].type_name) + "{...})");
    }
    // Whether a field of the context has a value.
    bool has_field(std::size_t wanted) const {
        return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            bool has = true;
            ((Index == wanted ? void(has = has_value(field<Index>(*context_))) : void()), ...);
            return has;
        }(std::make_index_sequence<field_count<Context>>());
    }
    template <class Value>
    static bool has_value(const Value& value) {
        if constexpr (is_optional<Value>) return value.has_value();
        else return true;
    }

    template <class T>
    void pin(T& object) const {
        for_each_pinned<T>(*context_, [&](auto column, const session_key& key, const auto& value) {
            auto& member = column_in<column>(object);
            if (same_value(member, column_in<column>(initial_object<T>))) member = *value;
            else require_pinned<T, column>(member, key, *value);
        });
    }
    template <class T>
    void require_pinned(const node<T>& entity) const {
        for_each_pinned<T>(*context_, [&](auto column, const session_key& key, const auto& value) {
            require_pinned<T, column>(column_in<column>(entity.object), key, *value);
            if (entity.loaded.has_value()) require_pinned<T, column>(column_in<column>(*entity.loaded), key, *value);
        });
    }
    template <class T, std::size_t Column, class Value, class Wanted>
    static void require_pinned(const Value& value, const session_key& key, const Wanted& wanted) {
        const auto given = as_optional(value);
        if (given && equal_values(*given, wanted)) return;
        throw criterion_error("a row of table " + std::string(table_of<T>().name) + " (" + std::string(type_name<T>) +
                              ") has a " + std::string(table_of<T>().columns[Column].name) +
                              " other than the session's " + std::string(key.type_name) +
                              "::" + std::string(key.field_name) + ", and is not written");
    }

    std::optional<Context> context_{};
};

}  // namespace detail

}  // namespace cupel
