// Beyond the association objects is no member of the owner.
// expect: cupel[E578]: through<&Person::memberships, &Circle::name> of table people (Person) goes on with a member of another model; name a belongs_to or a column of Membership
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>
#include <cupel/orm/through.hpp>

using namespace cupel;

struct Person;
struct Circle {
    std::int64_t id{};
    std::string name{};
};
struct Membership {
    std::int64_t id{};
    std::int64_t person_id{};
    std::int64_t circle_id{};
    std::string role{};
    belongs_to<Circle> circle{};
};
struct Person {
    std::int64_t id{};
    has_many<Membership> memberships{};
};
template <>
struct cupel::mapping<Circle> {
    static constexpr auto table = cupel::table<"circles">();
};
template <>
struct cupel::mapping<Membership> {
    static constexpr auto table = cupel::table<"memberships">(foreign_key<&Membership::person_id, &Person::id>,
                                                              foreign_key<&Membership::circle_id, &Circle::id>);
};
template <>
struct cupel::mapping<Person> {
    static constexpr auto table = cupel::table<"people">();
};

void run([[maybe_unused]] session<sqlite::engine>& s) {
    const auto one = s.get_one<Person>(1);
#ifdef MUST_FAIL
    (void)through<&Person::memberships, &Circle::name>(one);
#else
    (void)through<&Person::memberships, &Membership::role>(one);
#endif
}
