#include "report.hpp"

using namespace cupel;

namespace sales {

void cohorts(cupel::engine& db) {
    constexpr auto month = func::date_trunc<"month">(col<&sale::day>);
    constexpr auto number = extract<"year">(col<&sale::day>) * 12 + extract<"month">(col<&sale::day>);
    constexpr auto first =
        select(col<&sale::customer_id>, func::min(month).as<"month">(), func::min(number).as<"number">())
            .group_by(col<&sale::customer_id>)
            .subquery<"first">();
    constexpr auto after = number - first[label<"number">];
    constexpr auto here = func::count(col<&sale::customer_id>).distinct();
    report(db,
           "Cohorts: who came first in a month, and how many of them came again one, two, three and six months later",
           select(first[label<"month">].as<"month">(), here.as<"new">(), here.filter(after == 1).as<"after_1">(),
                  here.filter(after == 2).as<"after_2">(), here.filter(after == 3).as<"after_3">(),
                  here.filter(after == 6).as<"after_6">())
               .from<sale>()
               .join(first, first[col<&sale::customer_id>] == col<&sale::customer_id>)
               .group_by(first[label<"month">])
               .order_by(first[label<"month">]));
}

}  // namespace sales
