// What sessions say of mistakes that no compiler sees, and what they do about them.
#include "orm/models.hpp"

#include <cupel/orm/hooks.hpp>

using namespace cupel;

namespace orm::saying {

struct request {
    std::int64_t tenant{};
};

template <class D>
struct session_messages : suite<D> {};
TYPED_TEST_SUITE(session_messages, compliance::databases, compliance::database_names);

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

template <class Function>
std::string said(Function function) {
    try {
        function();
    } catch (const cupel::error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

TYPED_TEST(session_messages, a_copy_of_a_row_is_merged_and_not_added) {
    session s(this->db);
    s.add(user{.name = "alice"});
    s.commit();
    const user copy = *s.template get<user>(1);
    s.add(copy);
    EXPECT_THAT(said([&] { s.flush(); }), AllOf(HasSubstr("users"), HasSubstr("merge it"), Not(HasSubstr("add"))));
    s.rollback();
    user changed = copy;
    changed.bio = "about";
    s.merge(changed);
    s.commit();
    EXPECT_EQ(s.template get<user>(1)->bio, "about");
    EXPECT_EQ(s.scalar(select(func::count()).template from<user>()), 1);
}

TYPED_TEST(session_messages, hooks_of_other_sessions_say_what_to_write) {
    using engine = std::remove_reference_t<decltype(this->db)>;
    const session_hooks<engine, request> hooks;
    EXPECT_THAT(said([&] { session s(this->db, {.hooks = hooks}); }),
                AllOf(HasSubstr("request"), HasSubstr("session_hooks<engine, context>"), HasSubstr("name its engine")));
    const session_hooks<engine> plain;
    EXPECT_THAT(said([&] { session<engine, request> s(this->db, request{1}, {.hooks = plain}); }),
                HasSubstr("given to a session<"));
    EXPECT_EQ(said([&] { session<engine, request> s(this->db, request{1}, {.hooks = hooks}); }), "nothing was thrown");
}

TYPED_TEST(session_messages, handles_of_other_entities_are_refused_where_they_are_given) {
    static_assert(std::is_constructible_v<belongs_to<user>, const ref<user>&>);
    static_assert(!std::is_constructible_v<belongs_to<user>, std::int64_t>);
    session s(this->db);
    auto alice = s.add(user{.name = "alice"});
    auto first = s.add(post{.title = "first", .author = alice});
    auto card = s.add(profile{.motto = "m"});
    alice->card = card;
    s.commit();
    EXPECT_EQ(first->author.get(), alice);
    EXPECT_EQ(card->owner.get(), alice);
}

TYPED_TEST(session_messages, empty_handles_name_their_entity) {
    session s(this->db);
    const ref<user> nobody;
    const ref<const user> nobody_seen;
    EXPECT_THAT(said([&] { (void)nobody->name; }), HasSubstr("a ref<user> that refers to no entity"));
    EXPECT_THAT(said([&] { (void)nobody_seen->name; }), HasSubstr("a ref<user> that refers to no entity"));
    EXPECT_THAT(said([&] { s.remove(nobody); }), HasSubstr("a ref<user> that refers to no entity"));
    EXPECT_THAT(said([&] { s.is_modified(nobody_seen); }), HasSubstr("a ref<user> that refers to no entity"));
    const auto alice = s.add(user{.name = "alice"});
    EXPECT_THAT(said([&] { alice->posts.append(ref<post>()); }), HasSubstr("a ref<post>, cannot be in a collection"));
    const auto lonely = s.add(post{.title = "first"});
    EXPECT_EQ(said([&] { (void)lonely->author->name; }), "relationship post::author of table posts refers to no user");
    const post value;
    EXPECT_THAT(said([&] { (void)value.author->name; }), HasSubstr("a relationship to user of a value"));
    s.rollback();
}

TYPED_TEST(session_messages, what_is_only_looked_at_is_asked_whether_it_was_changed) {
    session s(this->db);
    s.add(user{.name = "alice"});
    s.commit();
    s.expunge_all();
    const ref<const user> seen = s.template get<user>(1, read_only);
    EXPECT_FALSE(s.is_modified(seen));
    s.template get<user>(1)->bio = "about";
    EXPECT_TRUE(s.is_modified(seen));
}

}  // namespace orm::saying
