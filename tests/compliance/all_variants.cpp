// Statements with six optional parts: all 64 variants of each are executed twice, and for each its text is that which a
// person would write, its result that of the same SQL by hand, and the database has it prepared once.
#include "compliance/support/database.hpp"

#include <cupel/dynamic.hpp>

#include <map>
#include <set>

using namespace cupel;

namespace all_variants {

struct shop {
    std::int64_t id{};
    std::string town;
    std::int32_t floors{};
};

struct sale {
    std::int64_t id{};
    std::int64_t shop_id{};
    std::string item;
    std::int32_t amount{};
    std::optional<std::string> note{};
    std::int32_t changed{};
};

}  // namespace all_variants

template <>
struct cupel::mapping<all_variants::sale> {
    static constexpr auto table =
        cupel::table<"sale">(foreign_key<&all_variants::sale::shop_id, &all_variants::shop::id>,
                             on_update<&all_variants::sale::changed>(99));
};

namespace all_variants {

using compliance::text_rows;

constexpr int parts = 6;
constexpr int variants = 1 << parts;

// Which parts a variant has.
struct flags {
    int mask;
    bool operator[](int part) const { return (mask >> part & 1) != 0; }
};

// SQL as a person writes it: once with parameters, once with the values in it.
template <class D>
struct by_hand {
    std::string text{};
    std::string literal{};
    int parameters = 0;
    const char* before_next = "";

    by_hand& operator<<(std::string_view sql) {
        text += sql;
        literal += sql;
        return *this;
    }
    int value(std::string_view spelled) {
        ++parameters;
        again(parameters, spelled);
        return parameters;
    }
    void again(int number, std::string_view spelled) {
        text += (std::is_same_v<typename D::dialect, sqlite> ? "?" : "$") + std::to_string(number);
        literal += spelled;
    }
    // The next condition of WHERE, the next assignment.
    by_hand& next(const char* first, const char* between) {
        *this << (*before_next == '\0' ? first : before_next);
        before_next = between;
        return *this;
    }
    void end_list() { before_next = ""; }
};

// The texts that the session has prepared, and how often.
inline std::map<std::string, int> prepared_texts(compliance::sqlite_in_memory&, sqlite::connection& db) {
    std::map<std::string, int> found;
    sqlite3* const handle = db.native_handle();
    for (sqlite3_stmt* one = sqlite3_next_stmt(handle, nullptr); one != nullptr; one = sqlite3_next_stmt(handle, one))
        ++found[sqlite3_sql(one)];
    return found;
}
inline std::map<std::string, int> prepared_texts(compliance::sqlite_in_file&, sqlite::connection& db) {
    compliance::sqlite_in_memory same;
    return prepared_texts(same, db);
}
inline std::map<std::string, int> prepared_texts(compliance::postgresql& database, postgresql::connection& db) {
    std::map<std::string, int> found;
    for (const auto& row : database.ask(db, "SELECT statement FROM pg_prepared_statements")) ++found[*row[0]];
    return found;
}

std::optional<std::string> spelled(std::int64_t value) { return std::to_string(value); }
std::optional<std::string> spelled(const std::string& value) { return value; }
template <class T>
std::optional<std::string> spelled(const std::optional<T>& value) {
    return value ? spelled(*value) : std::nullopt;
}

template <std::size_t Columns, class Rows>
text_rows text_of(Rows rows) {
    text_rows all;
    for (const auto& row : rows)
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            all.push_back({spelled(row.template get<I>())...});
        }(std::make_index_sequence<Columns>());
    return all;
}

template <class D>
struct all_variants : compliance::suite<D> {
    using dialect = typename D::dialect;
    static constexpr bool on_sqlite = std::is_same_v<dialect, sqlite>;

    void SetUp() override {
        create_all<shop, sale>(this->db);
        this->db.execute(
            insert_into<shop>(with_key).values(std::vector<shop>{{1, "Bern", 1}, {2, "Basel", 2}, {3, "Bern", 3}}));
        std::vector<sale> sales;
        for (int i = 1; i <= 24; ++i)
            sales.push_back({i, i % 3 + 1, i % 2 != 0 ? "tea" : "coffee", i * 7 % 10,
                             i % 4 == 0 ? std::nullopt : std::optional("n" + std::to_string(i)), 0});
        this->db.execute(insert_into<sale>(with_key).values(sales));
    }

    // Tries every variant with `run`, which executes it and compares, and says whether it is sent at all. Where a part
    // stands inside another, variants have the same text.
    template <class Make, class Hand, class Run>
    void try_all(Make make, Hand hand, Run run, int sent, std::size_t distinct) {
        std::map<std::string, const char*> texts;  // and where they are kept
        std::set<const char*> places;
        int tried = 0, unsent = 0;
        for (int round = 0; round < 2; ++round)
            for (int mask = 0; mask < variants; ++mask) {
                const flags has{mask};
                by_hand<D> wanted;
                hand(wanted, has);
                const auto statement = make(has);
                if (!run(statement, wanted, has)) {
                    ++unsent;
                    continue;
                }
                ++tried;
                const std::string_view text = sql<dialect>(statement);
                ASSERT_EQ(text, wanted.text);
                ASSERT_EQ(texts.try_emplace(std::string(text), text.data()).first->second, text.data());
                places.insert(text.data());
            }
        EXPECT_EQ(tried, 2 * sent);
        EXPECT_EQ(unsent, 2 * (variants - sent));
        EXPECT_EQ(texts.size(), distinct);
        EXPECT_EQ(places.size(), distinct);
        const auto prepared = prepared_texts(this->database, this->db);
        for (const auto& [text, place] : texts) {
            const auto found = prepared.find(text);
            ASSERT_NE(found, prepared.end()) << text;
            EXPECT_EQ(found->second, 1) << text;
        }
    }

    template <std::size_t Columns, class Make, class Hand>
    void try_all_queries(Make make, Hand hand, std::size_t distinct = variants) {
        try_all(
            make, hand,
            [this](const auto& statement, const by_hand<D>& wanted, flags) {
                const text_rows rows = this->database.ask(this->db, wanted.literal);
                EXPECT_EQ(text_of<Columns>(this->db.execute(statement)), rows) << wanted.literal;
                EXPECT_EQ(text_of<Columns>(this->db.stream(statement)), rows) << wanted.literal;
                return true;
            },
            variants, distinct);
    }

    text_rows sales() { return this->database.ask(this->db, "SELECT * FROM sale ORDER BY id"); }

    // Whether a variant is sent, says `Sends`.
    template <class Make, class Hand, class Sends>
    void try_all_changes(Make make, Hand hand, Sends sends, int sent, std::size_t distinct) {
        std::set<text_rows> results;
        try_all(
            make, hand,
            [&](const auto& statement, const by_hand<D>& wanted, flags has) {
                const text_rows before = this->sales();
                if (!sends(has)) {
                    EXPECT_THROW((void)this->db.execute(statement), nothing_set_error);
                    EXPECT_EQ(this->sales(), before);
                    return false;
                }
                this->db.begin([&](auto& tx) {
                    auto by_hand = tx.begin_nested();
                    by_hand.run(wanted.literal);
                    const text_rows changed = this->sales();
                    by_hand.rollback();
                    EXPECT_EQ(this->sales(), before);
                    auto by_cupel = tx.begin_nested();
                    (void)by_cupel.execute(statement);
                    EXPECT_EQ(this->sales(), changed) << wanted.literal;
                    by_cupel.rollback();
                    EXPECT_NE(changed, before) << wanted.literal;
                    results.insert(changed);
                });
                return true;
            },
            sent, distinct);
        EXPECT_GT(results.size(), 8u);
    }
};
TYPED_TEST_SUITE(all_variants, compliance::databases, compliance::database_names);

// A join with what uses it, a condition, a column, an order, LIMIT and OFFSET.
TYPED_TEST(all_variants, of_a_select) {
    this->template try_all_queries<3>(
        [](flags has) {
            const auto with_shop = part<"shop">(has[0]);
            return select(col<&sale::id>)
                .select_if(with_shop, col<&shop::town>)
                .select_if(has[1], (col<&sale::amount> + 1).template as<"more">())
                .template join_if<shop>(with_shop, col<&shop::id> == col<&sale::shop_id> && col<&shop::floors> < 3)
                .where(col<&sale::id> < 20)
                .where_if(has[2], col<&sale::amount> > 2 || col<&sale::note>.is_null())
                .where_if(with_shop, col<&shop::town> == "Bern")
                .order_by_if(with_shop, col<&shop::floors>)
                .order_by_if(has[3], col<&sale::amount>.desc())
                .order_by(col<&sale::id>)
                .limit_if(has[4], 5)
                .offset_if(has[5], 1);
        },
        [](auto& sql, flags has) {
            sql << R"(SELECT "sale"."id", )" << (has[0] ? R"("shop"."town")" : R"(NULL AS "town")") << ", ";
            if (has[1]) sql << R"("sale"."amount" + )", sql.value("1");
            else sql << (TestFixture::on_sqlite ? "NULL" : "NULL::INTEGER");
            sql << R"( AS "more" FROM "sale")";
            if (has[0]) {
                sql << R"( JOIN "shop" ON "shop"."id" = "sale"."shop_id" AND "shop"."floors" < )";
                sql.value("3");
            }
            sql << R"( WHERE "sale"."id" < )";
            sql.value("20");
            if (has[2]) {
                sql << R"( AND ("sale"."amount" > )";
                sql.value("2");
                sql << R"( OR "sale"."note" IS NULL))";
            }
            if (has[0]) sql << R"( AND "shop"."town" = )", sql.value("'Bern'");
            sql << " ORDER BY ";
            if (has[0]) sql << R"("shop"."floors", )";
            if (has[3]) sql << R"("sale"."amount" DESC, )";
            sql << R"("sale"."id")";
            if (has[4]) sql << " LIMIT ", sql.value("5");
            else if (has[5] && TestFixture::on_sqlite) sql << " LIMIT -1";
            if (has[5]) sql << " OFFSET ", sql.value("1");
        });
}

// Nothing but optional parts: no WHERE, no ORDER BY may be left.
TYPED_TEST(all_variants, of_a_select_without_anything_else) {
    this->template try_all_queries<2>(
        [](flags has) {
            return select(col<&sale::id>)
                .select_if(has[0], col<&sale::note>)
                .template left_join_if<shop>(has[1])
                .where_if(has[2], col<&sale::amount>.in(std::vector<std::int32_t>{0, 1, 2, 3}))
                .where_if(has[3], col<&sale::item> == "tea")
                .order_by_if(has[4], col<&sale::id>.desc())
                .limit_if(has[5], 50);
        },
        [](auto& sql, flags has) {
            sql << R"(SELECT "sale"."id", )" << (has[0] ? R"("sale"."note")" : R"(NULL AS "note")")
                << R"( FROM "sale")";
            if (has[1]) sql << R"( LEFT JOIN "shop" ON "sale"."shop_id" = "shop"."id")";
            if (has[2]) {
                sql.next(" WHERE ", " AND ") << R"("sale"."amount" )";
                sql.text += TestFixture::on_sqlite ? "IN (SELECT value FROM json_each(?1))" : "= ANY($1)";
                sql.literal += "IN (0, 1, 2, 3)";
                ++sql.parameters;
            }
            if (has[3]) sql.next(" WHERE ", " AND ") << R"("sale"."item" = )", sql.value("'tea'");
            if (has[4]) sql << R"( ORDER BY "sale"."id" DESC)";
            if (has[5]) sql << " LIMIT ", sql.value("50");
        });
}

// ORDER BY of a set operation, whose members have parts of their own.
TYPED_TEST(all_variants, of_a_set_operation) {
    this->template try_all_queries<2>(
        [](flags has) {
            return select(col<&sale::item>, col<&sale::id>)
                .where_if(has[0], col<&sale::amount> < 6)
                .union_all(select(col<&shop::town>, col<&shop::id>).where_if(has[1], col<&shop::floors> < 3))
                .order_by_if(has[2], col<&sale::item>.desc())
                .order_by_if(has[3], col<&sale::id>)
                .limit_if(has[4], 4)
                .offset_if(has[5], 1);
        },
        [](auto& sql, flags has) {
            sql << R"(SELECT "sale"."item", "sale"."id" FROM "sale")";
            if (has[0]) sql << R"( WHERE "sale"."amount" < )", sql.value("6");
            sql << R"( UNION ALL SELECT "shop"."town", "shop"."id" FROM "shop")";
            if (has[1]) sql << R"( WHERE "shop"."floors" < )", sql.value("3");
            if (has[2]) sql << R"( ORDER BY "item" DESC)";
            if (has[3]) sql << (has[2] ? ", " : " ORDER BY ") << R"("id")";
            if (has[4]) sql << " LIMIT ", sql.value("4");
            else if (has[5] && TestFixture::on_sqlite) sql << " LIMIT -1";
            if (has[5]) sql << " OFFSET ", sql.value("1");
        });
}

// Parts in every place where a query can stand: a CTE, a derived table, a subquery, the members of a set operation.
TYPED_TEST(all_variants, of_queries_in_queries) {
    this->template try_all_queries<2>(
        [](flags has) {
            const auto cheap = select(col<&sale::id>, col<&sale::shop_id>)
                                   .where_if(has[0], col<&sale::amount> < 6)
                                   .template cte<"cheap">();
            const auto towns = select(col<&shop::id>, col<&shop::floors>)
                                   .where_if(has[1], col<&shop::town> == "Bern")
                                   .template subquery<"towns">();
            return select(cheap[col<&sale::id>], towns[col<&shop::floors>])
                .from(cheap)
                .join(towns, towns[col<&shop::id>] == cheap[col<&sale::shop_id>])
                .where_if(has[2], exists(select(col<&shop::id>)
                                             .where(col<&shop::id> == cheap[col<&sale::shop_id>])
                                             .where_if(has[3], col<&shop::floors> > 1)))
                .union_all(select(col<&sale::id>, col<&sale::amount>)
                               .where(col<&sale::id> > 22)
                               .where_if(has[4], col<&sale::item> == "tea"))
                .order_by(col<&sale::id>, col<&shop::floors>)
                .limit_if(has[5], 7)
                .with(cheap);
        },
        [](auto& sql, flags has) {
            sql << R"(WITH "cheap" AS (SELECT "sale"."id", "sale"."shop_id" FROM "sale")";
            if (has[0]) sql << R"( WHERE "sale"."amount" < )", sql.value("6");
            sql << R"() SELECT "cheap"."id", "towns"."floors" FROM "cheap" JOIN (SELECT "shop"."id", "shop"."floors" FROM "shop")";
            if (has[1]) sql << R"( WHERE "shop"."town" = )", sql.value("'Bern'");
            sql << R"() AS "towns" ON "towns"."id" = "cheap"."shop_id")";
            if (has[2]) {
                sql << R"( WHERE EXISTS (SELECT "shop"."id" FROM "shop" WHERE "shop"."id" = "cheap"."shop_id")";
                if (has[3]) sql << R"( AND "shop"."floors" > )", sql.value("1");
                sql << ")";
            }
            sql << R"( UNION ALL SELECT "sale"."id", "sale"."amount" FROM "sale" WHERE "sale"."id" > )";
            sql.value("22");
            if (has[4]) sql << R"( AND "sale"."item" = )", sql.value("'tea'");
            sql << R"( ORDER BY "id", "floors")";
            if (has[5]) sql << " LIMIT ", sql.value("7");
        },
        16 * 3);
}

TYPED_TEST(all_variants, of_an_update) {
    this->try_all_changes(
        [](flags has) {
            return update<sale>()
                .set_if(has[0], col<&sale::amount> = col<&sale::amount> + 100, col<&sale::note> = "seen")
                .set_if(has[1], col<&sale::changed> = 7)
                .set_if(has[2], col<&sale::item> = "milk")
                .where(col<&sale::id> <= 12)
                .where_if(has[3], col<&sale::item> == "tea")
                .where_if(has[4], col<&sale::shop_id>.in(select(col<&shop::id>)
                                                             .where(col<&shop::town> == "Bern")
                                                             .where_if(has[5], col<&shop::floors> > 1)));
        },
        [](auto& sql, flags has) {
            sql << R"(UPDATE "sale")";
            if (has[0]) {
                sql.next(" SET ", ", ") << R"("amount" = "sale"."amount" + )";
                sql.value("100");
                sql.next(" SET ", ", ") << R"("note" = )";
                sql.value("'seen'");
            }
            if (has[1]) sql.next(" SET ", ", ") << R"("changed" = )", sql.value("7");
            if (has[2]) sql.next(" SET ", ", ") << R"("item" = )", sql.value("'milk'");
            if (!has[1]) sql.next(" SET ", ", ") << R"("changed" = 99)";
            sql << R"( WHERE "sale"."id" <= )";
            sql.value("12");
            if (has[3]) sql << R"( AND "sale"."item" = )", sql.value("'tea'");
            if (has[4]) {
                sql << R"( AND "sale"."shop_id" IN (SELECT "shop"."id" FROM "shop" WHERE "shop"."town" = )";
                sql.value("'Bern'");
                if (has[5]) sql << R"( AND "shop"."floors" > )", sql.value("1");
                sql << ")";
            }
        },
        [](flags has) { return has[0] || has[1] || has[2]; }, variants - variants / 8, 7 * 2 * 3);
}

TYPED_TEST(all_variants, of_a_delete) {
    this->try_all_changes(
        [](flags has) {
            return delete_from<sale>()
                .where_if(has[0], col<&sale::item> == "tea")
                .where_if(has[1], col<&sale::amount> > 1)
                .where_if(has[2], col<&sale::note>.is_not_null())
                .where_if(has[3], col<&sale::id>.in(select(col<&sale::id>)
                                                        .where_if(has[4], col<&sale::amount> < 8)
                                                        .order_by(col<&sale::id>)
                                                        .limit_if(has[5], 15)))
                .all_rows();
        },
        [](auto& sql, flags has) {
            sql << R"(DELETE FROM "sale")";
            if (has[0]) sql.next(" WHERE ", " AND ") << R"("sale"."item" = )", sql.value("'tea'");
            if (has[1]) sql.next(" WHERE ", " AND ") << R"("sale"."amount" > )", sql.value("1");
            if (has[2]) sql.next(" WHERE ", " AND ") << R"("sale"."note" IS NOT NULL)";
            if (has[3]) {
                sql.next(" WHERE ", " AND ") << R"("sale"."id" IN (SELECT "sale"."id" FROM "sale")";
                if (has[4]) sql << R"( WHERE "sale"."amount" < )", sql.value("8");
                sql << R"( ORDER BY "sale"."id")";
                if (has[5]) sql << " LIMIT ", sql.value("15");
                sql << ")";
            }
        },
        [](flags) { return true; }, variants, 8 * 5);
}

// One name in several parts, a number for each variant; and values that are given when it is called.
TYPED_TEST(all_variants, of_a_prepared_statement) {
    int called = 0;
    std::set<std::string> texts;
    for (int round = 0; round < 2; ++round)
        for (int mask = 0; mask < variants; ++mask) {
            const flags has{mask};
            const auto statement = select(col<&sale::id>)
                                       .where_if(has[0], col<&sale::amount> > param<"low">)
                                       .where_if(has[1], col<&sale::item> == param<"item">)
                                       .where(col<&sale::amount> >= param<"low">)
                                       .where_if(has[2], col<&sale::amount> < param<"high">)
                                       .where_if(has[3], col<&sale::changed> + 5 != param<"low">)
                                       .where_if(has[4], col<&sale::item> != param<"not">)
                                       .order_by(col<&sale::id>)
                                       .limit_if(has[5], param<"few">);
            auto ask = this->db.prepare(statement);
            const int low = round + 1;
            std::string where = "amount >= " + std::to_string(low);
            if (has[0]) where += " AND amount > " + std::to_string(low);
            if (has[1]) where += " AND item = 'tea'";
            if (has[2]) where += " AND amount < 8";
            if (has[3]) where += " AND changed + 5 <> " + std::to_string(low);
            if (has[4]) where += " AND item <> 'milk'";
            const auto wanted = this->database.ask(this->db, "SELECT id FROM sale WHERE " + where + " ORDER BY id" +
                                                                 (has[5] ? " LIMIT 9" : ""));
            ASSERT_FALSE(wanted.empty());
            ASSERT_EQ(text_of<1>(ask(param<"low"> = low, param<"item"> = "tea", param<"high"> = 8,
                                     param<"not"> = "milk", param<"few"> = 9)),
                      wanted)
                << where;
            texts.insert(std::string(sql<typename TypeParam::dialect>(statement)));
            ++called;
        }
    EXPECT_EQ(called, 2 * variants);
    EXPECT_EQ(texts.size(), static_cast<std::size_t>(variants));
    const auto prepared = prepared_texts(this->database, this->db);
    for (const std::string& text : texts) EXPECT_EQ(prepared.count(text), 1u) << text;
}

// Dynamic conditions, orders and columns beside optional parts.
TYPED_TEST(all_variants, beside_what_is_put_together) {
    int tried = 0;
    std::set<std::string> texts;
    for (int mask = 0; mask < variants; ++mask) {
        const flags has{mask};
        dynamic_predicate<sale> found;
        if (has[0]) found |= col<&sale::item> == "tea";
        if (has[1]) found |= col<&sale::amount> > 6;
        order_columns<&sale::amount, &sale::item> order;
        if (has[2]) order.add("item", desc);
        dynamic_columns<&sale::amount, &sale::item> columns;
        if (has[3]) columns.add("item");
        const auto statement = select(col<&sale::id>)
                                   .select_if(columns)
                                   .where_if(has[4], col<&sale::shop_id> == 2)
                                   .where(found)
                                   .where_if(has[5], found || col<&sale::note>.is_null())
                                   .order_by(order, col<&sale::id>);
        std::string any = has[0] && has[1] ? "(item = 'tea' OR amount > 6)"
                          : has[0]         ? "item = 'tea'"
                          : has[1]         ? "amount > 6"
                                           : "1 = 1";
        std::string by_hand = "SELECT id, NULL, ";
        by_hand += has[3] ? "item" : "NULL";
        by_hand += " FROM sale WHERE " + any;
        if (has[4]) by_hand += " AND shop_id = 2";
        if (has[5]) by_hand += " AND (" + any + " OR note IS NULL)";
        by_hand += has[2] ? " ORDER BY item DESC, id" : " ORDER BY id";
        ASSERT_EQ(text_of<3>(this->db.execute(statement)), this->database.ask(this->db, by_hand)) << by_hand;
        ASSERT_EQ(text_of<3>(this->db.stream(statement)), this->database.ask(this->db, by_hand)) << by_hand;
        texts.insert(sql<typename TypeParam::dialect>(statement));
        ++tried;
    }
    EXPECT_EQ(tried, variants);
    EXPECT_EQ(texts.size(), static_cast<std::size_t>(variants));
}

// Of more than ten parts there are too many texts to keep: sessions keep the last 128 of those that were used.
TYPED_TEST(all_variants, of_many_parts_are_not_kept_for_good) {
    std::set<std::string> texts;
    for (int mask = 0; mask < 1 << 12; mask += 13) {
        const flags has{mask};
        const auto statement = select(col<&sale::id>)
                                   .where_if(has[0], col<&sale::id> > 1)
                                   .where_if(has[1], col<&sale::id> >= 3)
                                   .where_if(has[2], col<&sale::id> < 24)
                                   .where_if(has[3], col<&sale::id> <= 22)
                                   .where_if(has[4], col<&sale::id> != 7)
                                   .where_if(has[5], col<&sale::note>.is_not_null())
                                   .where_if(has[6], col<&sale::amount> > 0)
                                   .where_if(has[7], col<&sale::amount> >= 2)
                                   .where_if(has[8], col<&sale::amount> < 9)
                                   .where_if(has[9], col<&sale::amount> <= 7)
                                   .where_if(has[10], col<&sale::amount> != 5)
                                   .where_if(has[11], col<&sale::item> == "tea")
                                   .order_by(col<&sale::id>);
        constexpr const char* conditions[] = {"id > 1",     "id >= 3",          "id < 24",     "id <= 22",
                                              "id <> 7",    "note IS NOT NULL", "amount > 0",  "amount >= 2",
                                              "amount < 9", "amount <= 7",      "amount <> 5", "item = 'tea'"};
        std::string by_hand = "SELECT id FROM sale WHERE 1 = 1";
        for (int i = 0; i < 12; ++i)
            if (has[i]) by_hand += std::string(" AND ") + conditions[i];
        ASSERT_EQ(text_of<1>(this->db.execute(statement)), this->database.ask(this->db, by_hand + " ORDER BY id"));
        texts.insert(sql<typename TypeParam::dialect>(statement));
    }
    EXPECT_EQ(texts.size(), 316u);
    int kept = 0;
    for (const auto& [text, times] : prepared_texts(this->database, this->db))
        if (texts.count(text) != 0) kept += times;
    EXPECT_LE(kept, 128);
    EXPECT_GT(kept, 100);
}

}  // namespace all_variants
