// Rows that a SELECT locks, seen from another connection; the first row of each key; ties.
#include "compliance/support/database.hpp"

#include <algorithm>

using namespace cupel;

namespace locking {

struct team {
    std::int64_t id{};
    std::string name;
};
struct job {
    std::int64_t id{};
    std::string name;
    std::int32_t points{};
    std::optional<std::int64_t> team_id;
};

}  // namespace locking

template <>
struct cupel::mapping<locking::job> {
    static constexpr auto table = cupel::table<"jobs">(foreign_key<&locking::job::team_id, &locking::team::id>);
};

namespace locking {

template <class D>
struct rows : compliance::suite<D> {
    void SetUp() override {
        create_all<team, job>(this->db);
        this->db.execute(insert_into<team>().values(std::vector<team>{{0, "red"}, {0, "blue"}}));
        this->db.execute(insert_into<job>().values(
            std::vector<job>{{0, "a", 3, 1}, {0, "b", 2, 1}, {0, "c", 2, 2}, {0, "d", 1, {}}, {0, "e", 2, 2}}));
    }
    template <class Rows>
    static std::string names(Rows found) {
        std::string all;
        for (const auto& row : found) all += row[col<&job::name>];
        return all;
    }
};
TYPED_TEST_SUITE(rows, compliance::databases, compliance::database_names);

template <class TypeParam>
constexpr bool has_locks = std::same_as<typename TypeParam::dialect, postgresql>;

constexpr auto waiting = select(col<&job::id>, col<&job::name>).order_by(col<&job::id>);

TYPED_TEST(rows, stay_locked_until_the_end_of_the_transaction) {
    if constexpr (has_locks<TypeParam>) {
        auto other = this->database.open();
        {
            auto mine = this->db.begin();
            EXPECT_EQ(this->names(mine.execute(waiting.limit(2).for_update())), "ab");
            EXPECT_EQ(this->names(other.execute(waiting.for_update().skip_locked())), "cde");
            EXPECT_EQ(this->names(other.execute(waiting.for_key_share().skip_locked())), "cde");
            EXPECT_THROW(other.execute(waiting.for_share().nowait()), busy_error);
            EXPECT_EQ(this->names(other.execute(waiting)), "abcde");
            mine.rollback();
        }
        EXPECT_EQ(this->names(other.execute(waiting.for_update().nowait())), "abcde");
    }
}

TYPED_TEST(rows, shared_locks_let_each_other_be) {
    if constexpr (has_locks<TypeParam>) {
        auto other = this->database.open();
        auto mine = this->db.begin();
        mine.execute(waiting.limit(1).for_share());
        EXPECT_EQ(this->names(other.execute(waiting.for_share().skip_locked())), "abcde");
        EXPECT_EQ(this->names(other.execute(waiting.for_update().skip_locked())), "bcde");
        mine.execute(waiting.where(col<&job::id> == 2).for_no_key_update());
        EXPECT_EQ(this->names(other.execute(waiting.for_key_share().skip_locked())), "abcde");
        EXPECT_EQ(this->names(other.execute(waiting.for_share().skip_locked())), "acde");
        mine.rollback();
    }
}

TYPED_TEST(rows, of_one_table_among_several) {
    if constexpr (has_locks<TypeParam>) {
        auto other = this->database.open();
        auto mine = this->db.begin();
        mine.execute(waiting.template from<job>()
                         .template left_join<team>()
                         .where(col<&job::id> < 3)
                         .for_update()
                         .template of<job>());
        EXPECT_EQ(this->names(other.execute(waiting.for_update().skip_locked())), "cde");
        EXPECT_EQ(other.execute(select<team>().for_update().skip_locked()).all().size(), 2U);
        constexpr auto side = alias<team, "side">;
        mine.execute(
            waiting.template from<job>().join(side, side[col<&team::id>] == col<&job::team_id>).for_update().of(side));
        EXPECT_TRUE(other.execute(select<team>().for_update().skip_locked()).all().empty());
        EXPECT_EQ(this->names(other.execute(waiting.for_update().skip_locked())), "cde");
        mine.rollback();
    }
}

// A queue: each worker takes the next job that nobody has.
TYPED_TEST(rows, make_a_queue) {
    if constexpr (has_locks<TypeParam>) {
        constexpr auto next = delete_from<job>().where(
            col<&job::id> == scalar(select(col<&job::id>).order_by(col<&job::id>).limit(1).for_update().skip_locked()));
        auto other = this->database.open();
        auto mine = this->db.begin();
        EXPECT_EQ(this->names(mine.execute(next.returning(col<&job::name>))), "a");
        EXPECT_EQ(this->names(other.execute(next.returning(col<&job::name>))), "b");
        mine.rollback();
        EXPECT_EQ(this->names(other.execute(next.returning(col<&job::name>))), "a");
    }
}

TYPED_TEST(rows, the_first_of_each_key) {
    if constexpr (has_locks<TypeParam>) {
        EXPECT_EQ(this->names(this->db.execute(
                      select(col<&job::name>, col<&job::team_id>)
                          .distinct_on(col<&job::team_id>)
                          .order_by(col<&job::team_id>.asc().nulls_first(), col<&job::points>, col<&job::id>))),
                  "dbc");
        EXPECT_EQ(this->names(this->db.execute(select(col<&job::name>, (col<&job::points> / 2).template as<"half">())
                                                   .distinct_on(label<"half">)
                                                   .order_by(label<"half">, col<&job::id>.desc()))),
                  "de");
    }
}

TYPED_TEST(rows, ties_with_the_last) {
    if constexpr (has_locks<TypeParam>) {
        const auto best = [&](int count) {
            auto found = this->db.execute(
                select(col<&job::name>, col<&job::points>).order_by(col<&job::points>.desc()).fetch_with_ties(count));
            std::string sorted = this->names(std::move(found));
            std::sort(sorted.begin(), sorted.end());
            return sorted;
        };
        EXPECT_EQ(best(1), "a");
        EXPECT_EQ(best(2), "abce");
        EXPECT_EQ(best(5), "abcde");
        EXPECT_EQ(best(0), "");
    }
}

TYPED_TEST(rows, hints_change_nothing) {
    EXPECT_EQ(this->names(this->db.execute(waiting.template hint<"SeqScan(jobs)">())), "abcde");
}

}  // namespace locking
