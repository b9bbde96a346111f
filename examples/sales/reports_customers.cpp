#include "report.hpp"

using namespace cupel;

namespace sales {

namespace {

auto bought(const char* name) {
    return exists(select(col<&sale::id>)
                      .join<product>()
                      .where(col<&sale::customer_id> == col<&customer::id> && col<&product::name> == name));
}

}  // namespace

void customers(cupel::engine& db) {
    constexpr auto spent = func::sum(col<&sale::cents>);
    constexpr auto by_customer = select(col<&sale::customer_id>, spent.as<"cents">(), func::count().as<"sales">(),
                                        func::max(col<&sale::day>).as<"last">())
                                     .group_by(col<&sale::customer_id>)
                                     .subquery<"by_customer">();
    report(db, "Customers in quarters by what they spent",
           select(func::ntile(4).over(order_by(by_customer[label<"cents">].desc(), col<&customer::id>)).as<"quarter">(),
                  col<&customer::name>, col<&customer::city>, by_customer[label<"cents">], by_customer[label<"sales">],
                  by_customer[label<"last">])
               .from<customer>()
               .join(by_customer, by_customer[col<&sale::customer_id>] == col<&customer::id>)
               .order_by(label<"quarter">, by_customer[label<"cents">].desc(), col<&customer::name>));

    report(db, "Who never bought anything",
           select(col<&customer::name>)
               .from<customer>()
               .left_join<sale>()
               .where(col<&sale::id>.is_null())
               .order_by(col<&customer::name>));

    report(
        db, "Who buys poppies, but never a wheelbarrow",
        select(col<&customer::name>).where(bought("Poppy") && !bought("Wheelbarrow")).order_by(col<&customer::name>));

    constexpr auto visits = select(col<&sale::customer_id>, col<&sale::day>).distinct().subquery<"visits">();
    constexpr auto in_order = partition_by(visits[col<&sale::customer_id>]).order_by(visits[col<&sale::day>]);
    constexpr auto gaps =
        select(visits[col<&sale::customer_id>], visits[col<&sale::day>],
               (visits[col<&sale::day>] - func::lag(visits[col<&sale::day>]).over(in_order)).as<"days">())
            .from(visits)
            .subquery<"gaps">();
    report(db, "The longest time that somebody stayed away",
           select(col<&customer::name>, func::max(gaps[label<"days">]).as<"days">())
               .from(gaps)
               .join<customer>(col<&customer::id> == gaps[visits[col<&sale::customer_id>]])
               .group_by(col<&customer::id>, col<&customer::name>)
               .order_by(label<"days">.desc(), col<&customer::name>)
               .limit(5));
}

}  // namespace sales
