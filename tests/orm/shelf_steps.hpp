// Random steps with the labels, notes, events and marks of shelves.
#pragma once

#include "orm/shelf_state.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace orm::shelves {

template <class Engine>
struct shelf_steps : shelf_state<Engine> {
    using base = shelf_state<Engine>;
    using base::any, base::maybe, base::fresh, base::key, base::say, base::now, base::s, base::random, base::shelves,
        base::labels, base::notes, base::events, base::shelf_of_note;
    using base::base;

    void change_labels() {
        const auto [name, handle] = any(shelves);
        const auto [word, one] = any(labels);
        const bool there = now.shelves[name].labels.count(word) != 0;
        const bool here = maybe();
        say((there ? "take " : "put ") + word + (there ? " from " : " on ") + name +
            (here ? "" : " by the other side"));
        if (there && maybe()) {
            say("or again");
            EXPECT_EQ(handle->labels.add(one), one);
        } else if (there) {
            here ? handle->labels.remove(one) : one->on.remove(handle);
            now.shelves[name].labels.erase(word);
        } else {
            here ? void(handle->labels.add(one)) : void(one->on.append(handle));
            now.shelves[name].labels.insert(word);
        }
    }
    void replace_labels() {
        const auto [name, handle] = any(shelves);
        say("replace the labels of " + name);
        std::vector<ref<label>> chosen;
        now.shelves[name].labels.clear();
        for (const auto& [word, one] : labels)
            if (maybe()) {
                chosen.push_back(one);
                now.shelves[name].labels.insert(word);
            }
        handle->labels = chosen;
    }
    void add_note() {
        const auto [name, handle] = any(shelves);
        auto& all = now.shelves[name].notes;
        const std::string at = key(), text = fresh("n");
        if (all.count(at) == 0) {
            say("note " + text + " as " + at + " to " + name);
            notes[text] = handle->notes.add(note{.key = at, .text = text});
        } else if (maybe()) {
            say("no note as " + at + " to " + name);
            EXPECT_THROW(handle->notes.add(note{.key = at, .text = text}), duplicate_key_error);
            return;
        } else {
            say("note " + text + " in the place of " + at + " to " + name);
            notes.erase(all.at(at));
            notes[text] = handle->notes.insert_or_assign(note{.key = at, .text = text});
        }
        all[at] = text;
    }
    void take_note() {
        if (notes.empty()) return;
        const auto [text, handle] = any(notes);
        const std::string on = shelf_of_note(text);
        const ref<shelf> of = shelves.at(on);
        const std::size_t how = random.below(3);
        say("note " + text + " from " + on + " by way " + std::to_string(how));
        notes.erase(text);
        now.shelves[on].notes.erase(handle->key);
        if (how == 0) of->notes.remove(handle);
        else if (how == 1) handle->on = ref<shelf>();
        else s->flush(), s->remove(handle), s->flush();
    }
    void move_note() {
        if (notes.empty()) return;
        const auto [text, handle] = any(notes);
        const auto [name, to] = any(shelves);
        const std::string from = shelf_of_note(text), at = handle->key;
        if (from == name) return;
        say("note " + text + " from " + from + " to " + name);
        if (const auto there = now.shelves[name].notes.find(at); there != now.shelves[name].notes.end()) {
            to->notes.remove(to->notes.find(at));
            notes.erase(there->second);
        }
        s->flush();
        if (maybe()) to->notes.add(handle);
        else handle->on = to;
        now.shelves[from].notes.erase(at);
        now.shelves[name].notes[at] = text;
    }
    void rename_note() {
        if (notes.empty()) return;
        const auto [text, handle] = any(notes);
        auto& all = now.shelves[shelf_of_note(text)].notes;
        const std::string before = handle->key, after = key();
        if (all.count(after) != 0) return;
        say("note " + text + " is " + after);
        s->flush();
        handle->key = after;
        shelves.at(shelf_of_note(text))->notes.add(handle);
        s->flush();
        all.erase(before);
        all[after] = text;
    }
    void replace_notes() {
        const auto [name, handle] = any(shelves);
        say("replace the notes of " + name);
        std::vector<ref<note>> chosen;
        auto before = std::exchange(now.shelves[name].notes, {});
        for (const auto& [at, text] : before) {
            if (maybe()) {
                chosen.push_back(notes.at(text));
                now.shelves[name].notes[at] = text;
            } else {
                notes.erase(text);
            }
        }
        const std::string at = key(), text = fresh("n");
        if (now.shelves[name].notes.count(at) == 0) {
            chosen.push_back(make_entity(note{.key = at, .text = text}));
            notes[text] = chosen.back();
            now.shelves[name].notes[at] = text;
        }
        handle->notes = chosen;
    }
    void change_events() {
        const auto [name, handle] = any(shelves);
        if (events.empty() || random.below(3) == 0) {
            const std::string text = fresh("e");
            say("event " + text + " of " + name);
            events[text] = handle->events.add(event{.text = text, .loud = maybe()});
            now.shelves[name].events.insert(text);
            return;
        }
        const auto [text, one] = any(events);
        const bool there = now.shelves[name].events.count(text) != 0;
        say("event " + text + (there ? " not of " : " of ") + name);
        if (there && maybe()) {
            handle->events.add(one);
        } else if (there) {
            handle->events.remove(one);
            now.shelves[name].events.erase(text);
            now.shelves[""].events.insert(text);
        } else {
            for (auto& [on, all] : now.shelves) all.events.erase(text);
            if (maybe()) handle->events.add(one);
            else one->on = handle;
            now.shelves[name].events.insert(text);
        }
    }
    void change_marks() {
        const auto [name, handle] = any(shelves);
        const auto [word, one] = any(labels);
        auto& all = now.shelves[name].marks;
        say((all.count(word) != 0 ? "unmark " : "mark ") + word + " " + name);
        if (all.insert(word).second) handle->marks.add(one);
        else all.erase(word), handle->marks.remove(one);
    }
};

}  // namespace orm::shelves
