#include "report.hpp"

using namespace cupel;

namespace sales {

namespace {

constexpr auto earned = func::sum(col<&sale::cents>);

}  // namespace

void products(cupel::engine& db) {
    constexpr auto ranked =
        select(col<&product::category_id>, col<&product::name>, earned.as<"cents">(),
               func::row_number().over(partition_by(col<&product::category_id>).order_by(earned.desc())).as<"place">())
            .from<sale>()
            .join<product>()
            .group_by(col<&product::category_id>, col<&product::id>, col<&product::name>)
            .subquery<"ranked">();
    report(db, "The two best products of each category",
           select(col<&category::name>, ranked[label<"place">], ranked[col<&product::name>].as<"product">(),
                  ranked[label<"cents">])
               .from(ranked)
               .join<category>(col<&category::id> == ranked[col<&product::category_id>])
               .where(ranked[label<"place">] <= 2)
               .order_by(col<&category::name>, ranked[label<"place">]));

    report(db, "Share of each category, in thousandths",
           select(col<&category::name>, earned.as<"cents">(), (earned * 1000 / func::sum(earned).over()).as<"share">())
               .from<sale>()
               .join<product>()
               .join<category>()
               .group_by(col<&category::id>, col<&category::name>)
               .order_by(label<"cents">.desc()));

    constexpr auto by_product = select(col<&product::name>, earned.as<"cents">())
                                    .from<sale>()
                                    .join<product>()
                                    .group_by(col<&product::id>, col<&product::name>)
                                    .subquery<"by_product">();
    constexpr auto best_first = order_by(by_product[label<"cents">].desc(), by_product[col<&product::name>]);
    constexpr auto so_far =
        func::sum(by_product[label<"cents">]).over(best_first) * 1000 / func::sum(by_product[label<"cents">]).over();
    constexpr auto shares = select(by_product[col<&product::name>], by_product[label<"cents">], so_far.as<"so_far">())
                                .from(by_product)
                                .subquery<"shares">();
    report(db, "ABC analysis: which products make 50, 80 and 100 per cent",
           select(case_(when(shares[label<"so_far">] <= 500, "A"), when(shares[label<"so_far">] <= 800, "B"))
                      .else_("C")
                      .as<"class">(),
                  shares[col<&product::name>], shares[label<"cents">], shares[label<"so_far">])
               .from(shares)
               .order_by(shares[label<"so_far">]));

    constexpr auto other = alias<sale, "other">;
    constexpr auto one = alias<product, "one">;
    constexpr auto two = alias<product, "two">;
    report(
        db, "Bought together most often",
        select(one[col<&product::name>].as<"one">(), two[col<&product::name>].as<"two">(), func::count().as<"times">())
            .from<sale>()
            .join(other, other[col<&sale::customer_id>] == col<&sale::customer_id> &&
                             other[col<&sale::day>] == col<&sale::day> &&
                             other[col<&sale::product_id>] > col<&sale::product_id>)
            .join(one, one[col<&product::id>] == col<&sale::product_id>)
            .join(two, two[col<&product::id>] == other[col<&sale::product_id>])
            .group_by(one[col<&product::id>], one[col<&product::name>], two[col<&product::id>],
                      two[col<&product::name>])
            .order_by(label<"times">.desc(), label<"one">, label<"two">)
            .limit(5));

    constexpr auto priced =
        select(col<&product::category_id>, col<&product::cents>,
               func::row_number()
                   .over(partition_by(col<&product::category_id>).order_by(col<&product::cents>, col<&product::id>))
                   .as<"place">(),
               func::count().over(partition_by(col<&product::category_id>)).as<"all">())
            .subquery<"priced">();
    report(db, "Median price of each category",
           select(col<&category::name>, func::avg(priced[col<&product::cents>]).as<"median">())
               .from(priced)
               .join<category>(col<&category::id> == priced[col<&product::category_id>])
               .where(priced[label<"place">] * 2 >= priced[label<"all">] &&
                      priced[label<"place">] * 2 <= priced[label<"all">] + 2)
               .group_by(col<&category::id>, col<&category::name>)
               .order_by(col<&category::name>));
}

}  // namespace sales
