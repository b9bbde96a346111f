// Functions that sessions call: when, in which order, and what they may do.
#include "orm/models.hpp"

#include <cupel/orm/hooks.hpp>

using namespace cupel;

namespace orm {

template <class D>
struct hooks : suite<D> {
    using engine = typename suite<D>::dialect::engine;
    std::vector<std::string> calls{};

    auto note(std::string what) {
        return [this, what = std::move(what)](auto&&...) { calls.push_back(what); };
    }
    std::vector<std::string> called() { return std::exchange(calls, {}); }
};
TYPED_TEST_SUITE(hooks, compliance::databases, compliance::database_names);

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

// Every hook that there is, as "name" or "name of a user".
template <class Test, class Hooks>
void note_all(Test& test, Hooks& hooks) {
    hooks.on_before_flush(test.note("before_flush"));
    hooks.on_after_flush(test.note("after_flush"));
    hooks.on_after_flush_postexec(test.note("after_flush_postexec"));
    hooks.on_after_begin(test.note("after_begin"));
    hooks.on_before_commit(test.note("before_commit"));
    hooks.on_after_commit(test.note("after_commit"));
    hooks.on_before_rollback(test.note("before_rollback"));
    hooks.on_after_rollback(test.note("after_rollback"));
    hooks.on_after_soft_rollback(test.note("after_soft_rollback"));
    const auto of = [&](const char* what) {
        return [&test, what](const user& u) { test.calls.push_back(what + (' ' + u.name)); };
    };
    hooks.template on_before_insert<user>(of("before_insert"));
    hooks.template on_after_insert<user>(of("after_insert"));
    hooks.template on_before_update<user>(of("before_update"));
    hooks.template on_after_update<user>(of("after_update"));
    hooks.template on_before_delete<user>(of("before_delete"));
    hooks.template on_after_delete<user>(of("after_delete"));
    hooks.template on_load<user>(of("load"));
    hooks.template on_refresh<user>(of("refresh"));
    hooks.template on_expire<user>(of("expire"));
    hooks.on_state_change([&test](const state_change& change) {
        test.calls.push_back(std::string(state_name(change.from)) + " -> " + std::string(state_name(change.to)));
    });
}

TYPED_TEST(hooks, behaviour_60_the_order_of_calls) {
    session_hooks all(this->db);
    note_all(*this, all);
    session s(this->db, {.hooks = all});
    auto ann = s.add(user{.name = "ann"});
    s.add(user{.name = "bob"});
    EXPECT_THAT(this->called(), ElementsAre("transient -> pending", "transient -> pending"));
    s.commit();
    EXPECT_THAT(this->called(),
                ElementsAre("before_commit", "before_flush", "after_begin", "before_insert ann", "before_insert bob",
                            "after_insert ann", "after_insert bob", "after_flush", "pending -> persistent",
                            "pending -> persistent", "after_flush_postexec", "after_commit"));
    ann->name = "anna";
    EXPECT_THAT(this->called(), ElementsAre("after_begin", "refresh ann"));
    s.flush();
    EXPECT_THAT(this->called(), ElementsAre("before_flush", "before_update anna", "after_update anna", "after_flush",
                                            "after_flush_postexec"));
    s.remove(ann);
    s.commit();
    EXPECT_THAT(this->called(),
                ElementsAre("before_commit", "before_flush", "before_delete anna", "after_delete anna", "after_flush",
                            "persistent -> deleted", "after_flush_postexec", "deleted -> detached", "after_commit"));
    s.expunge_all();
    this->called();
    auto bob = s.scalars(select<user>()).one();
    EXPECT_THAT(this->called(), ElementsAre("after_begin", "load bob"));
    s.expire(bob);
    s.refresh(bob);
    EXPECT_THAT(this->called(), ElementsAre("expire bob", "refresh bob"));
    s.flush();
    EXPECT_THAT(this->called(), IsEmpty());
    s.remove(bob);
    s.flush();
    this->called();
    s.rollback();
    EXPECT_THAT(this->called(),
                ElementsAre("before_rollback", "deleted -> persistent", "after_rollback", "after_soft_rollback"));
}

TYPED_TEST(hooks, behaviour_60_each_transition_is_told_once) {
    session s(this->db);
    auto mine = s.hooks();
    mine.template on_state_change<user>([&](const state_change& change) {
        EXPECT_TRUE(change.entity.template is<user>());
        EXPECT_FALSE(change.entity.template as<post>());
        EXPECT_EQ(change.entity.state(), change.to);
        this->calls.push_back(change.entity.template as<user>()->name + ' ' + std::string(state_name(change.to)));
    });
    auto a = s.add(user{.name = "a"});
    s.add(a);
    EXPECT_THAT(this->called(), ElementsAre("a pending"));
    s.remove(a);
    EXPECT_THAT(this->called(), ElementsAre("a transient"));
    s.add(a);
    s.expunge(a);
    EXPECT_THAT(this->called(), ElementsAre("a pending", "a transient"));
    auto p = s.add(post{.title = "p"});
    p->author = a;
    EXPECT_THAT(this->called(), ElementsAre("a pending"));
    s.flush();
    EXPECT_THAT(this->called(), ElementsAre("a persistent"));
    {
        auto scope = s.begin_nested();
        auto b = s.add(user{.name = "b"});
        s.remove(a);
        p->author = ref<user>();
        s.flush();
        EXPECT_THAT(this->called(), ElementsAre("b pending", "b persistent", "a deleted"));
    }
    EXPECT_THAT(this->called(), ElementsAre("b transient", "a persistent"));
    s.expunge(a);
    EXPECT_THAT(this->called(), ElementsAre("a detached"));
    s.add(a);
    EXPECT_THAT(this->called(), ElementsAre("a persistent"));
    s.rollback();
    EXPECT_THAT(this->called(), ElementsAre("a transient"));
    s.add(user{.name = "same"});
    s.add(user{.name = "same"});
    this->called();
    EXPECT_THROW(s.flush(), unique_violation);
    EXPECT_THAT(this->called(), IsEmpty());
    s.rollback();
    EXPECT_THAT(this->called(), ElementsAre("same transient", "same transient"));
}

TYPED_TEST(hooks, behaviour_60_before_flush_may_change_the_plan) {
    session s(this->db);
    auto doomed = s.add(user{.name = "doomed"});
    auto spared = s.add(user{.name = "spared"});
    auto changed = s.add(user{.name = "changed"});
    s.commit();
    auto mine = s.hooks();
    mine.on_before_flush([&](auto& owner, const flush_contents& plan) {
        EXPECT_EQ(&owner, &s);
        EXPECT_THAT(plan.new_<user>(), SizeIs(1));
        EXPECT_THAT(plan.new_<post>(), IsEmpty());
        EXPECT_THAT(plan.dirty<user>(), ElementsAre(changed));
        EXPECT_THAT(plan.deleted<user>(), ElementsAre(spared));
        for (const ref<user>& each : plan.new_<user>()) {
            each->bio = "seen";
            each->posts.append(post{.title = "hello from " + each->name});
        }
        for (const ref<user>& each : plan.dirty<user>()) each->logins += 1;
        owner.add(spared);  // stays
        owner.remove(doomed);
        EXPECT_EQ(owner.scalar(select(func::count()).template from<user>()), 3);  // a query, which does not flush
    });
    auto fresh = s.add(user{.name = "fresh"});
    changed->bio = "x";
    s.remove(spared);
    s.commit();
    EXPECT_EQ(fresh->bio, "seen");
    EXPECT_EQ(fresh->posts[0]->title, "hello from fresh");
    EXPECT_EQ(changed->logins, 1);
    EXPECT_EQ(spared.state(), entity_state::persistent);
    EXPECT_EQ(doomed.state(), entity_state::detached);
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 3);
}

TYPED_TEST(hooks, behaviour_60_columns_that_a_hook_sets_are_written) {
    session_hooks all(this->db);
    all.template on_before_insert<user>([](user& u) { u.bio = "new " + u.name; });
    all.template on_before_update<user>([](user& u, auto& context) {
        const auto name = context.template history<&user::name>();
        u.logins += name.changed() ? 1 : 0;
        if (u.name == "keep") u = *context.before();
    });
    session s(this->db, {.hooks = all});
    auto ann = s.add(user{.name = "ann"});
    s.commit();
    EXPECT_EQ(ann->bio, "new ann");
    ann->name = "anna";
    EXPECT_THAT(this->sent_by([&] { s.flush(); }),
                ElementsAre(AllOf(StartsWith("UPDATE"), HasSubstr("name"), HasSubstr("logins"))));
    ann->name = "keep";
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), IsEmpty());
    s.commit();
    EXPECT_EQ(ann->name, "anna");
    EXPECT_EQ(ann->logins, 1);
}

TYPED_TEST(hooks, behaviour_60_hooks_see_values_before_and_now) {
    session s(this->db);
    auto mine = s.hooks();
    std::vector<std::string> seen;
    const auto see = [&](const user&, auto& context) {
        for (const column_change& each : context.changes())
            seen.push_back(std::string(each.member) + ": " + each.before.value_or("-") + " > " +
                           each.now.value_or("-"));
    };
    mine.template on_after_insert<user>(see);
    mine.template on_before_update<user>(see);
    mine.template on_after_update<user>(see);
    mine.template on_after_delete<user>(see);
    auto ann = s.add(user{.name = "ann"});
    s.flush();
    EXPECT_THAT(std::exchange(seen, {}),
                ElementsAre("id: - > " + std::to_string(ann->id), "name: - > ann", "bio: - > -", "logins: - > 0"));
    ann->name = "anna";
    ann->bio = "hi";
    s.flush();
    EXPECT_THAT(std::exchange(seen, {}),
                ElementsAre("name: ann > anna", "bio: - > hi", "name: ann > anna", "bio: - > hi"));
    s.remove(ann);
    s.flush();
    EXPECT_THAT(std::exchange(seen, {}), ElementsAre("id: " + std::to_string(ann->id) + " > -", "name: anna > -",
                                                     "bio: hi > -", "logins: 0 > -"));
}

TYPED_TEST(hooks, behaviour_60_history_of_columns_and_relationships) {
    session s(this->db);
    auto ann = s.add(user{.name = "ann"});
    EXPECT_EQ(history<&user::name>(ann).before, std::nullopt);
    EXPECT_EQ(history<&user::name>(ann).now, "ann");
    auto first = ann->posts.append(post{.title = "first"});
    auto second = ann->posts.append(post{.title = "second"});
    s.commit();
    EXPECT_FALSE(history<&user::name>(ann).changed());
    EXPECT_THAT(changes(ann), IsEmpty());
    ann->name = "anna";
    EXPECT_EQ(history<&user::name>(ann).before, "ann");
    EXPECT_EQ(history<&user::name>(ann).now, "anna");
    ASSERT_THAT(changes(ann), SizeIs(1));
    EXPECT_EQ(changes(ann)[0].column, "name");
    EXPECT_EQ(changes(ann)[0].before, "ann");
    EXPECT_EQ(changes(ann)[0].now, "anna");
    EXPECT_EQ(ann->posts.size(), 2u);
    ann->posts.remove(first);
    auto third = ann->posts.append(post{.title = "third"});
    const auto posts = history<&user::posts>(ann);
    EXPECT_THAT(posts.added, ElementsAre(third));
    EXPECT_THAT(posts.deleted, ElementsAre(first));
    EXPECT_THAT(posts.unchanged, ElementsAre(second));
    const auto author = history<&post::author>(third);
    EXPECT_THAT(author.added, ElementsAre(ann));
    s.commit();
    EXPECT_FALSE(history<&user::posts>(ann).changed());
}

}  // namespace orm
