// What a session without its engine knows of its transaction: which entities it has, what was done since, and how that is
// undone.
#pragma once

#include <cupel/engine/isolation.hpp>
#include <cupel/engine/this_thread.hpp>
#include <cupel/orm/flush.hpp>
#include <cupel/orm/poisoning.hpp>
#include <cupel/orm/session_base.hpp>
#include <cupel/types/codec.hpp>

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cupel {

// A session_hooks<Engine>, or nothing.
struct hooks_option {
    hooks_option() = default;
    hooks_option(std::shared_ptr<detail::hook_table> given) : table(std::move(given)) {}
    template <class Hooks>
        requires requires(const Hooks& hooks) { hooks.table(); }
    hooks_option(const Hooks& hooks) : table(hooks.table()) {}

    std::shared_ptr<detail::hook_table> table{};
};

struct session_options {
    bool autoflush = true;         // queries see what is pending
    bool expire_on_commit = true;  // after a commit entities are read again
    // What is done about one relationship that is read one by one for so many entities of one query.
    n_plus_one on_n_plus_one = n_plus_one::allow;
    std::size_t n_plus_one_after = 10;
    // What is suspicious and no error; standard error if empty.
    std::function<void(std::string_view)> on_warning{};
    // How transactions begin, where begin() does not say it.
    transaction_options transaction{};
    // What is called while sessions work: a session_hooks of orm/hooks.hpp.
    hooks_option hooks{};
    // The moments of created_at, updated_at and soft_delete; the system's clock if empty.
    std::function<timestamp()> clock{};
    // Models whose entities show when they have expired: poisoned<User, Post> of orm/poison.hpp.
    detail::poison_list poison_expired{};
};

namespace detail {

class session_work : public session_base {
public:
    session_work(session_options options, const void* session_type, std::string_view session_name)
        : options_(std::move(options)) {
        hooks_ = std::move(options_.hooks.table);
        if (hooks_ != nullptr && hooks_->session_type != session_type)
            throw programming_error(error_code::programming,
                                    "the hooks given to a " + std::string(session_name) + " were made for a " +
                                        std::string(hooks_->session_name) +
                                        "; name its engine and its context: session_hooks<engine, context> hooks;");
        if (options_.on_n_plus_one == n_plus_one::allow) return;
        watch_ = std::make_unique<load_watch>(options_.n_plus_one_after);
        watch_refuses_ = options_.on_n_plus_one == n_plus_one::refuse;
    }

    mapper_base& mapper_of(const entity_type& type) override { return *mappers_.at(type.table->id); }
    void warn(std::string_view text) override {
        if (options_.on_warning) options_.on_warning(text);
        else std::fprintf(stderr, "cupel: %.*s\n", static_cast<int>(text.size()), text.data());
    }

    void forget_node(const node_base& node) override {
        const auto is_it = [&](const auto& one) { return one.first == &node; };
        for (session_frame& each : frames_) {
            for (auto* const list :
                 {&each.inserted, &each.deleted, &each.updated, &each.related, &each.shown, &each.read})
                std::erase(*list, &node);
            std::erase_if(each.linked, is_it);
            std::erase_if(each.renamed, is_it);
        }
    }

    // Needs no memory: after COMMIT nothing may fail.
    void expire_all() noexcept {
        for (auto& [id, mapper] : mappers_)
            for (std::size_t i = 0; i < mapper->size(); ++i) mapper->expire(mapper->at(i));
    }

    // All entities leave: new ones are transient again, the others detached. Memory of those without handles is free.
    void expunge_all() {
        require_not_flushing("expunge_all()");
        auto* const fresh = new node_graph(this);
        close_graph();
        for (session_frame& each : frames_) each = session_frame{.written = each.written};
        pending_.clear();
        to_delete_.clear();
        related_.clear();
        graph_ = fresh;
        tell_moves();
    }

    bool in_transaction() const noexcept { return !frames_.empty(); }

    // For statements of a set of rows: what became of the entities. A transaction is open.
    void forget_gone(node_base& node) {
        if (std::exchange(node.to_delete, false)) cupel::detail::take_out(to_delete_, node);
        if (std::exchange(node.related, false)) cupel::detail::take_out(related_, node);
        drop_gone(node);
    }
    void note_updated(node_base& node) { frames_.back().updated.push_back(&node); }
    void note_renamed(node_base& node, std::shared_ptr<const void> row) {
        frames_.back().renamed.emplace_back(&node, std::move(row));
    }

    // Queries in its lifetime do not flush.
    class no_autoflush_scope {
    public:
        explicit no_autoflush_scope(session_work& owner)
            : owner_(owner), before_(std::exchange(owner.options_.autoflush, false)) {}
        no_autoflush_scope(const no_autoflush_scope&) = delete;
        no_autoflush_scope& operator=(const no_autoflush_scope&) = delete;
        ~no_autoflush_scope() { owner_.options_.autoflush = before_; }

    private:
        session_work& owner_;
        bool before_;
    };
    [[nodiscard]] no_autoflush_scope no_autoflush() { return no_autoflush_scope(*this); }

    // The moment that a flush writes into created_at, updated_at and soft_delete: one for all.
    timestamp moment() {
        if (!moment_)
            moment_ = options_.clock ? options_.clock()
                                     : std::chrono::floor<timestamp::duration>(std::chrono::system_clock::now());
        return *moment_;
    }

protected:
    void poison_what_expires(mapper_base& mapper) const noexcept {
        for (const poison_entry& each : options_.poison_expired)
            if (each.table == mapper.type.table->id) mapper.poison = each.poison;
    }
    void require_not_flushing(std::string_view what) const {
        if (flushing_ || ending_)
            throw invalid_state_error(std::string(what) + " was called by a hook while the session " +
                                      (flushing_ ? "flushes" : "ends its transaction"));
    }
    void require_usable() const {
#ifndef NDEBUG
        if (thread_ == nullptr) thread_ = this_thread();
        assert(thread_ == this_thread() &&
               "a session, and the handles of its entities, belong to the thread that uses it first");
#endif
        if (failed_)
            throw pending_rollback_error("the session waits for rollback(): its flush failed with: " + *failed_);
    }

    // Of the exception that is being handled.
    void note_failure() noexcept {
        failed_.emplace();
        try {
            throw;
        } catch (const std::exception& failure) {
            try {
                failed_ = failure.what();
            } catch (...) {
                failed_.emplace();
            }
        } catch (...) {
        }
    }

    bool has_work() const {
        if (!pending_.empty() || !to_delete_.empty() || !related_.empty()) return true;
        return std::any_of(mappers_.begin(), mappers_.end(), [](const auto& one) { return one.second->has_changed(); });
    }
    // Whether any of it may show in a query that reads these tables: see table_bits.
    bool has_work_in(std::uint64_t tables) const {
        if (!to_delete_.empty()) return true;  // cascades lead to other tables
        if ((waiting_tables_ & tables) != 0 && !(pending_.empty() && related_.empty())) return true;
        for (const auto& [id, mapper] : mappers_)
            if ((mapper->type.tables & tables) != 0)
                for (const foreign_key_info& key : mapper->type.table->foreign_keys)
                    if (key.on_update != referential_action::none) tables |= table_bits(key.target());
        return std::any_of(mappers_.begin(), mappers_.end(), [&](const auto& one) {
            return (one.second->type.tables & tables) != 0 && one.second->has_changed();
        });
    }
    void note_tables(std::vector<const table_info*>& tables) const override {
        for (const auto& [id, mapper] : mappers_)
            if (std::find(tables.begin(), tables.end(), mapper->type.table) == tables.end())
                tables.push_back(mapper->type.table);
    }
    std::vector<node_base*> changed_nodes() const override {
        std::vector<node_base*> found;
        for (const auto& [id, mapper] : mappers_) mapper->add_changed(found);
        return found;
    }

    std::size_t count_work() const override {
        return pending_.size() + to_delete_.size() + related_.size() + changed_nodes().size();
    }
    // What the next flush is about.
    struct next_lists final : flush_lists {
        explicit next_lists(const session_work& of_session) : session(of_session) {}
        std::vector<node_base*> of(std::size_t kind) const override {
            if (kind == 0) return session.pending_;
            if (kind == 2) return session.to_delete_;
            std::vector<node_base*> found = session.changed_nodes();
            found.insert(found.end(), session.related_.begin(), session.related_.end());
            std::sort(found.begin(), found.end(),
                      [](const node_base* a, const node_base* b) { return a->sequence < b->sequence; });
            found.erase(std::unique(found.begin(), found.end()), found.end());
            std::erase_if(found, [](const node_base* each) {
                return each->state != entity_state::persistent || each->to_delete;
            });
            return found;
        }
        const session_work& session;
    };

    // The frame of a savepoint becomes a part of the one around it.
    void merge_frame() {
        const session_frame inner = std::move(frames_.back());
        frames_.pop_back();
        session_frame& outer = frames_.back();
        outer.inserted.insert(outer.inserted.end(), inner.inserted.begin(), inner.inserted.end());
        outer.deleted.insert(outer.deleted.end(), inner.deleted.begin(), inner.deleted.end());
        outer.updated.insert(outer.updated.end(), inner.updated.begin(), inner.updated.end());
        outer.related.insert(outer.related.end(), inner.related.begin(), inner.related.end());
        outer.written = outer.written || inner.written;
        if (frames_.size() > 1) {  // the whole transaction is undone without
            for (node_base* const each : inner.shown) note_in(outer.shown, *each);
            for (node_base* const each : inner.read) note_in(outer.read, *each);
        }
        outer.linked.insert(outer.linked.end(), inner.linked.begin(), inner.linked.end());
        outer.renamed.insert(outer.renamed.end(), inner.renamed.begin(), inner.renamed.end());
    }

    void undo_innermost() {
        const session_frame inner = std::move(frames_.back());
        frames_.pop_back();
        drop_pending();
        for (node_base* const each : changed_nodes()) mapper_of(each->type).expire(*each);
        related_clear();
        undo(inner);
        for (const auto* const list : {&inner.updated, &inner.read})
            for (node_base* const each : *list)
                if (each->session == this && each->state == entity_state::persistent)
                    mapper_of(each->type).expire(*each);
        for (const auto* const list : {&inner.related, &inner.shown})
            for (node_base* const each : *list)
                if (each->session == this)
                    for (const relation& which : each->type.relations) forget_side(which, *each);
    }

    void undo_all() {
        drop_pending();
        related_clear();
        while (!frames_.empty()) {
            const session_frame inner = std::move(frames_.back());
            frames_.pop_back();
            undo(inner);
        }
        expire_all();
    }

    // What of the transaction is in the database already is not undone.
    template <class Function>
    void keep_committed(Function is_committed) {
        if (frames_.empty()) return;
        session_frame& all = frames_.front();
        const auto kept = [&](const node_base* node) { return is_committed(node->type); };
        const auto first_kept = [&](const auto& one) { return is_committed(one.first->type); };
        for (node_base* const each : all.deleted)
            if (kept(each) && each->state == entity_state::deleted) {
                leave(*each, entity_state::detached);
                each->row_gone = true;
            }
        for (auto* const list : {&all.inserted, &all.deleted, &all.updated, &all.related}) std::erase_if(*list, kept);
        std::erase_if(all.linked, first_kept);
        std::erase_if(all.renamed, first_kept);
    }

    void forget_transaction() {
        if (!frames_.empty())
            for (node_base* const each : frames_.front().deleted)
                if (each->state == entity_state::deleted) {
                    leave(*each, entity_state::detached);
                    each->row_gone = !is_soft(*each);
                }
        frames_.clear();
    }

    void drop_pending() {
        for (node_base* const each : std::exchange(pending_, {})) {
            mapper_of(each->type).take_out(*each);
            mapper_of(each->type).forget_row(*each);
            each->related = each->to_delete = false;
            each->session = nullptr;
            move_to(*each, entity_state::transient);
        }
        for (node_base* const each : std::exchange(to_delete_, {})) each->to_delete = false;
    }
    void related_clear() {
        for (node_base* const each : std::exchange(related_, {})) {
            each->related = false;
            if (each->session == this)
                for (const relation& which : each->type.relations) forget_side(which, *each);
        }
    }

    void undo(const session_frame& frame) {
        for (auto each = frame.renamed.rbegin(); each != frame.renamed.rend(); ++each)
            if (each->first->session == this)
                mapper_of(each->first->type).restore_key(*each->first, each->second.get());
        for (node_base* const each : frame.inserted) {
            // What was expunged since has no row either.
            if (each->session == nullptr && each->state != entity_state::detached) continue;
            mapper_base& mapper = mapper_of(each->type);
            mapper.take_out(*each);
            mapper.forget_row(*each);
            each->session = nullptr;
            move_to(*each, entity_state::transient);
            each->related = each->to_delete = false;
        }
        for (node_base* const each : frame.deleted) {
            if (each->state != entity_state::deleted) continue;
            move_to(*each, entity_state::persistent);
            mapper_of(each->type).put(*each);
            mapper_of(each->type).expire(*each);
        }
        for (const auto& [child, which] : frame.linked)
            if (child->state == entity_state::transient) which->reset_key(*child);
    }

    void drop_gone(node_base& node) {
        mapper_of(node.type).take_out(node);
        if (!frames_.empty()) {
            move_to(node, entity_state::deleted);
            frames_.back().deleted.push_back(&node);
        } else {
            leave(node, entity_state::detached);
        }
    }

    void close_graph() {
        for (node_base* const each : pending_) {
            each->session = nullptr;
            move_to(*each, entity_state::transient);
            each->related = each->to_delete = false;
        }
        for (const session_frame& frame : frames_)
            for (node_base* const each : frame.deleted) {
                each->session = nullptr;
                move_to(*each, entity_state::detached);
                each->related = each->to_delete = false;
            }
        for (auto& [id, mapper] : mappers_)
            for (std::size_t i = 0; i < mapper->size(); ++i) {
                node_base& each = mapper->at(i);
                unflag(each);
                each.session = nullptr;
                move_to(each, entity_state::detached);
                each.related = each.to_delete = false;
            }
        mappers_.clear();
        std::exchange(graph_, nullptr)->close();
    }

    session_options options_;
    boost::unordered_flat_map<std::uint64_t, std::unique_ptr<mapper_base>> mappers_{};
    std::optional<std::string> failed_{};
    std::optional<timestamp> moment_{};
    mutable const void* thread_ = nullptr;  // that used it first; looked at in debug builds
    bool flushing_ = false;
};

}  // namespace detail
}  // namespace cupel
