// Relationships whose rows depend on a value of the session, and those ordered by their association table.
#include "orm/models.hpp"

#include <cupel/sql/related.hpp>

namespace desk {

struct viewer {
    std::int64_t level{};
};

struct task;
struct label;

struct board {
    std::int64_t id{};
    std::string name{};
    cupel::has_many<task> visible{};
    cupel::many_to_many<label> labels{};
};

struct task {
    std::int64_t id{};
    std::int64_t board_id{};
    std::int64_t level{};
};

struct label {
    std::int64_t id{};
    std::string name{};
};

struct board_label {
    std::int64_t board_id{};
    std::int64_t label_id{};
    std::int64_t place{};
};

}  // namespace desk

template <>
struct cupel::mapping<desk::board> {
    static constexpr auto table = cupel::table<"desk_boards">(
        relationship<&desk::board::visible>.where(col<&desk::task::level> <= session_value<&desk::viewer::level>),
        relationship<&desk::board::labels>.secondary<desk::board_label>().order_by(
            col<&desk::board_label::place>.desc(), col<&desk::label::name>));
};
template <>
struct cupel::mapping<desk::task> {
    static constexpr auto table = cupel::table<"desk_tasks">(foreign_key<&desk::task::board_id, &desk::board::id>);
};
template <>
struct cupel::mapping<desk::label> {
    static constexpr auto table = cupel::table<"desk_labels">();
};
template <>
struct cupel::mapping<desk::board_label> {
    static constexpr auto table =
        cupel::table<"desk_board_labels">(primary_key<&desk::board_label::board_id, &desk::board_label::label_id>,
                                          foreign_key<&desk::board_label::board_id, &desk::board::id>,
                                          foreign_key<&desk::board_label::label_id, &desk::label::id>);
};

using namespace cupel;

namespace desk {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// As sessions send it, with criteria and without.
constexpr viewer me{};
constexpr auto joined = select(col<&board::id>).from<board>().join<&board::visible>().where(col<&board::id> > 3);
static_assert(sql<sqlite>(detail::make_scoped<sqlite>(joined, me)) ==
              R"(SELECT "desk_boards"."id" FROM "desk_boards" JOIN "desk_tasks" ON "desk_tasks"."board_id" = )"
              R"("desk_boards"."id" AND "desk_tasks"."level" <= ?1 WHERE "desk_boards"."id" > ?2)");
static_assert(sql<postgresql>(detail::make_scoped<postgresql, false>(joined, me)) ==
              R"(SELECT "desk_boards"."id" FROM "desk_boards" JOIN "desk_tasks" ON "desk_tasks"."board_id" = )"
              R"("desk_boards"."id" AND "desk_tasks"."level" <= $1 WHERE "desk_boards"."id" > $2)");

// Two boards, each with tasks of the levels 1, 2 and 3. The labels of the first are c, a, b by their places.
template <class D>
struct values_in_relationships : orm::suite<D> {
    values_in_relationships() {
        create_all<board, task, label, board_label>(this->db);
        this->db.execute(insert_into<board>(with_key).values(
            std::vector<board>{{.id = 1, .name = "one"}, {.id = 2, .name = "two"}}));
        for (std::int64_t on = 1; on <= 2; ++on)
            for (std::int64_t level = 1; level <= 3; ++level)
                this->db.execute(
                    insert_into<task>(with_key).values(task{.id = 10 * on + level, .board_id = on, .level = level}));
        this->db.execute(insert_into<label>(with_key).values(
            std::vector<label>{{.id = 1, .name = "a"}, {.id = 2, .name = "b"}, {.id = 3, .name = "c"}}));
        this->db.execute(insert_into<board_label>(with_key).values(
            std::vector<board_label>{{.board_id = 1, .label_id = 1, .place = 5},
                                     {.board_id = 1, .label_id = 2, .place = 5},
                                     {.board_id = 1, .label_id = 3, .place = 9},
                                     {.board_id = 2, .label_id = 1, .place = 1},
                                     {.board_id = 2, .label_id = 2, .place = 2}}));
    }
    template <class Entities>
    static std::vector<std::int64_t> ids(const Entities& found) {
        std::vector<std::int64_t> all;
        for (const auto& each : found) all.push_back(each->id);
        return all;
    }
    template <class... Options>
    std::vector<std::int64_t> tasks(std::int64_t level, Options... options) {
        session s(this->db, viewer{.level = level});
        return ids(s.scalars(select<board>().where(col<&board::id> == 1).options(options...)).one()->visible);
    }
    template <class... Options>
    std::vector<std::int64_t> labels(std::int64_t of, Options... options) {
        session s(this->db);
        for (const auto& each : s.scalars(select<board>().options(options...)))
            if (each->id == of) return ids(each->labels);
        return {};
    }
};
TYPED_TEST_SUITE(values_in_relationships, compliance::databases, compliance::database_names);

TYPED_TEST(values_in_relationships, collections_by_every_way_of_loading) {
    EXPECT_THAT(this->tasks(2), ElementsAre(11, 12));
    EXPECT_THAT(this->tasks(2, selectinload<&board::visible>), ElementsAre(11, 12));
    EXPECT_THAT(this->tasks(2, subqueryload<&board::visible>), ElementsAre(11, 12));
    EXPECT_THAT(this->tasks(2, joinedload<&board::visible>), ElementsAre(11, 12));
    EXPECT_THAT(this->tasks(2, immediateload<&board::visible>), ElementsAre(11, 12));
    EXPECT_THAT(this->tasks(1, selectinload<&board::visible>), ElementsAre(11));
    EXPECT_THAT(this->tasks(0, joinedload<&board::visible>), IsEmpty());
}

TYPED_TEST(values_in_relationships, conditions_joins_and_counts) {
    session s(this->db, viewer{.level = 2});
    const auto which = [&](const auto& condition) {
        return this->ids(s.scalars(select<board>().where(condition).order_by(col<&board::id>)));
    };
    EXPECT_THAT(which(cupel::any<&board::visible>()), ElementsAre(1, 2));
    EXPECT_THAT(which(cupel::any<&board::visible>(col<&task::id> == 22)), ElementsAre(2));
    EXPECT_THAT(which(cupel::any<&board::visible>(col<&task::id> == 23)), IsEmpty());
    EXPECT_EQ(s.scalar(select(func::count()).template from<board>().template join<&board::visible>()), 4);
    EXPECT_EQ(s.template get_one<board>(1)->visible.count(), 2);
    s.set(viewer{.level = 3});
    EXPECT_EQ(s.scalar(select(func::count()).template from<board>().template join<&board::visible>()), 6);
    // Engines have no such value; the same by hand.
    EXPECT_EQ(
        this->db
            .execute(select(func::count()).template from<board>().template join<task>().where(col<&task::level> <= 2))
            .scalar(),
        4);
}

// No criterion of a table: it holds for statements without criteria too.
TYPED_TEST(values_in_relationships, unfiltered_statements_have_the_value) {
    session s(this->db, viewer{.level = 1});
    const auto boards =
        s.scalars(unfiltered(select<board>().order_by(col<&board::id>)).options(selectinload<&board::visible>)).all();
    EXPECT_THAT(this->ids(boards[1]->visible), ElementsAre(21));
    EXPECT_EQ(
        s.execute(unfiltered(select(func::count()).template from<board>().template join<&board::visible>())).scalar(),
        2);
    s.expunge_all();
    const auto later = s.scalars(unfiltered(select<board>().where(col<&board::id> == 1))).one();
    EXPECT_THAT(this->ids(later->visible), ElementsAre(11));
}

TYPED_TEST(values_in_relationships, a_session_without_the_value_throws) {
    session s(this->db);
    const auto one = s.template get_one<board>(1);
    EXPECT_THROW((void)one->visible.size(), missing_context_error);
    EXPECT_THROW((void)s.scalars(select<board>().options(selectinload<&board::visible>)), missing_context_error);
    EXPECT_THAT(one->labels, testing::SizeIs(3));
}

TYPED_TEST(values_in_relationships, collections_in_the_order_of_the_association_table) {
    const std::vector<std::int64_t> by_hand = [&] {
        std::vector<std::int64_t> all;
        for (const auto& row : this->db.execute(select(col<&label::id>)
                                                    .template from<label>()
                                                    .template join<board_label>()
                                                    .where(col<&board_label::board_id> == 1)
                                                    .order_by(col<&board_label::place>.desc(), col<&label::name>)))
            all.push_back(row.template get<0>());
        return all;
    }();
    EXPECT_THAT(by_hand, ElementsAre(3, 1, 2));
    EXPECT_EQ(this->labels(1), by_hand);
    EXPECT_EQ(this->labels(1, selectinload<&board::labels>), by_hand);
    EXPECT_EQ(this->labels(1, subqueryload<&board::labels>), by_hand);
    EXPECT_EQ(this->labels(1, joinedload<&board::labels>), by_hand);
    EXPECT_EQ(this->labels(1, immediateload<&board::labels>), by_hand);
    EXPECT_THAT(this->labels(2, selectinload<&board::labels>), ElementsAre(2, 1));
    EXPECT_THAT(this->labels(2, joinedload<&board::labels>), ElementsAre(2, 1));
    session s(this->db);
    const auto limited =
        s.scalars(select<board>().order_by(col<&board::id>).limit(1).options(joinedload<&board::labels>));
    EXPECT_EQ(this->ids(limited.one()->labels), by_hand);
}

}  // namespace
}  // namespace desk
