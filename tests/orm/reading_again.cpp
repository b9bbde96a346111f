// Entities whose rows are read although the session has them.
#include "orm/models.hpp"

using namespace cupel;

namespace orm {

template <class D>
struct reading_again : suite<D> {
    // Two accounts, and the key of the first.
    std::int64_t fill() {
        session s(this->db);
        auto ann = s.add(account{.owner = "ann", .balance = 10});
        s.add(account{.owner = "bob", .balance = 20});
        s.commit();
        return ann->id;
    }
    template <class Session>
    void change_behind(Session& s, std::int64_t id) {
        auto quiet = s.no_autoflush();
        s.execute(update<account>().set(col<&account::balance> = 99).where(col<&account::id> == id), synchronize::none);
    }
};
TYPED_TEST_SUITE(reading_again, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TYPED_TEST(reading_again, behaviour_19_get_for_update_always_queries) {
    if constexpr (TypeParam::dialect::has_row_locks) {
        const auto id = this->fill();
        session s(this->db);
        auto ann = s.template get<account>(id);
        this->change_behind(s, id);
        EXPECT_EQ(ann->balance, 10);
        const auto sent = this->sent_by([&] { EXPECT_EQ(s.template get<account>(id, with_for_update), ann); });
        ASSERT_THAT(sent, SizeIs(1));
        EXPECT_THAT(sent[0], HasSubstr(" FOR UPDATE"));
        EXPECT_EQ(ann->balance, 99);
        // Nobody else gets the row until the transaction ends.
        session other(this->db);
        EXPECT_THROW((void)other.template get<account>(id, with_for_update.nowait()), busy_error);
        other.rollback();
        EXPECT_FALSE(other.template get<account>(id, with_for_update.skip_locked()));
        auto seen = other.template get<account>(id);
        EXPECT_FALSE(other.template get<account>(id, with_for_share.skip_locked()));
        EXPECT_EQ(other.template get<account>(id), seen);
        other.rollback();
        s.rollback();
        EXPECT_TRUE(other.template get<account>(id, with_for_update.nowait()));
        EXPECT_FALSE(other.template get<account>(-1, with_for_no_key_update));
        EXPECT_THAT(this->sent_by([&] { other.refresh(seen, with_for_key_share); }),
                    ElementsAre(HasSubstr(" FOR KEY SHARE")));
    }
}

TYPED_TEST(reading_again, get_with_populate_existing_reads_the_row_and_loses_no_change) {
    const auto id = this->fill();
    session s(this->db);
    auto ann = s.template get<account>(id);
    this->change_behind(s, id);
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(s.template get<account>(id)->balance, 10); }), IsEmpty());
    EXPECT_EQ(s.template get<account>(id, populate_existing), ann);
    EXPECT_EQ(ann->balance, 99);
    ann->balance = 5;
    {
        auto quiet = s.no_autoflush();
        EXPECT_EQ(s.template get<account>(id, populate_existing)->balance, 5);
    }
    s.commit();
    EXPECT_EQ(ann->balance, 5);
    EXPECT_EQ(ann->doubled, 10);
    s.execute(delete_from<account>().where(col<&account::id> == id), synchronize::none);
    EXPECT_FALSE(s.template get<account>(id, populate_existing));
    EXPECT_NE(ann.state(), entity_state::persistent);
}

TYPED_TEST(reading_again, queries_with_populate_existing_overwrite_what_is_loaded) {
    const auto id = this->fill();
    session s(this->db);
    auto ann = s.template get<account>(id);
    this->change_behind(s, id);
    EXPECT_THAT(s.scalars(select<account>().order_by(col<&account::id>)).all(), SizeIs(2));
    EXPECT_EQ(ann->balance, 10);
    const auto all = s.scalars(select<account>().order_by(col<&account::id>).options(populate_existing));
    EXPECT_EQ(*all.begin(), ann);
    EXPECT_EQ(ann->balance, 99);
    ann->owner = "changed";
    EXPECT_EQ(s.scalars(select<account>().where(col<&account::id> == id).options(populate_existing)).one()->owner,
              "changed");
}

TYPED_TEST(reading_again, deleting_expired_entities_reads_them_with_one_query) {
    session s(this->db);
    std::vector<ref<user>> all;
    for (int i = 0; i < 5; ++i) {
        all.push_back(s.add(user{.name = "user " + std::to_string(i)}));
        all.back()->posts.append(post{.title = "p"});
    }
    s.commit();
    const auto sent = this->sent_by([&] {
        for (const auto& each : all) s.remove(each);
        s.flush();
    });
    std::size_t reads = 0;
    for (const std::string& each : sent) reads += each.starts_with("SELECT") ? 1 : 0;
    EXPECT_EQ(reads, 3U) << "users, their posts, their cards";
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 0);
    EXPECT_EQ(s.scalar(select(func::count()).template from<post>().where(col<&post::author_id>.is_null())), 5);
}

}  // namespace orm
