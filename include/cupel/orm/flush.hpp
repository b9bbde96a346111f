// A flush: what is to be written, in an order in which the database takes it.
#pragma once

#include <cupel/orm/flush_reuse.hpp>
#include <cupel/orm/write_order.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace cupel::detail {

class flush_plan : flush_reuse {
public:
    using flush_reuse::flush_reuse;

    // Writes everything; what was written is in the frame.
    void run(session_frame& frame) {
        gather();
        reuse_rows(frame);
        order_ = order_of_writing(tables());
        let_go_first(frame);
        save(frame);
        write_links();
        remove(frame);
        finish(frame);
    }

private:
    std::vector<const table_info*> tables() const {
        std::vector<const table_info*> found;
        const auto note = [&](const node_base& node) {
            if (std::find(found.begin(), found.end(), node.type.table) == found.end()) found.push_back(node.type.table);
        };
        for (const node_base* const each : session_.pending_) note(*each);
        for (const node_base* const each : touched_) note(*each);
        for (const node_base* const each : deletions_) note(*each);
        session_.note_tables(found);
        return found;
    }

    // INSERT and UPDATE, parents first.
    void save(session_frame& frame) {
        std::vector<std::vector<node_base*>> inserts(order_.groups.size());
        for (node_base* const each : session_.pending_) inserts[order_.group_of(*each->type.table)].push_back(each);
        std::vector<std::vector<node_base*>> updates(order_.groups.size());
        const std::vector<node_base*> different = session_.changed_nodes();
        for (std::size_t at = 0; at < different.size(); ++at) {
            fetch_ahead<sizeof(node_base)>(different, at);
            node_base& each = *different[at];
            if (!is_deleted(each)) updates[order_.group_of(*each.type.table)].push_back(&each);
        }
        for (node_base* const each : touched_)
            if (each->state == entity_state::persistent && !is_deleted(*each))
                updates[order_.group_of(*each->type.table)].push_back(each);
        for (std::size_t i = 0; i < order_.groups.size(); ++i) {
            auto& nodes = inserts[i];
            sort(nodes);
            if (order_.groups[i].circular) save_circle(frame, nodes);
            else if (!nodes.empty()) insert(frame, nodes);
            auto& changed = updates[i];
            sort(changed);
            changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
            if (!links_.empty())
                for (node_base* const each : changed) copy_keys(frame, *each);
            for_each_run(changed,
                         [&](mapper_base& mapper, std::span<node_base* const> run) { mapper.update_all(run, frame); });
            for (const link& late : std::exchange(late_, {})) {
                copy_key(frame, late);
                mapper_of(*late.child).update(*late.child, frame);
            }
        }
    }

    // Most often they are in order.
    static void sort(std::vector<node_base*>& nodes) {
        const auto came_before = [](const node_base* a, const node_base* b) { return a->sequence < b->sequence; };
        if (!std::is_sorted(nodes.begin(), nodes.end(), came_before))
            std::sort(nodes.begin(), nodes.end(), came_before);
    }

    void insert(session_frame& frame, const std::vector<node_base*>& nodes) {
        std::vector<node_base*> made;
        made.reserve(nodes.size());
        for (node_base* const each : nodes) {
            copy_keys(frame, *each);
            const auto reused = reused_.find(each);
            if (reused == reused_.end()) made.push_back(each);
            else replace(frame, *each, *reused->second);
        }
        insert_runs(frame, made);
    }

    // function(mapper, nodes) for those of one model that follow one another.
    template <class Function>
    void for_each_run(std::span<node_base* const> nodes, Function function) {
        for (std::size_t from = 0; from < nodes.size();) {
            std::size_t to = from + 1;
            while (to < nodes.size() && &nodes[to]->type == &nodes[from]->type) ++to;
            function(mapper_of(*nodes[from]), nodes.subspan(from, to - from));
            from = to;
        }
    }

    void insert_runs(session_frame& frame, const std::vector<node_base*>& nodes) {
        for_each_run(nodes, [&](mapper_base& mapper, std::span<node_base* const> run) {
            session_.tell(entity_point::before_insert, run);
            mapper.insert(run);
            for (node_base* const each : run) persist(frame, *each);
            session_.tell(entity_point::after_insert, run);
        });
    }

    void persist(session_frame& frame, node_base& node) {
        session_.move_to(node, entity_state::persistent);
        mapper_of(node).put(node);
        frame.inserted.push_back(&node);
    }

    void replace(session_frame& frame, node_base& added, node_base& before) {
        mapper_base& mapper = mapper_of(added);
        session_.tell(entity_point::before_delete, before);
        session_.tell(entity_point::before_insert, added);
        mapper.replace_row(added, before);
        forget_deleted(frame, before);
        session_.without_updates([&] { mapper.update(added, frame); });
        session_.move_to(added, entity_state::persistent);
        frame.inserted.push_back(&added);
        session_.tell(entity_point::after_delete, before);
        session_.tell(entity_point::after_insert, added);
    }

    // Tables that refer to themselves or to each other: an entity goes as soon as those that it refers to are there. Where
    // that never comes, a key that may be NULL waits for an UPDATE.
    void save_circle(session_frame& frame, std::vector<node_base*> waiting) {
        std::unordered_set<const node_base*> missing(waiting.begin(), waiting.end());
        std::unordered_map<const node_base*, std::vector<node_base*>> followers;
        std::unordered_map<const node_base*, std::size_t> needs;
        for (node_base* const each : waiting) {
            const auto at = links_.find(each);
            if (at == links_.end()) continue;
            for (const link& one : at->second) {
                if (one.parent == each || missing.count(one.parent) == 0) continue;
                followers[one.parent].push_back(each);
                ++needs[each];
            }
        }
        std::vector<node_base*> ready;
        for (node_base* const each : waiting)
            if (needs[each] == 0) ready.push_back(each);
        std::size_t done = 0;
        while (done < waiting.size()) {
            if (ready.empty()) ready.push_back(&break_circle(waiting, missing, needs));
            for (node_base* const each : ready) missing.erase(each);
            done += ready.size();
            for (node_base* const each : ready) postpone_own_key(*each);
            insert(frame, ready);
            std::vector<node_base*> next;
            for (node_base* const each : ready)
                for (node_base* const follower : followers[each])
                    if (needs[follower] != 0 && --needs[follower] == 0 && missing.count(follower) != 0)
                        next.push_back(follower);
            ready = std::move(next);
        }
    }

    // A row that refers to itself learns its key first.
    void postpone_own_key(node_base& node) {
        const auto at = links_.find(&node);
        if (at == links_.end()) return;
        std::erase_if(at->second, [&](const link& one) {
            if (one.parent != &node) return false;
            late_.push_back(one);
            return true;
        });
    }

    node_base& break_circle(const std::vector<node_base*>& waiting, const std::unordered_set<const node_base*>& missing,
                            std::unordered_map<const node_base*, std::size_t>& needs) {
        for (node_base* const each : waiting) {
            if (missing.count(each) == 0) continue;
            auto& links = links_[each];
            const bool can_wait = std::all_of(links.begin(), links.end(), [&](const link& one) {
                return missing.count(one.parent) == 0 || one.which->key_nullable;
            });
            if (!can_wait) continue;
            std::erase_if(links, [&](const link& one) {
                if (missing.count(one.parent) == 0) return false;
                one.which->clear_key(*one.child);
                late_.push_back(one);
                return true;
            });
            needs[each] = 0;
            return *each;
        }
        throw circular_dependency_error("entities of " + std::string(waiting.front()->type.name) +
                                        " refer to one another in a circle, and none of the foreign keys may be NULL");
    }

    void write_links() {
        for (const association& each : emptied_) mapper_of(*each.owner).unlink_all(*each.which, *each.owner);
        for (const association& each : removed_links_) {
            if (is_deleted(*each.owner)) continue;
            mapper_of(*each.owner).unlink(*each.which, *each.owner, each.targets);
        }
        for (const association& each : added_links_)
            mapper_of(*each.owner).link(*each.which, *each.owner, each.targets);
    }

    // DELETE, children first.
    void remove(session_frame& frame) {
        std::vector<std::vector<node_base*>> groups(order_.groups.size());
        for (node_base* const each : deletions_)
            if (each->state != entity_state::deleted) groups[order_.group_of(*each->type.table)].push_back(each);
        for (std::size_t i = groups.size(); i-- > 0;) {
            auto& nodes = groups[i];
            mark_deleted(frame, nodes);
            if (nodes.empty()) continue;
            if (order_.groups[i].circular) {
                remove_circle(frame, nodes);
            } else {
                remove_run(frame, nodes);
            }
        }
    }

    // Takes out those whose rows stay.
    void mark_deleted(session_frame& frame, std::vector<node_base*>& nodes) {
        // Where the row is gone already, the DELETE will say so.
        std::vector<node_base*> marked;
        std::vector<node_base*> gone;
        for (node_base* const each : nodes) (is_soft(*each) && !each->expired ? marked : gone).push_back(each);
        nodes = std::move(gone);
        for_each_run(marked, [&](mapper_base& mapper, std::span<node_base* const> run) {
            session_.tell(entity_point::before_delete, run, true);
            for (node_base* const each : run) {
                mapper.mark_deleted(*each, frame);
                forget_deleted(frame, *each);
            }
            session_.tell(entity_point::after_delete, run, true);
        });
    }

    void remove_run(session_frame& frame, const std::vector<node_base*>& nodes) {
        for_each_run(nodes, [&](mapper_base& mapper, std::span<node_base* const> run) {
            session_.tell(entity_point::before_delete, run);
            mapper.remove(run);
            for (node_base* const each : run) forget_deleted(frame, *each);
            session_.tell(entity_point::after_delete, run);
        });
    }

    // Among tables of a circle a row goes when nothing that is deleted refers to it any more.
    void remove_circle(session_frame& frame, const std::vector<node_base*>& nodes) {
        std::unordered_map<const node_base*, std::vector<node_base*>> parents;
        std::unordered_map<const node_base*, std::size_t> referred;
        const auto refers = [&](node_base& child, node_base* parent) {
            if (parent == nullptr || parent == &child || !is_deleted(*parent)) return;
            parents[&child].push_back(parent);
            ++referred[parent];
        };
        for (node_base* const each : nodes)
            for (const relation& which : each->type.relations) {
                if (which.owns_key()) {
                    refers(*each, mapper_of(*each).find_target(which, *each, sight::all));
                } else if (which.kind != relationship_kind::many_to_many && which.back == no_relation) {
                    for (node_base* const child : nodes)
                        if (&which.target() == &child->type && which.refers_to(*child, *each)) refers(*child, each);
                }
            }
        std::vector<node_base*> ready;
        std::unordered_set<const node_base*> left(nodes.begin(), nodes.end());
        for (node_base* const each : nodes)
            if (referred[each] == 0) ready.push_back(each);
        while (!left.empty()) {
            if (ready.empty()) ready.push_back(&open_circle(frame, nodes, left, parents, referred));
            std::vector<node_base*> next;
            for (node_base* const each : ready) {
                left.erase(each);
                for (node_base* const parent : std::exchange(parents[each], {}))
                    if (--referred[parent] == 0 && left.count(parent) != 0) next.push_back(parent);
            }
            remove_run(frame, ready);
            ready = std::move(next);
        }
    }

    // Those that refer to it let go of it first.
    node_base& open_circle(session_frame& frame, const std::vector<node_base*>& nodes,
                           const std::unordered_set<const node_base*>& left,
                           std::unordered_map<const node_base*, std::vector<node_base*>>& parents,
                           std::unordered_map<const node_base*, std::size_t>& referred) {
        for (node_base* const wanted : nodes) {
            if (left.count(wanted) == 0) continue;
            for (node_base* const child : nodes) {
                if (left.count(child) == 0) continue;
                for (const relation& which : child->type.relations) {
                    if (!which.owns_key() || !which.key_nullable) continue;
                    mapper_base& mapper = mapper_of(*child);
                    if (mapper.find_target(which, *child, sight::all) != wanted) continue;
                    referred[wanted] -= std::erase(parents[child], wanted);
                    which.clear_key(*child);
                    mapper.update(*child, frame);
                }
            }
            if (referred[wanted] == 0) return *wanted;
        }
        throw circular_dependency_error(
            "entities of " + std::string(nodes.front()->type.name) +
            " to be deleted refer to one another, and none of the foreign keys may be NULL");
    }

    void forget_deleted(session_frame& frame, node_base& node) {
        mapper_of(node).take_out(node);
        session_.move_to(node, entity_state::deleted);
        frame.deleted.push_back(&node);
    }

    void finish(session_frame& frame) {
        // Nobody else has children of a row that is new.
        for (node_base* const added : session_.pending_)
            for (const relation& which : added->type.relations)
                if (which.is_collection() && !which.write_only && added->state == entity_state::persistent)
                    if (auto* const side = known_side<collection_side>(which, *added); side != nullptr && !side->loaded)
                        side->load({});
        for (node_base* const owner : session_.related_) {
            if (session_.is_late(*owner)) continue;
            owner->related = false;
            for (const relation& which : owner->type.relations) {
                if (which.is_collection()) {
                    if (auto* const side = known_side<collection_side>(which, *owner)) side->flushed();
                } else if (auto* const side = known_side<reference_side>(which, *owner)) {
                    side->changed = side->before_known = false;
                    side->before = nullptr;
                }
            }
        }
        // What hooks did meanwhile stays for the next flush.
        std::erase_if(session_.related_, [&](node_base* each) {
            if (session_.is_late(*each)) return false;
            frame.related.push_back(each);
            return true;
        });
        std::erase_if(session_.pending_, [](const node_base* each) { return each->state != entity_state::pending; });
        std::erase_if(session_.to_delete_, [](node_base* each) {
            if (each->state == entity_state::deleted) each->to_delete = false;
            return each->state == entity_state::deleted;
        });
        if (session_.related_.empty() && session_.pending_.empty() && session_.to_delete_.empty())
            session_.waiting_tables_ = 0;
        // Parents of orphans show what the database has.
        for (const link& each : orphaned_)
            if (each.which->back != no_relation && each.child->state == entity_state::persistent)
                forget_side(each.child->type.relations[each.which->back], *each.child);
    }

    std::vector<link> late_{};
    write_order order_{};
};

}  // namespace cupel::detail
