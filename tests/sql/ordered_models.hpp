// Models with relationships that have an order and a condition of their own.
#pragma once

#include <cupel/cupel.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace ordered {

enum class order_state { open, paid };

struct client;
struct mark;

struct bill {
    std::int64_t id{};
    std::optional<std::int64_t> client_id{};
    std::string title{};
    order_state state = order_state::open;
    std::optional<std::int32_t> rank{};
    cupel::belongs_to<client> buyer{};
    cupel::many_to_many<mark> marks{};
    cupel::many_to_many<mark> short_marks{};
};

struct mark {
    std::int64_t id{};
    std::string name{};
    std::int32_t width{};
};

struct bill_mark {
    std::int64_t bill_id{};
    std::int64_t mark_id{};
};

struct client {
    std::int64_t id{};
    std::string name{};
    cupel::has_many<bill> bills{};
    cupel::has_many<bill> open_bills{};
    cupel::has_one<bill> first_rank{};
};

// A tree, ordered, and a part of it.
struct rack {
    std::int64_t id{};
    std::string name{};
    bool hidden = false;
    std::optional<std::int64_t> above_id{};
    cupel::has_many<rack> below{};
    cupel::has_many<rack> seen{};
};

}  // namespace ordered

template <>
struct cupel::mapping<ordered::bill_mark> {
    using row = ordered::bill_mark;
    static constexpr auto table = cupel::table<"bill_marks">(primary_key<&row::bill_id, &row::mark_id>,
                                                             foreign_key<&row::bill_id, &ordered::bill::id>,
                                                             foreign_key<&row::mark_id, &ordered::mark::id>);
};
template <>
struct cupel::mapping<ordered::mark> {
    static constexpr auto table = cupel::table<"marks">();
};
template <>
struct cupel::mapping<ordered::bill> {
    using row = ordered::bill;
    using mark = ordered::mark;
    static constexpr auto table = cupel::table<"bills">(
        foreign_key<&row::client_id, &ordered::client::id>,
        relationship<&row::marks>.secondary<ordered::bill_mark>().order_by(func::lower(col<&mark::name>)),
        relationship<&row::short_marks>.secondary<ordered::bill_mark>().where(col<&mark::width> < 5 ||
                                                                              col<&mark::name> == "it's"));
};
template <>
struct cupel::mapping<ordered::client> {
    using row = ordered::client;
    using bill = ordered::bill;
    static constexpr auto table = cupel::table<"clients">(
        relationship<&row::bills>.back_populates<&bill::buyer>().order_by(col<&bill::rank>.desc().nulls_last(),
                                                                                  col<&bill::title>),
        relationship<&row::open_bills>.where(col<&bill::state> == ordered::order_state::open)
            .order_by(col<&bill::title>.desc())
            .cascade(all),
        relationship<&row::first_rank>.where(col<&bill::rank> == 1));
};
template <>
struct cupel::mapping<ordered::rack> {
    using row = ordered::rack;
    static constexpr auto table = cupel::table<"racks">(
        foreign_key<&row::above_id, &row::id>, relationship<&row::below>.order_by(col<&row::name>.desc()),
        relationship<&row::seen>.where(!col<&row::hidden>).order_by(col<&row::name>));
};
