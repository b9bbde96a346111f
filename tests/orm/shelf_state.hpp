// A session with shelves, what there should be on them, and whether the session shows it.
#pragma once

#include "orm/shelves.hpp"
#include "random_texts.hpp"

#include <cupel/orm/through.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace orm::shelves {

using cupel::col;
using cupel::duplicate_key_error;
using cupel::entity_state;
using cupel::make_entity;
using cupel::ref;
using cupel::select;
using cupel::session;
using cupel::through;

template <class Engine>
struct shelf_state {
    explicit shelf_state(Engine& of) : db(of), s(std::make_unique<session<Engine>>(of)) {}

    Engine& db;
    std::unique_ptr<session<Engine>> s;
    random_texts::source random{};
    int number = 0;
    contents now{}, committed{};
    std::map<std::string, ref<shelf>> shelves{};
    std::map<std::string, ref<label>> labels{};
    std::map<std::string, ref<note>> notes{};
    std::map<std::string, ref<item>> items{};
    std::map<std::string, ref<event>> events{};
    std::map<std::string, ref<card>> cards{};
    std::vector<std::string> steps{};

    template <class Map>
    auto any(Map& map) {
        return *std::next(map.begin(), static_cast<std::ptrdiff_t>(random.below(map.size())));
    }
    bool maybe() { return random.below(2) == 0; }
    std::string fresh(const char* kind) { return kind + std::to_string(++number); }
    std::string key() { return "k" + std::to_string(random.below(4)); }
    void say(std::string what) { steps.push_back(std::move(what)); }
    std::string told() const {
        std::string all;
        for (std::size_t at = steps.size() < 60 ? 0 : steps.size() - 60; at < steps.size(); ++at)
            all += steps[at] + "\n";
        return all;
    }

    void load() {
        const auto read = [&](auto& map, auto name, auto query) {
            map.clear();
            for (const auto& each : s->scalars(query)) map[name(*each)] = each;
        };
        read(shelves, [](const shelf& one) { return one.name; }, select<shelf>());
        read(labels, [](const label& one) { return one.name; }, select<label>());
        read(notes, [](const note& one) { return one.text; }, select<note>());
        read(items, [](const item& one) { return one.name; }, select<item>());
        read(events, [](const event& one) { return one.text; }, select<event>());
        read(cards, [](const card& one) { return one.text; }, select<card>());
    }
    std::string shelf_of_item(const std::string& name) {
        for (auto& [on, all] : now.shelves)
            if (std::count(all.items.begin(), all.items.end(), name) != 0) return on;
        return "";
    }
    std::string shelf_of_note(const std::string& text) {
        for (auto& [on, all] : now.shelves)
            for (auto& [key, each] : all.notes)
                if (each == text) return on;
        return "";
    }
    void forget_item(const std::string& name) {
        for (auto& [on, all] : now.shelves) std::erase(all.items, name);
    }
    void loosen_item(const std::string& name) {
        auto& loose = now.shelves[""].items;
        loose.insert(std::lower_bound(loose.begin(), loose.end(), name), name);
    }

    // What the session shows is what there should be.
    void look() {
        say("look");
        const auto shown = [](const auto& all) {
            std::size_t count = 0;
            for (const auto& each : all) count += each.state() != entity_state::deleted;
            return count;
        };
        for (const auto& [name, handle] : shelves) {
            const auto& all = now.shelves.at(name);
            EXPECT_EQ(shown(handle->labels), all.labels.size()) << name;
            for (const auto& word : all.labels) EXPECT_TRUE(handle->labels.contains(labels.at(word))) << name << word;
            EXPECT_EQ(shown(handle->notes), all.notes.size()) << name;
            for (const char* at : {"k0", "k1", "k2", "k3"}) {
                const auto found = handle->notes.find(at);
                const auto there = all.notes.find(at);
                EXPECT_EQ(found ? found->text : "", there == all.notes.end() ? "" : there->second) << name << at;
            }
            std::vector<std::string> in_order;
            for (const auto& each : handle->items)
                if (each.state() != entity_state::deleted) {
                    EXPECT_EQ(static_cast<std::size_t>(each->place), in_order.size()) << name << each->name;
                    EXPECT_EQ(each->on.get(), handle);
                    in_order.push_back(each->name);
                }
            EXPECT_EQ(in_order, all.items) << name;
            EXPECT_EQ(handle->cover ? handle->cover->text : "", all.cards.empty() ? "" : *all.cards.begin()) << name;
        }
        for (const auto& [word, one] : labels) {
            std::size_t there = 0;
            for (const auto& [name, all] : now.shelves) there += all.labels.count(word);
            EXPECT_EQ(shown(one->on), there) << word;
        }
        for (const auto& [text, one] : notes) EXPECT_EQ(one->on->name, shelf_of_note(text)) << text;
        if (maybe()) return;
        for (const auto& [name, handle] : shelves) {
            const auto& all = now.shelves.at(name);
            EXPECT_EQ(handle->events.count(), all.events.size()) << name;
            EXPECT_EQ(handle->marks.count(), all.marks.size()) << name;
            s->flush();
            s->expire(handle);
            const auto texts = through<&shelf::notes, &note::text>(handle);
            EXPECT_EQ(texts.size(), all.notes.size()) << name;
            const auto loud = handle->loud;
            for (std::size_t i = 1; i < handle->loud.size(); ++i)
                EXPECT_GT(handle->loud[i - 1]->text, handle->loud[i]->text);
        }
    }
};

}  // namespace orm::shelves
