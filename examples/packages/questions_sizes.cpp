#include "questions.hpp"
#include "schema.hpp"
#include "shown_sql.hpp"

using namespace cupel;

namespace {

constexpr auto is_installed = col<&package::state> == package_state::installed;
text_table packages_by_size() {
    return text_table{{{"section"}, {"package"}, {"architecture"}, {"version"}, {"size", align::right}}};
}

void biggest_in_section(const inquiry& ask, const std::string& chosen) {
    const auto query = select(col<&section::name>.as<"section">(), col<&package::name>, col<&package::architecture>,
                              col<&package::version>, col<&package::installed_size>)
                           .from<package>()
                           .join<section>()
                           .where(is_installed && col<&section::name> == chosen)
                           .order_by(col<&package::installed_size>.desc(), col<&package::name>, col<&package::id>)
                           .limit(ask.chosen.rows());

    auto table = packages_by_size();
    for (const auto& [section, name, architecture, version, size] : ask.db.execute(query))
        table.add({section, name, architecture, version, human_size(size)});
    ask.out.answer("The biggest packages of section " + chosen, shown_sql(query), table);
}

}  // namespace

void contents(const inquiry& ask) {
    constexpr auto query = select(col<&package::state>, func::count(col<&package::id>).as<"packages">(),
                                  func::count(col<&package::section_id>).distinct().as<"sections">(),
                                  func::count(col<&package::maintainer_id>).distinct().as<"maintainers">(),
                                  func::sum(col<&package::installed_size>).as<"size">())
                               .group_by(col<&package::state>)
                               .order_by(label<"packages">.desc());

    text_table table{{{"state"},
                      {"packages", align::right},
                      {"sections", align::right},
                      {"maintainers", align::right},
                      {"size", align::right}}};
    for (const auto& [state, packages, sections, maintainers, size] : ask.db.execute(query))
        table.add({std::string{codec<package_state>::encode(state)}, std::to_string(packages), std::to_string(sections),
                   std::to_string(maintainers), human_size(size)});
    ask.out.answer("What the database holds", shown_sql(query), table);
}

void sections_by_size(const inquiry& ask) {
    const auto query = select(col<&section::name>, func::count(col<&package::id>).as<"packages">(),
                              func::sum(col<&package::installed_size>).as<"size">())
                           .from<section>()
                           .join<package>()
                           .where(is_installed)
                           .group_by(col<&section::id>, col<&section::name>)
                           .order_by(label<"size">.desc(), col<&section::name>)
                           .limit(ask.chosen.rows());

    text_table table{{{"section"}, {"packages", align::right}, {"size", align::right}}};
    for (const auto& [name, packages, size] : ask.db.execute(query))
        table.add({name, std::to_string(packages), human_size(size)});
    ask.out.answer("The biggest sections", shown_sql(query), table);
}

void biggest_by_section(const inquiry& ask) {
    if (ask.chosen.section) return biggest_in_section(ask, *ask.chosen.section);
    constexpr auto size = col<&package::installed_size>;
    constexpr auto section_id = col<&package::section_id>;
    constexpr auto ranked =
        select(section_id, col<&package::name>, col<&package::architecture>, col<&package::version>, size,
               func::row_number()
                   .over(partition_by(section_id).order_by(size.desc(), col<&package::name>, col<&package::id>))
                   .as<"place">(),
               func::max(size).over(partition_by(section_id)).as<"biggest">())
            .where(is_installed)
            .subquery<"ranked">();
    const auto query = select(col<&section::name>.as<"section">(), ranked[col<&package::name>],
                              ranked[col<&package::architecture>], ranked[col<&package::version>], ranked[size])
                           .from<section>()
                           .join(ranked, ranked[section_id] == col<&section::id>)
                           .where(ranked[label<"place">] <= ask.chosen.rows_of_section())
                           .order_by(ranked[label<"biggest">].desc(), col<&section::name>, ranked[label<"place">]);

    auto table = packages_by_size();
    std::string shown;
    for (const auto& [section, name, architecture, version, size_of_it] : ask.db.execute(query)) {
        table.add({section == shown ? "" : section, name, architecture, version, human_size(size_of_it)});
        shown = section;
    }
    ask.out.answer("The biggest packages of each section", shown_sql(query), table);
}
