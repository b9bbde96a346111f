#include "questions.hpp"
#include "schema.hpp"
#include "shown_sql.hpp"

using namespace cupel;

namespace {

constexpr auto dependent = alias<package, "dependent">;

// What has to be there before a package can work.
constexpr auto is_needed = col<&dependency::kind>.in(relation_kind::depends, relation_kind::pre_depends);

std::string constraint(const std::optional<std::string>& operation, const std::optional<std::string>& version) {
    return operation && version ? *operation + " " + *version : "";
}

}  // namespace

void dependents_by_kind(const inquiry& ask) {
    const auto query =
        select(col<&dependency::kind>, func::count(col<&dependency::package_id>).distinct().as<"packages">())
            .from<dependency>()
            .left_join<package>(col<&package::id> == col<&dependency::target_id>)
            .where(col<&package::name> == ask.chosen.depended_on() ||
                   col<&dependency::target_name> == ask.chosen.depended_on())
            .group_by(col<&dependency::kind>)
            .order_by(label<"packages">.desc(), col<&dependency::kind>);

    text_table table{{{"relation"}, {"packages", align::right}}};
    for (const auto& [kind, packages] : ask.db.execute(query))
        table.add({std::string{codec<relation_kind>::encode(kind)}, std::to_string(packages)});
    ask.out.answer("Packages that name " + ask.chosen.depended_on(), shown_sql(query), table);
}

void dependents(const inquiry& ask) {
    const auto query =
        select(dependent[col<&package::name>], dependent[col<&package::architecture>], col<&dependency::kind>,
               col<&dependency::alternative_group>, col<&dependency::alternative>, col<&dependency::target_name>,
               col<&dependency::version_operator>, col<&dependency::target_version>)
            .from<dependency>()
            .join(dependent, dependent[col<&package::id>] == col<&dependency::package_id>)
            .join<package>(col<&package::id> == col<&dependency::target_id>)
            .where(col<&package::name> == ask.chosen.depended_on() && is_needed)
            .order_by(dependent[col<&package::installed_size>].desc(), dependent[col<&package::name>],
                      dependent[col<&package::architecture>], col<&dependency::alternative_group>)
            .limit(ask.chosen.rows());

    text_table table{{{"package"},
                      {"architecture"},
                      {"relation"},
                      {"group", align::right},
                      {"alternative", align::right},
                      {"to"},
                      {"version"}}};
    for (const auto& [name, architecture, kind, group, alternative, target, operation, version] : ask.db.execute(query))
        table.add({name, architecture, std::string{codec<relation_kind>::encode(kind)}, std::to_string(group),
                   std::to_string(alternative), target, constraint(operation, version)});
    ask.out.answer("The biggest packages that depend on " + ask.chosen.depended_on(), shown_sql(query), table);
}

void most_needed(const inquiry& ask) {
    const auto query =
        select(col<&package::name>, func::count(col<&dependency::package_id>).distinct().as<"dependents">())
            .from<dependency>()
            .join<package>(col<&package::id> == col<&dependency::target_id>)
            .where(is_needed)
            .group_by(col<&package::name>)
            .order_by(label<"dependents">.desc(), col<&package::name>)
            .limit(ask.chosen.rows());

    text_table table{{{"package"}, {"dependents", align::right}}};
    for (const auto& [name, count] : ask.db.execute(query)) table.add({name, std::to_string(count)});
    ask.out.answer("The packages that most others depend on", shown_sql(query), table);
}

void needed_by_nothing(const inquiry& ask) {
    const auto query =
        select(col<&package::name>, col<&package::architecture>, col<&package::installed_size>)
            .from<package>()
            .left_join<dependency>(col<&dependency::target_id> == col<&package::id> && is_needed &&
                                   col<&dependency::package_id> != col<&package::id>)
            .left_join(dependent, dependent[col<&package::id>] == col<&dependency::package_id>)
            .where(col<&package::state> == package_state::installed && dependent[col<&package::id>].is_null())
            .order_by(col<&package::installed_size>.desc(), col<&package::name>)
            .limit(ask.chosen.rows());

    text_table table{{{"package"}, {"architecture"}, {"size", align::right}}};
    for (const auto& [name, architecture, size] : ask.db.execute(query))
        table.add({name, architecture, human_size(size)});
    ask.out.answer("The biggest packages that nothing depends on", shown_sql(query), table);
}
