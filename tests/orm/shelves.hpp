// Models with a collection of every kind, for the tests that try what nobody thinks of.
#pragma once

#include "compliance/support/database.hpp"

#include <cupel/orm/keyed_by.hpp>
#include <cupel/orm/positioned_by.hpp>
#include <cupel/orm/session.hpp>
#include <cupel/orm/set_of.hpp>
#include <cupel/orm/write_only.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace orm::shelves {

struct shelf;

struct label {
    std::int64_t id{};
    std::string name{};
    cupel::many_to_many<shelf> on{};
};
struct note {
    std::int64_t id{};
    std::optional<std::int64_t> shelf_id{};
    std::string key{};
    std::string text{};
    cupel::belongs_to<shelf> on{};
};
struct item {
    std::int64_t id{};
    std::optional<std::int64_t> shelf_id{};
    std::string name{};
    std::int32_t place{};
    cupel::belongs_to<shelf> on{};
};
struct event {
    std::int64_t id{};
    std::optional<std::int64_t> shelf_id{};
    std::string text{};
    bool loud{};
    cupel::belongs_to<shelf> on{};
};
struct card {
    std::int64_t id{};
    std::optional<std::int64_t> shelf_id{};
    std::string text{};
    cupel::belongs_to<shelf> on{};
};
struct shelf_label {
    std::int64_t shelf_id{};
    std::int64_t label_id{};
};
struct shelf_mark {
    std::int64_t shelf_id{};
    std::int64_t label_id{};
};
struct shelf {
    std::int64_t id{};
    std::string name{};
    cupel::set_of<cupel::many_to_many<label>> labels{};
    cupel::keyed_by<&note::key> notes{};
    cupel::positioned_by<&item::place> items{};
    cupel::write_only<cupel::has_many<event>> events{};
    cupel::write_only<cupel::many_to_many<label>> marks{};
    cupel::has_many<event> loud{};  // read and never changed
    cupel::has_one<card> cover{};
};

}  // namespace orm::shelves

template <>
struct cupel::mapping<orm::shelves::note> {
    using row = orm::shelves::note;
    static constexpr auto table = cupel::table<"shelf_notes">(foreign_key<&row::shelf_id, &orm::shelves::shelf::id>,
                                                              unique<&row::shelf_id, &row::key>);
};
template <>
struct cupel::mapping<orm::shelves::item> {
    using row = orm::shelves::item;
    static constexpr auto table = cupel::table<"shelf_items">(foreign_key<&row::shelf_id, &orm::shelves::shelf::id>);
};
template <>
struct cupel::mapping<orm::shelves::event> {
    using row = orm::shelves::event;
    static constexpr auto table =
        cupel::table<"shelf_events">(foreign_key<&row::shelf_id, &orm::shelves::shelf::id>.on_delete(cascade));
};
template <>
struct cupel::mapping<orm::shelves::card> {
    using row = orm::shelves::card;
    static constexpr auto table = cupel::table<"shelf_cards">(foreign_key<&row::shelf_id, &orm::shelves::shelf::id>);
};
template <>
struct cupel::mapping<orm::shelves::label> {
    static constexpr auto table = cupel::table<"shelf_label_names">(
        relationship<&orm::shelves::label::on>.secondary<orm::shelves::shelf_label>());
};
template <>
struct cupel::mapping<orm::shelves::shelf_label> {
    using row = orm::shelves::shelf_label;
    static constexpr auto table = cupel::table<"shelf_labels">(primary_key<&row::shelf_id, &row::label_id>,
                                                               foreign_key<&row::shelf_id, &orm::shelves::shelf::id>,
                                                               foreign_key<&row::label_id, &orm::shelves::label::id>);
};
template <>
struct cupel::mapping<orm::shelves::shelf_mark> {
    using row = orm::shelves::shelf_mark;
    static constexpr auto table = cupel::table<"shelf_marks">(
        primary_key<&row::shelf_id, &row::label_id>, foreign_key<&row::shelf_id, &orm::shelves::shelf::id>,
        foreign_key<&row::label_id, &orm::shelves::label::id>.on_delete(cascade));
};
template <>
struct cupel::mapping<orm::shelves::shelf> {
    using row = orm::shelves::shelf;
    using item = orm::shelves::item;
    using event = orm::shelves::event;
    static constexpr auto items = relationship<&row::items>.back_populates<&item::on>();
    static constexpr auto table = cupel::table<"shelves">(
        relationship<&row::labels>.secondary<orm::shelves::shelf_label>().back_populates<&orm::shelves::label::on>(),
        relationship<&row::notes>.back_populates<&orm::shelves::note::on>().cascade(all, delete_orphan),
        items.order_by(col<&item::place>), relationship<&row::events>.back_populates<&event::on>(),
        relationship<&row::marks>.secondary<orm::shelves::shelf_mark>(),
        relationship<&row::loud>.where(col<&event::loud>).order_by(col<&event::text>.desc()).passive_deletes(all),
        relationship<&row::cover>.back_populates<&orm::shelves::card::on>());
};

namespace orm::shelves {

// What there should be, by name: what belongs to no shelf is of the shelf "".
struct contents {
    struct of_shelf {
        std::set<std::string> labels{}, marks{}, events{};
        std::map<std::string, std::string> notes{};
        std::vector<std::string> items{};
        std::set<std::string> cards{};
        bool operator==(const of_shelf&) const = default;
    };
    std::map<std::string, of_shelf> shelves{{"", {}}};
    bool operator==(const contents&) const = default;
};

inline void PrintTo(const contents& all, std::ostream* out) {
    const auto put = [&](const char* what, const auto& names) {
        *out << ' ' << what;
        for (const auto& each : names) *out << ' ' << each;
    };
    for (const auto& [name, one] : all.shelves) {
        *out << "\n'" << name << "':";
        put("labels", one.labels), put("marks", one.marks), put("events", one.events), put("items", one.items);
        put("cards", one.cards);
        for (const auto& [key, text] : one.notes) *out << ' ' << key << "=" << text;
    }
}

template <class D>
struct suite : testing::Test {
    using dialect = typename D::dialect;
    using engine = typename dialect::engine;
    suite() { cupel::create_all<shelf, label, note, item, event, card, shelf_label, shelf_mark>(db); }

    // As the database has them; positions that are not 0, 1, 2 ... are shown.
    contents database_has() {
        using namespace cupel;
        contents found;
        std::map<std::int64_t, std::string> names, words;
        const auto of = [&](const std::optional<std::int64_t>& id) -> contents::of_shelf& {
            return found.shelves[id ? names.at(*id) : ""];
        };
        for (const auto& each : db.execute(select<shelf>()).all()) {
            names[each.id] = each.name;
            found.shelves[each.name];
        }
        for (const auto& each : db.execute(select<label>()).all()) words[each.id] = each.name;
        for (const auto& each : db.execute(select<note>()).all()) of(each.shelf_id).notes[each.key] = each.text;
        for (const auto& each : db.execute(select<card>()).all()) of(each.shelf_id).cards.insert(each.text);
        for (const auto& each : db.execute(select<event>()).all()) of(each.shelf_id).events.insert(each.text);
        for (const auto& each : db.execute(select<shelf_label>()).all())
            of(each.shelf_id).labels.insert(words.at(each.label_id));
        for (const auto& each : db.execute(select<shelf_mark>()).all())
            of(each.shelf_id).marks.insert(words.at(each.label_id));
        for (const auto& each : db.execute(select<item>().order_by(col<&item::place>)).all()) {
            auto& items = of(each.shelf_id).items;
            const bool in_place = !each.shelf_id || static_cast<std::size_t>(each.place) == items.size();
            items.push_back(each.name + (in_place ? "" : "@" + std::to_string(each.place)));
        }
        auto& loose = found.shelves[""].items;
        std::sort(loose.begin(), loose.end());
        return found;
    }

    D database{};
    engine db = database.start({});
};

}  // namespace orm::shelves
