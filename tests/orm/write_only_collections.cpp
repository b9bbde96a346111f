// Collections that are never loaded.
#include "compliance/support/database.hpp"

#include <cupel/orm/session.hpp>
#include <cupel/orm/write_only.hpp>
#include <cupel/sql/related.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace cupel;

namespace orm::writing {

struct account;
struct badge {
    std::int64_t id{};
    std::string name{};
    std::int64_t version{};
};
struct event {
    std::int64_t id{};
    std::optional<std::int64_t> account_id{};
    std::string kind{};
    belongs_to<account> owner{};
};
struct account_badge {
    std::int64_t account_id{};
    std::int64_t badge_id{};
};
struct account {
    std::int64_t id{};
    std::string name{};
    write_only<has_many<event>> events{};
    write_only<many_to_many<badge>> badges{};
    write_only<has_many<event>> alarms{};
};

// Nothing says what becomes of the rows when their owner is deleted.
struct line;
struct journal {
    std::int64_t id{};
    write_only<has_many<line>> lines{};
};
struct line {
    std::int64_t id{};
    std::int64_t journal_id{};
};

}  // namespace orm::writing

template <>
struct cupel::mapping<orm::writing::badge> {
    static constexpr auto table = cupel::table<"badges">(version_id<&orm::writing::badge::version>);
};
template <>
struct cupel::mapping<orm::writing::event> {
    static constexpr auto table = cupel::table<"events">(
        foreign_key<&orm::writing::event::account_id, &orm::writing::account::id>.on_delete(cascade));
};
template <>
struct cupel::mapping<orm::writing::account_badge> {
    using row = orm::writing::account_badge;
    static constexpr auto table = cupel::table<"account_badges">(
        primary_key<&row::account_id, &row::badge_id>, foreign_key<&row::account_id, &orm::writing::account::id>,
        foreign_key<&row::badge_id, &orm::writing::badge::id>);
};
template <>
struct cupel::mapping<orm::writing::account> {
    using row = orm::writing::account;
    static constexpr auto table = cupel::table<"accounts">(
        relationship<&row::events>.back_populates<&orm::writing::event::owner>().cascade(all, delete_orphan),
        relationship<&row::badges>.secondary<orm::writing::account_badge>(),
        relationship<&row::alarms>.where(col<&orm::writing::event::kind> == "alarm"));
};
template <>
struct cupel::mapping<orm::writing::line> {
    static constexpr auto table =
        cupel::table<"lines">(foreign_key<&orm::writing::line::journal_id, &orm::writing::journal::id>);
};

namespace orm::writing {

template <class D>
struct write_only_collections : testing::Test {
    write_only_collections() {
        create_all<account, event, badge, account_badge, journal, line>(db);
        db.events().on_before_execute([this](const statement_event& sent) { sql.emplace_back(sent.sql); });
        session s(db);
        auto ann = s.add(account{.name = "ann"});
        for (const char* kind : {"login", "alarm", "logout"}) ann->events.add(event{.kind = kind});
        s.add(account{.name = "bob"})->events.add(event{.kind = "login"});
        s.commit();
        sql.clear();
    }
    template <class Function>
    std::vector<std::string> sent_by(Function&& function) {
        sql.clear();
        function();
        return std::exchange(sql, {});
    }

    D database{};
    typename D::dialect::engine db = database.start({});
    std::vector<std::string> sql{};
};
TYPED_TEST_SUITE(write_only_collections, compliance::databases, compliance::database_names);

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using testing::UnorderedElementsAre;

template <class Entities>
std::vector<std::string> kinds(const Entities& all) {
    std::vector<std::string> found;
    for (const auto& each : all) found.push_back(each->kind);
    return found;
}
template <class Entities>
std::vector<std::string> names(const Entities& all) {
    std::vector<std::string> found;
    for (const auto& each : all) found.push_back(each->name);
    return found;
}

TYPED_TEST(write_only_collections, what_is_added_and_removed_is_written_and_nothing_is_read) {
    session s(this->db);
    auto ann = s.template get_one<account>(1);
    auto alarm = s.template get_one<event>(2);
    auto late = make_entity(event{.kind = "late"});
    const auto sent = this->sent_by([&] {
        ann->events.add(late);
        ann->events.add_all(std::vector<event>{{.kind = "a"}, {.kind = "b"}});
        ann->events.remove(alarm);
        s.flush();
    });
    EXPECT_THAT(sent, Not(Contains(StartsWith("SELECT"))));
    EXPECT_EQ(late->owner.get(), ann);
    EXPECT_EQ(late->account_id, ann->id);
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(ann->events.count(), 5U); }), ElementsAre(StartsWith("SELECT count(*)")));
    s.commit();
    EXPECT_THAT(kinds(s.scalars(select<&account::events>(ann).order_by(col<&event::id>))),
                ElementsAre("login", "logout", "late", "a", "b"));
    // delete_orphan
    EXPECT_EQ(s.scalar(select(func::count()).template from<event>()), 6);
}

TYPED_TEST(write_only_collections, the_other_side_moves_between_them) {
    session s(this->db);
    auto ann = s.template get_one<account>(1), bob = s.template get_one<account>(2);
    auto alarm = s.template get_one<event>(2);
    alarm->owner = bob;
    s.commit();
    EXPECT_EQ(ann->events.count(), 2U);
    EXPECT_EQ(bob->events.count(), 2U);
    EXPECT_THROW(ann->events.remove(alarm), programming_error);
    EXPECT_THROW(ann->events.remove(make_entity(event{})), programming_error);
    bob->events.remove(alarm);
    s.commit();
    EXPECT_EQ(bob->events.count(), 1U);
}

TYPED_TEST(write_only_collections, their_rows_are_a_statement_that_goes_on) {
    session s(this->db);
    auto ann = s.template get_one<account>(1);
    std::vector<ref<event>> found;
    const auto sent = this->sent_by([&] {
        found = s.scalars(select<&account::events>(ann, col<&event::kind> != "login")
                              .order_by(col<&event::kind>.desc())
                              .limit(1)
                              .options(selectinload<&event::owner>))
                    .all();
    });
    EXPECT_THAT(sent.front(), HasSubstr(R"(WHERE "events"."account_id" = )"));
    EXPECT_THAT(kinds(found), ElementsAre("logout"));
    EXPECT_THAT(kinds(s.scalars(select<&account::alarms>(ann))), ElementsAre("alarm"));
    EXPECT_EQ(ann->alarms.count(), 1U);
    EXPECT_THAT(names(s.scalars(select<account>().where(any<&account::alarms>()))), ElementsAre("ann"));
    auto eve = s.add(account{.name = "eve"});
    eve->events.add(event{.kind = "new"});
    EXPECT_EQ(eve->events.count(), 1U);
    EXPECT_THAT(kinds(s.scalars(select<&account::events>(eve))), ElementsAre("new"));
    EXPECT_THROW((void)select<&account::events>(make_entity(account{})), invalid_state_error);
}

TYPED_TEST(write_only_collections, ranges_are_inserted_without_entities) {
    session s(this->db);
    auto bob = s.template get_one<account>(2);
    const std::vector<event> many(1000, event{.kind = "tick"});
    s.template bulk_insert<&account::events>(bob, many);
    EXPECT_EQ(bob->events.count(), 1001U);
    EXPECT_THAT(s.scalars(select<&account::events>(bob, col<&event::kind> == "tick").limit(3)).all(),
                testing::SizeIs(3));
    s.template bulk_insert<&account::badges>(bob, std::vector<badge>{{.name = "gold"}, {.id = 70, .name = "iron"}});
    EXPECT_THAT(names(s.scalars(select<&account::badges>(bob))), UnorderedElementsAre("gold", "iron"));
    EXPECT_EQ(s.template get_one<badge>(70)->version, 1);
    EXPECT_THAT(names(s.scalars(select<&account::badges>(bob, col<&badge::version> == 1))),
                UnorderedElementsAre("gold", "iron"));
    s.commit();
    EXPECT_EQ(bob->badges.count(), 2U);
}

TYPED_TEST(write_only_collections, associations_are_written) {
    session s(this->db);
    auto ann = s.template get_one<account>(1);
    auto gold = ann->badges.add(badge{.name = "gold"});
    ann->badges.add(badge{.name = "iron"});
    EXPECT_EQ(ann->badges.count(), 2U);
    s.commit();
    ann->badges.remove(gold);
    s.commit();
    EXPECT_THAT(names(s.scalars(select<&account::badges>(ann))), ElementsAre("iron"));
    ann->badges.remove(gold);
    EXPECT_THROW(s.commit(), stale_data_error);
}

TYPED_TEST(write_only_collections, deleting_an_owner_leaves_the_rows_to_the_database) {
    session s(this->db);
    auto ann = s.template get_one<account>(1);
    ann->badges.add(badge{.name = "gold"});
    s.commit();
    const auto sent = this->sent_by([&] {
        s.remove(ann);
        s.commit();
    });
    EXPECT_THAT(sent, Not(Contains(HasSubstr(R"("events")"))));
    EXPECT_EQ(s.scalar(select(func::count()).template from<event>()), 1);
    EXPECT_EQ(s.scalar(select(func::count()).template from<account_badge>()), 0);
    auto book = s.add(journal{});
    book->lines.add(line{});
    s.commit();
    s.remove(book);
    try {
        s.flush();
        FAIL();
    } catch (const invalid_state_error& wrong) {
        EXPECT_THAT(std::string(wrong.what()), HasSubstr("lines is write_only and never loaded; "));
    }
    s.rollback();
    EXPECT_EQ(book->lines.count(), 1U);
}

TYPED_TEST(write_only_collections, values_bring_what_was_added_to_them) {
    session s(this->db);
    account fresh{.name = "eve"};
    fresh.events.add(event{.kind = "first"});
    EXPECT_EQ(fresh.events.count(), 1U);
    auto eve = s.add(std::move(fresh));
    s.flush();
    EXPECT_THAT(this->sent_by([&] { EXPECT_EQ(eve->events.count(), 1U); }), ElementsAre(StartsWith("SELECT count(*)")));
    account more{.id = eve->id, .name = "eva"};
    more.events.add(event{.kind = "second"});
    s.merge(more);
    s.commit();
    EXPECT_THAT(kinds(s.scalars(select<&account::events>(eve).order_by(col<&event::id>))),
                ElementsAre("first", "second"));
    EXPECT_EQ(eve->name, "eva");
}

}  // namespace orm::writing
