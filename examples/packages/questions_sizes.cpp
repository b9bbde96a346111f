#include "questions.hpp"
#include "schema.hpp"

using namespace cupel;

namespace {

constexpr auto is_installed = col<&package::state> == package_state::installed;
constexpr auto bigger = alias<package, "bigger">;

// With SQL's help: a package is the biggest of its section if there is no bigger one.
constexpr auto is_biggest_of_section =
    !exists(select(bigger[col<&package::id>])
                .from(bigger)
                .where(bigger[col<&package::section_id>] == col<&package::section_id> &&
                       bigger[col<&package::state>] == package_state::installed &&
                       bigger[col<&package::installed_size>] > col<&package::installed_size>));

void answer_packages(const inquiry& ask, std::string_view title, const auto& condition) {
    const auto query = select(col<&section::name>.as<"section">(), col<&package::name>,
                              col<&package::version>, col<&package::installed_size>)
                           .from<package>()
                           .join<section>()
                           .where(condition)
                           .order_by(col<&package::installed_size>.desc(), col<&package::name>)
                           .limit(ask.chosen.top);

    text_table table{{{"section"}, {"package"}, {"version"}, {"size", align::right}}};
    for (const auto& [section, name, version, size] : ask.db.execute(query))
        table.add({section, name, version, human_size(size.value_or(0))});
    ask.out.answer(title, sql<sqlite>(query), table);
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
        table.add({std::string{codec<package_state>::encode(state)}, std::to_string(packages),
                   std::to_string(sections), std::to_string(maintainers), human_size(size.value_or(0))});
    ask.out.answer("What the database holds", sql<sqlite>(query), table);
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
        table.add({name, std::to_string(packages), human_size(size.value_or(0))});
    ask.out.answer("The biggest sections", sql<sqlite>(query), table);
}

void biggest_by_section(const inquiry& ask) {
    if (const auto& wanted = ask.chosen.section)
        answer_packages(ask, "The biggest packages of section " + *wanted,
                        is_installed && col<&section::name> == *wanted);
    else answer_packages(ask, "The biggest package of each section", is_installed && is_biggest_of_section);
}
