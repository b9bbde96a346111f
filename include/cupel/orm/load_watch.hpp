// Finds queries whose entities have one relationship read one by one: the N+1 of a loop.
#pragma once

#include <cupel/orm/relation.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <source_location>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cupel {

// What a session does when it finds one.
enum class n_plus_one : std::uint8_t { allow, warn, refuse };

namespace detail {

class load_watch {
public:
    explicit load_watch(std::size_t allowed) noexcept : allowed_(allowed) {}

    // The entities with these numbers came from this query.
    void came(std::uint64_t first, std::uint64_t last, std::string_view sql, const std::source_location& where) {
        if (last < first) return;
        ranges_.push_back({first, last, queries_.size()});
        queries_.push_back({std::string(sql), where});
    }
    // They came from reading a relationship of an entity: of those of one query they are the next level.
    void came_from(const relation& which, const node_base& owner, std::uint64_t first, std::uint64_t last) {
        if (last < first) return;
        const std::size_t at = query_of(owner);
        if (at != none) {
            ranges_.push_back({first, last, at});
            return;
        }
        came(first, last, "what " + name_of(which, owner) + " reads", {});
    }
    // A relationship is about to be read. What is wrong with it, once for each query; empty if nothing is.
    std::string reads(const relation& which, const node_base& owner) {
        const std::size_t at = query_of(owner);
        if (at == none) return {};
        query& from = queries_[at];
        if (++from.reads[&which] != allowed_) return {};
        const std::string name = name_of(which, owner);
        std::string text = "the relationship " + name + " was read one by one for " + std::to_string(allowed_) +
                           " entities of one query; load it with the query: .options(selectinload<&" + name + ">)";
        if (from.where.line() != 0) {
            text += "; it stands in ";
            text += from.where.file_name();
            text += ":" + std::to_string(from.where.line());
        }
        return text + ": " + from.sql;
    }

private:
    struct range {
        std::uint64_t first, last;
        std::size_t of;  // which query
    };
    struct query {
        std::string sql;
        std::source_location where;
        std::unordered_map<const relation*, std::size_t> reads{};
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    static std::string name_of(const relation& which, const node_base& owner) {
        return std::string(owner.type.name) + "::" + std::string(which.name);
    }
    std::size_t query_of(const node_base& owner) const {
        const auto at = std::lower_bound(ranges_.begin(), ranges_.end(), owner.sequence,
                                         [](const range& one, std::uint64_t number) { return one.last < number; });
        return at == ranges_.end() || owner.sequence < at->first ? none : at->of;
    }

    std::size_t allowed_;
    std::vector<range> ranges_{};
    std::vector<query> queries_{};
};

}  // namespace detail
}  // namespace cupel
