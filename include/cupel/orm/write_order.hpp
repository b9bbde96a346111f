// The order in which tables are written: those that others refer to come first.
#pragma once

#include <cupel/schema/table.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace cupel::detail {

struct write_order {
    struct group {
        std::vector<const table_info*> tables{};
        bool circular = false;  // they refer to themselves or to one another
    };
    std::vector<group> groups{};
    std::unordered_map<std::uint64_t, std::size_t> places{};

    std::size_t group_of(const table_info& table) const { return places.at(table.id); }
};

// Tarjan's strongly connected components come out with those that are referred to first.
class write_sorter {
public:
    explicit write_sorter(const std::vector<const table_info*>& tables) : tables_(tables) {
        for (const table_info* const each : tables)
            if (state_.count(each->id) == 0) visit(*each);
    }
    write_order take() { return std::move(order_); }

private:
    struct mark {
        std::size_t index;
        std::size_t low;
        bool open;
    };

    const table_info* known(std::uint64_t id) const {
        for (const table_info* const each : tables_)
            if (each->id == id) return each;
        return nullptr;
    }

    mark& visit(const table_info& table) {
        mark& mine = state_.emplace(table.id, mark{state_.size(), state_.size(), true}).first->second;
        stack_.push_back(&table);
        bool self = false;
        for (const foreign_key_info& key : table.foreign_keys) {
            const table_info* const target = known(key.target().id);
            if (target == nullptr) continue;
            self = self || target->id == table.id;
            const auto at = state_.find(target->id);
            if (at == state_.end()) mine.low = std::min(mine.low, visit(*target).low);
            else if (at->second.open) mine.low = std::min(mine.low, at->second.index);
        }
        if (mine.low == mine.index) close(table, self);
        return mine;
    }

    void close(const table_info& last, bool self) {
        write_order::group made;
        for (const table_info* top = nullptr; top == nullptr || top->id != last.id;) {
            top = stack_.back();
            stack_.pop_back();
            state_.at(top->id).open = false;
            order_.places.emplace(top->id, order_.groups.size());
            made.tables.push_back(top);
        }
        made.circular = self || made.tables.size() > 1;
        order_.groups.push_back(std::move(made));
    }

    const std::vector<const table_info*>& tables_;
    std::unordered_map<std::uint64_t, mark> state_{};
    std::vector<const table_info*> stack_{};
    write_order order_{};
};

inline write_order order_of_writing(const std::vector<const table_info*>& tables) {
    return write_sorter(tables).take();
}

}  // namespace cupel::detail
