// A statement that fails, at every place of a unit of work: the session says so, rolls back whole, and works again.
#include "orm/models.hpp"

#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace cupel;

namespace orm {

template <class D>
struct failures : suite<D> {
    // Every statement counts down; the one that meets zero fails. Not those that undo: ROLLBACK, and the RELEASE behind
    // it, which a listener cannot keep from happening.
    failures() {
        this->db.events().on_before_execute([this](const statement_event& sent) {
            const bool undone = std::exchange(undoing_, sent.sql.starts_with("ROLLBACK"));
            if (undoing_ || (undone && sent.sql.starts_with("RELEASE")) || left_ < 0 || left_-- != 0) return;
            failed_.emplace(sent.sql.substr(0, sent.sql.find(' ')));
            throw std::runtime_error("injected");
        });
    }

    // A first state: two users with posts, comments, tags and a card, and a tree.
    void fill() {
        session s(this->db);
        for (const char* name : {"ann", "bob"}) {
            auto one = s.add(user{.name = name});
            one->card.set(make_entity(profile{.motto = name}));
            auto written = one->posts.append(post{.title = name});
            written->comments.append(comment{.text = "one"});
            written->comments.append(comment{.text = "two"});
            written->tags.append(tag{.name = name});
        }
        auto root = s.add(folder{.name = "root"});
        root->children.append(folder{.name = "leaf"})->children.append(folder{.name = "below"});
        s.add(account{.owner = "ann", .balance = 1});
        s.add(seat{.row = 1, .number = 1, .holder = "ann"});
        s.commit();
    }

    template <class Session>
    static void work(Session& s) {
        auto users = s.scalars(select<user>().order_by(col<&user::id>)).all();
        auto ann = users.at(0), bob = users.at(1);
        auto hers = ann->posts[0], his = bob->posts[0];
        {
            auto scope = s.begin_nested();
            his->comments.append(hers->comments[0]);
            hers->comments.clear();
            {
                auto inner = s.begin_nested();
                ann->card.set(make_entity(profile{.motto = "new"}));
                s.scalars(select<account>()).one()->balance += 10;
                auto third = s.begin_nested();
                hers->tags.append(his->tags[0]);
                s.scalars(select<account>()).one()->balance += 100;
                s.flush();
                third.rollback();
                inner.commit();
            }
            s.scalars(select<account>()).one()->balance += 1000;
            scope.commit();
        }
        auto a = s.add(folder{.name = "a"});
        auto b = s.add(folder{.name = "b"});
        a->parent = b;
        b->parent = a;
        s.remove(s.scalars(select<folder>().where(col<&folder::name> == "root")).one());
        auto place = s.template get<seat>(1, 1);
        s.remove(place);
        s.add(seat{.row = 1, .number = 1, .holder = "bob"});
        hers->author = bob;
        s.remove(ann);
        s.commit();
    }

    std::vector<std::string> contents() {
        std::vector<std::string> all;
        const auto put = [&](std::string text) { all.push_back(std::move(text)); };
        session s(this->db);
        for (const auto& each : s.scalars(select<user>().order_by(col<&user::name>))) {
            put("user " + each->name + (each->card ? " " + each->card->motto : ""));
            std::vector<std::string> titles;
            for (const auto& written : each->posts)
                titles.push_back(written->title + std::to_string(written->comments.size()) + "," +
                                 std::to_string(written->tags.size()));
            std::sort(titles.begin(), titles.end());
            for (const auto& title : titles) put("post " + title);
        }
        for (const auto& each : s.scalars(select<folder>().order_by(col<&folder::name>)))
            put("folder " + each->name + (each->parent ? " in " + each->parent->name : ""));
        for (const auto& each : s.scalars(select<account>()))
            put("account " + std::to_string(each->balance) + " version " + std::to_string(each->version));
        for (const auto& each : s.scalars(select<seat>())) put("seat " + each->holder);
        put("profiles " + std::to_string(s.scalar(select(func::count()).template from<profile>())));
        put("comments " + std::to_string(s.scalar(select(func::count()).template from<comment>())));
        return all;
    }

    int left_ = -1;
    bool undoing_ = false;
    std::set<std::string> failed_{};  // the first words of the statements that did
};
TYPED_TEST_SUITE(failures, compliance::databases, compliance::database_names);

TYPED_TEST(failures, behaviour_55_at_every_statement_leave_a_session_that_works_after_rollback) {
    this->fill();
    const auto before = this->contents();
    const std::vector<std::string> after{"user bob bob",  "post ann0,1",   "post bob3,1",
                                         "folder a in b", "folder b in a", "account 1011 version 3",
                                         "seat bob",      "profiles 1",    "comments 3"};
    session s(this->db, {.on_warning = [](std::string_view) {}});
    int failed = 0;
    for (int at = 0;; ++at) {
        ASSERT_LT(at, 300);
        this->left_ = at;
        bool done = true;
        try {
            TestFixture::work(s);
        } catch (const std::runtime_error&) {
            done = false;
        }
        const bool is_past_the_end = std::exchange(this->left_, -1) >= 0;
        ASSERT_EQ(done, is_past_the_end) << "a failure was not told";
        if (done) break;
        ++failed;
        s.rollback();
        ASSERT_EQ(this->contents(), before) << "after the failure of statement " << at;
    }
    EXPECT_GT(failed, 20);
    for (const char* word : {"BEGIN", "SELECT", "INSERT", "UPDATE", "DELETE", "SAVEPOINT", "RELEASE", "COMMIT"})
        EXPECT_TRUE(this->failed_.contains(word)) << word;
    EXPECT_EQ(this->contents(), after);
}

}  // namespace orm
