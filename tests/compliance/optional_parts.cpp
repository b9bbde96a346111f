// Statements with optional parts: every variant, held against the same SQL written by hand.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace optional_parts {

struct shop {
    std::int64_t id{};
    std::string town;
};

struct sale {
    std::int64_t id{};
    std::int64_t shop_id{};
    std::string item;
    std::int32_t amount{};
    std::optional<std::string> note{};
};

}  // namespace optional_parts

template <>
struct cupel::mapping<optional_parts::sale> {
    static constexpr auto table =
        cupel::table<"sale">(foreign_key<&optional_parts::sale::shop_id, &optional_parts::shop::id>);
};

namespace optional_parts {

template <class D>
struct optional_parts : compliance::suite<D> {
    void SetUp() override {
        create_all<shop, sale>(this->db);
        this->db.execute(insert_into<shop>(with_key).values(std::vector<shop>{{1, "Bern"}, {2, "Basel"}, {3, "Bern"}}));
        std::vector<sale> sales;
        for (int i = 1; i <= 24; ++i)
            sales.push_back({i, i % 3 + 1, i % 2 != 0 ? "tea" : "coffee", i * 7 % 10,
                             i % 4 == 0 ? std::nullopt : std::optional("n" + std::to_string(i))});
        this->db.execute(insert_into<sale>(with_key).values(sales));
    }

    template <class Rows>
    static compliance::text_rows text_of(Rows rows) {
        compliance::text_rows all;
        for (const auto& row : rows) {
            auto& one = all.emplace_back();
            one.push_back(std::to_string(row.template get<0>()));
            const auto town = row.template get<1>();
            const auto amount = row.template get<2>();
            one.push_back(town);
            one.push_back(amount ? std::optional(std::to_string(*amount)) : std::nullopt);
        }
        return all;
    }
};
TYPED_TEST_SUITE(optional_parts, compliance::databases, compliance::database_names);

TYPED_TEST(optional_parts, all_variants_of_six_in_a_select) {
    for (int mask = 0; mask < 64; ++mask) {
        const auto has = [mask](int bit) { return (mask >> bit & 1) != 0; };
        const auto with_shop = part<"shop">(has(0));
        const auto q =
            select(col<&sale::id>)
                .select_if(with_shop, col<&shop::town>)
                .select_if(has(1), col<&sale::amount>)
                .template join_if<shop>(with_shop, col<&shop::id> == col<&sale::shop_id> && col<&shop::town> != "Genf")
                .where_if(has(2), col<&sale::amount> > 3 || col<&sale::note>.is_null())
                .where_if(with_shop, col<&shop::town> == "Bern")
                .where_if(has(3), col<&sale::item> == "tea")
                .order_by_if(has(4), col<&sale::amount>.desc())
                .order_by(col<&sale::id>)
                .limit_if(has(5), 5);
        std::string by_hand = "SELECT sale.id";
        by_hand += has(0) ? ", shop.town" : ", NULL";
        by_hand += has(1) ? ", sale.amount" : ", NULL";
        by_hand += " FROM sale";
        if (has(0)) by_hand += " JOIN shop ON shop.id = sale.shop_id";
        by_hand += " WHERE 1 = 1";
        if (has(2)) by_hand += " AND (sale.amount > 3 OR sale.note IS NULL)";
        if (has(0)) by_hand += " AND shop.town = 'Bern'";
        if (has(3)) by_hand += " AND sale.item = 'tea'";
        by_hand += has(4) ? " ORDER BY sale.amount DESC, sale.id" : " ORDER BY sale.id";
        if (has(5)) by_hand += " LIMIT 5";
        const auto wanted = this->database.ask(this->db, by_hand);
        ASSERT_FALSE(wanted.empty());
        ASSERT_EQ(this->text_of(this->db.execute(q)), wanted) << by_hand;
        ASSERT_EQ(this->text_of(this->db.stream(q)), wanted) << by_hand;
    }
}

TYPED_TEST(optional_parts, all_variants_of_an_update) {
    for (int mask = 0; mask < 16; ++mask) {
        const auto has = [mask](int bit) { return (mask >> bit & 1) != 0; };
        const auto q = update<sale>()
                           .set_if(has(0), col<&sale::amount> = col<&sale::amount> + 1, col<&sale::note> = "seen")
                           .set_if(has(1), col<&sale::item> = param<"item">)
                           .where(col<&sale::id> <= 12)
                           .where_if(has(2), col<&sale::item> == param<"was">)
                           .where_if(has(3), col<&sale::shop_id> == 2);
        auto change = this->db.prepare(q);
        const auto before = this->database.ask(this->db, "SELECT * FROM sale ORDER BY id");
        if (!has(0) && !has(1)) {
            EXPECT_THROW((void)change(param<"item"> = "milk", param<"was"> = "tea"), nothing_set_error);
            ASSERT_EQ(this->database.ask(this->db, "SELECT * FROM sale ORDER BY id"), before);
            continue;
        }
        std::string set = has(0) ? "amount = amount + 1, note = 'seen'" : "";
        if (has(1)) set += has(0) ? ", item = 'milk'" : "item = 'milk'";
        std::string where = "id <= 12";
        if (has(2)) where += " AND item = 'tea'";
        if (has(3)) where += " AND shop_id = 2";
        this->db.run("BEGIN");
        this->db.run("UPDATE sale SET " + set + " WHERE " + where);
        const auto wanted = this->database.ask(this->db, "SELECT * FROM sale ORDER BY id");
        this->db.run("ROLLBACK");
        this->db.run("BEGIN");
        ASSERT_GT(change(param<"item"> = "milk", param<"was"> = "tea").rows_affected, 0);
        ASSERT_EQ(this->database.ask(this->db, "SELECT * FROM sale ORDER BY id"), wanted) << set << where;
        this->db.run("ROLLBACK");
    }
}

TYPED_TEST(optional_parts, entities_and_deletes) {
    const auto with_shop = [](bool flag) {
        const auto named = part<"shop">(flag);
        return select(entity<sale>)
            .select_if(named, entity<shop>)
            .template join_if<shop>(named)
            .where(col<&sale::id> == 4);
    };
    EXPECT_EQ(this->db.execute(with_shop(true)).one().template get<1>()->town, "Basel");
    EXPECT_FALSE(this->db.execute(with_shop(false)).one().template get<1>().has_value());
    const auto drop = [](bool tea) {
        return delete_from<sale>().where(col<&sale::id> > 20).where_if(tea, col<&sale::item> == "tea");
    };
    EXPECT_EQ(this->db.execute(drop(true)).rows_affected, 2);
    EXPECT_EQ(this->db.execute(drop(false)).rows_affected, 2);
    EXPECT_EQ(this->db.execute(select(func::count()).template from<sale>()).scalar(), 20);
}

}  // namespace optional_parts
