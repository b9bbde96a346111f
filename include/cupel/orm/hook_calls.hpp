// The part of a session that calls hooks: in which order, and never while the session is between two states.
#pragma once

#include <cupel/orm/hook_table.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cupel::detail {

class hook_calls {
public:
    // Sets a flag for as long as it lives.
    class hook_scope {
    public:
        explicit hook_scope(bool& flag) noexcept : flag_(flag), before_(std::exchange(flag, true)) {}
        hook_scope(const hook_scope&) = delete;
        hook_scope& operator=(const hook_scope&) = delete;
        ~hook_scope() { flag_ = before_; }

    private:
        bool& flag_;
        bool before_;
    };

    // Whether anybody listens to anything.
    bool listens() const noexcept { return hooks_ != nullptr; }
    bool listens(entity_point point, std::uint64_t model) const noexcept {
        return hooks_ != nullptr && !quiet_ && hooks_->wants(point, model);
    }
    // An UPDATE that stands for a DELETE is no update to hooks.
    template <class Function>
    void without_updates(Function function) {
        const hook_scope quiet(quiet_);
        function();
    }

    void tell(session_point point, const flush_lists* lists = nullptr) {
        if (hooks_ == nullptr || !hooks_->wants(point)) return;
        const std::size_t before = work_before();
        session_event event{*this, lists};
        hooks_->call(point, event);
        note_culprit(before, point_name(point), {});
    }
    // Validators see everything before anything is sent.
    void check(const flush_lists& lists) const {
        check_event event{lists, nullptr};
        hooks_->check(event);
        if (event.found != nullptr) event.found->throw_problems();
    }
    // Keeps what a hook throws, for those that must not stop what is done.
    std::exception_ptr tell_all(session_point point) noexcept {
        try {
            tell(point);
        } catch (...) {
            return std::current_exception();
        }
        return nullptr;
    }

    // Entities of one model.
    void tell(entity_point point, std::span<node_base* const> nodes, bool soft = false) {
        if (hooks_ == nullptr || nodes.empty()) return;
        const table_info& table = table_of_type(nodes.front()->type);
        if (!hooks_->wants(point, table.id)) return;
        const std::size_t before = work_before();
        for (node_base* const each : nodes) {
            entity_event event{*this, *each, point, nullptr, soft};
            hooks_->call(event, table.id);
        }
        note_culprit(before, point_name(point), table.type);
    }
    void tell(entity_point point, node_base& node, const void* row_before = nullptr) {
        if (hooks_ == nullptr) return;
        const table_info& table = table_of_type(node.type);
        const std::size_t before = work_before();
        entity_event event{*this, node, point, row_before, false};
        hooks_->call(event, table.id);
        note_culprit(before, point_name(point), table.type);
    }

    // Every change of a state goes through here; tell_moves() says so once what is done is done.
    void move_to(node_base& node, entity_state state) {
        if (hooks_ != nullptr && node.state != state && hooks_->wants_moves(table_of_type(node.type).id))
            moved_.push_back({any_entity(node), node.state, state});
        node.state = state;
    }
    void tell_moves() {
        if (!moved_.empty()) call_moves();
    }

protected:
    hook_calls() = default;
    ~hook_calls() = default;

    // How much a flush would have to do.
    virtual std::size_t count_work() const = 0;

    void forget_hooks() noexcept {
        own_hooks_.reset();
        hooks_.reset();
        moved_.clear();
    }

    std::shared_ptr<hook_table> hooks_{};
    std::shared_ptr<hook_table> own_hooks_{};  // of this session alone; it includes those of the options
    std::uint64_t writing_from_ = 0;           // while a flush writes: the last entity that it knows of
    bool last_round_ = false;
    bool quiet_ = false;
    bool ending_ = false;  // hooks of a commit or rollback are called
    std::string culprit_{};

private:
    static constexpr std::size_t deepest = 100;

    std::size_t work_before() const { return last_round_ ? count_work() : 0; }
    void note_culprit(std::size_t before, std::string_view point, std::string_view model) {
        if (!last_round_ || count_work() <= before) return;
        culprit_ = point;
        if (!model.empty()) culprit_.append("<").append(model).append(">");
    }

    // Several changes of one entity that nobody was told of are one, or none.
    static std::vector<state_change> merged(std::vector<state_change> all) {
        std::vector<state_change> once;
        std::unordered_map<const void*, std::size_t> places;
        for (state_change& each : all) {
            const auto [at, is_new] = places.try_emplace(each.entity.node_, once.size());
            if (is_new) once.push_back(std::move(each));
            else once[at->second].to = each.to;
        }
        std::erase_if(once, [](const state_change& each) { return each.from == each.to; });
        return once;
    }
    void call_moves() {
        if (depth_ == deepest)
            throw flush_error("hooks of state changes go on changing states: " + std::to_string(deepest) +
                              " calls within one another");
        ++depth_;
        std::vector<state_change> batch = merged(std::exchange(moved_, {}));
        std::size_t at = 0;
        try {
            while (at < batch.size()) {
                const state_change& each = batch[at++];
                hooks_->call(each, each.entity.table().id);
            }
        } catch (...) {
            // The others are told of next time.
            batch.erase(batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(at));
            batch.insert(batch.end(), moved_.begin(), moved_.end());
            moved_ = std::move(batch);
            --depth_;
            throw;
        }
        --depth_;
        tell_moves();
    }

    std::vector<state_change> moved_{};
    std::size_t depth_ = 0;
};

}  // namespace cupel::detail
