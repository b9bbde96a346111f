// A session: entities with identity, written together.
#pragma once

#include <cupel/orm/mapper.hpp>
#include <cupel/orm/reference.hpp>
#include <cupel/orm/session_bulk.hpp>
#include <cupel/orm/session_criteria.hpp>
#include <cupel/orm/session_flush.hpp>
#include <cupel/orm/session_marks.hpp>
#include <cupel/orm/session_merge.hpp>
#include <cupel/orm/session_objects.hpp>
#include <cupel/orm/session_queries.hpp>
#include <cupel/orm/session_transaction.hpp>
#include <cupel/orm/session_work.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace cupel {

template <class Source, class Context = no_context>
class session_hooks;

// One thread at a time. Nothing is sent before it is needed: the first statement begins a transaction, which commit() or
// rollback() ends. A session that is destroyed rolls back. Of an engine it takes a connection for each transaction. Over a
// connection, a transaction or a savepoint of the program, which outlive it, it works within what is open there: its
// transactions are savepoints then. `Context` is what it brings to the criteria of models: session s(db, request{42}).
template <class Source, class Context = no_context>
class session final : public detail::session_work,
                      public detail::session_transaction<session<Source, Context>, Source>,
                      public detail::session_flush<session<Source, Context>>,
                      public detail::session_objects<session<Source, Context>>,
                      public detail::session_marks<session<Source, Context>>,
                      public detail::session_merge<session<Source, Context>>,
                      public detail::session_queries<session<Source, Context>>,
                      public detail::session_bulk<session<Source, Context>>,
                      public detail::session_criteria<session<Source, Context>, Source, Context> {
    using transaction = detail::session_transaction<session, Source>;
    using flushing = detail::session_flush<session>;
    using objects = detail::session_objects<session>;
    using marking = detail::session_marks<session>;
    using merging = detail::session_merge<session>;
    using queries = detail::session_queries<session>;
    using criteria = detail::session_criteria<session, Source, Context>;
    using bulk = detail::session_bulk<session>;

public:
    using dialect = typename Source::dialect;

    explicit session(Source& source, session_options options = {})
        : session_work(std::move(options), &detail::session_tag<session>, detail::type_name<session>),
          transaction(source) {}
    session(Source& source, Context context, session_options options = {})
        requires(!std::same_as<Context, no_context> && !std::same_as<Context, session_options>)
        : session_work(std::move(options), &detail::session_tag<session>, detail::type_name<session>),
          transaction(source),
          criteria(std::move(context)) {}
    // A temporary is refused.
    explicit session(Source&& source, session_options options = {})
        : session_work(std::move(options), &detail::session_tag<session>, detail::type_name<session>),
          transaction(source) {
        static_assert(detail::refuse_if<detail::source_that_ends<Source>::value>::done);
    }
    ~session() override {
        forget_hooks();
        this->close_place();
        close_graph();
    }

    // Flushes, if queries are to see what is pending.
    void autoflush() override {
        if (options_.autoflush && !flushing_) flush();
    }
    // The same, where the tables that the statement reads have something new, changed or deleted.
    template <class Statement>
    void autoflush_before(std::uint64_t others = 0) {
        if (options_.autoflush && !flushing_ &&
            has_work_in(detail::tables_read<Statement, typename Source::dialect>::bits | others))
            flush();
    }
    using flushing::flush;

    // For mappers.
    template <class T>
    detail::mapper<T, session>& mapper_for() {
        auto at = mappers_.find(detail::type_id<T>);
        if (at != mappers_.end() && at->second->knows_targets)
            return static_cast<detail::mapper<T, session>&>(*at->second);
        if (at == mappers_.end())
            at = mappers_.emplace(detail::type_id<T>, std::make_unique<detail::mapper<T, session>>(*this)).first;
        auto& added = static_cast<detail::mapper<T, session>&>(*at->second);
        // Where memory is short half of them may be there; the next use makes the rest.
        added.knows_targets = true;
        poison_what_expires(added);
        try {
            add_targets<T>();
        } catch (...) {
            added.knows_targets = false;
            throw;
        }
        return added;
    }
    using criteria::run;
    template <class Statement>
    static constexpr bool needs_values =
        detail::has_session_values<Statement, typename detail::rendering<typename Source::dialect>::dialect>;
    template <class Statement>
    auto run_unfiltered(const Statement& statement) {
        prepare_to_send<Statement>();
        if constexpr (needs_values<Statement>) return this->place_.execute(this->with_session_values(statement));
        else return this->place_.execute(statement);
    }
    template <class Make, class Each>
    void run_many(std::size_t count, Make make, Each each) {
        prepare_to_send<decltype(make(count))>();
        this->place_.execute_many(count, make, each);
    }
    template <class Statement>
    auto stream_unfiltered(const Statement& statement) {
        prepare_to_send<Statement>();
        if constexpr (needs_values<Statement>) return this->place_.stream(this->with_session_values(statement));
        else return this->place_.stream(statement);
    }
    template <class T>
    detail::node_base& absorb(T&& row) {
        return mapper_for<T>().absorb(std::move(row));
    }
    template <class T>
    detail::node_base* find_node(std::type_identity<T>, const detail::key_of<T>& key,
                                 [[maybe_unused]] detail::sight what) const {
        const auto at = mappers_.find(detail::type_id<T>);
        if (at == mappers_.end()) return nullptr;
        detail::node<T>* const found = static_cast<const detail::mapper<T, session>&>(*at->second).find(key);
        if constexpr (detail::is_filtered<T>)
            if (found != nullptr && what == detail::sight::through_criteria && !this->shows(*found))
                return nullptr;  // it is looked for with the criteria
        return found;
    }
    using session_base::own;

    // Hooks of this session alone, called after those of its options. Include orm/hooks.hpp.
    session_hooks<Source, Context> hooks();

private:
    template <class Statement>
    void prepare_to_send() {
        require_usable();
        this->begin_if_needed();
        if constexpr (!detail::only_reads<Statement, dialect>) note_written();
    }

    friend transaction;
    friend flushing;
    friend objects;
    friend marking;
    friend merging;
    friend queries;
    friend criteria;
    friend bulk;

    template <class T>
    void add_targets() {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            (static_cast<void>(
                 mapper_for<typename detail::relation_traits<T, detail::relation_fields<T>[Index]>::target>()),
             ...);
        }(std::make_index_sequence<detail::relation_fields<T>.size()>());
    }
};

}  // namespace cupel
