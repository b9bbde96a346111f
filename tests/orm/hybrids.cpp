// Hybrids: of an entity and of its row they are the same.
#include "orm/models.hpp"

#include <cupel/sql/hybrid.hpp>

using namespace cupel;

namespace orm {

template <class D>
struct hybrids : suite<D> {};
TYPED_TEST_SUITE(hybrids, compliance::databases, compliance::database_names);

using testing::ElementsAre;

inline constexpr auto rank = hybrid<user>([](const auto& u) { return u[col<&user::logins>] * 10 + u[col<&user::id>]; });
inline constexpr auto signature = hybrid<user>(
    [](const user& u) { return u.name + "#" + std::to_string(u.logins); },
    [](const auto& u) { return func::concat(u[col<&user::name>], "#", cast<std::string>(u[col<&user::logins>])); });
inline constexpr auto post_count = hybrid<user>(
    [](const user& u) { return static_cast<std::int64_t>(u.posts.size()); },
    [](const auto& u) {
        return scalar(select(func::count()).template from<post>().where(col<&post::author_id> == u[col<&user::id>]));
    });

TYPED_TEST(hybrids, are_the_same_of_an_entity_and_of_its_row) {
    session s(this->db);
    auto ann = s.add(user{.name = "ann", .logins = 3});
    auto bob = s.add(user{.name = "bob", .logins = 1});
    ann->posts.append(post{.title = "first"});
    ann->posts.append(post{.title = "second"});
    s.commit();
    const auto rows = s.execute(select(entity<user>, rank.template as<"rank">(), signature.template as<"signature">(),
                                       post_count.template as<"count">())
                                    .order_by(rank.desc()))
                          .all();
    ASSERT_EQ(rows.size(), 2U);
    for (const auto& row : rows) {
        const user& read = *row.template get<0>();
        EXPECT_EQ(row.template get<1>(), rank(read));
        EXPECT_EQ(row.template get<2>(), signature(read));
        const auto same = s.template get<user>(read.id);
        EXPECT_EQ(row.template get<3>(), post_count(*same));
    }
    EXPECT_EQ(rows[0].template get<2>(), "ann#3");
    EXPECT_EQ(rows[0].template get<3>(), 2);
    EXPECT_EQ(s.scalars(select<user>().where(post_count == 0)).one(), bob);
    EXPECT_EQ(s.scalars(select<user>().where(signature == "bob#1")).one(), bob);
    constexpr auto other = alias<user, "other">;
    EXPECT_EQ(s.scalar(select(rank.of(other)).from(other).where(signature.of(other) == "bob#1")), rank(*bob));
}

}  // namespace orm
