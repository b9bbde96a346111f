// Functions that sessions call: around flushes and transactions, and for the entities of a model.
#pragma once

#include <cupel/orm/history.hpp>
#include <cupel/orm/hook_check.hpp>
#include <cupel/orm/session.hpp>

#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

// What a flush writes, for on_before_flush; what it has written, for on_after_flush.
class flush_contents {
public:
    explicit flush_contents(const detail::flush_lists& lists) noexcept : lists_(&lists) {}

    std::vector<any_entity> new_() const { return all(0); }
    // Entities with a row of which a column or a relationship was changed.
    std::vector<any_entity> dirty() const { return all(1); }
    // Without what cascades will add to them.
    std::vector<any_entity> deleted() const { return all(2); }

    // The same, of one model.
    template <class T>
    std::vector<ref<T>> new_() const {
        return some<T>(0);
    }
    template <class T>
    std::vector<ref<T>> dirty() const {
        return some<T>(1);
    }
    template <class T>
    std::vector<ref<T>> deleted() const {
        return some<T>(2);
    }

private:
    std::vector<any_entity> all(std::size_t kind) const {
        std::vector<any_entity> found;
        for (detail::node_base* const each : lists_->of(kind)) found.emplace_back(*each);
        return found;
    }
    template <class T>
    std::vector<ref<T>> some(std::size_t kind) const {
        std::vector<ref<T>> found;
        for (detail::node_base* const each : lists_->of(kind))
            if (*each->type.table == table_of<T>()) found.push_back(detail::handle_access::handle<T>(each));
        return found;
    }

    const detail::flush_lists* lists_;
};

// What a hook of an entity may ask. It is valid during the call.
template <class T, class Session>
class hook_context {
public:
    explicit hook_context(detail::entity_event& event) noexcept : event_(&event) {}

    Session& session() const noexcept { return static_cast<Session&>(event_->session); }
    ref<T> entity() const noexcept { return detail::handle_access::handle<T>(&event_->node); }
    entity_point point() const noexcept { return event_->point; }
    // Whether the row stays, marked as deleted.
    bool is_soft() const noexcept { return event_->soft; }

    // The row as it was; null before an INSERT, and where nothing changes.
    const T* before() const noexcept {
        if (event_->before != nullptr) return static_cast<const T*>(event_->before);
        switch (event_->point) {
            case entity_point::before_update:
            case entity_point::before_delete:
            case entity_point::after_delete: return detail::row_before(node());
            default: return nullptr;
        }
    }
    // The columns that are, or were, written: all of an INSERT and of a DELETE, those that differ of an UPDATE.
    std::vector<column_change> changes() const { return detail::compare_rows<T>(node(), before(), now()); }
    template <auto... Path>
    auto history() const {
        return detail::compare_column<Path...>(node(), before(), now());
    }

private:
    const detail::node<T>& node() const noexcept { return static_cast<const detail::node<T>&>(event_->node); }
    const T* now() const noexcept {
        const bool gone = event_->point == entity_point::before_delete || event_->point == entity_point::after_delete;
        return gone ? nullptr : &node().object;
    }

    detail::entity_event* event_;
};

// Hooks of all sessions that are given it by session_options::hooks, in the order in which they were registered. They stay
// as long as it or one of the sessions does. Register before sessions of other threads work with it.
template <class Source, class Context>
class session_hooks {
public:
    using session_type = session<Source, Context>;

    session_hooks()
        : table_(std::make_shared<detail::hook_table>(&detail::session_tag<session_type>,
                                                      detail::type_name<session_type>)) {}
    // Names the type of the sessions: session_hooks hooks(db);
    explicit session_hooks(const Source&) : session_hooks() {}
    explicit session_hooks(std::shared_ptr<detail::hook_table> table) : table_(std::move(table)) {}

    // function(session, contents): what the flush will write. It may add, change and remove entities and relationships, and
    // query. What it throws leaves the session as it is: nothing was sent.
    template <class Function>
    void on_before_flush(Function function) {
        listen(detail::session_point::before_flush, std::move(function));
    }
    // function(session, contents): everything was sent. Entities that it adds or changes are written by another round.
    template <class Function>
    void on_after_flush(Function function) {
        listen(detail::session_point::after_flush, std::move(function));
    }
    // function(session): after on_after_flush and the changes of states.
    template <class Function>
    void on_after_flush_postexec(Function function) {
        listen(detail::session_point::after_flush_postexec, std::move(function));
    }
    // function(session): a transaction has begun, and nothing else was sent in it.
    template <class Function>
    void on_after_begin(Function function) {
        listen(detail::session_point::after_begin, std::move(function));
    }
    // function(session): before the flush of a commit. What it throws keeps the session from committing.
    template <class Function>
    void on_before_commit(Function function) {
        listen(detail::session_point::before_commit, std::move(function));
    }
    // function(session): what it throws comes out of commit(), which has happened.
    template <class Function>
    void on_after_commit(Function function) {
        listen(detail::session_point::after_commit, std::move(function));
    }
    // function(session): what it throws comes out of rollback(), which happens.
    template <class Function>
    void on_before_rollback(Function function) {
        listen(detail::session_point::before_rollback, std::move(function));
    }
    template <class Function>
    void on_after_rollback(Function function) {
        listen(detail::session_point::after_rollback, std::move(function));
    }
    // function(session): after a savepoint was rolled back, and after on_after_rollback.
    template <class Function>
    void on_after_soft_rollback(Function function) {
        listen(detail::session_point::after_soft_rollback, std::move(function));
    }

    // function(object) or function(object, context): columns that it changes are written. Foreign keys are there, the key
    // that the database makes is not. It may add entities; relationships it leaves alone.
    template <class T, class Function>
    void on_before_insert(Function function) {
        listen<T, entity_point::before_insert>(std::move(function));
    }
    template <class T, class Function>
    void on_after_insert(Function function) {
        listen<T, entity_point::after_insert>(std::move(function));
    }
    // Called where a column differs, and may change more of them, or all back: then nothing is sent.
    template <class T, class Function>
    void on_before_update(Function function) {
        listen<T, entity_point::before_update>(std::move(function));
    }
    template <class T, class Function>
    void on_after_update(Function function) {
        listen<T, entity_point::after_update>(std::move(function));
    }
    template <class T, class Function>
    void on_before_delete(Function function) {
        listen<T, entity_point::before_delete>(std::move(function));
    }
    template <class T, class Function>
    void on_after_delete(Function function) {
        listen<T, entity_point::after_delete>(std::move(function));
    }
    // A row has become an entity. Columns that it changes are changed: the next flush writes them.
    template <class T, class Function>
    void on_load(Function function) {
        listen<T, entity_point::load>(std::move(function));
    }
    // The row of an expired entity was read again.
    template <class T, class Function>
    void on_refresh(Function function) {
        listen<T, entity_point::refresh>(std::move(function));
    }
    // The program has called expire().
    template <class T, class Function>
    void on_expire(Function function) {
        listen<T, entity_point::expire>(std::move(function));
    }

    // function(state_change): once what changed the state is done. Several changes within it are one.
    template <class Function>
    void on_state_change(Function function) {
        static_assert(detail::refuse_if<detail::move_hook_check<Function>::value>::done);
        if constexpr (detail::move_hook_check<Function>::ok) table_->moves.add(std::move(function));
    }
    // The same, of entities of T.
    template <class T, class Function>
    void on_state_change(Function function) {
        static_assert(detail::refuse_if<detail::move_hook_check<Function>::value>::done);
        if constexpr (detail::move_hook_check<Function>::ok)
            table_->of_model(detail::type_id<T>).moves.add(std::move(function));
    }

    // Calls those of another object first.
    void include(const session_hooks& others) { table_->included.push_back(others.table_); }

    const std::shared_ptr<detail::hook_table>& table() const noexcept { return table_; }

private:
    template <class Function>
    void listen(detail::session_point point, Function function) {
        using check = detail::session_hook_check<session_type, Function>;
        static_assert(detail::refuse_if<check::value>::done);
        if constexpr (check::ok)
            table_->at[static_cast<std::size_t>(point)].add(
                [function = std::move(function)](detail::session_event& event) mutable {
                    auto& owner = static_cast<session_type&>(event.session);
                    if constexpr (std::is_invocable_v<Function&, session_type&>) {
                        function(owner);
                    } else {
                        static const detail::no_lists nothing{};
                        const flush_contents contents(event.lists == nullptr ? nothing : *event.lists);
                        function(owner, contents);
                    }
                });
    }
    template <class T, entity_point Point, class Function>
    void listen(Function function) {
        using context_type = hook_context<T, session_type>;
        using check = detail::entity_hook_check<T, context_type, Point, Function>;
        static_assert(detail::refuse_if<check::value>::done);
        if constexpr (check::ok)
            table_->of_model(detail::type_id<T>)
                .at[static_cast<std::size_t>(Point)]
                .add([function = std::move(function)](detail::entity_event& event) mutable {
                    detail::keep_row_of(event.node);  // it may be changed
                    T& object = static_cast<detail::node<T>&>(event.node).object;
                    if constexpr (std::is_invocable_v<Function&, T&>) {
                        function(object);
                    } else {
                        context_type context(event);
                        function(object, context);
                    }
                });
    }

    std::shared_ptr<detail::hook_table> table_;
};

template <class Source>
session_hooks(const Source&) -> session_hooks<Source>;

template <class Source, class Context>
session_hooks<Source, Context> session<Source, Context>::hooks() {
    if (own_hooks_ == nullptr) {
        own_hooks_ = std::make_shared<detail::hook_table>(&detail::session_tag<session>, detail::type_name<session>);
        if (hooks_ != nullptr) own_hooks_->included.push_back(hooks_);
        hooks_ = own_hooks_;
    }
    return session_hooks<Source, Context>(own_hooks_);
}

}  // namespace cupel
