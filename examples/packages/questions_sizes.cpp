#include "questions.hpp"
#include "schema.hpp"
#include "shown_sql.hpp"

using namespace cupel;

namespace {

constexpr auto is_installed = col<&package::state> == package_state::installed;
constexpr auto neighbour = alias<package, "neighbour">;

constexpr auto packages_by_size = select(col<&section::name>.as<"section">(), col<&package::name>,
                                         col<&package::version>, col<&package::installed_size>)
                                      .from<package>()
                                      .join<section>()
                                      .order_by(col<&package::installed_size>.desc(), col<&package::name>);

void answer_packages(const inquiry& ask, std::string_view title, const auto& query) {
    text_table table{{{"section"}, {"package"}, {"version"}, {"size", align::right}}};
    for (const auto& [section, name, version, size] : ask.db.execute(query))
        table.add({section, name, version, human_size(size)});
    ask.out.answer(title, shown_sql(query), table);
}

void biggest_in_section(const inquiry& ask, const std::string& name) {
    answer_packages(ask, "The biggest packages of section " + name,
                    packages_by_size.where(is_installed && col<&section::name> == name).limit(ask.chosen.top));
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
                           .limit(ask.chosen.top);

    text_table table{{{"section"}, {"packages", align::right}, {"size", align::right}}};
    for (const auto& [name, packages, size] : ask.db.execute(query))
        table.add({name, std::to_string(packages), human_size(size)});
    ask.out.answer("The biggest sections", shown_sql(query), table);
}

void biggest_by_section(const inquiry& ask) {
    if (ask.chosen.section) return biggest_in_section(ask, *ask.chosen.section);
    const auto first_of_section =
        select(neighbour[col<&package::id>])
            .from(neighbour)
            .where(neighbour[col<&package::section_id>] == col<&package::section_id> &&
                   neighbour[col<&package::state>] == package_state::installed)
            .order_by(neighbour[col<&package::installed_size>].desc(), neighbour[col<&package::name>])
            .limit(1);
    answer_packages(ask, "The biggest package of each section",
                    packages_by_size.where(col<&package::id>.in(first_of_section)).limit(ask.chosen.top));
}
