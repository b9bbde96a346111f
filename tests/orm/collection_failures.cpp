// Memory and statements that fail while collections of every kind are changed and written.
#include "dialects/allocations.hpp"
#include "orm/shelves.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <utility>

using namespace cupel;

namespace orm::shelves {

template <class D>
struct collection_failures : suite<D> {
    using engine = typename suite<D>::engine;
    using opened = session<engine>;

    // Every statement counts down; the one that meets zero fails.
    collection_failures() {
        this->db.events().on_before_execute([this](const statement_event& sent) {
            if (!sent.sql.starts_with("ROLLBACK") && left_ >= 0 && left_-- == 0) throw std::runtime_error("injected");
        });
        opened s(this->db);
        auto a = s.add(shelf{.name = "a"}), b = s.add(shelf{.name = "b"});
        auto red = a->labels.add(label{.name = "red"}), blue = a->labels.add(label{.name = "blue"});
        b->labels.add(blue);
        a->marks.add(red);
        s.add(label{.name = "green"});
        for (const char* key : {"k0", "k1"}) a->notes.add(note{.key = key, .text = "n" + std::string(key)});
        b->notes.add(note{.key = "k0", .text = "other"});
        for (const char* name : {"i0", "i1", "i2"}) a->items.append(item{.name = name});
        b->items.append(item{.name = "i3"});
        a->events.add(event{.text = "e0"});
        a->cover = card{.text = "c0"};
        b->cover = card{.text = "c1"};
        s.add(card{.text = "c2"});
        s.commit();
    }

    // All of it, both sides of each relationship loaded.
    struct everything {
        explicit everything(opened& of) : s(of) {
            read(shelves, &shelf::name), read(labels, &label::name), read(notes, &note::text);
            read(items, &item::name), read(cards, &card::text), read(events, &event::text);
        }
        template <class T>
        void read(std::map<std::string, ref<T>>& into, std::string T::* name) {
            for (const auto& each : s.scalars(select<T>())) into[(*each).*name] = each;
        }
        std::size_t size() const {
            return shelves.size() + labels.size() + notes.size() + items.size() + cards.size() + events.size();
        }
        // What both sides of everything show; they agree.
        std::string of_shelves() {
            std::string text;
            for (const auto& [name, one] : shelves) {
                text += "\n" + name + ":";
                std::set<std::string> words;
                for (const auto& each : one->labels) {
                    words.insert(each->name);
                    EXPECT_TRUE(std::count(each->on.begin(), each->on.end(), one) == 1);
                }
                for (const auto& each : words) text += " " + each;
                words.clear();
                for (const auto& each : one->notes) {
                    words.insert(each->key + "=" + each->text);
                    EXPECT_EQ(each->on.get(), one);
                    EXPECT_EQ(one->notes.find(each->key), each);
                }
                for (const auto& each : words) text += " " + each;
                for (const auto& each : one->items) {
                    text += " " + each->name + "@" + std::to_string(each->place);
                    EXPECT_EQ(each->on.get(), one);
                }
                if (one->cover) {
                    text += " " + one->cover->text;
                    EXPECT_EQ(one->cover->on.get(), one);
                }
            }
            return text;
        }
        std::string shown() {
            std::string text = of_shelves();
            const auto on = [](const auto& each) { return each->on ? each->on->name : std::string("-"); };
            for (const auto& [name, each] : labels)
                for (const auto& one : each->on) EXPECT_TRUE(one->labels.contains(each));
            for (const auto& [name, each] : items) {
                text += "\n" + name + " " + on(each) + " " + std::to_string(each->place);
                if (each->on) {
                    EXPECT_TRUE(each->on->items.contains(each)) << name;
                }
            }
            for (const auto& [name, each] : notes) {
                text += "\n" + name + " " + on(each);
                if (each->on) {
                    EXPECT_TRUE(each->on->notes.contains(each)) << name;
                }
            }
            for (const auto& [name, each] : cards) {
                text += "\n" + name + " " + on(each);
                if (each->on) {
                    EXPECT_EQ(each->on->cover.get(), each) << name;
                }
            }
            return text;
        }
        ref<shelf> a() { return shelves.at("a"); }
        ref<shelf> b() { return shelves.at("b"); }

        opened& s;
        std::map<std::string, ref<shelf>> shelves{};
        std::map<std::string, ref<label>> labels{};
        std::map<std::string, ref<note>> notes{};
        std::map<std::string, ref<item>> items{};
        std::map<std::string, ref<card>> cards{};
        std::map<std::string, ref<event>> events{};
    };

    using change = std::function<void(everything&)>;
    static std::map<std::string, change> changes() {
        return {
            {"append an item", [](everything& of) { of.a()->items.append(item{.name = "new"}); }},
            {"insert an item of another", [](everything& of) { of.a()->items.insert(1, of.items.at("i3")); }},
            {"move an item", [](everything& of) { of.a()->items.move(0, 2); }},
            {"remove an item", [](everything& of) { of.a()->items.remove(of.items.at("i1")); }},
            {"an item refers to another", [](everything& of) { of.items.at("i1")->on = of.b(); }},
            {"an item refers to none", [](everything& of) { of.items.at("i1")->on = nullptr; }},
            {"add an item that refers",
             [](everything& of) { of.s.add(item{.name = "new", .place = 3, .on = of.a()}); }},
            {"add a note", [](everything& of) { of.a()->notes.add(note{.key = "k2", .text = "new"}); }},
            {"assign a note", [](everything& of) { of.a()->notes.insert_or_assign(note{.key = "k0", .text = "new"}); }},
            {"add the note of another", [](everything& of) { of.b()->notes.add(of.notes.at("nk1")); }},
            {"a note refers to another", [](everything& of) { of.notes.at("nk1")->on = of.b(); }},
            {"a note refers to none", [](everything& of) { of.notes.at("nk1")->on = nullptr; }},
            {"remove a note", [](everything& of) { of.a()->notes.remove(of.notes.at("nk1")); }},
            {"add a label", [](everything& of) { of.a()->labels.add(of.labels.at("green")); }},
            {"add a new label", [](everything& of) { of.a()->labels.add(label{.name = "new"}); }},
            {"append to a label", [](everything& of) { of.labels.at("green")->on.append(of.a()); }},
            {"remove a label", [](everything& of) { of.a()->labels.remove(of.labels.at("red")); }},
            {"remove from a label", [](everything& of) { of.labels.at("red")->on.remove(of.a()); }},
            {"the cover of another", [](everything& of) { of.a()->cover = of.cards.at("c1"); }},
            {"a cover refers to another", [](everything& of) { of.cards.at("c1")->on = of.a(); }},
            {"a free cover", [](everything& of) { of.a()->cover = of.cards.at("c2"); }},
            {"a new cover", [](everything& of) { of.a()->cover = card{.text = "new"}; }},
            {"no cover", [](everything& of) { of.a()->cover = nullptr; }},
            {"a cover refers to none", [](everything& of) { of.cards.at("c0")->on = nullptr; }},
            {"add an event", [](everything& of) { of.a()->events.add(event{.text = "new"}); }},
            {"remove an event", [](everything& of) { of.a()->events.remove(of.events.at("e0")); }},
            {"add a mark", [](everything& of) { of.b()->marks.add(of.labels.at("red")); }},
            {"remove a mark", [](everything& of) { of.a()->marks.remove(of.labels.at("red")); }},
        };
    }

    static void work(opened& s) {
        everything of(s);
        {
            auto scope = s.begin_nested();
            of.a()->items.insert(1, of.items.at("i3"));
            of.a()->notes.insert_or_assign(note{.key = "k0", .text = "fresh"});
            of.b()->labels.add(of.labels.at("green"));
            of.a()->labels.remove(of.labels.at("red"));
            of.a()->marks.remove(of.labels.at("red"));
            of.b()->marks.add(of.labels.at("red"));
            {
                auto inner = s.begin_nested();
                of.a()->items.move(0, 3);
                of.a()->notes.remove(of.notes.at("nk1"));
                of.b()->events.add(event{.text = "e9"});
                s.flush();
                inner.rollback();
            }
            of.b()->notes.add(of.notes.at("nk1"));
            of.a()->cover = of.cards.at("c1");
            of.b()->events.add(of.events.at("e0"));
            of.b()->events.add(event{.text = "e1"});
            scope.commit();
        }
        s.remove(of.cards.at("c2"));
        of.a()->items.remove(of.items.at("i0"));
        s.commit();
    }

    int left_ = -1;
};
TYPED_TEST_SUITE(collection_failures, compliance::databases, compliance::database_names);

TYPED_TEST(collection_failures, of_memory_change_nothing_and_both_sides_agree) {
    using view = typename TestFixture::everything;
    session s(this->db, {.expire_on_commit = false});
    const std::string before = view(s).shown();
    s.rollback();
    for (const auto& [name, make] : TestFixture::changes()) {
        SCOPED_TRACE(name);
        view of(s);
        ASSERT_EQ(of.shown(), before);
        const std::size_t failed = allocations::fail_each([&] { make(of); },
                                                          [&](bool threw) {
                                                              if (threw) {
                                                                  EXPECT_EQ(of.shown(), before);
                                                              }
                                                          });
        EXPECT_GT(failed, 0U);
        // What the failures left for the flush shows in what the database has then.
        const std::string after = of.of_shelves();
        s.flush();
        s.expire_all();
        view read(s);
        EXPECT_EQ(read.of_shelves(), after);
        EXPECT_LE(read.size(), of.size() + 1);
        s.rollback();
    }
}

TYPED_TEST(collection_failures, of_memory_take_back_what_came_with_a_new_entity) {
    using view = typename TestFixture::everything;
    const std::map<std::string, std::function<void(view&, const ref<shelf>&)>> changes = {
        {"appended", [](view& of, const ref<shelf>& fresh) { of.labels.at("green")->on.append(fresh); }},
        {"referred to", [](view& of, const ref<shelf>& fresh) { of.items.at("i0")->on = fresh; }},
    };
    for (const auto& [name, make] : changes) {
        SCOPED_TRACE(name);
        session s(this->db);
        view of(s);
        std::size_t came_late = 0;
        ref<item> child;
        (void)allocations::fail_each(
            [&] {
                child = ref<item>();
                auto fresh = make_entity(shelf{.name = "new"});
                child = fresh->items.append(item{.name = "child"});
                make(of, fresh);
            },
            [&](bool threw) {
                if (!threw || !child) return;
                ++came_late;
                EXPECT_EQ(child.state(), entity_state::transient);
            });
        EXPECT_GT(came_late, 0U);
        s.flush();
        EXPECT_EQ(s.scalar(select(func::count()).template from<item>()), 5);
        EXPECT_EQ(s.scalar(select(func::count()).template from<shelf>()), 3);
    }
}

TYPED_TEST(collection_failures, at_every_statement_leave_a_session_that_works_after_rollback) {
    using view = typename TestFixture::everything;
    const contents first = this->database_has();
    const std::string before = [&] {
        session s(this->db);
        return view(s).shown();
    }();
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
        this->left_ = -1;
        if (done) break;
        ++failed;
        s.rollback();
        ASSERT_EQ(this->database_has(), first) << "after the failure of statement " << at;
        ASSERT_EQ(view(s).shown(), before) << "after the failure of statement " << at;
        s.rollback();
    }
    EXPECT_GT(failed, 20);
    contents last;
    last.shelves[""] = {.items = {"i0"}, .cards = {"c0"}};
    last.shelves["a"] = {.labels = {"blue"}, .notes = {{"k0", "fresh"}}, .items = {"i3", "i1", "i2"}, .cards = {"c1"}};
    last.shelves["b"] = {.labels = {"blue", "green"},
                         .marks = {"red"},
                         .events = {"e0", "e1"},
                         .notes = {{"k0", "other"}, {"k1", "nk1"}}};
    EXPECT_EQ(this->database_has(), last);
}

}  // namespace orm::shelves
