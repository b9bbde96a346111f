// Rows that are marked as deleted, and moments that sessions write.
#include "orm/models.hpp"

#include <cupel/orm/hooks.hpp>

namespace orm {

struct frond;
struct note;

struct branch {
    std::int64_t id{};
    std::string name{};
    cupel::timestamp made{};
    std::optional<cupel::timestamptz> changed{};
    std::optional<cupel::timestamp> gone{};
    cupel::has_many<frond> leaves{};
    cupel::has_many<note> notes{};
};

struct frond {
    std::int64_t id{};
    std::int64_t branch_id{};
    std::int64_t version{};
    std::optional<cupel::timestamptz> gone{};
    cupel::belongs_to<branch> on{};
};

struct note {
    std::int64_t id{};
    std::optional<std::int64_t> branch_id{};
    cupel::belongs_to<branch> about{};
};

}  // namespace orm

template <>
struct cupel::mapping<orm::branch> {
    static constexpr auto table = cupel::table<"branches">(
        created_at<&orm::branch::made>, updated_at<&orm::branch::changed>, soft_delete<&orm::branch::gone>,
        relationship<&orm::branch::leaves>.back_populates<&orm::frond::on>().cascade(all, delete_orphan),
        relationship<&orm::branch::notes>.back_populates<&orm::note::about>());
};
template <>
struct cupel::mapping<orm::frond> {
    static constexpr auto table =
        cupel::table<"leaves">(foreign_key<&orm::frond::branch_id, &orm::branch::id>, version_id<&orm::frond::version>,
                               soft_delete<&orm::frond::gone>);
};
template <>
struct cupel::mapping<orm::note> {
    static constexpr auto table = cupel::table<"notes">(foreign_key<&orm::note::branch_id, &orm::branch::id>);
};

using namespace cupel;

namespace orm {

template <class D>
struct soft_deletes : suite<D> {
    soft_deletes() { create_all<branch, frond, note>(this->db); }

    timestamp now{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};
    session_options options() {
        session_options made;
        made.clock = [this] { return now; };
        return made;
    }
    // What the database has, marked or not.
    template <class T>
    std::int64_t rows() {
        return this->db.execute(select(func::count()).template from<T>()).scalar();
    }
};
TYPED_TEST_SUITE(soft_deletes, compliance::databases, compliance::database_names);

using testing::AllOf;
using testing::ElementsAre;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

TYPED_TEST(soft_deletes, moments_of_insert_and_update_are_the_sessions) {
    session s(this->db, this->options());
    const auto start = this->now;
    auto one = s.add(branch{.name = "one"});
    auto old = s.add(branch{.name = "old", .made = start - std::chrono::hours(1)});
    s.commit();
    EXPECT_EQ(one->made, start);
    EXPECT_EQ(one->changed, timestamptz{start});
    EXPECT_EQ(old->made, start - std::chrono::hours(1));
    this->now += std::chrono::minutes(5);
    one->name = "uno";
    EXPECT_THAT(this->sent_by([&] { s.flush(); }),
                ElementsAre(AllOf(StartsWith("UPDATE"), HasSubstr("changed"), Not(HasSubstr("made")))));
    s.commit();
    EXPECT_EQ(one->made, start);
    EXPECT_EQ(one->changed, timestamptz{this->now});
    EXPECT_EQ(old->changed, timestamptz{start});
    old->changed = timestamptz{};
    old->name = "set by the program";
    s.commit();
    EXPECT_EQ(old->changed, timestamptz{});
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), IsEmpty());
}

TYPED_TEST(soft_deletes, moments_of_an_insert_that_was_undone_are_set_again) {
    session s(this->db, this->options());
    auto one = s.add(branch{.name = "one", .changed = timestamptz{}});
    s.flush();
    EXPECT_EQ(one->made, this->now);
    s.rollback();
    EXPECT_EQ(one->made, timestamp{});
    EXPECT_EQ(one->changed, timestamptz{});
    this->now += std::chrono::minutes(5);
    s.add(one);
    s.commit();
    EXPECT_EQ(one->made, this->now);
}

TYPED_TEST(soft_deletes, the_systems_clock_is_the_default) {
    session s(this->db);
    const auto before = std::chrono::system_clock::now() - std::chrono::seconds(1);
    auto one = s.add(branch{.name = "one"});
    s.commit();
    EXPECT_GT(one->made, before);
    EXPECT_LT(one->made, std::chrono::system_clock::now() + std::chrono::seconds(1));
}

TYPED_TEST(soft_deletes, remove_marks_the_row_and_those_that_cascade) {
    session s(this->db, this->options());
    auto one = s.add(branch{.name = "one"});
    auto first = one->leaves.append(frond{});
    auto second = one->leaves.append(frond{});
    auto about = one->notes.append(note{});
    s.commit();
    const auto id = one->id;
    this->now += std::chrono::minutes(5);
    s.remove(one);
    EXPECT_THAT(this->sent_by([&] { s.flush(); }),
                AllOf(Each(Not(StartsWith("DELETE"))), Each(Not(HasSubstr("UPDATE \"notes\"")))));
    EXPECT_EQ(one.state(), entity_state::deleted);
    EXPECT_EQ(first.state(), entity_state::deleted);
    EXPECT_EQ(about.state(), entity_state::persistent);
    s.commit();
    EXPECT_EQ(one.state(), entity_state::detached);
    EXPECT_EQ(one->gone, this->now);
    EXPECT_EQ(second->gone, timestamptz{this->now});
    EXPECT_EQ(second->version, 2);
    EXPECT_EQ(about->branch_id, id);
    EXPECT_EQ(this->template rows<branch>(), 1);
    EXPECT_EQ(this->template rows<frond>(), 2);
    // It comes back by its member.
    one->gone.reset();
    s.add(one);
    s.commit();
    EXPECT_EQ(s.template get<branch>(id), one);
    EXPECT_EQ(one->gone, std::nullopt);
}

TYPED_TEST(soft_deletes, rollback_takes_the_mark_back) {
    session s(this->db, this->options());
    auto one = s.add(branch{.name = "one"});
    s.commit();
    one->name = "changed";
    s.remove(one);
    s.flush();
    EXPECT_TRUE(one->gone);
    s.rollback();
    EXPECT_EQ(one.state(), entity_state::persistent);
    EXPECT_EQ(one->gone, std::nullopt);
    EXPECT_EQ(one->name, "one");
}

TYPED_TEST(soft_deletes, hard_deletes_the_row_and_those_that_cascade) {
    session s(this->db, this->options());
    auto one = s.add(branch{.name = "one"});
    one->leaves.append(frond{});
    s.commit();
    s.remove(one, hard);
    s.commit();
    EXPECT_EQ(this->template rows<branch>(), 0);
    EXPECT_EQ(this->template rows<frond>(), 0);
    EXPECT_THROW(s.add(one), invalid_state_error);
    auto two = s.add(branch{.name = "two"});
    s.commit();
    s.remove(two, hard);
    s.rollback();
    s.remove(two);  // says so again
    s.commit();
    EXPECT_EQ(this->template rows<branch>(), 1);
}

TYPED_TEST(soft_deletes, an_orphan_is_marked) {
    session s(this->db, this->options());
    auto one = s.add(branch{.name = "one"});
    auto first = one->leaves.append(frond{});
    s.commit();
    one->leaves.remove(first);
    s.commit();
    EXPECT_EQ(first.state(), entity_state::detached);
    EXPECT_EQ(this->template rows<frond>(), 1);
    EXPECT_EQ(first->gone, timestamptz{this->now});
}

TYPED_TEST(soft_deletes, behaviour_60_hooks_are_told_of_a_deletion) {
    session s(this->db, this->options());
    auto mine = s.hooks();
    std::vector<std::string> calls;
    mine.template on_before_delete<branch>([&](branch& b, auto& context) {
        calls.push_back("before " + b.name + (context.is_soft() ? " soft" : " hard"));
    });
    mine.template on_after_delete<branch>([&](branch&) { calls.emplace_back("after"); });
    mine.template on_before_update<branch>([&](branch&) { calls.emplace_back("update"); });
    auto one = s.add(branch{.name = "one"});
    auto two = s.add(branch{.name = "two"});
    s.commit();
    s.remove(one);
    s.commit();
    EXPECT_THAT(std::exchange(calls, {}), ElementsAre("before one soft", "after"));
    s.remove(two, hard);
    s.commit();
    EXPECT_THAT(calls, ElementsAre("before two hard", "after"));
}

TYPED_TEST(soft_deletes, a_row_that_is_gone_is_a_warning) {
    session_options options = this->options();
    std::vector<std::string> warnings;
    options.on_warning = [&](std::string_view text) { warnings.emplace_back(text); };
    session s(this->db, options);
    auto one = s.add(branch{.name = "one"});
    s.commit();
    this->db.execute(delete_from<branch>().all_rows());
    s.remove(one);
    s.commit();
    EXPECT_THAT(warnings, SizeIs(1));
}

}  // namespace orm
