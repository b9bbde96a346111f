// ORDER BY, DISTINCT, LIMIT, OFFSET.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace ordering {

struct card {
    std::int64_t id{};
    std::optional<std::int32_t> rank{};
    std::string suit;
};

template <class D>
struct ordering : compliance::suite<D> {
    void SetUp() override {
        create_all<card>(this->db);
        this->db.execute(insert_into<card>().values(
            std::vector<card>{{0, 3, "b"}, {0, std::nullopt, "a"}, {0, 1, "b"}, {0, 3, "a"}, {0, std::nullopt, "c"}}));
    }
    template <class... Keys>
    std::vector<std::int64_t> ids(Keys... keys) {
        return this->db.execute(select(col<&card::id>).order_by(keys...)).scalars();
    }
};
TYPED_TEST_SUITE(ordering, compliance::databases, compliance::database_names);

using ids = std::vector<std::int64_t>;

TYPED_TEST(ordering, of_nulls_is_what_is_said) {
    const auto rank = col<&card::rank>;
    const auto id = col<&card::id>;
    EXPECT_EQ(this->ids(rank.asc().nulls_first(), id), (ids{2, 5, 3, 1, 4}));
    EXPECT_EQ(this->ids(rank.asc().nulls_last(), id), (ids{3, 1, 4, 2, 5}));
    EXPECT_EQ(this->ids(rank.desc().nulls_first(), id), (ids{2, 5, 1, 4, 3}));
    EXPECT_EQ(this->ids(rank.desc().nulls_last(), id.desc()), (ids{4, 1, 3, 5, 2}));
}

TYPED_TEST(ordering, by_expressions_and_columns_that_are_not_selected) {
    EXPECT_EQ(this->ids(col<&card::suit>.desc(), col<&card::id>), (ids{5, 1, 3, 2, 4}));
    EXPECT_EQ(this->ids(coalesce(col<&card::rank>, 2), col<&card::id>), (ids{3, 2, 5, 1, 4}));
    EXPECT_EQ(this->ids((-col<&card::id>).asc()), (ids{5, 4, 3, 2, 1}));
}

TYPED_TEST(ordering, distinct) {
    EXPECT_EQ(this->db.execute(select(col<&card::suit>).distinct().order_by(col<&card::suit>)).scalars(),
              (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(
        this->db.execute(select(col<&card::rank>).distinct().order_by(col<&card::rank>.asc().nulls_first())).scalars(),
        (std::vector<std::optional<std::int32_t>>{std::nullopt, 1, 3}));
    EXPECT_EQ(this->db.execute(select(col<&card::rank>, col<&card::suit>).distinct()).all().size(), 5U);
}

TYPED_TEST(ordering, limit_and_offset) {
    const auto base = select(col<&card::id>).order_by(col<&card::id>);
    EXPECT_EQ(this->db.execute(base.limit(2)).scalars(), (ids{1, 2}));
    EXPECT_EQ(this->db.execute(base.limit(2).offset(3)).scalars(), (ids{4, 5}));
    EXPECT_EQ(this->db.execute(base.offset(3).limit(1)).scalars(), (ids{4}));
    EXPECT_EQ(this->db.execute(base.limit(0)).scalars(), ids{});
    EXPECT_EQ(this->db.execute(base.limit(99).offset(4)).scalars(), (ids{5}));
    EXPECT_EQ(this->db.execute(base.offset(99).limit(1)).scalars(), ids{});
    EXPECT_EQ(this->db.execute(base.limit(std::numeric_limits<std::int64_t>::max())).scalars().size(), 5U);
}

TYPED_TEST(ordering, offset_without_limit) {
    EXPECT_EQ(this->db.execute(select(col<&card::id>).order_by(col<&card::id>).offset(3)).scalars(), (ids{4, 5}));
    EXPECT_EQ(this->db.execute(select(col<&card::id>).where(col<&card::id> > 1).order_by(col<&card::id>).offset(0))
                  .scalars()
                  .size(),
              4U);
    EXPECT_EQ(
        this->db
            .execute(select<card>().where(col<&card::id>.in(select(col<&card::id>).order_by(col<&card::id>).offset(4))))
            .one()
            .id,
        5);
}

TYPED_TEST(ordering, negative_counts_are_refused) {
    int minus = -1;
    EXPECT_THROW((void)this->db.execute(select<card>().limit(minus)), programming_error);
    EXPECT_THROW((void)this->db.execute(select<card>().offset(minus)), programming_error);
    EXPECT_THROW((void)this->db.execute(select<card>().limit(std::numeric_limits<std::uint64_t>::max())),
                 programming_error);
}

}  // namespace ordering
