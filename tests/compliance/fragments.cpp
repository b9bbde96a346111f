// Fragments of SQL in expressions, on every database.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace fragments {

struct piece {
    std::int64_t id{};
    std::int32_t size{};
    std::optional<std::int32_t> maybe{};
    std::string name;
    decimal price;
};

template <class D>
struct fragments : compliance::suite<D> {
    void SetUp() override {
        create_all<piece>(this->db);
        this->db.execute(insert_into<piece>(with_key).values(std::vector<piece>{
            {1, 3, {}, "a", decimal("9.5")}, {2, 4, 7, "b", decimal("10")}, {3, 5, 8, "c?{}", decimal("11")}}));
    }
    template <class Condition>
    std::string where(Condition condition) {
        std::string ids;
        for (const auto& row : this->db.execute(
                 select(col<&piece::id>).template from<piece>().where(condition).order_by(col<&piece::id>)))
            ids += std::to_string(row.template get<0>());
        return ids;
    }
    // What a query gives, one row behind the other, and what the same query written by hand does.
    template <class Query>
    std::vector<std::string> given(const Query& query) {
        std::vector<std::string> rows;
        for (const auto& row : this->db.execute(query))
            rows.push_back(std::to_string(row.template get<0>()) + " " + std::to_string(row.template get<1>()));
        return rows;
    }
    std::vector<std::string> by_hand(std::string_view sql) {
        std::vector<std::string> rows;
        for (const auto& row : this->database.ask(this->db, sql)) rows.push_back(*row.at(0) + " " + *row.at(1));
        return rows;
    }
    template <class E>
    auto eval(E expression, std::int64_t id = 1) {
        return this->db.execute(select(expression).template from<piece>().where(col<&piece::id> == id)).scalar();
    }
};
TYPED_TEST_SUITE(fragments, compliance::databases, compliance::database_names);

TYPED_TEST(fragments, conditions_and_values) {
    const int two = 2;
    EXPECT_EQ(this->where(raw<bool, "{} % {} = {}">(col<&piece::size>, two, 1)), "13");
    EXPECT_EQ(this->where(raw<bool, "{} = 3 OR {} = 4">(col<&piece::size>, col<&piece::size>) && col<&piece::id> > 1),
              "2");
    EXPECT_EQ(this->where(!raw<bool, "{} = 3 OR {} = 4">(col<&piece::size>, col<&piece::size>)), "3");
    EXPECT_EQ(this->where(raw<bool, "{} = 'c?{}'">(col<&piece::name>)), "3");
    EXPECT_EQ(
        this->where(raw<bool, "{} IN {}">(col<&piece::size>, select(col<&piece::maybe>).where(col<&piece::maybe> > 7))),
        "");
    EXPECT_EQ((this->eval(raw<std::int32_t, "{} + 1">(col<&piece::size>) * 2)), 8);
    EXPECT_EQ((this->eval(raw<std::string, "{} || {}">(std::string("x'y"), col<&piece::name>))), "x'ya");
    EXPECT_EQ((this->eval(raw<std::int32_t, "{} + 1">(col<&piece::maybe>))), std::nullopt);
    EXPECT_EQ((this->eval(raw<std::optional<std::int32_t>, "nullif({}, 3)">(col<&piece::size>))), std::nullopt);
    EXPECT_EQ((this->eval(raw<std::optional<std::int32_t>, "nullif({}, 3)">(col<&piece::size>), 2)), 4);
    EXPECT_EQ((this->eval(raw<std::int32_t, "coalesce({}, 1)">(std::optional<std::int32_t>()))), 1);
}

TYPED_TEST(fragments, stand_in_every_clause_with_values_of_their_own) {
    constexpr auto id = col<&piece::id>;
    constexpr auto size = col<&piece::size>;
    constexpr auto other = alias<piece, "other">;
    const auto expect = [&](const auto& query, std::string_view sql) {
        EXPECT_EQ(this->given(query), this->by_hand(sql)) << sql;
    };
    expect(select(raw<std::int64_t, "{} * {}">(id, 10).template as<"a">(), other[id].template as<"b">())
               .template from<piece>()
               .join(other, raw<bool, "{} + {} = {}">(size, 1, other[size]))
               .where(raw<bool, "{} < {}">(id, 3))
               .order_by(raw<std::int64_t, "{} * {}">(id, -1)),
           "SELECT piece.id * 10, other.id FROM piece JOIN piece AS other ON piece.size + 1 = other.size "
           "WHERE piece.id < 3 ORDER BY piece.id * -1");
    expect(select(raw<std::int32_t, "{} / 4">(size).template as<"quarter">(), func::count().template as<"n">())
               .group_by(raw<std::int32_t, "{} / 4">(size))
               .having(raw<bool, "{} > {}">(func::count(), 1))
               .order_by(raw<std::int64_t, "{} - {}">(func::max(id), 5)),
           "SELECT size / 4, count(*) FROM piece GROUP BY size / 4 HAVING count(*) > 1 ORDER BY max(id) - 5");
    // Fragments that nothing repeats.
    expect(
        select(func::count().template as<"n">(), func::sum(raw<std::int32_t, "{} / {}">(size, 1)).template as<"sum">())
            .where(raw<bool, "{} <> {}">(id, 9))
            .group_by(raw<std::int32_t, "{} / {}">(size, 4))
            .having(raw<bool, "{} > {}">(func::max(size), 3))
            .order_by(func::max(id) * 2),
        "SELECT count(*), sum(size / 1) FROM piece WHERE id <> 9 GROUP BY size / 4 HAVING max(size) > 3 "
        "ORDER BY max(id) * 2");
    expect(select(func::max(raw<std::int32_t, "{} / {}">(size, 4)).template as<"quarter">(), func::count())
               .group_by(raw<std::int32_t, "{} / {}">(size, 4), raw<bool, "{} = {}">(id, 3))
               .order_by(func::max(id)),
           "SELECT max(size / 4), count(*) FROM piece GROUP BY size / 4, id = 3 ORDER BY max(id)");
    expect(select(raw<std::int32_t, "{} / {}">(size, 4).template as<"quarter">(), func::count().template as<"n">())
               .where(id > 1)
               .group_by(label<"quarter">, size % 2)
               .order_by(label<"quarter">, func::max(id)),
           "SELECT size / 4 AS quarter, count(*) FROM piece WHERE id > 1 GROUP BY quarter, size % 2 "
           "ORDER BY quarter, max(id)");
    expect(select(id, func::row_number()
                          .over(partition_by(raw<std::int32_t, "{} % {}">(size, 2))
                                    .order_by(raw<std::int64_t, "{} * {}">(id, -1)))
                          .template as<"n">())
               .order_by(id),
           "SELECT id, row_number() OVER (PARTITION BY size % 2 ORDER BY id * -1) FROM piece ORDER BY id");
    expect(select(coalesce(func::sum(raw<std::int32_t, "{} * {}">(size, 100)).filter(raw<bool, "{} <> {}">(id, 2)), 0)
                      .template as<"a">(),
                  func::count(raw<std::optional<std::int32_t>, "nullif({}, {})">(size, 4)).template as<"b">())
               .template from<piece>(),
           "SELECT sum(size * 100) FILTER (WHERE id <> 2), count(nullif(size, 4)) FROM piece");
    expect(select(id, case_(when(raw<bool, "{} > {}">(size, 3), raw<std::int32_t, "{} + {}">(size, 7))).else_(0))
               .where(id.in(select(other[id]).where(raw<bool, "{} >= {}">(other[size], 4))) &&
                      exists(select(other[id]).where(raw<bool, "{} = {} + {}">(other[id], id, -1))))
               .order_by(id),
           "SELECT id, CASE WHEN size > 3 THEN size + 7 ELSE 0 END FROM piece WHERE id IN (SELECT id FROM piece "
           "WHERE size >= 4) AND EXISTS (SELECT 1 FROM piece AS other WHERE other.id = piece.id + -1) ORDER BY id");
}

TYPED_TEST(fragments, count_the_rows_of_a_page) {
    constexpr auto id = col<&piece::id>;
    const auto query = select(id, col<&piece::size>).order_by(id);
    for (const std::int64_t n : {0, 1, 2, 7}) {
        const std::string number = std::to_string(n);
        EXPECT_EQ(this->given(query.limit(raw<std::int64_t, "{} / 2 + {}">(n, 1))),
                  this->by_hand("SELECT id, size FROM piece ORDER BY id LIMIT " + number + " / 2 + 1"));
        EXPECT_EQ(this->given(query.where(id > -n).limit(raw<std::int64_t, "{}">(n)).offset(raw<int, "{} - {}">(n, n))),
                  this->by_hand("SELECT id, size FROM piece ORDER BY id LIMIT " + number));
        EXPECT_EQ(this->given(query.offset(raw<std::int64_t, "abs({})">(-n))),
                  this->by_hand("SELECT id, size FROM piece ORDER BY id LIMIT 99 OFFSET " + number));
    }
}

TYPED_TEST(fragments, write) {
    constexpr auto id = col<&piece::id>;
    constexpr auto size = col<&piece::size>;
    EXPECT_EQ(this->db
                  .execute(insert_into<piece>(with_key)
                               .values(size = raw<std::int32_t, "{} * {}">(6, 7),
                                       col<&piece::name> = raw<std::string, "{} || {}">("x", std::string("'y")),
                                       col<&piece::price> = decimal("1"), id = 4)
                               .returning(raw<std::string, "{} || {}">(col<&piece::name>, "!")))
                  .scalar(),
              "x'y!");
    EXPECT_EQ(this->db
                  .execute(update<piece>()
                               .set(size = raw<std::int32_t, "{} - {}">(size, 40), col<&piece::maybe> = 5)
                               .where(raw<bool, "{} > {}">(size, 40))
                               .returning(raw<std::int32_t, "{} + {}">(size, 1)))
                  .scalar(),
              3);
    EXPECT_EQ(this->db.execute(delete_from<piece>().where(raw<bool, "{} BETWEEN {} AND {}">(id, 2, 3))).rows_affected,
              2);
    EXPECT_EQ(this->by_hand("SELECT id, size FROM piece ORDER BY id"), (std::vector<std::string>{"1 3", "4 2"}));
}

// As text 9.5 is more than 10.
TYPED_TEST(fragments, decimals_are_compared_as_numbers) {
    EXPECT_EQ(this->where(raw<decimal, "coalesce({}, {})">(col<&piece::price>, col<&piece::price>) < decimal("10")),
              "1");
}

}  // namespace fragments
