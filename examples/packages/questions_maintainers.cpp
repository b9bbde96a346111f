#include "questions.hpp"
#include "schema.hpp"
#include "shown_sql.hpp"

using namespace cupel;

void maintainers_by_packages(const inquiry& ask) {
    const auto query = select(col<&maintainer::name>, func::count(col<&package::id>).as<"packages">(),
                              func::sum(col<&package::installed_size>).as<"size">())
                           .from<maintainer>()
                           .join<package>()
                           .where(col<&package::state> == package_state::installed)
                           .group_by(col<&maintainer::id>, col<&maintainer::name>)
                           .having(func::count(col<&package::id>) > 1)
                           .order_by(label<"packages">.desc(), label<"size">.desc())
                           .limit(ask.chosen.rows());

    text_table table{{{"maintainer"}, {"packages", align::right}, {"size", align::right}}};
    for (const auto& [name, packages, size] : ask.db.execute(query))
        table.add({name, std::to_string(packages), human_size(size)});
    ask.out.answer("Maintainers of more than one package", shown_sql(query), table);
}
