// Random operations on collections of every kind, and the same on a model of what the database should have.
#include "orm/shelf_steps.hpp"

#include <iterator>

using namespace cupel;

namespace orm::shelves {

template <class D>
struct random_collections : suite<D> {};
TYPED_TEST_SUITE(random_collections, compliance::databases, compliance::database_names);

template <class Engine>
struct walk : shelf_steps<Engine> {
    using base = shelf_steps<Engine>;
    using base::any, base::maybe, base::fresh, base::key, base::say, base::now, base::s, base::random, base::shelves,
        base::labels, base::notes, base::items, base::events, base::cards, base::shelf_of_item, base::forget_item,
        base::loosen_item;
    using base::base;

    void add_shelf() {
        const std::string name = fresh("s");
        say("add " + name);
        shelves[name] = s->add(shelf{.name = name});
        now.shelves[name];
    }
    void put_item() {
        const auto [name, handle] = any(shelves);
        auto& all = now.shelves[name].items;
        const std::size_t place = random.below(all.size() + 2);
        const std::string text = maybe() || items.empty() ? fresh("i") : any(items).first;
        const std::string from = shelf_of_item(text);
        say("item " + text + " of " + from + " to " + name + " at " + std::to_string(place));
        if (items.count(text) == 0) items[text] = make_entity(item{.name = text});
        else if (from != name && !from.empty()) shelves.at(from)->items.remove(items[text]);
        handle->items.insert(place, items[text]);
        forget_item(text);
        all.insert(all.begin() + static_cast<std::ptrdiff_t>(std::min(place, all.size())), text);
    }
    void move_item() {
        const auto [name, handle] = any(shelves);
        auto& all = now.shelves[name].items;
        if (all.empty()) return;
        const std::size_t from = random.below(all.size()), to = random.below(all.size());
        say("item " + std::to_string(from) + " to " + std::to_string(to) + " of " + name);
        // What was deleted and flushed has a place until the list is read again.
        s->flush();
        s->expire(handle);
        handle->items.move(from, to);
        const std::string moved = all[from];
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(from));
        all.insert(all.begin() + static_cast<std::ptrdiff_t>(to), moved);
    }
    void take_item() {
        if (items.empty()) return;
        const auto [text, handle] = any(items);
        const std::string on = shelf_of_item(text);
        const std::size_t how = random.below(3);
        say("item " + text + " from " + on + " by way " + std::to_string(how));
        forget_item(text);
        if (how == 2) {
            s->flush();
            s->remove(handle);
            s->flush();
            items.erase(text);
            if (!on.empty()) shelves.at(on)->items.reorder();
            return;
        }
        if (!on.empty() && how == 0) shelves.at(on)->items.remove(handle);
        if (!on.empty() && how == 1) {
            handle->on = ref<shelf>();
            shelves.at(on)->items.reorder();
        }
        loosen_item(text);
    }
    void bring_item() {
        if (items.empty()) return;
        const auto [text, handle] = any(items);
        const auto [name, to] = any(shelves);
        const std::string from = shelf_of_item(text);
        if (from == name) return;
        say("item " + text + " of " + from + " is on " + name);
        handle->place = 1000;
        handle->on = to;
        to->items.reorder();
        if (!from.empty()) shelves.at(from)->items.reorder();
        forget_item(text);
        now.shelves[name].items.push_back(text);
    }
    void replace_items() {
        const auto [name, handle] = any(shelves);
        say("replace the items of " + name);
        std::vector<std::string> chosen;
        for (const auto& each : std::exchange(now.shelves[name].items, {})) {
            if (maybe())
                chosen.insert(chosen.begin() + static_cast<std::ptrdiff_t>(random.below(chosen.size() + 1)), each);
            else loosen_item(each);
        }
        if (maybe()) {
            chosen.push_back(fresh("i"));
            items[chosen.back()] = make_entity(item{.name = chosen.back()});
        }
        std::vector<ref<item>> all;
        for (const auto& each : chosen) all.push_back(items.at(each));
        handle->items = all;
        now.shelves[name].items = chosen;
    }
    void change_cover() {
        const auto [name, handle] = any(shelves);
        const std::string text = cards.empty() || maybe() ? fresh("c") : any(cards).first;
        say("cover " + text + " of " + name);
        for (auto& [on, all] : now.shelves) all.cards.erase(text);
        now.shelves[""].cards.merge(now.shelves[name].cards);
        now.shelves[name].cards = {text};
        if (cards.count(text) == 0) cards[text] = s->add(card{.text = text});
        if (maybe()) handle->cover = cards[text];
        else {
            static_cast<void>(handle->cover.get());  // the other side does not load what it replaces
            cards[text]->on = handle;
        }
    }
    void take_cover() {
        const auto [name, handle] = any(shelves);
        say("no cover of " + name);
        handle->cover = ref<card>();
        now.shelves[""].cards.merge(now.shelves[name].cards);
    }
    void remove_shelf() {
        if (shelves.size() < 2) return;
        const auto [name, handle] = any(shelves);
        say("remove " + name);
        s->flush();
        s->remove(handle);
        s->flush();
        const auto gone = now.shelves.extract(name).mapped();
        shelves.erase(name);
        for (const auto& [at, text] : gone.notes) notes.erase(text);
        for (const auto& text : gone.events) events.erase(text);
        for (const auto& text : gone.items) loosen_item(text);
        now.shelves[""].cards.insert(gone.cards.begin(), gone.cards.end());
    }
    void remove_label() {
        if (labels.size() < 3) return;
        const auto [word, handle] = any(labels);
        say("remove " + word);
        s->flush();
        s->remove(handle);
        s->flush();
        labels.erase(word);
        for (auto& [on, all] : now.shelves) all.labels.erase(word), all.marks.erase(word);
    }
    void add_label() {
        const std::string word = fresh("l");
        say("add " + word);
        labels[word] = s->add(label{.name = word});
    }
    void forget_some() {
        const auto [name, handle] = any(shelves);
        const std::size_t how = random.below(4);
        say("expire " + name + " by way " + std::to_string(how));
        s->flush();
        if (how == 0) s->expire(handle);
        else if (how == 1) s->refresh(handle);
        else if (how == 2) s->expire_all();
        else {
            if (!items.empty()) s->expire(any(items).second);
            if (!notes.empty()) s->expire(any(notes).second);
            s->expire(any(labels).second);
        }
    }
    // A value with all that it is to have.
    void merge_value() {
        const auto [name, handle] = any(shelves);
        say("merge " + name);
        s->flush();
        shelf value{.id = handle->id, .name = name};
        auto& all = now.shelves[name];
        if (maybe()) {
            say("with items");
            std::vector<std::string> chosen;
            for (const auto& each : std::exchange(all.items, {})) {
                if (maybe())
                    chosen.insert(chosen.begin() + static_cast<std::ptrdiff_t>(random.below(chosen.size() + 1)), each);
                else loosen_item(each);
            }
            const std::string made = fresh("i");
            value.items = std::vector<item>();
            for (const auto& each : chosen) value.items.append(item(*items.at(each)));
            value.items.append(item{.name = made});
            chosen.push_back(made);
            all.items = chosen;
        }
        if (maybe()) {
            say("with notes");
            value.notes = std::vector<note>();
            for (const auto& [at, text] : std::map(all.notes)) {
                if (maybe()) value.notes.add(note(*notes.at(text)));
                else notes.erase(text), all.notes.erase(at);
            }
            const std::string at = key(), text = fresh("n");
            if (all.notes.try_emplace(at, text).second) value.notes.add(note{.key = at, .text = text});
        }
        if (maybe()) {
            say("with labels");
            value.labels = std::vector<label>();
            all.labels.clear();
            for (const auto& [word, one] : labels)
                if (maybe()) {
                    value.labels.add(label(*one));
                    all.labels.insert(word);
                }
        }
        EXPECT_EQ(s->merge(value), handle);
        for (const auto& each : handle->items)
            if (each.state() != entity_state::deleted) items[each->name] = each;
        for (const auto& each : handle->notes)
            if (each.state() != entity_state::deleted) notes[each->text] = each;
    }

    void change() {
        using step = void (walk::*)();
        static constexpr step steps_there[]{
            &walk::add_shelf,     &walk::change_labels, &walk::change_labels, &walk::replace_labels,
            &walk::add_note,      &walk::add_note,      &walk::take_note,     &walk::move_note,
            &walk::rename_note,   &walk::replace_notes, &walk::put_item,      &walk::put_item,
            &walk::move_item,     &walk::take_item,     &walk::bring_item,    &walk::replace_items,
            &walk::change_events, &walk::change_events, &walk::change_marks,  &walk::change_cover,
            &walk::take_cover,    &walk::remove_shelf,  &walk::remove_label,  &walk::add_label,
            &walk::forget_some,   &walk::merge_value};
        const step chosen = shelves.size() < 2  ? &walk::add_shelf
                            : labels.size() < 2 ? &walk::add_label
                                                : steps_there[random.below(std::size(steps_there))];
        (this->*chosen)();
        if (random.below(4) == 0) this->look();
    }
};

TYPED_TEST(random_collections, are_what_a_model_says) {
    random_texts::bounded_time time(40);
    walk<typename TestFixture::engine> of(this->db);
    int commits = 0, rollbacks = 0, savepoints = 0;
    const auto compare = [&] {
        ASSERT_EQ(this->database_has(), of.committed);
        of.look();
    };
    const auto step = [&] {
        for (std::size_t left = of.random.below(6) + 1; left-- > 0;) of.change();
        switch (of.random.below(6)) {
            case 0:
                of.say("rollback"), of.s->rollback();
                of.now = of.committed;
                of.load();
                ++rollbacks;
                break;
            case 1: of.say("flush"), of.s->flush(); break;
            case 2: {
                of.say("savepoint");
                auto scope = of.s->begin_nested();
                const contents before = of.now;
                for (std::size_t left = of.random.below(4) + 1; left-- > 0;) of.change();
                if (of.maybe()) {
                    of.say("release");
                    scope.commit();
                } else {
                    of.say("rollback of it");
                    scope.rollback();
                    of.now = before;
                    of.load();
                    of.look();
                }
                ++savepoints;
                break;
            }
            case 3:
                of.say("commit, another session"), of.s->commit();
                of.committed = of.now;
                of.s = std::make_unique<session<typename TestFixture::engine>>(this->db);
                of.load();
                break;
            default:
                of.say("commit");
                of.s->commit();
                of.committed = of.now;
                ++commits;
                compare();
                break;
        }
    };
    while (time.is_left() && !testing::Test::HasFailure()) {
        ASSERT_NO_THROW(step()) << of.told();
        EXPECT_FALSE(testing::Test::HasFailure()) << of.told();
    }
    EXPECT_GT(commits, 2);
    EXPECT_GT(rollbacks + savepoints, 2);
}

}  // namespace orm::shelves
