// Named parameters and prepared statements, held against the same SQL written by hand.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace prepared_statements {

enum class rank { low, high };

struct member {
    std::int64_t id{};
    std::string name;
    std::int32_t age{};
    std::optional<std::string> note{};
    double score{};
    rank kind{};
    decimal fee;
    timestamp joined{};
};

template <class D>
struct prepared : compliance::suite<D> {
    void SetUp() override {
        create_all<member>(this->db);
        this->db.execute(insert_into<member>(with_key).values(std::vector<member>{
            {1, "Ada", 36, "first", 9.5, rank::high, decimal("1.10"), timestamp(std::chrono::seconds(1))},
            {2, "Grace", 85, {}, 8, rank::high, decimal("2"), timestamp(std::chrono::seconds(2))},
            {3, "Linus", 54, "third", 7.25, rank::low, decimal("3"), timestamp(std::chrono::seconds(3))}}));
    }

    template <class Rows>
    static std::string names(Rows rows) {
        std::string all;
        for (const auto& row : rows) all += row.template get<0>() + " ";
        return all;
    }
};
TYPED_TEST_SUITE(prepared, compliance::databases, compliance::database_names);

TYPED_TEST(prepared, called_with_other_values) {
    auto older =
        this->db.prepare(select(col<&member::name>).where(col<&member::age> > param<"age">).order_by(col<&member::id>));
    EXPECT_EQ(this->names(older(param<"age"> = 40)), "Grace Linus ");
    EXPECT_EQ(this->names(older(param<"age"> = std::int64_t{60})), "Grace ");
    EXPECT_EQ(this->names(older(param<"age"> = short(1))), "Ada Grace Linus ");
    EXPECT_THROW((void)older(param<"age"> = std::int64_t{1} << 40), data_error);
    EXPECT_EQ(this->names(older.stream(param<"age"> = 40)), "Grace Linus ");
}

TYPED_TEST(prepared, one_name_in_several_places) {
    auto around = this->db.prepare(
        select(col<&member::name>)
            .where((col<&member::age> == param<"number"> || col<&member::age> + 1 == param<"number">) &&
                   col<&member::name> != param<"but">)
            .order_by(col<&member::id>));
    EXPECT_EQ(this->names(around(param<"but"> = "nobody", param<"number"> = 54)), "Linus ");
    EXPECT_EQ(this->names(around(param<"number"> = 55, param<"but"> = std::string("nobody"))), "Linus ");
    EXPECT_EQ(this->names(around(param<"number"> = 55, param<"but"> = "Linus")), "");
}

TYPED_TEST(prepared, every_type) {
    auto exact =
        this->db.prepare(select(col<&member::name>)
                             .where(col<&member::kind> == param<"kind"> && col<&member::fee> == param<"fee"> &&
                                    col<&member::joined> >= param<"since"> && col<&member::score> < param<"score"> &&
                                    col<&member::note>.is_not_distinct_from(param<"note">)));
    const timestamp start{};
    EXPECT_EQ(this->names(exact(param<"kind"> = rank::high, param<"fee"> = decimal("1.1"), param<"since"> = start,
                                param<"score"> = 10, param<"note"> = std::optional<std::string>("first"))),
              "Ada ");
    EXPECT_EQ(this->names(exact(param<"kind"> = rank::high, param<"fee"> = 2, param<"since"> = start,
                                param<"score"> = 10.5f, param<"note"> = std::nullopt)),
              "Grace ");
    EXPECT_EQ(this->names(exact(param<"kind"> = rank::low, param<"fee"> = 2, param<"since"> = start,
                                param<"score"> = 10.0, param<"note"> = "third")),
              "");
}

TYPED_TEST(prepared, limits_and_values_of_its_own_type) {
    auto page = this->db.prepare(select((param<"tag", std::string>).template as<"tag">(), col<&member::name>)
                                     .order_by(col<&member::id>)
                                     .limit(param<"count">)
                                     .offset(param<"skip">));
    const auto rows = page(param<"count"> = 1, param<"skip"> = 1, param<"tag"> = "x").all();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].template get<0>(), "x");
    EXPECT_EQ(rows[0].template get<1>(), "Grace");
    EXPECT_THROW((void)page(param<"count"> = -1, param<"skip"> = 1, param<"tag"> = "x"), programming_error);
}

TYPED_TEST(prepared, writing) {
    auto change = this->db.prepare(update<member>()
                                       .set(col<&member::note> = param<"note">, col<&member::age> = param<"age">)
                                       .where(col<&member::id> == param<"id">));
    EXPECT_EQ(change(param<"note"> = std::nullopt, param<"age"> = 37, param<"id"> = 1).rows_affected, 1);
    EXPECT_EQ(change(param<"note"> = "new", param<"age"> = 86, param<"id"> = 2).rows_affected, 1);
    EXPECT_EQ(this->database.ask(this->db, "SELECT age, note FROM member WHERE id < 3 ORDER BY id"),
              (compliance::text_rows{{"37", std::nullopt}, {"86", "new"}}));
    auto drop = this->db.prepare(delete_from<member>().where(col<&member::id> == param<"id">).returning());
    EXPECT_EQ(drop(param<"id"> = 3).one().name, "Linus");
    EXPECT_EQ(drop(param<"id"> = 3).one_or_none(), std::nullopt);
}

// The range comes first, then the values of the other clauses, the same for every object.
TYPED_TEST(prepared, ranges_with_a_parameter_beside_them) {
    const std::vector<member> members{{1, "Ada", 1, {}, 0, rank::low, decimal("1"), {}},
                                      {2, "Grace", 2, {}, 0, rank::low, decimal("1"), {}}};
    auto add =
        this->db.prepare(insert_into<member>(with_key).values(members).template on_conflict<&member::id>().do_update(
            col<&member::note> = param<"note">));
    EXPECT_EQ(add(param<"note"> = "met again").rows_affected, 2);
    EXPECT_EQ(this->database.ask(this->db, "SELECT name, note FROM member ORDER BY id"),
              (compliance::text_rows{{"Ada", "met again"}, {"Grace", "met again"}, {"Linus", "third"}}));
}

TYPED_TEST(prepared, on_engines_connections_and_transactions) {
    const auto count = select(func::count()).template from<member>().where(col<&member::age> > param<"age">);
    auto engine = this->database.start({});
    create_all<member>(engine);
    if (!TypeParam::shared)
        engine.execute(insert_into<member>().values(member{0, "Ada", 36, {}, 0, rank::low, decimal("1"), {}}));
    auto of_engine = engine.prepare(count);
    EXPECT_GE(of_engine(param<"age"> = 35).scalar(), 1);
    auto connection = engine.connect();
    auto tx = connection.begin();
    EXPECT_GE(tx.prepare(count)(param<"age"> = 35).scalar(), 1);
    auto part = tx.begin_nested();
    EXPECT_GE(part.prepare(count)(param<"age"> = 35).scalar(), 1);
    part.commit();
    tx.commit();
    EXPECT_GE(connection.prepare(count)(param<"age"> = 35).scalar(), 1);
    EXPECT_GE(connection.execute(count.bind(param<"age"> = 35)).scalar(), 1);
    connection.rollback();
}

}  // namespace prepared_statements
