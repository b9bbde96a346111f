#include "questions.hpp"
#include "schema.hpp"
#include "shown_sql.hpp"

using namespace cupel;

namespace {

constexpr auto has_size =
    col<&package::state> == package_state::installed && col<&package::installed_size>.is_not_null();

}  // namespace

void size_statistics(const inquiry& ask) {
    constexpr auto size = col<&package::installed_size>;
    constexpr auto query = select(func::count(size).as<"packages">(), func::sum(size).as<"total">(),
                                  cast<std::int64_t>(func::avg(size)).as<"average">(), func::min(size).as<"smallest">(),
                                  func::max(size).as<"biggest">())
                               .where(has_size);

    text_table table{{{"packages", align::right},
                      {"total", align::right},
                      {"average", align::right},
                      {"smallest", align::right},
                      {"biggest", align::right}}};
    for (const auto& [packages, total, average, smallest, biggest] : ask.db.execute(query))
        table.add({std::to_string(packages), human_size(total), human_size(average), human_size(smallest),
                   human_size(biggest)});
    ask.out.answer("Sizes", shown_sql(query), table);
}

void size_classes(const inquiry& ask) {
    constexpr auto size = col<&package::installed_size>;
    constexpr std::int64_t mebibyte = 1024;
    constexpr auto query =
        select(case_(when(size < mebibyte, "below 1 MiB"), when(size < 10 * mebibyte, "below 10 MiB"),
                     when(size < 100 * mebibyte, "below 100 MiB"))
                   .else_("100 MiB and more")
                   .as<"class">(),
               func::count().as<"packages">(), func::sum(size).as<"total">())
            .from<package>()
            .where(has_size)
            .group_by(label<"class">)
            .order_by(func::min(size));

    text_table table{{{"size of a package"}, {"packages", align::right}, {"total", align::right}}};
    for (const auto& [class_name, packages, total] : ask.db.execute(query))
        table.add({class_name, std::to_string(packages), human_size(total)});
    ask.out.answer("Small packages and big ones", shown_sql(query), table);
}
