// Random operations on a session, and the same on a model of what the database should have; compared after each commit.
#include "orm/models.hpp"
#include "random_texts.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace cupel;

namespace orm {

// What there should be: users by name, posts by title with the name of their author, and their tags.
struct expected {
    struct written {
        std::string author{};  // empty for none
        std::set<std::string> tags{};
        bool operator==(const written&) const = default;
    };
    std::map<std::string, std::optional<std::string>> users{};
    std::map<std::string, written> posts{};
    bool operator==(const expected&) const = default;
};

template <class D>
struct random_operations : suite<D> {
    expected database_has() {
        expected found;
        std::map<std::int64_t, std::string> names, titles, words;
        for (const auto& row : this->db.execute(select(col<&user::id>, col<&user::name>, col<&user::bio>)).all()) {
            const auto& [id, name, bio] = row;
            found.users[name] = bio;
            names[id] = name;
        }
        for (const auto& row :
             this->db.execute(select(col<&post::id>, col<&post::title>, col<&post::author_id>)).all()) {
            const auto& [id, title, author] = row;
            found.posts[title].author = author ? names.at(*author) : "";
            titles[id] = title;
        }
        for (const auto& row : this->db.execute(select(col<&tag::id>, col<&tag::name>)).all())
            words[row.template get<0>()] = row.template get<1>();
        for (const auto& row : this->db.execute(select(col<&post_tag::post_id>, col<&post_tag::tag_id>)).all())
            found.posts[titles.at(row.template get<0>())].tags.insert(words.at(row.template get<1>()));
        return found;
    }
};
TYPED_TEST_SUITE(random_operations, compliance::databases, compliance::database_names);

TYPED_TEST(random_operations, leave_what_a_model_says) {
    random_texts::source random;
    random_texts::bounded_time time(30);
    int number = 0, commits = 0, rollbacks = 0, savepoints = 0;
    expected committed, now;
    {
        session words(this->db);
        for (const char* word : {"red", "green", "blue"}) words.add(tag{.name = word});
        words.commit();
    }
    auto s = std::make_unique<session<typename TestFixture::dialect::engine>>(this->db);
    std::map<std::string, ref<user>> users;
    std::map<std::string, ref<post>> posts;
    const auto any = [&](auto& map) {
        return std::next(map.begin(), static_cast<std::ptrdiff_t>(random.below(map.size())));
    };
    const auto load = [&] {
        users.clear();
        posts.clear();
        for (const auto& each : s->scalars(select<user>())) users[each->name] = each;
        for (const auto& each : s->scalars(select<post>())) posts[each->title] = each;
    };
    const auto change = [&] {
        switch (random.below(14)) {
            case 0: {
                const std::string name = "u" + std::to_string(++number);
                users[name] = s->add(user{.name = name});
                now.users[name] = std::nullopt;
                break;
            }
            case 1: {
                const std::string title = "p" + std::to_string(++number);
                posts[title] = s->add(post{.title = title});
                now.posts[title] = {};
                break;
            }
            case 2: {
                if (users.empty()) break;
                const auto [name, handle] = *any(users);
                const std::string title = "p" + std::to_string(++number);
                posts[title] = handle->posts.append(post{.title = title});
                now.posts[title].author = name;
                break;
            }
            case 3: {
                if (users.empty()) break;
                const auto [name, handle] = *any(users);
                handle->bio = random.below(3) == 0 ? std::nullopt : std::optional("b" + std::to_string(++number));
                now.users[name] = handle->bio;
                break;
            }
            case 4: {
                if (users.empty() || posts.empty()) break;
                const auto [title, handle] = *any(posts);
                const auto [name, author] = *any(users);
                if (random.below(2) == 0) handle->author = author;
                else if (!author->posts.contains(handle)) author->posts.append(handle);
                now.posts[title].author = name;
                break;
            }
            case 5: {
                if (posts.empty()) break;
                const auto [title, handle] = *any(posts);
                if (auto author = handle->author.get(); author && random.below(2) == 0) author->posts.remove(handle);
                else handle->author = ref<user>();
                now.posts[title].author.clear();
                break;
            }
            case 6: {
                if (posts.empty()) break;
                const auto [title, handle] = *any(posts);
                const auto words = s->scalars(select<tag>().order_by(col<&tag::id>)).all();
                const auto& word = words[random.below(words.size())];
                const bool there = handle->tags.contains(word);
                if (random.below(2) == 0) there ? handle->tags.remove(word) : void(handle->tags.append(word));
                else there ? word->posts.remove(handle) : void(word->posts.append(handle));
                if (there) now.posts[title].tags.erase(word->name);
                else now.posts[title].tags.insert(word->name);
                break;
            }
            case 7: {
                if (users.empty()) break;
                const auto [name, handle] = *any(users);
                s->flush();
                s->remove(handle);
                users.erase(name);
                now.users.erase(name);
                for (auto& [title, one] : now.posts)
                    if (one.author == name) one.author.clear();
                s->flush();
                break;
            }
            case 8: {
                if (users.empty()) break;
                s->flush();
                s->expire(any(users)->second);
                if (!posts.empty()) s->expire(any(posts)->second);
                break;
            }
            case 9: {
                if (users.empty()) break;
                const auto [name, handle] = *any(users);
                s->flush();
                user copy = *handle;
                copy.bio = "m" + std::to_string(++number);
                EXPECT_EQ(s->merge(copy), handle);
                now.users[name] = copy.bio;
                break;
            }
            case 10: {
                if (users.empty()) break;
                const auto [name, handle] = *any(users);
                std::vector<ref<post>> chosen;
                for (auto& [title, one] : now.posts) {
                    if (one.author == name) one.author.clear();
                    if (random.below(3) != 0) continue;
                    one.author = name;
                    chosen.push_back(posts.at(title));
                }
                handle->posts = chosen;
                break;
            }
            case 11: {
                if (users.empty()) break;
                const auto [name, handle] = *any(users);
                const std::string bio = "s" + std::to_string(++number);
                s->execute(update<user>().set(col<&user::bio> = bio).where(col<&user::name> == name));
                EXPECT_EQ(handle->bio, bio);
                now.users[name] = bio;
                break;
            }
            case 12: {
                if (users.empty()) break;
                const auto [name, handle] = *any(users);
                const auto written = std::count_if(now.posts.begin(), now.posts.end(),
                                                   [&](const auto& one) { return one.second.author == name; });
                s->flush();
                s->expire(handle);
                EXPECT_EQ(handle->posts.count(), static_cast<std::size_t>(written));
                break;
            }
            default: {
                if (posts.empty()) break;
                const auto [title, handle] = *any(posts);
                s->remove(handle);
                posts.erase(title);
                now.posts.erase(title);
                s->flush();
                break;
            }
        }
    };
    while (time.is_left() && !testing::Test::HasFailure()) {
        for (std::size_t left = random.below(6) + 1; left-- > 0;) change();
        switch (random.below(6)) {
            case 0:
                s->rollback();
                now = committed;
                load();
                ++rollbacks;
                break;
            case 1: s->flush(); break;
            case 2: {
                auto scope = s->begin_nested();
                const expected before = now;
                change();
                change();
                if (random.below(2) == 0) {
                    scope.commit();
                } else {
                    scope.rollback();
                    now = before;
                    load();
                }
                ++savepoints;
                break;
            }
            case 3:
                s->commit();
                committed = now;
                s = std::make_unique<session<typename TestFixture::dialect::engine>>(this->db);
                load();
                break;
            default:
                s->commit();
                committed = now;
                ++commits;
                ASSERT_EQ(this->database_has(), committed);
                for (const auto& [title, handle] : posts) {
                    const auto author = handle->author.get();
                    ASSERT_EQ(author ? author->name : "", committed.posts.at(title).author);
                    ASSERT_EQ(handle->tags.size(), committed.posts.at(title).tags.size());
                    if (author) {
                        ASSERT_TRUE(author->posts.contains(handle));
                    }
                }
                break;
        }
    }
    EXPECT_GT(commits, 2);
    EXPECT_GT(rollbacks + savepoints, 2);
}

}  // namespace orm
