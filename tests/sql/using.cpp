#include "sql/golden.hpp"
#include "sql/orders_models.hpp"

#include <gtest/gtest.h>

using namespace cupel;

namespace {

using orders::customer;
using orders::delivery;
using orders::purchase;

constexpr auto joined = select(col<&customer::city>, col<&delivery::delivery_id>)
                            .from<customer>()
                            .left_join<purchase>(using_<&purchase::customer_id>)
                            .join<delivery>(using_<&purchase::purchase_id>)
                            .where(col<&purchase::city> != "x");
GOLDEN(
    joined,
    R"(SELECT "customer"."city", "delivery"."delivery_id" FROM "customer" LEFT JOIN "purchase" USING ("customer_id") JOIN "delivery" USING ("purchase_id") WHERE "purchase"."city" <> ?1)");

constexpr auto by_two = select(col<&purchase::purchase_id>)
                            .from<customer>()
                            .join<purchase>(using_<&customer::customer_id, &customer::city>);
GOLDEN(by_two, R"(SELECT "purchase"."purchase_id" FROM "customer" JOIN "purchase" USING ("customer_id", "city"))");

constexpr auto naturally = select(col<&purchase::purchase_id>).from<customer>().join<purchase>(natural);
GOLDEN(naturally, R"(SELECT "purchase"."purchase_id" FROM "customer" JOIN "purchase" USING ("customer_id", "city"))");

// A derived table too.
constexpr auto bought = select(col<&purchase::customer_id>, func::count().as<"n">())
                            .group_by(col<&purchase::customer_id>)
                            .subquery<"bought">();
constexpr auto of_derived =
    select(col<&customer::city>, bought[label<"n">]).from<customer>().join(bought, using_<&customer::customer_id>);
GOLDEN(
    of_derived,
    R"(SELECT "customer"."city", "bought"."n" FROM "customer" JOIN (SELECT "purchase"."customer_id", count(*) AS "n" FROM "purchase" GROUP BY "purchase"."customer_id") AS "bought" USING ("customer_id"))");

}  // namespace
