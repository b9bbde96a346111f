// The log of what was written, and what entities must fulfil before.
#include <cupel/orm/audit.hpp>
#include <cupel/orm/validation.hpp>

#include "orm/models.hpp"

namespace orm {

// A log of the program's own.
struct journal {
    std::int64_t id{};
    std::string text{};
};

// A column that is read when it is used.
struct paper {
    std::int64_t id{};
    std::string title{};
    cupel::deferred<std::string> body{};
};

}  // namespace orm

using namespace cupel;

namespace orm {

template <class D>
struct audits : suite<D> {
    audits() { create_all<audit_entry, journal, paper>(this->db); }

    // "insert users 1 name: - > ann"
    std::vector<std::string> log() {
        std::vector<std::string> lines;
        for (const audit_entry& each : this->db.execute(select<audit_entry>().order_by(col<&audit_entry::id>)).all())
            lines.push_back(each.operation + ' ' + each.table_name + ' ' + each.row_key + ' ' + each.column_name +
                            ": " + each.value_before.value_or("-") + " > " + each.value_now.value_or("-"));
        return lines;
    }
};
TYPED_TEST_SUITE(audits, compliance::databases, compliance::database_names);

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

TYPED_TEST(audits, behaviour_60_the_log_has_values_before_and_now) {
    session_hooks all(this->db);
    std::optional<std::string> actor = "root";
    audit_log log(all, [&] { return actor; });
    log.template watch<user>();
    log.template watch<seat>();
    const timestamp now{std::chrono::sys_days{std::chrono::year{2026} / 1 / 2}};
    session s(this->db, {.hooks = all, .clock = [&] { return now; }});
    auto ann = s.add(user{.name = "ann\nbell"});
    s.add(post{.title = "not watched"});
    s.add(seat{.row = 3, .number = 4, .holder = "x"});
    s.commit();
    const auto id = std::to_string(ann->id);
    EXPECT_THAT(this->log(), testing::UnorderedElementsAre(
                                 "insert users " + id + " id: - > " + id, "insert users " + id + " name: - > ann\nbell",
                                 "insert users " + id + " logins: - > 0", "insert seats 3,4 row: - > 3",
                                 "insert seats 3,4 number: - > 4", "insert seats 3,4 holder: - > x"));
    const auto entries = this->db.execute(select<audit_entry>()).all();
    EXPECT_EQ(entries.front().at, timestamptz{now});
    EXPECT_EQ(entries.front().actor, "root");
    s.execute(delete_from<audit_entry>().all_rows());
    actor.reset();
    ann->name = "anna";
    ann->bio = "";
    s.flush();
    s.remove(ann);
    s.commit();
    EXPECT_THAT(this->log(),
                ElementsAre("update users " + id + " name: ann\nbell > anna", "update users " + id + " bio: - > ",
                            "delete users " + id + " id: " + id + " > -", "delete users " + id + " name: anna > -",
                            "delete users " + id + " bio:  > -", "delete users " + id + " logins: 0 > -"));
    EXPECT_EQ(this->db.execute(select(func::count(col<&audit_entry::actor>))).scalar(), 0);
}

TYPED_TEST(audits, the_log_is_written_by_the_same_flush_in_one_statement) {
    session s(this->db);
    auto mine = s.hooks();
    audit_log log(mine);
    log.template watch<user>();
    for (int i = 0; i < 20; ++i) s.add(user{.name = "user " + std::to_string(i)});
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), Contains(StartsWith("INSERT INTO \"audit_entries\"")).Times(1));
    s.rollback();
    EXPECT_THAT(this->log(), IsEmpty());
    s.commit();
    EXPECT_THAT(this->log(), IsEmpty());
}

TYPED_TEST(audits, a_flush_that_fails_leaves_nothing_for_the_next_log) {
    session s(this->db);
    auto mine = s.hooks();
    audit_log log(mine);
    log.template watch<user>();
    s.add(user{.name = "taken"});
    s.commit();
    this->db.execute(delete_from<audit_entry>().all_rows());
    auto fine = s.add(seat{.row = 1, .number = 1, .holder = "x"});
    auto first = s.scalars(select<user>()).one();
    first->bio = "logged and lost";
    mine.on_after_flush([&, armed = true](auto&) mutable {
        if (std::exchange(armed, false)) throw data_error("of a hook");
    });
    EXPECT_THROW(s.flush(), data_error);
    s.rollback();
    first->logins = 7;
    s.commit();
    EXPECT_THAT(this->log(), ElementsAre(HasSubstr("logins: 0 > 7")));
}

TYPED_TEST(audits, columns_that_were_not_read_are_not_in_the_log) {
    session s(this->db);
    auto mine = s.hooks();
    audit_log log(mine);
    log.template watch<paper>();
    auto one = s.add(paper{.title = "a", .body = "text"});
    s.commit();
    s.expunge_all();
    one = s.scalars(select<paper>()).one();
    one->title = "b";
    s.commit();
    EXPECT_THAT(this->log(), ElementsAre("insert paper 1 id: - > 1", "insert paper 1 title: - > a",
                                         "insert paper 1 body: - > text", "update paper 1 title: a > b"));
}

TYPED_TEST(audits, the_log_may_be_a_model_of_the_program) {
    session s(this->db);
    auto mine = s.hooks();
    audit_log log(
        mine, [] { return std::optional<std::string>("me"); },
        [](const audit_entry& e) { return journal{.text = *e.actor + ' ' + e.operation + ' ' + e.column_name}; });
    log.template watch<tag>();
    s.add(tag{.name = "news"});
    s.commit();
    EXPECT_EQ(s.scalar(select(func::max(col<&journal::text>))), "me insert name");
}

TYPED_TEST(audits, behaviour_60_validation_collects_all_problems_before_anything_is_sent) {
    session_hooks all(this->db);
    validate<user>(all, [](const user& u, auto& v) {
        v.template require<&user::name>(!u.name.empty(), "must not be empty");
        v.template require<&user::logins>(u.logins >= 0, "must not be negative");
    });
    validate<post>(all, [](const post& p, validation<post>& v) { v.require(p.title != "spam", "is spam"); });
    all.on_before_flush([](auto& owner, const flush_contents& plan) {
        if (!plan.new_<tag>().empty()) owner.add(post{.title = "spam"});
    });
    session s(this->db, {.hooks = all});
    auto good = s.add(user{.name = "good"});
    s.commit();
    good->logins = -1;
    auto bad = s.add(user{.logins = -2});
    auto cause = s.add(tag{.name = "news"});
    try {
        s.flush();
        FAIL() << "nothing was found";
    } catch (const validation_error& failure) {
        ASSERT_THAT(failure.problems(), SizeIs(4));
        EXPECT_EQ(failure.problems()[0].entity.template as<user>(), bad);
        EXPECT_EQ(failure.problems()[0].member, "name");
        EXPECT_EQ(failure.problems()[0].text, "must not be empty");
        EXPECT_EQ(failure.problems()[2].entity.template as<user>(), good);
        EXPECT_THAT(failure.what(), AllOf(HasSubstr("user::name must not be empty"), HasSubstr("post is spam")));
    }
    EXPECT_THAT(this->sent_by([&] { EXPECT_THROW(s.commit(), validation_error); }), IsEmpty());
    // Nothing was sent: it needs no rollback.
    s.expunge(cause);
    bad->name = "better";
    bad->logins = good->logins = 1;
    try {
        s.flush();
    } catch (const validation_error& failure) {
        for (const validation_problem& each : failure.problems()) s.expunge(each.entity.template as<post>());
    }
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 2);
    EXPECT_EQ(s.scalar(select(func::count()).template from<post>()), 0);
}

}  // namespace orm
