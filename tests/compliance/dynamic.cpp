// Conditions, orders and columns put together at run time, held against the same SQL written by hand.
#include "compliance/support/by_hand.hpp"

#include <cupel/dynamic.hpp>

#include <random>

using namespace cupel;

namespace dynamic {

enum class state { open, closed };

struct ticket {
    std::int64_t id{};
    std::string title;
    std::int32_t weight{};
    std::optional<std::string> note{};
    state now{};
    decimal fee;
    double rate{};
    timestamp made{};
    bool urgent{};
};

struct reply {
    std::int64_t id{};
    std::int64_t ticket_id{};
    std::string text;
};

template <class D>
struct dynamic : compliance::suite_by_hand<D> {
    void SetUp() override {
        create_all<ticket>(this->db);
        std::vector<ticket> tickets;
        for (int i = 1; i <= 40; ++i)
            tickets.push_back({i, "t" + std::to_string(i % 7), i * 13 % 17,
                               i % 3 == 0 ? std::nullopt : std::optional("n"), i % 2 == 0 ? state::open : state::closed,
                               decimal(std::to_string(i) + ".50"), i / 4.0, timestamp(std::chrono::seconds(i)),
                               i % 5 == 0});
        this->db.execute(insert_into<ticket>(with_key).values(tickets));
    }

    template <class Condition>
    std::vector<std::int64_t> ids(const Condition& condition) {
        return this->db.execute(select(col<&ticket::id>).where(condition).order_by(col<&ticket::id>)).scalars();
    }
    std::vector<std::int64_t> ids_by_hand(const std::string& where) {
        std::vector<std::int64_t> all;
        for (const auto& row : this->database.ask(this->db, "SELECT id FROM ticket WHERE " + where + " ORDER BY id"))
            all.push_back(std::stoll(*row[0]));
        return all;
    }
};
TYPED_TEST_SUITE(dynamic, compliance::databases, compliance::database_names);

// Random conditions: more texts than a session keeps.
TYPED_TEST(dynamic, random_conditions) {
    std::mt19937 random(7);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    for (int round = 0; round < 300; ++round) {
        dynamic_predicate<ticket> p;
        std::string by_hand;
        const int terms = 1 + pick(6);
        for (int i = 0; i < terms; ++i) {
            const bool both = pick(2) == 0;
            const auto add = [&](const auto& condition, const std::string& text) {
                both ? p &= condition : p |= condition;
                by_hand = by_hand.empty() ? text : "(" + by_hand + (both ? ") AND (" : ") OR (") + text + ")";
            };
            const int value = pick(17);
            switch (pick(6)) {
                case 0: add(col<&ticket::weight> > value, "weight > " + std::to_string(value)); break;
                case 1:
                    add(col<&ticket::title> == "t" + std::to_string(value), "title = 't" + std::to_string(value) + "'");
                    break;
                case 2: add(col<&ticket::note>.is_null(), "note IS NULL"); break;
                case 3:
                    add(col<&ticket::id>.in(std::vector<std::int64_t>{value, value + 3}) || col<&ticket::weight> == 2,
                        "id IN (" + std::to_string(value) + ", " + std::to_string(value + 3) + ") OR weight = 2");
                    break;
                case 4: add(!(col<&ticket::rate> < value / 2.0), "NOT rate < " + std::to_string(value / 2.0)); break;
                default:
                    add(col<&ticket::weight>.between(value - 4, value),
                        "weight BETWEEN " + std::to_string(value - 4) + " AND " + std::to_string(value));
            }
        }
        ASSERT_EQ(this->ids(p), this->ids_by_hand(by_hand)) << by_hand;
    }
}

TYPED_TEST(dynamic, values_of_every_kind) {
    dynamic_predicate<ticket> p;
    p &= col<&ticket::now> == state::open;
    p &= col<&ticket::now>.in(std::vector<state>{state::open});
    p &= col<&ticket::fee> > decimal("3.5");
    p &= col<&ticket::made> <= timestamp(std::chrono::seconds(30));
    p &= col<&ticket::urgent> == true;
    p &= col<&ticket::rate>.in(std::vector<double>{2.5, 5.0, 7.5});
    p &= col<&ticket::title>.in(std::vector<std::string>{"t3", "t6", "t2"});
    EXPECT_EQ(this->ids(p), (std::vector<std::int64_t>{10, 20, 30}));
    EXPECT_EQ(this->ids(dynamic_predicate<ticket>()).size(), 40u);
}

TYPED_TEST(dynamic, orders) {
    order_columns<&ticket::weight, &ticket::title> order;
    order.add("title", desc).add("weight");
    const auto rows = this->db.execute(select(col<&ticket::id>).order_by(order, col<&ticket::id>)).scalars();
    std::vector<std::int64_t> wanted;
    for (const auto& row : this->database.ask(this->db, "SELECT id FROM ticket ORDER BY title DESC, weight, id"))
        wanted.push_back(std::stoll(*row[0]));
    EXPECT_EQ(rows, wanted);
    EXPECT_EQ(this->db.execute(select(col<&ticket::id>).order_by(dynamic_order<ticket>(), col<&ticket::id>).limit(1))
                  .scalar(),
              1);
}

// Random keys: columns and expressions with values, each way, NULLs first or last, none to four of them.
TYPED_TEST(dynamic, random_orders) {
    std::mt19937 random(11);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    for (int round = 0; round < 150; ++round) {
        dynamic_order<ticket> order;
        std::string by_hand;
        const auto add = [&](const auto& key, const std::string& text) {
            switch (pick(3)) {
                case 0: order.add(key); break;
                case 1: order.add(key.asc()); break;
                default:
                    order.add(key.desc());
                    by_hand += text + " DESC, ";
                    return;
            }
            by_hand += text + ", ";
        };
        for (int keys = pick(5); keys > 0; --keys) {
            const int value = 2 + pick(5);
            switch (pick(6)) {
                case 0: add(col<&ticket::weight> % value, "weight % " + std::to_string(value)); break;
                case 1: add(col<&ticket::title>, "title"); break;
                case 2:
                    order.add(col<&ticket::note>.desc().nulls_last());
                    by_hand += "note DESC NULLS LAST, ";
                    break;
                case 3: add(col<&ticket::rate> > value / 1.0, "(rate > " + std::to_string(value) + ")"); break;
                case 4:
                    order.template add<&ticket::urgent>(value % 2 == 0 ? asc : desc);
                    by_hand += value % 2 == 0 ? "urgent, " : "urgent DESC, ";
                    break;
                default: add(col<&ticket::fee>, TestFixture::on_sqlite ? "CAST(fee AS REAL)" : "fee");
            }
        }
        this->same(select(col<&ticket::id>).order_by(order, col<&ticket::id>).limit(25),
                   "SELECT id FROM ticket ORDER BY " + by_hand + "id LIMIT 25");
    }
}

TYPED_TEST(dynamic, orders_of_several_tables) {
    create_all<reply>(this->db);
    std::vector<reply> replies;
    for (int i = 1; i <= 30; ++i) replies.push_back({i, 1 + i * 7 % 40, "r" + std::to_string(i % 4)});
    this->db.execute(insert_into<reply>(with_key).values(replies));
    dynamic_order<ticket, reply> order;
    std::string by_hand;
    for (int keys = 1; keys <= 3; ++keys) {
        switch (keys) {
            case 1: order.add(col<&ticket::title>); break;
            case 2: order.template add<&reply::text>(desc); break;
            default: order.add((col<&ticket::weight> + col<&reply::ticket_id>).desc());
        }
        by_hand += keys == 1 ? "t.title, " : keys == 2 ? "r.text DESC, " : "t.weight + r.ticket_id DESC, ";
        this->same(select(col<&ticket::id>, col<&reply::id>.template as<"reply_id">())
                       .template from<ticket>()
                       .template join<reply>(col<&reply::ticket_id> == col<&ticket::id>)
                       .order_by(order, col<&reply::id>),
                   "SELECT t.id, r.id FROM ticket t JOIN reply r ON r.ticket_id = t.id ORDER BY " + by_hand + "r.id");
    }
    EXPECT_FALSE(order.empty());
}

TYPED_TEST(dynamic, columns) {
    dynamic_columns<&ticket::title, &ticket::weight> columns;
    columns.add("weight");
    const auto row = this->db.execute(select(col<&ticket::id>).select_if(columns).where(col<&ticket::id> == 3)).one();
    EXPECT_EQ(row[col<&ticket::weight>], 3 * 13 % 17);
    EXPECT_EQ(row[col<&ticket::title>], std::nullopt);
}

// Each choice of columns, in the order of the type whatever the order they are named in.
TYPED_TEST(dynamic, every_choice_of_columns) {
    const std::vector<std::string> names{"title", "weight", "note", "urgent"};
    const std::string yes = std::same_as<typename TypeParam::dialect, sqlite> ? "1" : "t";
    const std::string no = std::same_as<typename TypeParam::dialect, sqlite> ? "0" : "f";
    for (unsigned choice = 0; choice < 16; ++choice) {
        dynamic_columns<&ticket::title, &ticket::weight, &ticket::note, &ticket::urgent> columns;
        std::string by_hand = "SELECT id";
        for (unsigned i = 4; i-- > 0;)
            if ((choice >> i & 1) != 0) columns.add(names[i]);
        for (unsigned i = 0; i < 4; ++i) by_hand += (choice >> i & 1) != 0 ? ", " + names[i] : ", NULL";
        by_hand += " FROM ticket WHERE weight > 9 ORDER BY title DESC, id";
        compliance::text_rows found;
        for (const auto& row : this->db.execute(select(col<&ticket::id>)
                                                    .select_if(columns)
                                                    .where(col<&ticket::weight> > 9)
                                                    .order_by(col<&ticket::title>.desc(), col<&ticket::id>))) {
            const auto weight = row[col<&ticket::weight>];
            const auto urgent = row[col<&ticket::urgent>];
            found.push_back({std::to_string(row[col<&ticket::id>]), row[col<&ticket::title>],
                             weight ? std::optional(std::to_string(*weight)) : std::nullopt, row[col<&ticket::note>],
                             urgent ? std::optional(*urgent ? yes : no) : std::nullopt});
        }
        EXPECT_EQ(found, this->database.ask(this->db, by_hand)) << by_hand;
        EXPECT_GT(found.size(), 10u);
    }
}

TYPED_TEST(dynamic, writing_and_returning) {
    dynamic_predicate<ticket> p(col<&ticket::id> < 5);
    p &= col<&ticket::id> > 2;
    auto gone = this->db.execute(delete_from<ticket>().where(p).returning(col<&ticket::id>));
    EXPECT_EQ(
        this->db
            .execute(update<ticket>().set(col<&ticket::weight> = param<"weight">).where(p).bind(param<"weight"> = 1))
            .rows_affected,
        0);
    std::vector<std::int64_t> ids = gone.scalars();
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(ids, (std::vector<std::int64_t>{3, 4}));
    EXPECT_EQ(this->db.execute(select(func::count()).template from<ticket>()).scalar(), 38);
}

// A result that is still read keeps its text, however many follow.
TYPED_TEST(dynamic, results_that_are_read_meanwhile) {
    dynamic_predicate<ticket> all(col<&ticket::id> > 0);
    auto rows = this->db.execute(select(col<&ticket::id>).where(all).order_by(col<&ticket::id>));
    auto reading = rows.begin();
    dynamic_predicate<ticket> more;
    for (int i = 0; i < 200; ++i) {
        more |= col<&ticket::id> == i;
        ASSERT_EQ(this->ids(more).size(), static_cast<std::size_t>(std::min(i, 40)));
    }
    std::size_t count = 0;
    for (; reading != rows.end(); ++reading) ++count;
    EXPECT_EQ(count, 40u);
    EXPECT_EQ(this->ids(all).size(), 40u);
    auto streamed = this->db.stream(select(col<&ticket::id>).where(all));
    EXPECT_EQ(streamed.all().size(), 40u);
}

}  // namespace dynamic
