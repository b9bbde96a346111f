// Random statements of sets of rows and random reads within savepoints, compared with the database when these end.
#include "orm/models.hpp"
#include "random_texts.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

using namespace cupel;

namespace orm::random_savepoints_models {

template <class D>
struct random_savepoints : suite<D> {};
TYPED_TEST_SUITE(random_savepoints, compliance::databases, compliance::database_names);

// A session, and what is going on in it. What it shows is always what the database has: synchronize::none is followed
// by expiring what it may have changed.
template <class Engine>
struct play {
    play(Engine& of, random_texts::source& thrown, int& names) : s(of), random(thrown), number(names) {}

    session<Engine> s;
    random_texts::source& random;
    int& number;
    std::map<std::int64_t, ref<user>> users{};
    std::map<std::int64_t, ref<post>> posts{};
    std::vector<std::string> steps{};

    void say(std::string what) { steps.push_back(std::move(what)); }
    std::string told() const {
        std::string all;
        for (std::size_t at = steps.size() < 40 ? 0 : steps.size() - 40; at < steps.size(); ++at)
            all += steps[at] + "\n";
        return all;
    }
    std::int64_t some_user() { return static_cast<std::int64_t>(random.below(5)) + 1; }
    std::int64_t some_post() { return static_cast<std::int64_t>(random.below(8)) + 1; }
    std::string fresh() { return "t" + std::to_string(++number); }

    template <class T>
    std::int64_t count(std::int64_t id) {
        return s.scalar(select(func::count()).template from<T>().where(col<&T::id> == id));
    }
    void keep(const ref<user>& one) {
        if (one) users[one->id] = one;
    }
    void keep(const ref<post>& one) {
        if (one) posts[one->id] = one;
    }

    void write() {
        const auto who = some_user();
        const auto what = some_post();
        switch (random.below(9)) {
            case 0:
                say("set the bio of " + std::to_string(who));
                s.execute(update<user>().set(col<&user::bio> = fresh()).where(col<&user::id> == who));
                break;
            case 1:
                say("set all bios");
                s.execute(update<user>().set(col<&user::bio> = fresh()).all_rows(), synchronize::none);
                s.expire_all();
                break;
            case 2:
                say("count logins");
                s.execute(text<"UPDATE users SET logins = logins + 1">);
                s.expire_all();
                break;
            case 3:
                say("title of " + std::to_string(what));
                s.execute(update<post>().set(col<&post::title> = fresh()).where(col<&post::id> == what));
                break;
            case 4:
                if (count<user>(who) == 0) break;
                say("author of " + std::to_string(what) + " is " + std::to_string(who));
                s.execute(update<post>().set(col<&post::author_id> = who).where(col<&post::id> == what));
                s.expire_all();
                break;
            case 5:
                say("delete post " + std::to_string(what));
                s.execute(delete_from<post>().where(col<&post::id> == what), synchronize::none);
                s.expire_all();
                break;
            case 6:
                if (count<post>(what) != 0) break;
                say("insert post " + std::to_string(what));
                s.execute(insert_into<post>(with_key).values(post{.id = what, .title = fresh()}));
                break;
            case 7:
                if (count<user>(who) != 0) break;
                say("insert user " + std::to_string(who));
                s.execute(insert_into<user>(with_key).values(user{.id = who, .name = fresh()}));
                break;
            default:
                if (const auto one = s.template get<user>(who)) {
                    say("change user " + std::to_string(who));
                    one->bio = fresh();
                    keep(one);
                }
                if (random.below(2) == 0) s.flush();
                break;
        }
    }
    void read() {
        const auto who = some_user();
        const auto what = some_post();
        switch (random.below(8)) {
            case 0: say("get user " + std::to_string(who)), keep(s.template get<user>(who)); break;
            case 1: say("get post " + std::to_string(what)), keep(s.template get<post>(what)); break;
            case 2:
                say("users from " + std::to_string(who));
                for (const auto& each : s.scalars(select<user>().where(col<&user::id> >= who))) keep(each);
                break;
            case 3:
                say("posts with authors");
                for (const auto& each : s.scalars(select<post>().options(joinedload<&post::author>)))
                    keep(each), keep(each->author.get());
                break;
            case 4:
                say("users with posts");
                for (const auto& each : s.scalars(select<user>().options(selectinload<&user::posts>))) {
                    keep(each);
                    for (const auto& one : each->posts) keep(one);
                }
                break;
            case 5:
                if (const auto one = s.template get<user>(who)) {
                    say("posts of user " + std::to_string(who));
                    keep(one);
                    for (const auto& each : one->posts) keep(each);
                }
                break;
            case 6:
                if (const auto one = s.template get<post>(what)) {
                    say("author of post " + std::to_string(what));
                    keep(one), keep(one->author.get());
                }
                break;
            default:
                say("names, then bios");
                for (const auto& each : s.scalars(select<user>().options(load_only<&user::name>)))
                    if (random.below(2) == 0) keep(each);
                break;
        }
    }

    // What is not expired shows what the database has, in this transaction.
    void compare() {
        const auto quiet = s.no_autoflush();
        const auto shows = [](const auto& one) { return one.state() == entity_state::persistent && !one.is_expired(); };
        std::map<std::int64_t, user> user_rows;
        for (const auto& [id, name, bio, logins] :
             s.execute(select(col<&user::id>, col<&user::name>, col<&user::bio>, col<&user::logins>)).all())
            user_rows[id] = user{.id = id, .name = name, .bio = bio, .logins = logins};
        std::map<std::int64_t, post> post_rows;
        std::map<std::int64_t, std::set<std::int64_t>> written;
        for (const auto& [id, title, author] :
             s.execute(select(col<&post::id>, col<&post::title>, col<&post::author_id>)).all()) {
            post_rows[id] = post{.id = id, .title = title, .author_id = author};
            if (author) written[*author].insert(id);
        }
        for (const auto& [id, one] : users) {
            if (!shows(one)) continue;
            ASSERT_EQ(user_rows.count(id), 1U) << "user " << id;
            if (s.is_modified(one)) continue;
            EXPECT_EQ(one->bio, user_rows[id].bio) << "user " << id;
            EXPECT_EQ(one->logins, user_rows[id].logins) << "user " << id;
            if (!one->posts.is_loaded()) continue;
            std::set<std::int64_t> shown;
            for (const auto& each : one->posts) shown.insert(each->id);
            EXPECT_EQ(shown, written[id]) << "posts of user " << id;
        }
        for (const auto& [id, one] : posts) {
            if (!shows(one)) continue;
            ASSERT_EQ(post_rows.count(id), 1U) << "post " << id;
            EXPECT_EQ(one->title, post_rows[id].title) << "post " << id;
            EXPECT_EQ(one->author_id, post_rows[id].author_id) << "post " << id;
            if (one->author.is_loaded()) {
                EXPECT_EQ(one->author ? std::optional(one->author->id) : std::nullopt, one->author_id);
            }
        }
    }
    void nest(std::size_t depth) {
        say("savepoint");
        auto part = s.begin_nested();
        act(depth);
        if (random.below(3) == 0) {
            say("release");
            part.commit();
        } else {
            say("rollback of it");
            part.rollback();
            compare();
        }
    }
    void act(std::size_t depth) {
        for (std::size_t left = random.below(7); left-- > 0 && !testing::Test::HasFailure();) {
            const std::size_t chosen = random.below(8);
            if (chosen < 3) write();
            else if (chosen < 7 || depth == 4) read();
            else nest(depth + 1);
        }
    }
};

TYPED_TEST(random_savepoints, leave_what_the_database_has) {
    random_texts::bounded_time time(60);
    random_texts::source random;
    int number = 0;
    {
        session s(this->db);
        for (const char* name : {"a", "b", "c"}) s.add(user{.name = name, .bio = "old"});
        for (const char* title : {"p", "q", "r", "s"}) s.add(post{.title = title, .author_id = std::nullopt});
        s.commit();
    }
    while (time.is_left() && !testing::Test::HasFailure()) {
        play<typename TestFixture::dialect::engine> of(this->db, random, number);
        ASSERT_NO_THROW({
            for (int round = 0; round < 4; ++round) {
                of.act(0);
                of.nest(1);
            }
            of.compare();
            if (random.below(3) == 0) of.s.commit();
            else of.s.rollback();
        }) << of.told();
        EXPECT_FALSE(testing::Test::HasFailure()) << of.told();
    }
}

}  // namespace orm::random_savepoints_models
