// Joins by the one foreign key between two tables, on a condition, and of a table with itself; subqueries.
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

#include <iostream>
#include <optional>
#include <string>
#include <vector>

using namespace cupel;

struct team {
    std::int64_t id{};
    std::string name;
};

struct person {
    std::int64_t id{};
    std::string name;
    std::optional<std::int64_t> team_id;
    std::optional<std::int64_t> manager_id;
};

template <>
struct cupel::mapping<person> {
    static constexpr auto table =
        cupel::table<"people">(primary_key<&person::id>, foreign_key<&person::team_id, &team::id>,
                               foreign_key<&person::manager_id, &person::id>);
};

constexpr auto manager = alias<person, "manager">;
constexpr auto member = alias<person, "member">;

int main() {
    auto db = sqlite::engine::connect("sqlite://");
    create_all<team, person>(db);
    db.execute(insert_into<team>().values(std::vector<team>{{0, "compiler"}, {0, "library"}, {0, "release"}}));
    db.execute(insert_into<person>().values(std::vector<person>{
        {0, "Ada", 1, std::nullopt}, {0, "Grace", 1, 1}, {0, "Barbara", 2, 1}, {0, "Margaret", std::nullopt, 2}}));

    std::cout << "Inner join by foreign key:\n";
    constexpr auto members = select(col<&team::name>.as<"team">(), col<&person::name>)
                                 .from<person>()
                                 .join<team>()
                                 .order_by(col<&person::name>);
    for (const auto& [team_name, name] : db.execute(members)) std::cout << "  " << name << ": " << team_name << '\n';

    std::cout << "Left join: what may be missing is an optional:\n";
    constexpr auto everyone = select(col<&person::name>, col<&team::name>.as<"team">())
                                  .from<person>()
                                  .left_join<team>()
                                  .order_by(col<&person::name>);
    for (const auto& [name, team_name] : db.execute(everyone))
        std::cout << "  " << name << ": " << team_name.value_or("no team") << '\n';

    std::cout << "Self join through an alias:\n";
    constexpr auto reports = select(col<&person::name>, manager[col<&person::name>].as<"manager">())
                                 .from<person>()
                                 .join(manager, manager[col<&person::id>] == col<&person::manager_id>)
                                 .order_by(col<&person::name>);
    for (const auto& [name, boss] : db.execute(reports)) std::cout << "  " << name << " reports to " << boss << '\n';

    std::cout << "What has no partner:\n";
    constexpr auto empty_teams = select<team>().left_join<person>().where(col<&person::id>.is_null());
    for (const team& found : db.execute(empty_teams)) std::cout << "  " << found.name << " is empty\n";

    std::cout << "Subqueries, which see the tables around them:\n";
    constexpr auto leads = select(col<&person::name>)
                               .where(exists(select(member[col<&person::id>])
                                                 .from(member)
                                                 .where(member[col<&person::manager_id>] == col<&person::id>)))
                               .order_by(col<&person::name>);
    for (const auto& [name] : db.execute(leads)) std::cout << "  " << name << " leads somebody\n";
    constexpr auto in_library =
        select(col<&person::name>)
            .where(col<&person::team_id>.in(select(col<&team::id>).where(col<&team::name> == "library")));
    for (const auto& [name] : db.execute(in_library)) std::cout << "  " << name << " is in the library team\n";

    std::cout << "Two entities of one row:\n";
    constexpr auto pairs =
        select(entity<person>, entity<team>).from<person>().join<team>().where(col<&person::id> == 2);
    for (const auto& [who, where] : db.execute(pairs)) std::cout << "  " << who.name << " in " << where.name << '\n';
}
