// Many rows without entities, and queries by example.
#include <cupel/orm/contains.hpp>
#include <cupel/sql/filter_by.hpp>

#include "orm/models.hpp"

using namespace cupel;

namespace orm {

template <class D>
struct bulk : suite<D> {};
TYPED_TEST_SUITE(bulk, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

TYPED_TEST(bulk, behaviour_58_bulk_insert_makes_rows_and_no_entities) {
    session s(this->db);
    std::vector<user> users;
    for (int i = 0; i < 100; ++i) users.push_back(user{.name = "u" + std::to_string(i)});
    const auto sent = this->sent_by([&] { s.bulk_insert(users); });
    EXPECT_LE(sent.size(), 100U);
    EXPECT_THAT(sent.front(), Not(HasSubstr("RETURNING")));
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 100);
    s.rollback();
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 0);
    s.bulk_insert(std::vector<user>{{.name = "a"}, {.id = 70, .name = "b"}, {.id = 71, .name = "c"}});
    s.bulk_insert(std::vector<account>{{.owner = "ann", .balance = 3}});
    s.commit();
    EXPECT_EQ(s.template get_one<user>(71)->name, "c");
    EXPECT_EQ(s.scalars(select<account>()).one()->version, 1);
}

TYPED_TEST(bulk, behaviour_58_bulk_update_writes_by_key_and_entities_follow) {
    session s(this->db);
    s.bulk_insert(std::vector<user>{{.name = "a"}, {.name = "b"}, {.name = "c"}});
    auto second = s.template get_one<user>(2);
    s.bulk_update(std::vector<user>{{.id = 1, .name = "aa", .logins = 4}, {.id = 2, .name = "bb", .bio = "x"}});
    EXPECT_EQ(second->name, "bb");
    EXPECT_EQ(second->bio, "x");
    s.template bulk_update<&user::logins>(std::vector<user>{{.id = 2, .name = "not", .logins = 9}});
    EXPECT_EQ(second->logins, 9);
    EXPECT_EQ(second->name, "bb");
    s.bulk_save(std::vector<user>{{.id = 3, .name = "cc"}, {.name = "d"}});
    EXPECT_THAT(s.execute(select(col<&user::name>).order_by(col<&user::name>)).scalars(),
                ElementsAre("aa", "bb", "cc", "d"));
}

TYPED_TEST(bulk, behaviour_58_bulk_update_without_a_key_throws) {
    session s(this->db);
    s.bulk_insert(std::vector<user>{{.id = 1, .name = "a"}});
    EXPECT_THROW(s.bulk_update(std::vector<user>{{.id = 1, .name = "b"}, {.name = "c"}}), invalid_state_error);
    EXPECT_THROW(s.bulk_update(std::vector<user>{{.id = 1, .name = "b"}, {.id = 9, .name = "c"}}), stale_data_error);
    s.rollback();
    EXPECT_NO_THROW(s.bulk_update(std::vector<user>()));
}

TYPED_TEST(bulk, behaviour_58_bulk_update_guards_the_version) {
    session s(this->db);
    s.add(account{.owner = "ann", .balance = 1});
    s.commit();
    auto read = *s.scalars(select<account>()).one();
    read.balance = 2;
    s.bulk_update(std::vector<account>{read});
    EXPECT_EQ(s.scalars(select<account>()).one()->version, 2);
    EXPECT_EQ(s.scalars(select<account>()).one()->balance, 2);
    EXPECT_THROW(s.bulk_update(std::vector<account>{read}), stale_data_error);
    read.version = 2;
    read.balance = 3;
    s.template bulk_update<&account::balance>(std::vector<account>{read});
    EXPECT_EQ(s.scalars(select<account>()).one()->version, 3);
    EXPECT_EQ(s.scalars(select<account>()).one()->doubled, 6);
}

TYPED_TEST(bulk, filter_by_finds_by_values_by_null_and_by_entities) {
    session s(this->db);
    auto ann = s.add(user{.name = "ann", .logins = 3});
    s.add(user{.name = "bob", .bio = "b", .logins = 3});
    auto written = ann->posts.append(post{.title = "p"});
    s.commit();
    EXPECT_EQ(s.scalars(select<user>().template filter_by<&user::logins, &user::bio>(3, std::nullopt)).one(), ann);
    EXPECT_EQ(s.scalars(select<user>().template filter_by<&user::bio>(std::optional<std::string>())).one(), ann);
    EXPECT_EQ(s.scalars(select<user>().template filter_by<&user::bio>(std::optional<std::string>("b"))).one()->name,
              "bob");
    EXPECT_EQ(s.scalars(select<post>().template filter_by<&post::author>(ann)).one(), written);
    EXPECT_THAT(s.scalars(select<user>().where(by_example<&user::logins>(user{.logins = 3}))).all(), SizeIs(2));
}

}  // namespace orm
