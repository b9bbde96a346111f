// Hooks that throw, and hooks that never come to an end.
#include "orm/models.hpp"

#include <cupel/orm/hooks.hpp>

using namespace cupel;

namespace orm {

struct refused : std::runtime_error {
    refused() : std::runtime_error("refused by a hook") {}
};

template <class D>
struct hook_failures : suite<D> {
    std::int64_t users() { return this->db.execute(select(func::count()).template from<user>()).scalar(); }
    std::int64_t posts() { return this->db.execute(select(func::count()).template from<post>()).scalar(); }
};
TYPED_TEST_SUITE(hook_failures, compliance::databases, compliance::database_names);

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

TYPED_TEST(hook_failures, behaviour_28_flush_inside_flush_throws) {
    session s(this->db);
    auto mine = s.hooks();
    int tried = 0;
    const auto refuse_all = [&](auto&... given) {
        auto& owner = std::get<0>(std::tie(given...));
        EXPECT_THROW(s.flush(), invalid_state_error);
        EXPECT_THROW(s.commit(), invalid_state_error);
        EXPECT_THROW(s.rollback(), invalid_state_error);
        EXPECT_THROW((void)s.begin_nested(), invalid_state_error);
        EXPECT_THROW(s.expunge_all(), invalid_state_error);
        static_cast<void>(owner);
        ++tried;
    };
    mine.on_before_flush(refuse_all);
    mine.on_after_flush(refuse_all);
    mine.on_after_flush_postexec(refuse_all);
    mine.template on_before_insert<user>(refuse_all);
    mine.template on_after_insert<user>(refuse_all);
    s.add(user{.name = "ann"});
    s.flush();
    EXPECT_EQ(tried, 5);
    s.commit();
    EXPECT_EQ(this->users(), 1);
}

TYPED_TEST(hook_failures, behaviour_28_hooks_that_keep_dirtying_are_stopped) {
    session s(this->db);
    auto kept = s.add(user{.name = "kept"});
    s.commit();
    int calls = 0;
    auto mine = s.hooks();
    mine.template on_after_update<user>([&](user& u) {
        ++calls;
        u.logins += 1;
    });
    kept->bio = "x";
    try {
        s.flush();
        FAIL() << "the flush came to an end";
    } catch (const flush_error& failure) {
        EXPECT_THAT(failure.what(), AllOf(HasSubstr("100 times"), HasSubstr("on_after_update<"), HasSubstr("user>")));
    }
    EXPECT_EQ(calls, 100);
    EXPECT_THROW(s.flush(), pending_rollback_error);
    s.rollback();
    EXPECT_EQ(kept->logins, 0);
    EXPECT_EQ(kept->bio, std::nullopt);
    s.commit();
}

TYPED_TEST(hook_failures, behaviour_28_a_hook_that_goes_on_adding_is_named) {
    session s(this->db);
    auto mine = s.hooks();
    mine.on_after_flush_postexec([](auto& owner) { owner.add(post{.title = "more"}); });
    s.add(post{.title = "first"});
    try {
        s.commit();
        FAIL() << "the flush came to an end";
    } catch (const flush_error& failure) {
        EXPECT_THAT(failure.what(), HasSubstr("on_after_flush_postexec"));
    }
    s.rollback();
    EXPECT_EQ(this->posts(), 0);
}

TYPED_TEST(hook_failures, what_hooks_add_while_a_flush_writes_is_written_too) {
    session s(this->db);
    auto mine = s.hooks();
    auto doomed = s.add(post{.title = "doomed"});
    auto other = s.add(user{.name = "other"});
    s.commit();
    mine.template on_before_insert<user>([&](user& u, auto& context) {
        context.session().add(post{.title = "of " + u.name});
        context.session().remove(doomed);
        other->logins += 1;
    });
    s.add(user{.name = "ann"});
    s.add(user{.name = "bob"});
    s.flush();
    EXPECT_EQ(doomed.state(), entity_state::deleted);
    EXPECT_FALSE(s.is_modified(other));
    s.commit();
    EXPECT_EQ(this->posts(), 2);
    EXPECT_EQ(other->logins, 2);
}

TYPED_TEST(hook_failures, relationships_are_not_changed_while_a_flush_writes) {
    session s(this->db);
    auto mine = s.hooks();
    mine.template on_before_insert<user>([](user& u) { u.posts.append(post{.title = "late"}); });
    auto ann = s.add(user{.name = "ann"});
    try {
        s.flush();
        FAIL() << "the relationship was changed";
    } catch (const invalid_state_error& failure) {
        EXPECT_THAT(failure.what(), HasSubstr("on_before_flush"));
    }
    s.rollback();
    EXPECT_EQ(ann.state(), entity_state::transient);
    session other(this->db);
    other.add(user{.name = "works"});
    other.commit();
    EXPECT_EQ(this->users(), 1);
    EXPECT_EQ(this->posts(), 0);
}

TYPED_TEST(hook_failures, an_entity_does_not_leave_while_a_flush_writes) {
    session s(this->db);
    auto mine = s.hooks();
    auto ann = s.add(user{.name = "ann"});
    mine.template on_before_insert<user>([&](user&) { s.expunge(ann); });
    EXPECT_THROW(s.flush(), invalid_state_error);
    s.rollback();
    EXPECT_EQ(this->users(), 0);
}

TYPED_TEST(hook_failures, before_flush_that_throws_leaves_the_session_usable) {
    session s(this->db);
    auto mine = s.hooks();
    bool refuse = true;
    mine.on_before_flush([&](auto&) {
        if (refuse) throw refused();
    });
    s.add(user{.name = "ann"});
    EXPECT_THROW(s.flush(), refused);
    EXPECT_THROW(s.commit(), refused);
    EXPECT_FALSE(s.in_transaction());
    refuse = false;
    s.commit();
    EXPECT_EQ(this->users(), 1);
}

// One hook after another throws; then the session rolls back, works, and the database has what it should.
TYPED_TEST(hook_failures, behaviour_60_hooks_that_throw_at_every_point) {
    static constexpr const char* points[] = {"before_insert", "after_insert", "before_update", "after_update",
                                             "before_delete", "after_delete", "after_flush",   "postexec",
                                             "after_begin",   "state"};
    for (const char* const point : points) {
        SCOPED_TRACE(point);
        this->db.execute(delete_from<user>().all_rows());
        session s(this->db);
        auto changed = s.add(user{.name = "changed"});
        auto doomed = s.add(user{.name = "doomed"});
        s.commit();
        changed->name = "other";
        const bool of_begin = std::string_view(point) == "after_begin";
        auto mine = s.hooks();
        bool armed = true;
        const auto at = [&](std::string_view name) {
            return [&armed, here = name == point](auto&&...) {
                if (here && armed) throw refused();
            };
        };
        mine.template on_before_insert<user>(at("before_insert"));
        mine.template on_after_insert<user>(at("after_insert"));
        mine.template on_before_update<user>(at("before_update"));
        mine.template on_after_update<user>(at("after_update"));
        mine.template on_before_delete<user>(at("before_delete"));
        mine.template on_after_delete<user>(at("after_delete"));
        mine.on_after_flush(at("after_flush"));
        mine.on_after_flush_postexec(at("postexec"));
        mine.on_after_begin(at("after_begin"));
        mine.on_state_change([&, here = std::string_view(point) == "state"](const state_change& change) {
            if (here && armed && change.to == entity_state::persistent) throw refused();
        });
        auto fresh = s.add(user{.name = "fresh"});
        s.remove(doomed);
        if (of_begin) s.rollback();
        if (of_begin) s.remove(doomed);
        EXPECT_THROW(s.flush(), refused);
        EXPECT_THROW(s.flush(), pending_rollback_error);
        armed = false;
        s.rollback();
        EXPECT_EQ(fresh.state(), entity_state::transient);
        EXPECT_EQ(doomed.state(), entity_state::persistent);
        EXPECT_EQ(changed->name, "changed");
        s.add(fresh);
        s.remove(doomed);
        changed->name = "again";
        s.commit();
        EXPECT_EQ(this->users(), 2);
        EXPECT_EQ(s.scalar(select(func::count()).template from<user>().where(col<&user::name> == "again")), 1);
    }
}

TYPED_TEST(hook_failures, hooks_of_commit_and_rollback_that_throw) {
    session s(this->db);
    std::string point = "before_commit";
    auto mine = s.hooks();
    const auto at = [&](std::string name) {
        return [&point, name = std::move(name)](auto&) {
            if (point == name) throw refused();
        };
    };
    mine.on_before_commit(at("before_commit"));
    mine.on_after_commit(at("after_commit"));
    mine.on_before_rollback(at("before_rollback"));
    mine.on_after_rollback(at("after_rollback"));
    mine.on_after_soft_rollback(at("after_soft_rollback"));
    auto ann = s.add(user{.name = "ann"});
    EXPECT_THROW(s.commit(), refused);
    EXPECT_EQ(ann.state(), entity_state::pending);
    point = "after_commit";
    EXPECT_THROW(s.commit(), refused);
    EXPECT_EQ(ann.state(), entity_state::persistent);
    EXPECT_FALSE(s.in_transaction());
    EXPECT_EQ(this->users(), 1);
    for (const char* const each : {"before_rollback", "after_rollback", "after_soft_rollback"}) {
        point = each;
        ann->name = "changed";
        s.flush();
        EXPECT_THROW(s.rollback(), refused);
        EXPECT_FALSE(s.in_transaction());
        EXPECT_EQ(ann->name, "ann");
    }
    point = "";
    s.commit();
}

TYPED_TEST(hook_failures, hooks_of_another_engine_are_refused) {
    session_options options;
    session_hooks<int> others;
    options.hooks = others;
    EXPECT_THROW(session(this->db, options), programming_error);
}

}  // namespace orm
