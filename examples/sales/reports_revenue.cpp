#include "report.hpp"

using namespace cupel;

namespace sales {

namespace {

constexpr auto month = func::date_trunc<"month">(col<&sale::day>);
constexpr auto earned = func::sum(col<&sale::cents>);

}  // namespace

void revenue(cupel::engine& db) {
    report(db, "Revenue of each month",
           select(month.as<"month">(), func::count().as<"sales">(), earned.as<"cents">())
               .group_by(month)
               .order_by(label<"month">));

    report(db, "Running total and moving average of three months",
           select(month.as<"month">(), earned.as<"cents">(), func::sum(earned).over(order_by(month)).as<"so_far">(),
                  (func::sum(earned).over(order_by(month).rows(preceding(2))) /
                   func::count().over(order_by(month).rows(preceding(2))))
                      .as<"of_three_months">())
               .group_by(month)
               .order_by(label<"month">));

    report(db, "Change from month to month",
           select(month.as<"month">(), earned.as<"cents">(),
                  (earned - func::lag(earned).over(order_by(month))).as<"change">())
               .group_by(month)
               .order_by(label<"month">));

    constexpr auto year = extract<"year">(col<&sale::day>);
    constexpr auto quarter = extract<"quarter">(col<&sale::day>);
    report(db, "Quarters side by side: a pivot",
           select(col<&category::name>, earned.filter(year == 2024 && quarter == 4).as<"q4_2024">(),
                  earned.filter(year == 2025 && quarter == 1).as<"q1_2025">(),
                  earned.filter(year == 2025 && quarter == 2).as<"q2_2025">(),
                  earned.filter(year == 2025 && quarter == 3).as<"q3_2025">(), earned.as<"ever">())
               .from<sale>()
               .join<product>()
               .join<category>()
               .group_by(col<&category::name>)
               .order_by(col<&category::name>));

    constexpr auto by_year = select(col<&product::category_id>, year.as<"year">(), earned.as<"cents">())
                                 .from<sale>()
                                 .join<product>()
                                 .group_by(col<&product::category_id>, year)
                                 .subquery<"by_year">();
    constexpr auto this_year = partition_by(by_year[col<&product::category_id>]).order_by(by_year[label<"year">]);
    report(db, "This year against the last",
           select(col<&category::name>, by_year[label<"year">], by_year[label<"cents">],
                  func::lag(by_year[label<"cents">]).over(this_year).as<"last_year">())
               .from(by_year)
               .join<category>(col<&category::id> == by_year[col<&product::category_id>])
               .order_by(col<&category::name>, by_year[label<"year">]));
}

}  // namespace sales
