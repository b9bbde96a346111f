// Recursive CTEs, held against the same SQL written by hand: trees, and graphs with cycles.
#include "compliance/support/by_hand.hpp"

using namespace cupel;
using testing::ElementsAre;

namespace recursive_ctes {

struct part {
    std::int64_t id{};
    std::string name;
    std::optional<std::int64_t> inside{};
};

struct link {
    std::int64_t id{};
    std::int64_t from{};
    std::int64_t to{};
};

template <class D>
struct recursive_ctes : compliance::suite_by_hand<D> {
    void SetUp() override {
        create_all<part, link>(this->db);
        this->db.execute(insert_into<part>(with_key).values(std::vector<part>{
            {1, "car", {}}, {2, "engine", 1}, {3, "wheel", 1}, {4, "piston", 2}, {5, "ring", 4}, {6, "boat", {}}}));
        // 1 -> 2 -> 3 -> 1, and 3 -> 4
        this->db.execute(
            insert_into<link>(with_key).values(std::vector<link>{{1, 1, 2}, {2, 2, 3}, {3, 3, 1}, {4, 3, 4}}));
    }

    template <class Query>
    auto first_of(const Query& query) {
        std::vector<std::remove_cvref_t<decltype(this->db.execute(query).all().front().template get<0>())>> found;
        for (const auto& row : this->db.execute(query)) found.push_back(row.template get<0>());
        return found;
    }
};
TYPED_TEST_SUITE(recursive_ctes, compliance::databases, compliance::database_names);

constexpr auto id = col<&part::id>;
constexpr auto name = col<&part::name>;
constexpr auto inside = col<&part::inside>;
constexpr auto from = col<&link::from>;
constexpr auto to = col<&link::to>;

constexpr auto roots =
    recursive_cte<"tree">(select(id, name, literal(std::int64_t{1}).as<"depth">()).where(inside.is_null()));
constexpr auto tree =
    roots.union_all(select(id, name, roots[label<"depth">] + 1).from<part>().join(roots, roots[id] == inside));
constexpr auto by_depth =
    with(tree).select(tree[name], tree[label<"depth">]).from(tree).order_by(tree[label<"depth">], tree[name]);

TYPED_TEST(recursive_ctes, of_a_tree) {
    EXPECT_THAT(this->first_of(by_depth), ElementsAre("boat", "car", "engine", "wheel", "piston", "ring"));
    this->same(by_depth,
               "WITH RECURSIVE t(id, name, depth) AS (SELECT id, name, 1 FROM part WHERE inside IS NULL UNION ALL "
               "SELECT p.id, p.name, t.depth + 1 FROM part p JOIN t ON t.id = p.inside) SELECT name, depth FROM t "
               "ORDER BY depth, name");
}

constexpr auto below_engine = recursive_cte<"below">(select<part>().where(id == 2)).union_all([](auto above) {
    return select<part>().join(above, above[id] == inside);
});
constexpr auto parts_below =
    with(below_engine).select(below_engine).from(below_engine).order_by(below_engine[id].desc());

TYPED_TEST(recursive_ctes, of_entities) {
    std::vector<std::string> found;
    for (const part& one : this->db.execute(parts_below)) found.push_back(one.name);
    EXPECT_THAT(found, ElementsAre("ring", "piston", "engine"));
    this->same(parts_below,
               "WITH RECURSIVE b AS (SELECT id, name, inside FROM part WHERE id = 2 UNION ALL SELECT p.id, p.name, "
               "p.inside FROM part p JOIN b ON b.id = p.inside) SELECT id, name, inside FROM b ORDER BY id DESC");
}

constexpr auto reached = recursive_cte<"reached">(select(to).where(from == 1));
constexpr auto next = select(to).from<link>().join(reached, reached[to] == from);
constexpr auto once = reached.union_(next);
constexpr auto reached_once = with(once).select(once[to]).from(once).order_by(once[to]);

TYPED_TEST(recursive_ctes, end_on_a_cycle_with_union) {
    EXPECT_THAT(this->first_of(reached_once), ElementsAre(1, 2, 3, 4));
    this->same(reached_once, R"(WITH RECURSIVE r(n) AS (SELECT "to" FROM link WHERE "from" = 1 UNION SELECT l."to" )"
                             R"(FROM link l JOIN r ON r.n = l."from") SELECT n FROM r ORDER BY n)");
}

constexpr auto forever = reached.union_all(next);
constexpr auto some_of_them = with(forever).select(forever[to]).from(forever).limit(25);

TYPED_TEST(recursive_ctes, end_on_a_cycle_with_a_limit) {
    EXPECT_EQ(this->first_of(some_of_them).size(), 25u);
    this->same_in_any_order(some_of_them,
                            R"(WITH RECURSIVE r(n) AS (SELECT "to" FROM link WHERE "from" = 1 UNION ALL SELECT )"
                            R"(l."to" FROM link l JOIN r ON r.n = l."from") SELECT n FROM r LIMIT 25)");
}

constexpr auto counted = recursive_cte<"walk">(select(to, literal(1).as<"steps">()).where(from == 1));
constexpr auto bounded = counted.union_all(select(to, counted[label<"steps">] + 1)
                                               .from<link>()
                                               .join(counted, counted[to] == from)
                                               .where(counted[label<"steps">] < 4));
constexpr auto four_steps = with(bounded)
                                .select(bounded[to], bounded[label<"steps">])
                                .from(bounded)
                                .order_by(bounded[label<"steps">], bounded[to]);

TYPED_TEST(recursive_ctes, end_on_a_cycle_with_a_depth) {
    EXPECT_THAT(this->first_of(four_steps), ElementsAre(2, 3, 1, 4, 2));
    this->same(four_steps,
               R"(WITH RECURSIVE w(n, steps) AS (SELECT "to", 1 FROM link WHERE "from" = 1 UNION ALL SELECT l."to", )"
               R"(w.steps + 1 FROM link l JOIN w ON w.n = l."from" WHERE w.steps < 4) SELECT n, steps FROM w )"
               R"(ORDER BY steps, n)");
}

constexpr auto marked = forever.cycle<"again">(to);
constexpr auto marked_rows =
    with(marked).select(marked[to], marked[label<"again">]).from(marked).order_by(marked[label<"again">], marked[to]);

TYPED_TEST(recursive_ctes, end_where_cycle_marks_it) {
    if constexpr (!TestFixture::on_sqlite) {
        EXPECT_THAT(this->first_of(marked_rows), ElementsAre(1, 2, 3, 4, 2));
        this->same(marked_rows,
                   R"(WITH RECURSIVE r(n) AS (SELECT "to" FROM link WHERE "from" = 1 UNION ALL SELECT l."to" FROM )"
                   R"(link l JOIN r ON r.n = l."from") CYCLE n SET again USING path SELECT n, again FROM r ORDER BY )"
                   R"(again, n)");
        // What CYCLE stands for.
        this->same(marked_rows,
                   R"(WITH RECURSIVE r(n, again, path) AS (SELECT "to", false, ARRAY["to"] FROM link WHERE "from" = 1 )"
                   R"(UNION ALL SELECT l."to", l."to" = ANY (r.path), r.path || l."to" FROM link l JOIN r ON r.n = )"
                   R"(l."from" WHERE NOT r.again) SELECT n, again FROM r ORDER BY again, n)");
    }
}

}  // namespace recursive_ctes
