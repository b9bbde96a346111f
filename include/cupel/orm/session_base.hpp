// A session without its engine: which entities it has, what was changed, and what relationships ask of it.
#pragma once

#include <cupel/orm/hook_calls.hpp>
#include <cupel/orm/load_watch.hpp>
#include <cupel/orm/reach.hpp>
#include <cupel/orm/relation.hpp>
#include <cupel/orm/session_frame.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cupel::detail {

// For mapper_base::read_rest.
inline constexpr std::size_t raising_columns = no_column - 1;

// Whether an entity is found that criteria may hide.
enum class sight : unsigned char { through_criteria, all };

// What a session does with the entities of one model; mapper.hpp does it with an engine.
struct mapper_base {
    explicit mapper_base(const entity_type& its_type) noexcept : type(its_type) {}
    mapper_base(const mapper_base&) = delete;
    mapper_base& operator=(const mapper_base&) = delete;
    virtual ~mapper_base() = default;

    // INSERT of nodes that have their foreign keys; they get what the database makes.
    virtual void insert(std::span<node_base* const> nodes) = 0;
    // UPDATE of the columns that differ from what the database has; nothing if none does. The frame learns of it.
    virtual void update(node_base& node, session_frame& frame) = 0;
    // The same of many.
    virtual void update_all(std::span<node_base* const> nodes, session_frame& frame) = 0;
    // UPDATE of a model with soft_delete.
    virtual void mark_deleted(node_base& node, session_frame& frame) = 0;
    // DELETE by key.
    virtual void remove(std::span<node_base* const> nodes) = 0;
    // Reads the row again; false if it is gone.
    virtual bool reload(node_base& node) = 0;
    // The same of several with one query. Those whose rows are gone stay expired.
    virtual void reload_all(std::span<node_base* const> nodes) = 0;
    // Reads the columns that were not read; all of them, or those that are needed to have the one, or, with raising_columns,
    // even those that must not be read. False if the row is gone.
    virtual bool read_rest(node_base& node, std::size_t wanted) = 0;
    // Reads a deferred column, and those of its group.
    virtual bool read_deferred(node_base& node, const deferred_slot& slot) = 0;
    // Loads a relationship for all of these owners at once.
    virtual void load(const relation& which, std::span<node_base* const> owners) = 0;
    // How many rows a collection leads to.
    virtual std::int64_t count(const relation& which, const node_base& owner) = 0;
    // Whether a row of the association table of a many_to_many leads from one to the other.
    virtual bool is_linked(const relation& which, const node_base& owner, const node_base& entity) = 0;
    // Rows of an association table.
    virtual void link(const relation& which, node_base& owner, std::span<node_base* const> targets) = 0;
    virtual void unlink(const relation& which, node_base& owner, std::span<node_base* const> targets) = 0;
    virtual void unlink_all(const relation& which, node_base& owner) = 0;

    virtual bool is_changed(const node_base& node) const = 0;
    virtual bool lacks_key(const node_base& node) const = 0;
    // The identity map.
    virtual void put(node_base& node) = 0;
    virtual void take_out(node_base& node) = 0;
    virtual void compare(node_base& node) noexcept = 0;  // from now on, with its row
    virtual node_base* holder_of_key(const node_base& node) const = 0;
    virtual std::size_t size() const noexcept = 0;
    virtual node_base& at(std::size_t number) const noexcept = 0;
    // Whether any of them differs from its row, and those that do.
    virtual bool has_changed() const = 0;
    virtual void add_changed(std::vector<node_base*>& nodes) const = 0;
    // The entity that a belongs_to leads to, if the session has it.
    virtual node_base* find_target(const relation& which, const node_base& owner, sight what) const = 0;

    // An object as it is before it has a row: the key that the database made goes.
    virtual void forget_row(node_base& node) = 0;
    // The values of `from` become those of `to`.
    virtual void replace_row(node_base& to, node_base& from) = 0;
    // Its row has the key again that it had in `row`, which is a T.
    virtual void restore_key(node_base& node, const void* row) = 0;
    virtual void expire(node_base& node) noexcept = 0;
    virtual std::string describe(const node_base& node) const = 0;

    const entity_type& type;
    void (*poison)(node_base& node) noexcept = nullptr;  // of what expires: orm/poison.hpp
    bool knows_targets = false;                          // the mappers of what its relationships lead to are there
};

// Whether its deletion leaves the row, marked.
inline bool is_soft(const node_base& node) noexcept { return node.type.soft_delete && !node.hard; }

class session_base : public hook_calls, public session_frames {
public:
    session_base() : graph_(new node_graph(this)) {}
    session_base(const session_base&) = delete;
    session_base& operator=(const session_base&) = delete;
    // What a session that was never made has begun.
    virtual ~session_base() {
        if (graph_ != nullptr) graph_->close();
    }

    virtual mapper_base& mapper_of(const entity_type& type) = 0;
    // Flushes what is pending, if queries are to see it.
    virtual void autoflush() = 0;
    // Of an entity that has left and lives elsewhere now.
    virtual void forget_node(const node_base& node) = 0;
    // Says what is suspicious and no error.
    virtual void warn(std::string_view text) = 0;

    // What a query with populate_existing has overwritten: what it reads twice it overwrites once.
    bool was_overwritten(const node_base& node) const {
        return overwritten_ != nullptr && overwritten_->count(&node) != 0;
    }
    void note_overwritten(const node_base& node) {
        if (overwritten_ != nullptr) overwritten_->insert(&node);
    }
    class overwriting_scope {
    public:
        explicit overwriting_scope(session_base& session) noexcept
            : session_(session), before_(std::exchange(session.overwritten_, &nodes_)) {}
        overwriting_scope(const overwriting_scope&) = delete;
        overwriting_scope& operator=(const overwriting_scope&) = delete;
        ~overwriting_scope() { session_.overwritten_ = before_; }

    private:
        std::unordered_set<const node_base*> nodes_{};
        session_base& session_;
        std::unordered_set<const node_base*>* before_;
    };

    // A node without a session comes, and with it what its relationships lead to; all of them or none. Gives the latter.
    std::vector<node_base*> add_node(node_base& node) {
        const std::uint64_t before = sequence_;
        std::vector<node_base*> along;
        try {
            add_one(node, along);
            for (std::size_t i = 0; i < along.size(); ++i)
                if (along[i]->session == nullptr) add_one(*along[i], along);
        } catch (...) {
            take_back(node, along, before);
            throw;
        }
        return along;
    }

    void remove_node(node_base& node, bool hard = false) {
        if (node.session != nullptr && node.session != this)
            throw invalid_state_error("the entity of " + std::string(node.type.name) +
                                      " belongs to another session; remove it there");
        if (node.session == nullptr || node.state == entity_state::deleted)
            throw invalid_state_error("the entity of " + std::string(node.type.name) + " is " +
                                      std::string(state_name(node.state)) +
                                      " and not of this session: there is no row to delete");
        if (node.state == entity_state::pending) return leave(node, entity_state::transient);
        node.hard = hard;
        if (!node.to_delete) to_delete_.push_back(&node);
        node.to_delete = true;
    }

    // A relationship of the node was changed.
    void note_related(node_base& node) {
        if (!node.related) {
            related_.push_back(&node);
            node.related = true;
            for (const relation& which : node.type.relations) waiting_tables_ |= which.tables;
        }
        if (is_planned(node))
            throw invalid_state_error("a relationship of an entity of " + std::string(node.type.name) +
                                      " was changed by a hook while a flush writes; do that in on_before_flush, or "
                                      "change the column of the key");
    }

    // Brings an entity that a relationship of one of this session's was given.
    std::vector<node_base*> cascade_from(const relation& which, node_base& owner, node_base& entity) {
        if (owner.session != this || entity.session == this || !which.cascades.save_update) return {};
        return add_node(entity);
    }
    // What came since `before`, the node and what came along, leaves again as it was.
    void take_back(node_base& node, std::span<node_base* const> along, std::uint64_t before) {
        for (std::size_t i = along.size(); i-- != 0;) take_back(*along[i], {}, before);
        if (node.session != this || node.sequence <= before) return;
        const bool has_row = node.state == entity_state::persistent || node.state == entity_state::detached;
        if (has_row) mapper_of(node.type).take_out(node);
        else cupel::detail::take_out(pending_, node);
        leave(node, has_row ? entity_state::detached : entity_state::transient);
    }

    // A column of an entity is written by the next flush, whatever it has.
    void flag(node_base& node, std::size_t column) {
        keep_row_of(node);
        std::vector<std::size_t>& columns = flagged_[&node];
        if (!node.flagged) columns.clear();
        columns.push_back(column);
        node.flagged = 1;
    }
    // It was written, or has no changes any more.
    static void unflag(node_base& node) noexcept {
        if (node.flagged == 0) return;
        node.flagged = 0;
        if (node.session != nullptr) node.session->flagged_.erase(&node);
    }
    std::span<const std::size_t> flagged_columns(const node_base& node) const {
        const auto at = flagged_.find(&node);
        return at == flagged_.end() ? std::span<const std::size_t>() : at->second;
    }

    // What is new, deleted or related anew is written before a relationship is read from the database.
    void flush_pending() {
        if (!pending_.empty() || !to_delete_.empty() || !related_.empty()) autoflush();
    }

    // What a column had may be another since: read again, undone, or set by a statement of a set of rows.
    void note_reread() noexcept { ++rereads_; }
    std::uint64_t count_of_rereads() const noexcept { return rereads_; }

    // The number of the entity that came last.
    std::uint64_t last_sequence() const noexcept { return sequence_; }

    // For the watch, if there is one: what is read, and where entities come from that came behind `before`.
    bool is_watched() const noexcept { return watch_ != nullptr; }
    void note_read(const relation& which, const node_base& owner) {
        if (watch_ == nullptr) return;
        const std::string text = watch_->reads(which, owner);
        if (text.empty()) return;
        if (watch_refuses_) throw n_plus_one_error(text);
        warn(text);
    }
    void note_came_from(const relation& which, const node_base& owner, std::uint64_t before) {
        if (watch_ != nullptr) watch_->came_from(which, owner, before + 1, sequence_);
    }
    void note_came(std::string_view sql, const std::source_location& where, std::uint64_t before) {
        if (watch_ != nullptr) watch_->came(before + 1, sequence_, sql, where);
    }

protected:
    friend class flush_relations;
    friend class flush_reuse;
    friend class flush_plan;

    // Adds the tables of every model that the session knows.
    virtual void note_tables(std::vector<const table_info*>& tables) const = 0;
    virtual std::vector<node_base*> changed_nodes() const = 0;

    // Behind every row that was read: the session keeps the node.
    void own(node_base& node) {
        if (node.home == nullptr) graph_->take(node);
        else if (node.home != graph_) graph_->take_all(*node.home);
        node.session = this;
        node.sequence = ++sequence_;
    }

    // Whether a flush has begun to write, and knows of the entity. What hooks add meanwhile is for the next one.
    bool is_planned(const node_base& node) const noexcept {
        return writing_from_ != 0 && node.sequence <= writing_from_;
    }
    bool is_late(const node_base& node) const noexcept { return writing_from_ != 0 && !is_planned(node); }
    void require_not_planned(const node_base& node) const {
        if (is_planned(node))
            throw invalid_state_error("an entity of " + std::string(node.type.name) +
                                      " leaves the session by a hook while a flush writes; do that in on_before_flush");
    }

    void leave(node_base& node, entity_state state) {
        require_not_planned(node);
        if (node.state == entity_state::pending) cupel::detail::take_out(pending_, node);
        if (node.to_delete) cupel::detail::take_out(to_delete_, node);
        if (node.related) cupel::detail::take_out(related_, node);
        node.to_delete = node.related = false;
        unflag(node);
        node.session = nullptr;
        move_to(node, state);
    }

    void add_one(node_base& node, std::vector<node_base*>& waiting) {
        if (node.session == this) {
            if (node.state == entity_state::deleted)
                throw invalid_state_error(mapper_of(node.type).describe(node) +
                                          " was deleted in this session; roll back, or add a new object");
            if (std::exchange(node.to_delete, false)) cupel::detail::take_out(to_delete_, node);
            return;
        }
        if (node.row_gone)
            throw invalid_state_error("the entity of " + std::string(node.type.name) +
                                      " was deleted; add a copy of its value, which is a new entity");
        if (node.session != nullptr)
            throw invalid_state_error("the entity of " + std::string(node.type.name) +
                                      " belongs to another session; expunge it there, or merge its value");
        if (node.home != nullptr && node.home != graph_ && node.home->is_open()) {
            session_base& before = *node.home->owner();
            if (!leave_graph(node))
                throw invalid_state_error(
                    "the entity of " + std::string(node.type.name) +
                    " was expunged from a session that still has what is related to it; merge its value");
            for (const node_base* const each : node.home->nodes()) before.forget_node(*each);
        }
        mapper_base& mapper = mapper_of(node.type);
        if (node.state == entity_state::detached) {
            if (node_base* const other = mapper.holder_of_key(node); other != nullptr)
                throw invalid_state_error(mapper.describe(node) +
                                          " is another object of an identity that the session has; merge it");
            own(node);
            try {
                note_row(node);
                mapper.put(node);
            } catch (...) {
                node.session = nullptr;
                throw;
            }
            move_to(node, entity_state::persistent);
        } else {
            if (pending_.size() == pending_.capacity()) pending_.reserve(2 * pending_.size() + 4);
            own(node);
            pending_.push_back(&node);
            waiting_tables_ |= node.type.tables;
            move_to(node, entity_state::pending);
        }
        cascade_add(node, waiting);
    }

    // What the relationships of a node that was added bring along.
    void cascade_add(node_base& node, std::vector<node_base*>& waiting) {
        for (const relation& which : node.type.relations) {
            if (which.is_collection()) {
                auto* const side = known_side<collection_side>(which, node);
                if (side == nullptr) continue;
                if (side->is_changed()) note_related(node);
                if (which.cascades.save_update) {
                    for (node_base* const each : side->loaded ? side->items() : side->added)
                        if (each->session == nullptr && !each->row_gone) waiting.push_back(each);
                }
            } else {
                auto* const side = known_side<reference_side>(which, node);
                if (side == nullptr) continue;
                if (side->changed) note_related(node);
                if (which.cascades.save_update && side->target != nullptr && side->target->session == nullptr &&
                    !side->target->row_gone)
                    waiting.push_back(side->target);
            }
        }
    }

    std::unique_ptr<load_watch> watch_{};
    std::unordered_set<const node_base*>* overwritten_ = nullptr;
    bool watch_refuses_ = false;
    node_graph* graph_;
    std::uint64_t sequence_ = 0;
    std::uint64_t rereads_ = 0;
    std::vector<node_base*> pending_{};
    std::vector<node_base*> to_delete_{};
    std::vector<node_base*> related_{};
    std::unordered_map<const node_base*, std::vector<std::size_t>> flagged_{};  // of nodes that say so
    std::uint64_t waiting_tables_ = 0;  // that what is pending or related writes
};

}  // namespace cupel::detail
