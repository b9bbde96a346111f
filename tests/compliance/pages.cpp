// Pages by number and by key, held against the whole answer to the same SQL written by hand.
#include "compliance/support/database.hpp"

#include <cupel/engine/page.hpp>

using namespace cupel;

namespace pages {

struct place {
    std::int64_t id{};
    std::string name;
    std::int32_t height{};
    std::optional<std::int32_t> people{};
    std::optional<std::string> note{};
};

template <class D>
struct pages : compliance::suite<D> {
    void SetUp() override {
        create_all<place>(this->db);
        std::vector<place> places;
        for (int i = 1; i <= 37; ++i)
            places.push_back({i, "p" + std::to_string(i % 4), i * 7 % 5,
                              i % 3 == 0 ? std::nullopt : std::optional(i * 5 % 6),
                              i % 4 == 0 ? std::nullopt : std::optional("n" + std::to_string(i % 2))});
        this->db.execute(insert_into<place>(with_key).values(places));
    }

    std::vector<std::int64_t> by_hand(const std::string& rest) {
        std::vector<std::int64_t> ids;
        for (const auto& row : this->database.ask(this->db, "SELECT id FROM place " + rest))
            ids.push_back(std::stoll(*row[0]));
        return ids;
    }

    // All pages one after another.
    template <class Statement, class Order>
    std::vector<std::int64_t> walk(const Statement& statement, const Order& order, std::int64_t size) {
        std::vector<std::int64_t> ids;
        auto page = seek(this->db, statement, order, size);
        for (;;) {
            EXPECT_LE(page.items.size(), static_cast<std::size_t>(size));
            for (const place& one : page.items) ids.push_back(one.id);
            if (!page.next) return ids;
            page = seek(this->db, statement, order, size, page.next);
        }
    }
};
TYPED_TEST_SUITE(pages, compliance::databases, compliance::database_names);

TYPED_TEST(pages, by_number_with_the_total) {
    const auto q = select<place>().where(col<&place::height> > 0).order_by(col<&place::name>, col<&place::id>.desc());
    const auto all = this->by_hand("WHERE height > 0 ORDER BY name, id DESC");
    std::vector<std::int64_t> seen;
    for (std::int64_t number = 1; number <= 3; ++number) {
        const auto page = paginate(this->db, q, number, 12);
        EXPECT_EQ(page.total, static_cast<std::int64_t>(all.size()));
        EXPECT_EQ(page.pages(), 3);
        EXPECT_EQ(page.has_next(), number < 3);
        EXPECT_EQ(page.has_previous(), number > 1);
        for (const place& one : page.items) seen.push_back(one.id);
    }
    EXPECT_EQ(seen, all);
    const auto behind = paginate(this->db, q, 9, 12);
    EXPECT_TRUE(behind.items.empty());
    EXPECT_EQ(behind.total, static_cast<std::int64_t>(all.size()));
    const auto nothing =
        paginate(this->db, select<place>().where(col<&place::id> < 0).order_by(col<&place::id>), 1, 12);
    EXPECT_TRUE(nothing.items.empty());
    EXPECT_EQ(nothing.total, 0);
    EXPECT_THROW((void)paginate(this->db, q, 0, 12), programming_error);
    EXPECT_THROW((void)paginate(this->db, q, 1, 0), programming_error);
}

// Behind the last page no row carries the count.
TYPED_TEST(pages, by_number_are_one_statement_and_two_behind_the_last) {
    auto served = this->database.start({});
    create_all<place>(served);
    served.execute(delete_from<place>().all_rows());
    const std::vector<place> five(5);
    served.execute(insert_into<place>().values(five));
    std::vector<std::string> sent;
    served.events().on_after_execute([&](const statement_event& event) { sent.emplace_back(event.sql); });
    const auto q = select<place>().order_by(col<&place::id>);
    for (const auto& [number, rows, statements] :
         {std::tuple{1, 2U, 1U}, {2, 2U, 1U}, {3, 1U, 1U}, {4, 0U, 2U}, {9, 0U, 2U}}) {
        sent.clear();
        const auto page = paginate(served, q, number, 2);
        EXPECT_EQ(page.items.size(), rows) << number;
        EXPECT_EQ(page.total, 5) << number;
        EXPECT_EQ(sent.size(), statements) << testing::PrintToString(sent);
        for (const auto& text : sent) EXPECT_TRUE(text.starts_with("SELECT")) << text;
    }
    sent.clear();
    EXPECT_EQ(paginate(served, q.where(col<&place::id> < 0), 1, 2).total, 0);
    EXPECT_EQ(sent.size(), 1U) << "a first page without rows says that there are none";
    sent.clear();
    EXPECT_EQ(seek(served, select<place>(), seek_keys(col<&place::id>), 2).items.size(), 2U);
    EXPECT_EQ(sent.size(), 1U);
}

TYPED_TEST(pages, of_groups_and_several_values) {
    const auto page = paginate(this->db,
                               select(col<&place::name>, func::count().template as<"places">())
                                   .group_by(col<&place::name>)
                                   .order_by(col<&place::name>.desc()),
                               1, 3);
    EXPECT_EQ(page.total, 4);
    ASSERT_EQ(page.items.size(), 3u);
    EXPECT_EQ(page.items[0][col<&place::name>], "p3");
    EXPECT_EQ(page.items[2][label<"places">], 10);
}

TYPED_TEST(pages, by_key) {
    const auto every = select<place>();
    EXPECT_EQ(this->walk(every, seek_keys(col<&place::id>), 10), this->by_hand("ORDER BY id"));
    EXPECT_EQ(this->walk(every, seek_keys(col<&place::id>), 37), this->by_hand("ORDER BY id"));
    EXPECT_EQ(this->walk(every, seek_keys(col<&place::name>, col<&place::id>), 5), this->by_hand("ORDER BY name, id"));
    EXPECT_EQ(this->walk(every, seek_keys(col<&place::name>.desc(), col<&place::id>.desc()), 5),
              this->by_hand("ORDER BY name DESC, id DESC"));
    EXPECT_EQ(this->walk(every, seek_keys(col<&place::name>.desc(), col<&place::height>, col<&place::id>.desc()), 4),
              this->by_hand("ORDER BY name DESC, height, id DESC"));
    EXPECT_EQ(
        this->walk(every.where(col<&place::height> != 2), seek_keys(col<&place::height>.desc(), col<&place::id>), 6),
        this->by_hand("WHERE height <> 2 ORDER BY height DESC, id"));
    EXPECT_EQ(this->walk(every, seek_keys((col<&place::height> + 1).desc(), col<&place::id>), 6),
              this->by_hand("ORDER BY height + 1 DESC, id"));
}

// NULLs are last unless the order says first, on every database.
TYPED_TEST(pages, by_key_with_nulls) {
    const auto every = select<place>();
    for (std::int64_t size : {1, 4, 50}) {
        EXPECT_EQ(this->walk(every, seek_keys(col<&place::people>, col<&place::id>), size),
                  this->by_hand("ORDER BY people NULLS LAST, id"));
        EXPECT_EQ(this->walk(every, seek_keys(col<&place::people>.desc(), col<&place::id>), size),
                  this->by_hand("ORDER BY people DESC NULLS LAST, id"));
        EXPECT_EQ(this->walk(every, seek_keys(col<&place::people>.asc().nulls_first(), col<&place::id>.desc()), size),
                  this->by_hand("ORDER BY people NULLS FIRST, id DESC"));
        EXPECT_EQ(this->walk(every,
                             seek_keys(col<&place::people>.desc().nulls_first(), col<&place::note>.asc().nulls_last(),
                                       col<&place::id>),
                             size),
                  this->by_hand("ORDER BY people DESC NULLS FIRST, note NULLS LAST, id"));
    }
}

// The first page tells how many rows there are.
TYPED_TEST(pages, by_key_with_the_total) {
    const auto order = seek_keys(col<&place::name>.desc(), col<&place::id>);
    const auto tall = select<place>().where(col<&place::height> > 1);
    const auto all = this->by_hand("WHERE height > 1 ORDER BY name DESC, id");
    const auto first = seek(this->db, tall, order, 5, with_total);
    EXPECT_EQ(first.total, static_cast<std::int64_t>(all.size()));
    ASSERT_EQ(first.items.size(), 5u);
    EXPECT_EQ(first.items.back().id, all[4]);
    EXPECT_EQ(first.next, seek(this->db, tall, order, 5).next);
    EXPECT_EQ(seek(this->db, tall, order, 5, first.next).items.front().id, all[5]);
    const auto whole = seek(this->db, tall, order, 50, with_total);
    EXPECT_EQ(whole.total, static_cast<std::int64_t>(all.size()));
    EXPECT_EQ(whole.items.size(), all.size());
    EXPECT_EQ(whole.next, std::nullopt);
    EXPECT_EQ(seek(this->db, tall.where_if(true, col<&place::id> < 0), order, 5, with_total).total, 0);
    const auto groups =
        seek(this->db, select(col<&place::name>, func::count().template as<"places">()).group_by(col<&place::name>),
             seek_keys(col<&place::name>), 3, with_total);
    EXPECT_EQ(groups.total, 4);
    EXPECT_EQ(groups.items.size(), 3u);
}

// Rows that come or go in front move nothing.
TYPED_TEST(pages, by_key_while_rows_come_and_go) {
    const auto order = seek_keys(col<&place::id>);
    auto page = seek(this->db, select(col<&place::name>), order, 10);
    EXPECT_EQ(page.items[0][col<&place::name>], "p1");
    EXPECT_EQ(page.next, std::tuple(std::int64_t{10}));
    this->db.execute(delete_from<place>().where(col<&place::id> <= 10));
    page = seek(this->db, select(col<&place::name>), order, 10, page.next);
    EXPECT_EQ(page.next, std::tuple(std::int64_t{20}));
    page = seek(this->db, select(col<&place::name>), order, 10, std::tuple(std::int64_t{35}));
    EXPECT_EQ(page.items.size(), 2u);
    EXPECT_EQ(page.next, std::nullopt);
}

}  // namespace pages
