#include "questions.hpp"
#include "schema.hpp"
#include "shown_sql.hpp"

#include <cmath>

using namespace cupel;

namespace {

constexpr auto has_size =
    col<&package::state> == package_state::installed && col<&package::installed_size>.is_not_null();

std::optional<std::int64_t> whole(std::optional<double> number) {
    if (!number) return std::nullopt;
    return std::llround(*number);
}

// How many rows fulfil a condition that others may not.
constexpr auto count_if(auto condition) { return coalesce(func::sum(case_(when(condition, 1)).else_(0)), 0); }

}  // namespace

void size_statistics(const inquiry& ask) {
    constexpr auto size = col<&package::installed_size>;
    constexpr auto query = select(func::count(size).as<"packages">(), func::sum(size).as<"total">(),
                                  func::avg(size).as<"average">(), func::min(size).as<"smallest">(),
                                  func::max(size).as<"biggest">())
                               .where(has_size);

    text_table table{{{"packages", align::right},
                      {"total", align::right},
                      {"average", align::right},
                      {"smallest", align::right},
                      {"biggest", align::right}}};
    for (const auto& [packages, total, average, smallest, biggest] : ask.db.execute(query))
        table.add({std::to_string(packages), human_size(total), human_size(whole(average)),
                   human_size(smallest), human_size(biggest)});
    ask.out.answer("Sizes", shown_sql(query), table);
}

void size_classes(const inquiry& ask) {
    constexpr auto size = col<&package::installed_size>;
    constexpr std::int64_t mebibyte = 1024;
    constexpr auto query =
        select(count_if(size < mebibyte).as<"below 1 MiB">(),
               count_if(size >= mebibyte && size < 10 * mebibyte).as<"below 10 MiB">(),
               count_if(size >= 10 * mebibyte && size < 100 * mebibyte).as<"below 100 MiB">(),
               count_if(size >= 100 * mebibyte).as<"100 MiB and more">(),
               count_if(size.is_null()).as<"unknown">())
            .from<package>()
            .where(col<&package::state> == package_state::installed);

    text_table table{{{"below 1 MiB", align::right},
                      {"below 10 MiB", align::right},
                      {"below 100 MiB", align::right},
                      {"100 MiB and more", align::right},
                      {"unknown", align::right}}};
    for (const auto& [small, medium, large, huge, unknown] : ask.db.execute(query))
        table.add({std::to_string(small), std::to_string(medium), std::to_string(large), std::to_string(huge),
                   std::to_string(unknown)});
    ask.out.answer("Packages by size", shown_sql(query), table);
}
