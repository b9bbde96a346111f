// Decimals: exact, compared as numbers, in order, of any length.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace decimals {

struct price {
    std::int64_t id{};
    decimal amount{};
    std::optional<decimal> maybe{};
    std::int32_t pieces{};
    bool operator==(const price&) const = default;
};
struct invoice {
    std::int64_t id{};
    decimal total{};
};
struct report {
    decimal amount{};
    std::optional<decimal> maybe{};
};

}  // namespace decimals

template <>
struct cupel::mapping<decimals::invoice> {
    static constexpr auto table =
        cupel::table<"invoice">(numeric<&decimals::invoice::total, 20, 2>, server_default<&decimals::invoice::total>(5),
                                check(col<&decimals::invoice::total> >= -1));
};

namespace decimals {

template <class D>
struct decimal_types : compliance::suite<D> {};
TYPED_TEST_SUITE(decimal_types, compliance::databases, compliance::database_names);

std::string digits(std::size_t count, const char* pattern = "123456789") {
    std::string text;
    while (text.size() < count) text += pattern;
    text.resize(count);
    return text;
}

// In ascending order.
const std::vector<decimal> interesting{decimal("-" + digits(200)),
                                       decimal("-99999999999999999999999999999999999999.99"),
                                       decimal("-9223372036854775809"),
                                       decimal("-10000.0001"),
                                       decimal("-10"),
                                       decimal("-9.5"),
                                       decimal("-0.0000001"),
                                       decimal(0),
                                       decimal("0." + std::string(99, '0') + "1"),
                                       decimal("0.0001"),
                                       decimal("0.00010001"),
                                       decimal("0.1"),
                                       decimal("0.3"),
                                       decimal("0.99999999999999999999"),
                                       decimal("1"),
                                       decimal("1.0000000000000000000001"),
                                       decimal("9"),
                                       decimal("10"),
                                       decimal("9999.9999"),
                                       decimal("10000"),
                                       decimal("100000000"),
                                       decimal("9007199254740993"),
                                       decimal("18446744073709551616"),
                                       decimal(digits(131000) + "." + digits(1000)),
                                       decimal("9" + digits(131000))};

TYPED_TEST(decimal_types, come_back_exactly) {
    create_all<price>(this->db);
    for (const decimal& amount : interesting) {
        this->db.execute(delete_from<price>().all_rows());
        this->db.execute(insert_into<price>(with_key).values(price{1, amount, amount, 1}));
        const price found = this->db.execute(select<price>()).one();
        EXPECT_EQ(found.amount.text(), amount.text());
        EXPECT_EQ(found.maybe->text(), amount.text());
        EXPECT_EQ(this->db.execute(select(func::count()).from<price>().where(col<&price::amount> == amount)).scalar(),
                  1);
        EXPECT_EQ(this->db.execute(select(func::count()).from<price>().where(col<&price::amount> != amount)).scalar(),
                  0);
    }
}

TYPED_TEST(decimal_types, are_in_the_order_of_numbers) {
    create_all<price>(this->db);
    for (std::size_t i = interesting.size(); i-- > 0;)
        this->db.execute(insert_into<price>().values(price{0, interesting[i], interesting[i], 1}));
    const auto ascending = this->db.execute(select(col<&price::amount>).order_by(col<&price::amount>)).scalars();
    EXPECT_EQ(ascending, interesting);
    auto descending = this->db.execute(select(col<&price::amount>).order_by(col<&price::amount>.desc())).scalars();
    std::ranges::reverse(descending);
    EXPECT_EQ(descending, interesting);
    for (std::size_t i = 0; i < interesting.size(); ++i) {
        const auto count = [&](auto condition) {
            return static_cast<std::size_t>(
                this->db.execute(select(func::count()).from<price>().where(condition)).scalar());
        };
        EXPECT_EQ(count(col<&price::amount> < interesting[i]), i);
        EXPECT_EQ(count(col<&price::amount> >= interesting[i]), interesting.size() - i);
        EXPECT_EQ(count(col<&price::amount>.between(interesting[0], interesting[i])), i + 1);
        EXPECT_EQ(count(coalesce(col<&price::maybe>, col<&price::amount>) <= interesting[i]), i + 1);
        EXPECT_EQ(count(case_(when(col<&price::id> > 0, col<&price::amount>)) > interesting[i]),
                  interesting.size() - i - 1);
    }
    EXPECT_EQ(this->db.execute(select(func::min(col<&price::amount>))).scalar(), interesting.front());
    EXPECT_EQ(this->db.execute(select(func::max(col<&price::maybe>))).scalar(), interesting.back());
    const auto computed = this->db
                              .execute(select(coalesce(col<&price::maybe>, col<&price::amount>).template as<"value">())
                                           .template from<price>()
                                           .order_by(label<"value">))
                              .scalars();
    EXPECT_EQ(computed, interesting);
    EXPECT_EQ(this->db.execute(select(func::count()).from<price>().where(col<&price::amount>.in(interesting))).scalar(),
              std::ssize(interesting));
    EXPECT_EQ(this->db
                  .execute(select(col<&price::pieces>, func::max(col<&price::amount>))
                               .group_by(col<&price::pieces>)
                               .having(func::max(col<&price::amount>) > decimal("9007199254740993")))
                  .all()
                  .size(),
              1U);
}

TYPED_TEST(decimal_types, of_one_value_are_one_value_whatever_their_zeros) {
    create_all<price>(this->db);
    this->db.execute(insert_into<price>().values(price{0, decimal("1.50"), decimal("-0.00"), 1}));
    this->db.execute(insert_into<price>().values(price{0, decimal("001.5"), decimal("+0"), 1}));
    EXPECT_EQ(this->db.execute(select(func::count(col<&price::amount>).distinct())).scalar(), 1);
    EXPECT_EQ(this->db.execute(select(func::count(col<&price::maybe>).distinct())).scalar(), 1);
    const auto count = [&](auto condition) {
        return this->db.execute(select(func::count()).from<price>().where(condition)).scalar();
    };
    EXPECT_EQ(count(col<&price::amount> == decimal("1.500")), 2);
    EXPECT_EQ(count(col<&price::amount>.in(decimal("1.5000"), decimal(2))), 2);
    EXPECT_EQ(count(col<&price::amount>.in(std::vector<decimal>{decimal("1.5000")})), 2);
    EXPECT_EQ(count(coalesce(col<&price::maybe>, 1) == 0), 2);
    EXPECT_EQ(count(col<&price::maybe>.is_not_distinct_from(decimal("0.0"))), 2);
}

TYPED_TEST(decimal_types, take_integers_beside_them) {
    create_all<price>(this->db);
    this->db.execute(insert_into<price>().values(
        std::vector<price>{{0, 9, 1, 9}, {0, decimal("9.5"), std::nullopt, 9}, {0, 10, 3, 11}}));
    const auto count = [&](auto condition) {
        return this->db.execute(select(func::count()).from<price>().where(condition)).scalar();
    };
    EXPECT_EQ(count(col<&price::amount> > 9), 2);
    EXPECT_EQ(count(col<&price::amount>.in(9, 10)), 2);
    EXPECT_EQ(count(col<&price::amount>.in(std::vector<int>{9, 10})), 2);
    EXPECT_EQ(count(coalesce(col<&price::maybe>, 100) > 5), 1);
    EXPECT_EQ(count(col<&price::amount> > cast<decimal>(col<&price::pieces>)), 1);
    EXPECT_EQ(count(col<&price::amount> == cast<decimal>(col<&price::pieces>)), 1);
    this->db.execute(update<price>().set(col<&price::amount> = 7, col<&price::maybe> = col<&price::amount>).all_rows());
    EXPECT_EQ(count(col<&price::amount> == 7 && col<&price::maybe> >= 9), 3);
    this->db.execute(update<price>()
                         .set(col<&price::amount> = col<&price::pieces>, col<&price::maybe> = std::optional(8))
                         .all_rows());
    EXPECT_EQ(count(col<&price::amount> == 9 && col<&price::maybe> == 8), 2);
}

TYPED_TEST(decimal_types, can_be_null_and_go_into_structs) {
    create_all<price>(this->db);
    const auto key = this->db
                         .execute(insert_into<price>()
                                      .values(col<&price::amount> = decimal("0.1"), col<&price::maybe> = std::nullopt,
                                              col<&price::pieces> = 1)
                                      .returning(col<&price::amount>, col<&price::maybe>))
                         .one();
    EXPECT_EQ(key.template get<0>(), decimal("0.1"));
    EXPECT_EQ(key.template get<1>(), std::nullopt);
    const report found = this->db.execute(select<price>()).template into<report>().one();
    EXPECT_EQ(found.amount, decimal("0.1"));
    EXPECT_EQ(found.maybe, std::nullopt);
    EXPECT_EQ(this->db.execute(select(func::count()).from<price>().where(col<&price::maybe>.is_null())).scalar(), 1);
}

TYPED_TEST(decimal_types, have_integers_as_defaults) {
    create_all<invoice>(this->db);
    this->db.execute(insert_into<invoice>().values(invoice{}));
    this->db.execute(insert_into<invoice>(with_key).values(col<&invoice::id> = 7));
    this->db.execute(insert_into<invoice>().values(invoice{.total = decimal("123456789012345678.25")}));
    EXPECT_EQ(this->db.execute(select(col<&invoice::total>).order_by(col<&invoice::total>)).scalars(),
              (std::vector<decimal>{5, 5, decimal("123456789012345678.25")}));
}

TYPED_TEST(decimal_types, have_integers_in_their_checks) {
    create_all<invoice>(this->db);
    this->db.execute(insert_into<invoice>().values(invoice{.total = -1}));
    this->db.execute(insert_into<invoice>().values(invoice{.total = decimal("9.5")}));
    this->db.execute(insert_into<invoice>().values(invoice{.total = 10}));
    EXPECT_THROW(this->db.execute(insert_into<invoice>().values(invoice{.total = decimal("-1.01")})), check_violation);
    EXPECT_THROW(this->db.execute(insert_into<invoice>().values(invoice{.total = -10})), check_violation);
    EXPECT_EQ(this->db.execute(select(func::count()).from<invoice>()).scalar(), 3);
}

TYPED_TEST(decimal_types, convert_to_doubles_on_request) {
    create_all<price>(this->db);
    this->db.execute(insert_into<price>().values(price{0, decimal("0.5"), {}, 1}));
    EXPECT_EQ(this->db.execute(select(cast<double>(col<&price::amount>))).scalar(), 0.5);
}

}  // namespace decimals
