// CTEs, held against the same SQL written by hand.
#include "compliance/support/database.hpp"

using namespace cupel;
using testing::ElementsAre;

namespace ctes {

struct part {
    std::int64_t id{};
    std::string name;
    std::optional<std::int64_t> inside{};
    std::int32_t weight{};
};

struct link {
    std::int64_t id{};
    std::int64_t from{};
    std::int64_t to{};
};

template <class D>
struct ctes : compliance::suite<D> {
    void SetUp() override {
        create_all<part, link>(this->db);
        this->db.execute(insert_into<part>(with_key).values(std::vector<part>{{1, "car", {}, 100},
                                                                              {2, "engine", 1, 40},
                                                                              {3, "wheel", 1, 10},
                                                                              {4, "piston", 2, 5},
                                                                              {5, "ring", 4, 1},
                                                                              {6, "boat", {}, 70}}));
        // 1 -> 2 -> 3 -> 1, and 3 -> 4
        this->db.execute(
            insert_into<link>(with_key).values(std::vector<link>{{1, 1, 2}, {2, 2, 3}, {3, 3, 1}, {4, 3, 4}}));
    }

    template <class Query>
    std::vector<std::string> names(const Query& query) {
        std::vector<std::string> found;
        for (const auto& row : this->db.execute(query)) found.push_back(row.template get<0>());
        return found;
    }
    template <class Query>
    std::vector<std::int64_t> numbers(const Query& query) {
        std::vector<std::int64_t> found;
        for (const auto& row : this->db.execute(query)) found.push_back(row.template get<0>());
        return found;
    }
};
TYPED_TEST_SUITE(ctes, compliance::databases, compliance::database_names);

constexpr auto inner =
    select(col<&part::inside>, func::count().as<"parts">(), func::max(col<&part::weight>).as<"most">())
        .where(col<&part::inside>.is_not_null() && col<&part::weight> > 0)
        .group_by(col<&part::inside>)
        .cte<"inner_parts">();

TYPED_TEST(ctes, joined) {
    const auto wanted = this->database.ask(
        this->db,
        "WITH i AS (SELECT inside, count(*) AS parts, max(weight) AS most FROM part WHERE inside IS NOT NULL GROUP BY "
        "inside) SELECT p.name, i.parts + 10, i.most FROM part p LEFT JOIN i ON i.inside = p.id ORDER BY p.id");
    compliance::text_rows found;
    const auto text = [](const auto& value) { return value ? std::optional(std::to_string(*value)) : std::nullopt; };
    for (const auto& [name, parts, most] :
         this->db.execute(with(inner)
                              .select(col<&part::name>, inner[label<"parts">] + 10, inner[label<"most">])
                              .template from<part>()
                              .left_join(inner, inner[col<&part::inside>] == col<&part::id>)
                              .order_by(col<&part::id>)))
        found.push_back({name, text(parts), text(most)});
    EXPECT_EQ(found, wanted);
    EXPECT_EQ(found[0][1], "12");
}

TYPED_TEST(ctes, several_materialized_or_not) {
    constexpr auto heavy = select<part>().where(col<&part::weight> >= 10).template cte<"heavy">().materialized();
    constexpr auto whole = select(heavy[col<&part::id>], heavy[col<&part::name>])
                               .from(heavy)
                               .where(heavy[col<&part::inside>].is_null())
                               .template cte<"whole">()
                               .not_materialized();
    EXPECT_THAT(
        this->names(with(heavy, whole).select(whole[col<&part::name>]).from(whole).order_by(whole[col<&part::id>])),
        ElementsAre("car", "boat"));
    std::vector<std::string> pairs;
    for (const auto& [one, name] : this->db.execute(with(heavy, whole)
                                                        .select(heavy, whole[col<&part::name>].template as<"of">())
                                                        .from(heavy)
                                                        .join(whole, whole[col<&part::id>] == heavy[col<&part::inside>])
                                                        .order_by(heavy[col<&part::id>])))
        pairs.push_back(one.name + " of " + name);
    EXPECT_THAT(pairs, ElementsAre("engine of car", "wheel of car"));
}

TYPED_TEST(ctes, twice_under_two_names) {
    constexpr auto weights = select(col<&part::name>, col<&part::weight>).template cte<"weights">();
    constexpr auto lighter = weights.template alias<"lighter">();
    EXPECT_THAT(this->names(with(weights)
                                .select(weights[col<&part::name>], func::count().template as<"n">())
                                .from(weights)
                                .join(lighter, lighter[col<&part::weight>] < weights[col<&part::weight>])
                                .group_by(weights[col<&part::name>])
                                .having(func::count() > 2)
                                .order_by(label<"n">.desc())),
                ElementsAre("car", "boat", "engine"));
}

TYPED_TEST(ctes, before_statements_that_write) {
    constexpr auto light = select(col<&part::id>).where(col<&part::weight> < 10).template cte<"light">();
    const auto ids = select(light[col<&part::id>]).from(light);
    this->db.execute(with(light).template update<part>().set(col<&part::weight> = 9).where(col<&part::id>.in(ids)));
    EXPECT_EQ(this->db.execute(select(func::sum(col<&part::weight>)).where(col<&part::id>.in(4, 5))).scalar(), 18);
    this->db.execute(with(light).template insert_into<part>(with_key).values(
        col<&part::id> = 7, col<&part::name> = "new",
        col<&part::weight> = coalesce(cast<std::int32_t>(scalar(select(func::count()).from(light))), 0)));
    EXPECT_EQ(this->db.execute(select(col<&part::weight>).where(col<&part::id> == 7)).scalar(), 2);
    this->db.execute(with(light).template delete_from<part>().where(col<&part::id>.in(ids)));
    EXPECT_EQ(this->db.execute(select(func::count()).template from<part>()).scalar(), 4);
}

TYPED_TEST(ctes, beside_the_table_that_is_written) {
    constexpr auto whole = select(col<&part::id>.template as<"whole">(), col<&part::weight>.template as<"kilos">())
                               .where(col<&part::inside>.is_null())
                               .template cte<"whole_parts">();
    this->db.execute(with(whole)
                         .template update<part>()
                         .set(col<&part::weight> = col<&part::weight> + whole[label<"kilos">])
                         .from(whole)
                         .where(whole[label<"whole">] == col<&part::inside>));
    EXPECT_EQ(this->db.execute(select(col<&part::weight>).where(col<&part::id> == 2)).scalar(), 140);
    EXPECT_EQ(this->db.execute(select(col<&part::weight>).where(col<&part::id> == 4)).scalar(), 5);
    constexpr auto copied = select(col<&part::name>, col<&part::weight>)
                                .where(col<&part::weight> > param<"least">)
                                .template cte<"copied">();
    auto copy = this->db.prepare(
        with(copied)
            .template insert_into<part>(with_key)
            .template columns<&part::id, &part::name, &part::weight>()
            .from(select(literal(std::int64_t{50}), copied[col<&part::name>], copied[col<&part::weight>])
                      .from(copied)
                      .union_(select(literal(std::int64_t{51}), literal("x"), literal(1)))));
    copy(param<"least"> = 120);
    EXPECT_THAT(this->names(select(col<&part::name>).where(col<&part::id> >= 50).order_by(col<&part::id>)),
                ElementsAre("engine", "x"));
}

TYPED_TEST(ctes, recursive) {
    constexpr auto found =
        recursive_cte<"tree">(select(col<&part::id>, col<&part::name>, literal(std::int64_t{1}).template as<"depth">())
                                  .where(col<&part::inside>.is_null()));
    constexpr auto tree = found.union_all(select(col<&part::id>, col<&part::name>, found[label<"depth">] + 1)
                                              .template from<part>()
                                              .join(found, found[col<&part::id>] == col<&part::inside>));
    const auto wanted = this->database.ask(
        this->db,
        "WITH RECURSIVE t(id, name, depth) AS (SELECT id, name, 1 FROM part WHERE inside IS NULL UNION ALL SELECT "
        "p.id, "
        "p.name, t.depth + 1 FROM part p JOIN t ON t.id = p.inside) SELECT name, depth FROM t ORDER BY depth, name");
    compliance::text_rows rows;
    for (const auto& [name, depth] : this->db.execute(with(tree)
                                                          .select(tree[col<&part::name>], tree[label<"depth">])
                                                          .from(tree)
                                                          .order_by(tree[label<"depth">], tree[col<&part::name>])))
        rows.push_back({name, std::to_string(depth)});
    EXPECT_EQ(rows, wanted);
    EXPECT_EQ(rows.back()[0], "ring");
    EXPECT_EQ(rows.back()[1], "4");
}

TYPED_TEST(ctes, recursive_entities) {
    constexpr auto of_engine =
        recursive_cte<"below">(select<part>().where(col<&part::id> == 2)).union_all([](auto above) {
            return select<part>().join(above, above[col<&part::id>] == col<&part::inside>);
        });
    std::vector<std::string> found;
    for (const part& one :
         this->db.execute(with(of_engine).select(of_engine).from(of_engine).order_by(of_engine[col<&part::id>])))
        found.push_back(one.name);
    EXPECT_THAT(found, ElementsAre("engine", "piston", "ring"));
}

// UNION leaves out what is there already, so that it ends; with UNION ALL a limit or a depth ends it.
TYPED_TEST(ctes, cycles) {
    constexpr auto start = select(col<&link::to>).where(col<&link::from> == 1);
    constexpr auto found = recursive_cte<"reached">(start);
    constexpr auto next =
        select(col<&link::to>).template from<link>().join(found, found[col<&link::to>] == col<&link::from>);
    constexpr auto once = found.union_(next);
    EXPECT_THAT(this->numbers(with(once).select(once[col<&link::to>]).from(once).order_by(once[col<&link::to>])),
                ElementsAre(1, 2, 3, 4));
    constexpr auto forever = found.union_all(next);
    EXPECT_EQ(this->numbers(with(forever).select(forever[col<&link::to>]).from(forever).limit(25)).size(), 25u);

    constexpr auto counted =
        recursive_cte<"walk">(select(col<&link::to>, literal(1).template as<"steps">()).where(col<&link::from> == 1));
    constexpr auto bounded = counted.union_all(select(col<&link::to>, counted[label<"steps">] + 1)
                                                   .template from<link>()
                                                   .join(counted, counted[col<&link::to>] == col<&link::from>)
                                                   .where(counted[label<"steps">] < 4));
    EXPECT_THAT(this->numbers(with(bounded)
                                  .select(bounded[col<&link::to>])
                                  .from(bounded)
                                  .order_by(bounded[label<"steps">], bounded[col<&link::to>])),
                ElementsAre(2, 3, 1, 4, 2));
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>) {
        constexpr auto marked = forever.template cycle<"again">(col<&link::to>);
        std::vector<std::string> rows;
        for (const auto& [to, again] : this->db.execute(with(marked)
                                                            .select(marked[col<&link::to>], marked[label<"again">])
                                                            .from(marked)
                                                            .order_by(marked[label<"again">], marked[col<&link::to>])))
            rows.push_back(std::to_string(to) + (again ? "!" : ""));
        EXPECT_THAT(rows, ElementsAre("1", "2", "3", "4", "2!"));
    }
}

TYPED_TEST(ctes, that_write) {
    if constexpr (std::same_as<typename TypeParam::dialect, postgresql>) {
        constexpr auto gone = delete_from<part>()
                                  .where(col<&part::weight> < 10)
                                  .returning(col<&part::name>, col<&part::inside>)
                                  .template cte<"gone">();
        EXPECT_THAT(this->names(with(gone).select(gone[col<&part::name>]).from(gone).order_by(gone[col<&part::name>])),
                    ElementsAre("piston", "ring"));
        EXPECT_EQ(this->db.execute(select(func::count()).template from<part>()).scalar(), 4);
        const part added{.id = 20, .name = "sail", .inside = 6, .weight = 3};
        const auto kept = insert_into<part>(with_key).values(added).returning().template cte<"kept">();
        const std::vector<part> rows = this->db.execute(with(kept).select(kept).from(kept)).all();
        ASSERT_EQ(rows.size(), 1u);
        EXPECT_EQ(rows[0].name, "sail");
        EXPECT_EQ(rows[0].id, 20);
    }
}

TYPED_TEST(ctes, in_sets_and_subqueries) {
    constexpr auto heavy = select(col<&part::name>).where(col<&part::weight> > 50).template cte<"heavy">();
    const auto query = select(heavy[col<&part::name>]).from(heavy);
    EXPECT_THAT(this->names(query.union_(select(col<&part::name>).where(col<&part::id> == 5))
                                .order_by(heavy[col<&part::name>].desc())
                                .with(heavy)),
                ElementsAre("ring", "car", "boat"));
    EXPECT_THAT(
        this->names(select(col<&part::name>).where(col<&part::name>.in(query.with(heavy))).order_by(col<&part::id>)),
        ElementsAre("car", "boat"));
}

}  // namespace ctes
