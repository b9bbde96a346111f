// What lies behind association objects.
#include "compliance/support/database.hpp"

#include <cupel/orm/keyed_by.hpp>
#include <cupel/orm/session.hpp>
#include <cupel/orm/set_of.hpp>
#include <cupel/orm/through.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace cupel;

namespace orm::behind {

struct member;
struct membership;
struct circle {
    std::int64_t id{};
    std::string name{};
    has_many<membership> members{};
};
struct membership {
    std::int64_t id{};
    std::int64_t member_id{};
    std::optional<std::int64_t> circle_id{};
    std::string role{};
    belongs_to<member> who{};
    belongs_to<circle> where{};
};
struct member {
    std::int64_t id{};
    std::string name{};
    has_many<membership> memberships{};
    set_of<has_many<membership>> same{};
    keyed_by<&membership::role> by_role{};
};

}  // namespace orm::behind

template <>
struct cupel::mapping<orm::behind::membership> {
    using row = orm::behind::membership;
    static constexpr auto table = cupel::table<"memberships">(foreign_key<&row::member_id, &orm::behind::member::id>,
                                                              foreign_key<&row::circle_id, &orm::behind::circle::id>);
};
template <>
struct cupel::mapping<orm::behind::circle> {
    static constexpr auto table = cupel::table<"circles">(
        relationship<&orm::behind::circle::members>.back_populates<&orm::behind::membership::where>());
};
template <>
struct cupel::mapping<orm::behind::member> {
    using row = orm::behind::member;
    static constexpr auto table = cupel::table<"members">(
        relationship<&row::memberships>.back_populates<&orm::behind::membership::who>().order_by(
            col<&orm::behind::membership::role>));
};

namespace orm::behind {

template <class D>
struct through_associations : testing::Test {
    through_associations() {
        create_all<circle, member, membership>(db);
        db.events().on_before_execute([this](const statement_event&) { ++sent; });
    }

    D database{};
    typename D::dialect::engine db = database.start({});
    int sent = 0;
};
TYPED_TEST_SUITE(through_associations, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

template <class Entities>
std::vector<std::string> names(const Entities& all) {
    std::vector<std::string> found;
    for (const auto& each : all) found.push_back(each->name);
    return found;
}

TYPED_TEST(through_associations, the_far_end_is_read_and_written) {
    session s(this->db);
    auto ann = s.add(member{.name = "ann"});
    auto chess = s.add(circle{.name = "chess"});
    auto link = add_through<&member::memberships, &membership::where>(ann, chess, {.role = "player"});
    add_through<&member::memberships, &membership::where>(ann, circle{.name = "choir"}, {.role = "alto"});
    ann->memberships.append(membership{.role = "guest"});
    EXPECT_EQ(link->who.get(), ann);
    s.commit();
    EXPECT_THAT((names(through<&member::memberships, &membership::where>(ann))), ElementsAre("choir", "chess"));
    EXPECT_THAT((through<&member::memberships, &membership::role>(ann)), ElementsAre("alto", "guest", "player"));
    add_through<&member::same, &membership::where>(ann, chess);
    s.commit();
    EXPECT_THAT((through<&member::same, &membership::where>(ann)), SizeIs(3));
    EXPECT_THAT((through<&member::memberships, &membership::where>(s.add(member{}))), IsEmpty());
}

TYPED_TEST(through_associations, a_query_loads_what_it_reads) {
    {
        session s(this->db);
        auto ann = s.add(member{.name = "ann"});
        for (const char* name : {"chess", "choir"})
            add_through<&member::memberships, &membership::where>(ann, circle{.name = name}, {.role = name});
        s.commit();
    }
    session s(this->db);
    const auto ann =
        s.scalars(select<member>().options(selectinload<&member::memberships>.then(selectinload<&membership::where>)))
            .one();
    this->sent = 0;
    EXPECT_THAT((names(through<&member::memberships, &membership::where>(ann))), ElementsAre("chess", "choir"));
    EXPECT_EQ(this->sent, 0);
}

TYPED_TEST(through_associations, what_is_refused_is_at_neither_end) {
    session s(this->db);
    auto ann = s.add(member{.name = "ann"});
    auto chess = s.add(circle{.name = "chess"});
    const auto player = add_through<&member::by_role, &membership::where>(ann, chess, {.role = "player"});
    EXPECT_THROW((add_through<&member::by_role, &membership::where>(ann, chess, {.role = "player"})),
                 duplicate_key_error);
    EXPECT_THAT(chess->members, SizeIs(1));
    EXPECT_EQ(*chess->members.begin(), player);
    s.commit();
    EXPECT_THAT(chess->members, SizeIs(1));
    EXPECT_EQ(*chess->members.begin(), player);
}

}  // namespace orm::behind
