// Rows that a SELECT locks, seen from another connection; the first row of each key; ties; hints.
#include "compliance/support/by_hand.hpp"

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
struct rows : compliance::suite_by_hand<D> {
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

// A row of another name of the same table, which OF does not name, stays free.
TYPED_TEST(rows, of_several_tables) {
    if constexpr (has_locks<TypeParam>) {
        constexpr auto side = alias<team, "side">;
        constexpr auto crossed =
            waiting.template from<job>().template join<team>().cross_join(side).where(col<&job::id> < 3).for_update();
        const auto free = [&](auto& by) {
            return this->names(by.execute(waiting.for_update().skip_locked())) + "/" +
                   std::to_string(by.execute(select<team>().for_update().skip_locked()).all().size());
        };
        auto other = this->database.open();
        this->db.begin([&](auto& mine) {
            mine.execute(crossed.template of<job>().template of<team>());
            EXPECT_EQ(free(other), "cde/1");
            EXPECT_EQ(other.execute(select(col<&team::name>).for_update().skip_locked()).scalar(), "blue");
        });
        this->db.begin([&](auto& mine) {
            mine.execute(crossed.of(side).template of<job>());
            EXPECT_EQ(free(other), "cde/0");
        });
        EXPECT_EQ(free(other), "abcde/2");
    }
}

TYPED_TEST(rows, of_given_tables_without_waiting) {
    if constexpr (has_locks<TypeParam>) {
        constexpr auto in_teams = waiting.template from<job>().template join<team>().for_update();
        constexpr auto of_jobs = in_teams.template of<job>();
        constexpr auto of_both = of_jobs.template of<team>();
        auto other = this->database.open();
        other.run("SET statement_timeout = '5s'");  // a wait ends, and not as busy_error
        this->db.begin([&](auto& mine) {
            mine.execute(select<team>().where(col<&team::name> == "red").for_update());
            EXPECT_EQ(this->names(other.execute(of_jobs.nowait())), "abce");
            EXPECT_THROW(other.execute(of_both.nowait()), busy_error);
            EXPECT_EQ(this->names(other.execute(of_jobs.skip_locked())), "abce");
            EXPECT_EQ(this->names(other.execute(of_both.skip_locked())), "ce");
            mine.execute(waiting.where(col<&job::name> == "c").for_update());
            EXPECT_THROW(other.execute(of_jobs.nowait()), busy_error);
            EXPECT_EQ(this->names(other.execute(of_jobs.skip_locked())), "abe");
            EXPECT_EQ(this->names(other.execute(of_both.skip_locked())), "e");
        });
        EXPECT_EQ(this->names(other.execute(of_both.nowait())), "abce");
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

constexpr auto first_of_team = select(col<&job::name>, col<&job::team_id>)
                                   .distinct_on(col<&job::team_id>)
                                   .order_by(col<&job::team_id>.asc().nulls_first(), col<&job::points>, col<&job::id>);
constexpr auto first_of_half = select(col<&job::name>, (col<&job::points> / 2).as<"half">())
                                   .distinct_on(label<"half">)
                                   .order_by(label<"half">, col<&job::id>.desc());

TYPED_TEST(rows, the_first_of_each_key) {
    if constexpr (has_locks<TypeParam>) {
        EXPECT_EQ(this->names(this->db.execute(first_of_team)), "dbc");
        EXPECT_EQ(this->names(this->db.execute(first_of_half)), "de");
        this->same(first_of_team,
                   "SELECT DISTINCT ON (team_id) name, team_id FROM jobs ORDER BY team_id NULLS FIRST, points, id");
        this->same(first_of_team,
                   "SELECT name, team_id FROM (SELECT *, row_number() OVER (PARTITION BY team_id ORDER BY points, id) "
                   "AS place FROM jobs) AS placed WHERE place = 1 ORDER BY team_id NULLS FIRST");
        this->same(first_of_half, "SELECT DISTINCT ON (points / 2) name, points / 2 FROM jobs ORDER BY 2, id DESC");
        this->same(select<job>().distinct_on(col<&job::points>).order_by(col<&job::points>.desc(), col<&job::id>),
                   "SELECT DISTINCT ON (points) id, name, points, team_id FROM jobs ORDER BY points DESC, id");
    }
}

TYPED_TEST(rows, ties_with_the_last) {
    if constexpr (has_locks<TypeParam>) {
        const auto best = [](int count) {
            return select(col<&job::name>, col<&job::points>).order_by(col<&job::points>.desc()).fetch_with_ties(count);
        };
        const auto found = [&](int count) {
            std::string sorted = this->names(this->db.execute(best(count)));
            std::sort(sorted.begin(), sorted.end());
            return sorted;
        };
        EXPECT_EQ(found(1), "a");
        EXPECT_EQ(found(2), "abce");
        EXPECT_EQ(found(5), "abcde");
        EXPECT_EQ(found(0), "");
        for (const int count : {1, 2, 4, 5})
            this->same_in_any_order(best(count), "SELECT name, points FROM jobs ORDER BY points DESC FETCH FIRST " +
                                                     std::to_string(count) + " ROWS WITH TIES");
        this->same_in_any_order(
            best(1).offset(1), "SELECT name, points FROM jobs ORDER BY points DESC OFFSET 1 FETCH FIRST ROW WITH TIES");
    }
}

constexpr sql_function<"current_query", std::string()> text_that_arrived{};

int note_text(unsigned, void* texts, void* statement, void*) {
    static_cast<std::vector<std::string>*>(texts)->emplace_back(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
    return 0;
}

TYPED_TEST(rows, hints_arrive_and_change_nothing) {
    constexpr auto hinted = waiting.template hint<"SeqScan(jobs)">();
    EXPECT_EQ(this->names(this->db.execute(hinted)), "abcde");
    if constexpr (has_locks<TypeParam>) {
        EXPECT_THAT(this->db
                        .execute(select(text_that_arrived())
                                     .template from<job>()
                                     .where(col<&job::id> == 1)
                                     .template hint<"SeqScan(jobs)">())
                        .scalar(),
                    testing::StartsWith("SELECT /*+ SeqScan(jobs) */ current_query() "));
    } else {
        std::vector<std::string> texts;
        sqlite3_trace_v2(this->db.native_handle(), SQLITE_TRACE_STMT, note_text, &texts);
        this->names(this->db.execute(hinted));
        sqlite3_trace_v2(this->db.native_handle(), 0, nullptr, nullptr);
        EXPECT_THAT(texts, testing::ElementsAre(testing::StartsWith("SELECT /*+ SeqScan(jobs) */ ")));
    }
}

}  // namespace locking
