#include "report.hpp"

using namespace cupel;

namespace sales {

void days(cupel::engine& db) {
    constexpr auto open = select(col<&sale::day>).distinct().subquery<"open">();
    constexpr auto day = open[col<&sale::day>];
    constexpr auto next =
        select(day.as<"from">(), func::lead(day).over(order_by(day)).as<"to">()).from(open).subquery<"next">();
    report(db, "Gaps: days without a sale",
           select((next[label<"from">] + 1).as<"first">(), (next[label<"to">] - 1).as<"last">(),
                  (next[label<"to">] - next[label<"from">] - 1).as<"days">())
               .from(next)
               .where(next[label<"to">] - next[label<"from">] > 1)
               .order_by(label<"days">.desc(), label<"first">)
               .limit(5));

    constexpr auto numbered = select(day.as<"day">(), (day - func::row_number().over(order_by(day))).as<"island">())
                                  .from(open)
                                  .subquery<"numbered">();
    report(db, "Islands: the longest runs of days with a sale",
           select(func::min(numbered[label<"day">]).as<"first">(), func::max(numbered[label<"day">]).as<"last">(),
                  func::count().as<"days">())
               .from(numbered)
               .group_by(numbered[label<"island">])
               .order_by(label<"days">.desc(), label<"first">)
               .limit(5));

    constexpr auto weekday = extract<"isodow">(col<&sale::day>);
    report(db, "Days of the week, Monday first",
           select(weekday.as<"weekday">(), func::count().as<"sales">(), func::sum(col<&sale::pieces>).as<"pieces">(),
                  func::count(col<&sale::customer_id>).distinct().as<"customers">())
               .group_by(weekday)
               .order_by(label<"weekday">));
}

}  // namespace sales
