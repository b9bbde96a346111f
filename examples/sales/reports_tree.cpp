#include "report.hpp"

using namespace cupel;

namespace sales {

namespace {

// The customers who bought something in a quarter of 2025.
auto names_of(std::int64_t quarter) {
    return select(col<&customer::name>)
        .from<sale>()
        .join<customer>()
        .where(extract<"year">(col<&sale::day>) == 2025 && extract<"quarter">(col<&sale::day>) == quarter);
}

}  // namespace

void tree(cupel::engine& db) {
    constexpr auto root =
        recursive_cte<"tree">(select(col<&category::id>, col<&category::name>.as<"path">(), literal(1).as<"depth">())
                                  .where(col<&category::parent_id>.is_null()));
    constexpr auto tree =
        root.union_all(select(col<&category::id>, func::concat(root[label<"path">], " / ", col<&category::name>),
                              root[label<"depth">] + 1)
                           .from<category>()
                           .join(root, root[col<&category::id>] == col<&category::parent_id>));
    report(db, "The tree of categories",
           with(tree).select(tree[label<"path">], tree[label<"depth">]).from(tree).order_by(tree[label<"path">]));

    constexpr auto above =
        recursive_cte<"above">(select(col<&category::id>, col<&category::id>.as<"member">()).from<category>());
    constexpr auto family = above.union_all(select(above[col<&category::id>], col<&category::id>.as<"member">())
                                                .from<category>()
                                                .join(above, above[label<"member">] == col<&category::parent_id>));
    report(db, "Revenue of each category with all below it",
           with(family)
               .select(col<&category::name>, func::count(col<&product::id>).distinct().as<"products">(),
                       coalesce(func::sum(col<&sale::cents>), 0).as<"cents">())
               .from(family)
               .join<category>(col<&category::id> == family[col<&category::id>])
               .left_join<product>(col<&product::category_id> == family[label<"member">])
               .left_join<sale>(col<&sale::product_id> == col<&product::id>)
               .group_by(col<&category::id>, col<&category::name>)
               .order_by(label<"cents">.desc(), col<&category::name>));

    constexpr auto first = recursive_cte<"calendar">(select(func::make_date(2024, 1, 1).as<"month">()));
    constexpr auto calendar = first.union_all(select((first[label<"month">] + std::chrono::months(1)).as<"next">())
                                                  .from(first)
                                                  .where(first[label<"month">] < func::make_date(2024, 12, 1)));
    constexpr auto month = func::date_trunc<"month">(col<&sale::day>);
    constexpr auto sold =
        select(month.as<"month">(), func::sum(col<&sale::cents>).as<"cents">()).group_by(month).cte<"sold">();
    report(db, "Every month of 2024, those without sales too",
           with(calendar, sold)
               .select(calendar[label<"month">], coalesce(sold[label<"cents">], 0).as<"cents">())
               .from(calendar)
               .left_join(sold, sold[label<"month">] == calendar[label<"month">])
               .order_by(calendar[label<"month">]));

    report(db, "Customers of the third quarter of 2025 who did not come in the fourth",
           names_of(3).except_(names_of(4)).order_by(col<&customer::name>));
}

}  // namespace sales
