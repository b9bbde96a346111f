// Collections with an order and a condition of their own, by every way of loading.
#include "compliance/support/database.hpp"
#include "sql/ordered_models.hpp"

#include <cupel/orm/contains.hpp>
#include <cupel/orm/session.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace cupel;

namespace ordered {

template <class D>
struct ordered_collections : testing::Test {
    ordered_collections() {
        create_all<client, bill, mark, bill_mark, rack>(db);
        db.execute(insert_into<client>().values(std::vector<client>{{.name = "ann"}, {.name = "bob"}}));
        const auto add = [&](std::int64_t of, const char* title, order_state state, std::optional<std::int32_t> rank) {
            db.execute(insert_into<bill>().values(bill{.client_id = of, .title = title, .state = state, .rank = rank}));
        };
        add(1, "pen", order_state::open, std::nullopt);
        add(1, "ink", order_state::paid, 1);
        add(1, "cup", order_state::open, 2);
        add(2, "box", order_state::paid, std::nullopt);
        add(1, "bag", order_state::paid, 2);
        db.execute(insert_into<mark>().values(std::vector<mark>{{.name = "blue", .width = 4},
                                                                {.name = "Amber", .width = 9},
                                                                {.name = "it's", .width = 8},
                                                                {.name = "crimson", .width = 7}}));
        db.execute(
            insert_into<bill_mark>().values(std::vector<bill_mark>{{1, 4}, {1, 2}, {1, 1}, {1, 3}, {4, 4}, {4, 1}}));
        db.events().on_before_execute([this](const statement_event& sent) { sql.emplace_back(sent.sql); });
    }
    template <class Function>
    std::vector<std::string> sent_by(Function&& function) {
        sql.clear();
        function();
        return std::exchange(sql, {});
    }

    D database{};
    typename D::dialect::engine db = database.start({});
    std::vector<std::string> sql{};
};
TYPED_TEST_SUITE(ordered_collections, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

template <class Entities>
std::vector<std::string> titles(const Entities& all) {
    std::vector<std::string> found;
    for (const auto& each : all) found.push_back(each->title);
    return found;
}
template <class Entities>
std::vector<std::string> names(const Entities& all) {
    std::vector<std::string> found;
    for (const auto& each : all) found.push_back(each->name);
    return found;
}

void expect_anns(const client& ann) {
    EXPECT_THAT(titles(ann.bills), ElementsAre("bag", "cup", "ink", "pen"));
    EXPECT_THAT(titles(ann.open_bills), ElementsAre("pen", "cup"));
    EXPECT_EQ(ann.first_rank->title, "ink");
}
void expect_bobs(const client& bob) {
    EXPECT_THAT(titles(bob.bills), ElementsAre("box"));
    EXPECT_THAT(titles(bob.open_bills), IsEmpty());
    EXPECT_FALSE(bob.first_rank);
}

TYPED_TEST(ordered_collections, what_is_read_later_comes_in_order_and_by_condition) {
    session s(this->db);
    expect_anns(*s.template get<client>(1));
    expect_bobs(*s.template get<client>(2));
    const auto sent = this->sent_by([&] { s.refresh(s.template get<client>(1)); });
    expect_anns(*s.template get<client>(1));
    session other(this->db);
    EXPECT_THAT(this->sent_by([&] { other.template get<client>(1)->open_bills.size(); }).back(),
                HasSubstr(R"( AND "bills"."state" = 'open' ORDER BY "bills"."title" DESC, "bills"."id")"));
    EXPECT_THAT(names(other.template get<bill>(1)->marks), ElementsAre("Amber", "blue", "crimson", "it's"));
    EXPECT_THAT(names(other.template get<bill>(1)->short_marks), ElementsAre("blue", "it's"));
}

template <class Engine, class Purchases, class Open, class First, class Labels, class Short>
void expect_loaded_by(Engine& db, Purchases bills, Open open, First first, Labels marks, Short short_marks) {
    session s(db);
    const auto all =
        s.scalars(select<client>().order_by(col<&client::name>).options(bills.then(marks, short_marks), open, first))
            .all();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_TRUE(all[0]->bills.is_loaded() && all[0]->open_bills.is_loaded() && all[0]->first_rank.is_loaded());
    expect_anns(*all[0]);
    expect_bobs(*all[1]);
    const auto pen = all[0]->bills[3], box = all[1]->bills[0];
    EXPECT_TRUE(pen->marks.is_loaded() && pen->short_marks.is_loaded());
    EXPECT_THAT(names(pen->marks), ElementsAre("Amber", "blue", "crimson", "it's"));
    EXPECT_THAT(names(pen->short_marks), ElementsAre("blue", "it's"));
    EXPECT_THAT(names(box->marks), ElementsAre("blue", "crimson"));
    EXPECT_THAT(names(box->short_marks), ElementsAre("blue"));
    EXPECT_THAT(all[0]->bills[0]->short_marks, IsEmpty());
}

TYPED_TEST(ordered_collections, queries_load_them_in_order_and_by_condition) {
    expect_loaded_by(this->db, selectinload<&client::bills>, selectinload<&client::open_bills>,
                     selectinload<&client::first_rank>, selectinload<&bill::marks>, selectinload<&bill::short_marks>);
    expect_loaded_by(this->db, subqueryload<&client::bills>, subqueryload<&client::open_bills>,
                     subqueryload<&client::first_rank>, subqueryload<&bill::marks>, subqueryload<&bill::short_marks>);
    expect_loaded_by(this->db, immediateload<&client::bills>, immediateload<&client::open_bills>,
                     immediateload<&client::first_rank>, immediateload<&bill::marks>,
                     immediateload<&bill::short_marks>);
    expect_loaded_by(this->db, joinedload<&client::bills>, joinedload<&client::open_bills>,
                     joinedload<&client::first_rank>, joinedload<&bill::marks>, joinedload<&bill::short_marks>);
    expect_loaded_by(this->db, selectinload<&client::bills>, joinedload<&client::open_bills>,
                     joinedload<&client::first_rank>, joinedload<&bill::marks>, subqueryload<&bill::short_marks>);
}

TYPED_TEST(ordered_collections, a_joined_collection_has_its_condition_in_on) {
    session s(this->db);
    const auto sent = this->sent_by([&] {
        (void)s.scalars(select<client>().order_by(col<&client::id>).limit(2).options(joinedload<&client::open_bills>))
            .all();
    });
    EXPECT_THAT(sent.back(), HasSubstr(R"(ON "bills_1"."client_id" = "clients"."id" AND )"
                                       R"("bills_1"."state" = 'open' ORDER BY "clients"."id", )"
                                       R"("bills_1"."title" DESC, "bills_1"."id")"));
    session other(this->db);
    EXPECT_THAT(
        this->sent_by([&] { (void)other.scalars(select<bill>().options(joinedload<&bill::short_marks>)).all(); })
            .back(),
        HasSubstr(R"( AND ("marks_1"."width" < 5 OR "marks_1"."name" = 'it''s') ORDER BY )"));
}

TYPED_TEST(ordered_collections, a_table_that_leads_to_itself_is_told_apart) {
    session s(this->db);
    auto top = s.add(rack{.name = "top"});
    for (const char* name : {"b", "c", "a"}) top->below.append(rack{.name = name, .hidden = name[0] == 'c'});
    s.commit();
    EXPECT_THAT(names(top->below), ElementsAre("c", "b", "a"));
    EXPECT_THAT(names(top->seen), ElementsAre("a", "b"));
    session other(this->db);
    const auto all =
        other
            .scalars(select<rack>()
                         .where(col<&rack::above_id>.is_null())
                         .options(joinedload<&rack::below>.then(joinedload<&rack::seen>), joinedload<&rack::seen>))
            .all();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_THAT(names(all[0]->below), ElementsAre("c", "b", "a"));
    EXPECT_THAT(names(all[0]->seen), ElementsAre("a", "b"));
    EXPECT_THAT(all[0]->below[0]->seen, IsEmpty());
    EXPECT_THAT(names(other.scalars(select<rack>().where(any<&rack::seen>()))), ElementsAre("top"));
    constexpr auto beside = alias<rack, "beside">;
    EXPECT_THAT(
        names(other.scalars(select<rack>().template join<&rack::seen>(beside).order_by(beside[col<&rack::name>]))),
        ElementsAre("top", "top"));
}

TYPED_TEST(ordered_collections, count_any_and_joins_know_the_condition) {
    session s(this->db);
    EXPECT_EQ(s.template get<client>(1)->open_bills.count(), 2U);
    EXPECT_EQ(s.template get<client>(2)->open_bills.count(), 0U);
    EXPECT_EQ(s.template get<bill>(1)->short_marks.count(), 2U);
    EXPECT_THAT(names(s.scalars(select<client>().where(any<&client::open_bills>()))), ElementsAre("ann"));
    EXPECT_THAT(names(s.scalars(select<client>().where(!any<&client::open_bills>()))), ElementsAre("bob"));
    EXPECT_THAT(names(s.scalars(select<client>().where(any<&client::open_bills>(col<&bill::title> == "ink")))),
                IsEmpty());
    EXPECT_THAT(names(s.scalars(select<client>().where(has<&client::first_rank>()))), ElementsAre("ann"));
    EXPECT_THAT(titles(s.scalars(select<bill>().where(any<&bill::short_marks>(col<&mark::name> == "it's")))),
                ElementsAre("pen"));
    EXPECT_THAT(titles(s.scalars(
                    select<bill>().where(any<&bill::short_marks>() && any<&bill::marks>()).order_by(col<&bill::id>))),
                ElementsAre("pen", "box"));
    const auto ink = s.template get<bill>(2), pen = s.template get<bill>(1);
    EXPECT_THAT(s.scalars(select<client>().where(contains<&client::open_bills>(ink))).all(), IsEmpty());
    EXPECT_THAT(names(s.scalars(select<client>().where(contains<&client::open_bills>(pen)))), ElementsAre("ann"));
    const auto crimson = s.template get<mark>(4), blue = s.template get<mark>(1);
    EXPECT_THAT(s.scalars(select<bill>().where(contains<&bill::short_marks>(crimson))).all(), IsEmpty());
    EXPECT_THAT(titles(s.scalars(select<bill>().where(contains<&bill::short_marks>(blue)).order_by(col<&bill::id>))),
                ElementsAre("pen", "box"));
    EXPECT_EQ(s.scalar(select(func::count()).template from<client>().template join<&client::open_bills>()), 2);
    EXPECT_EQ(s.scalar(select(func::count()).template from<client>().template left_join<&client::open_bills>()), 3);
    EXPECT_EQ(s.scalar(select(func::count()).template from<bill>().template join<&bill::short_marks>()), 3);
}

TYPED_TEST(ordered_collections, what_does_not_fit_stays_until_it_is_read_again) {
    session s(this->db);
    auto ann = s.template get<client>(1);
    EXPECT_THAT(titles(ann->open_bills), ElementsAre("pen", "cup"));
    ann->open_bills.append(bill{.title = "ant", .state = order_state::paid});
    ann->open_bills.append(bill{.title = "zoo"});
    EXPECT_THAT(titles(ann->open_bills), ElementsAre("pen", "cup", "ant", "zoo"));
    s.flush();
    EXPECT_THAT(titles(ann->open_bills), ElementsAre("pen", "cup", "ant", "zoo"));
    s.commit();
    EXPECT_THAT(titles(ann->open_bills), ElementsAre("zoo", "pen", "cup"));
    EXPECT_THAT(titles(ann->bills), ElementsAre("bag", "cup", "ink", "ant", "pen", "zoo"));
}

TYPED_TEST(ordered_collections, a_cascade_deletes_the_rows_that_fulfil_the_condition) {
    session s(this->db);
    auto ann = s.template get<client>(1);
    s.execute(update<bill>().set(col<&bill::client_id> = 2).where(col<&bill::state> == order_state::paid));
    s.execute(delete_from<bill_mark>().all_rows());
    s.remove(ann);
    s.commit();
    EXPECT_THAT(titles(s.scalars(select<bill>().order_by(col<&bill::id>))), ElementsAre("ink", "box", "bag"));
}

}  // namespace ordered
