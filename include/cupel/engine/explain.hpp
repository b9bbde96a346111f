// explain(statement), and the plan that executing it gives. Nothing includes this header.
#pragma once

#include <cupel/sql/explain.hpp>

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace cupel {

// How a database runs a statement: a tree, drawn in lines of text.
class query_plan {
public:
    explicit query_plan(std::vector<std::string> lines) : lines_(std::move(lines)) {}

    const std::vector<std::string>& lines() const& noexcept { return lines_; }
    // Of a plan that goes: for (const std::string& line : db.execute(explain(query)).lines())
    std::vector<std::string> lines() && noexcept { return std::move(lines_); }

    friend std::ostream& operator<<(std::ostream& out, const query_plan& plan) {
        for (const std::string& line : plan.lines_) out << line << '\n';
        return out;
    }

private:
    std::vector<std::string> lines_;
};

namespace detail {

struct plan_node {
    std::int64_t id = 0;
    std::int64_t parent = 0;  // 0: none
    std::string text{};
};

inline void draw_plan(std::vector<std::string>& lines, const std::vector<plan_node>& nodes, std::int64_t parent,
                      const std::string& indent) {
    const plan_node* last = nullptr;
    for (const plan_node& node : nodes)
        if (node.parent == parent) last = &node;
    for (const plan_node& node : nodes) {
        if (node.parent != parent) continue;
        lines.push_back(indent + (&node == last ? "`--" : "|--") + node.text);
        if (node.id != parent) draw_plan(lines, nodes, node.id, indent + (&node == last ? "   " : "|  "));
    }
}

// Drivers call the one of these that fits their database. Its rows are lines of text:
template <bool Analyze, class... Parts, class Cursor>
query_plan read_plan_of_lines(const explain_statement<Analyze, Parts...>&, Cursor& cursor) {
    std::vector<std::string> lines;
    while (cursor.next()) {
        auto reader = cursor.reader();
        lines.push_back(reader.template take<std::string>());
    }
    return query_plan(std::move(lines));
}

// Its rows are the nodes of a tree: number, number of the parent, a column of no meaning, text.
template <bool Analyze, class... Parts, class Cursor>
query_plan read_plan_of_nodes(const explain_statement<Analyze, Parts...>&, Cursor& cursor) {
    std::vector<plan_node> nodes;
    while (cursor.next()) {
        auto reader = cursor.reader();
        plan_node& node = nodes.emplace_back();
        node.id = reader.template take<std::int64_t>();
        node.parent = reader.template take<std::int64_t>();
        reader.skip(1);
        node.text = reader.template take<std::string>();
    }
    std::vector<std::string> lines;
    draw_plan(lines, nodes, 0, "");
    return query_plan(std::move(lines));
}

}  // namespace detail
}  // namespace cupel
