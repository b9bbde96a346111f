// Windows: the rows that a window function sees, in parts, in an order, within a frame.
#pragma once

#include <cupel/sql/comparing.hpp>
#include <cupel/sql/frame.hpp>
#include <cupel/sql/functions/function.hpp>
#include <cupel/sql/node_pack.hpp>
#include <cupel/sql/ordering.hpp>

#include <concepts>
#include <string_view>
#include <utility>

namespace cupel {

namespace detail {

// Takes the place of a label or a value among the keys of a window, until it is known whose window it is.
struct no_window_key {
    static constexpr bool has_values = false;
    static constexpr bool is_no_key = true;
    template <class Writer>
    static constexpr void render(Writer& w) {
        w.silence();
    }
};

template <class Key>
constexpr auto window_key(Key key) {
    if constexpr (order_key<Key>) return key;
    else return no_window_key{};
}

template <class Key, comparing How, class Writer>
constexpr void render_window_key(Writer& w, std::string_view clause) {
    const bool before = std::exchange(w.covered, w.template groups_by<typename ordered_key<Key>::type>());
    if constexpr (expression<Key>)
        if constexpr (!always_ordered<Key>) check_compared<Key, How>(w, clause);
    Key::render(w);
    w.covered = before;
}

template <class... Keys>
struct window_partition {
    static constexpr bool has_values = node_pack<Keys...>::has_values;
    static constexpr bool empty = sizeof...(Keys) == 0;
    static constexpr bool ok = (expression<Keys> && ... && true);

    [[no_unique_address]] node_pack<Keys...> keys;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("PARTITION BY ");
        bool first = true;
        ((first ? void(first = false) : w.text(", "), render_window_key<Keys, comparing::equality>(w, "PARTITION BY")),
         ...);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        keys.visit_values(visitor);
    }
};

template <class... Items>
struct window_order {
    static constexpr bool has_values = node_pack<Items...>::has_values;
    static constexpr bool empty = sizeof...(Items) == 0;
    static constexpr bool ok = (order_key<Items> && ... && true);

    [[no_unique_address]] node_pack<Items...> items;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("ORDER BY ");
        bool first = true;
        ((first ? void(first = false) : w.text(", "), render_window_key<Items, comparing::order>(w, "ORDER BY")), ...);
    }

    template <fixed_string Unit, class Window, class Start, class End>
    static constexpr auto make_frame(const Start& start, const End& end) {
        using check = frame_check<Unit, Start, End, Window, Items...>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (check::fault != frame_fault::none) {
            return no_frame{};
        } else {
            using convert = bound_check<Unit, Items...>;
            using first = decltype(convert::converted(start));
            using last = decltype(convert::converted(end));
            return frame<Unit, first, last>{convert::converted(start), convert::converted(end)};
        }
    }

    template <class Frame, class Writer>
    static constexpr void check_frame(Writer& w) {
        if constexpr (sizeof...(Items) == 1 && ok) (check_range<Frame, typename ordered_key<Items>::type>(w), ...);
    }

    template <class Frame, class Key, class Writer>
    static constexpr void check_range(Writer& w) {
        if constexpr (Frame::adds_to_key && !type_of<Key>.is_number() && !Writer::dialect::has_range_of_times) {
            problem text("cupel[E107]: RANGE with an offset in a window by ");
            cupel::detail::describe<Key>(text, "a key");
            text += " of type ";
            text += type_of<Key>.name;
            text += ", which this database keeps as text; take .rows(...) or .groups(...)";
            w.report(text);
        }
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        items.visit_values(visitor);
    }
};

// PARTITION BY a ORDER BY b ROWS BETWEEN c AND d
template <class Partition, class Order, class Frame>
struct window_definition {
    static constexpr bool has_values = Partition::has_values || Order::has_values || Frame::has_values;
    static constexpr bool is_window = true;
    static constexpr bool ok = Partition::ok && Order::ok;
    static constexpr bool extent_may_be_empty = Frame::may_be_empty;
    static constexpr bool has_partition = !Partition::empty;
    static constexpr bool has_order = !Order::empty;
    static constexpr bool has_frame = !std::same_as<Frame, no_frame>;

    [[no_unique_address]] Partition partition;
    [[no_unique_address]] Order order;
    [[no_unique_address]] Frame extent;

    // ORDER BY a, b DESC
    template <class... Items>
        requires(Order::empty && sizeof...(Items) > 0)
    constexpr auto order_by(Items... items) const {
        using added = window_order<decltype(window_key(static_cast<Items&&>(items)))...>;
        return window_definition<Partition, added, Frame>{
            partition, {pack(window_key(static_cast<Items&&>(items))...)}, extent};
    }

    // ROWS BETWEEN start AND end: so many rows. Without `end` up to the current row.
    template <class Start, class End = fixed_bound<bound_at::current_row>>
    constexpr auto rows(Start start, End end = {}) const {
        return with_frame(Order::template make_frame<"ROWS", window_definition>(start, end));
    }
    // RANGE BETWEEN start AND end: rows whose key differs from the current row's by so much
    template <class Start, class End = fixed_bound<bound_at::current_row>>
    constexpr auto range(Start start, End end = {}) const {
        return with_frame(Order::template make_frame<"RANGE", window_definition>(start, end));
    }
    // GROUPS BETWEEN start AND end: so many groups of rows with equal keys
    template <class Start, class End = fixed_bound<bound_at::current_row>>
    constexpr auto groups(Start start, End end = {}) const {
        return with_frame(Order::template make_frame<"GROUPS", window_definition>(start, end));
    }

    // What a frame leaves out: the current row; the rows equal to it in the order, with it or without it; nothing.
    constexpr auto exclude_current_row() const { return excluding<exclusion::current_row>(); }
    constexpr auto exclude_group() const { return excluding<exclusion::group>(); }
    constexpr auto exclude_ties() const { return excluding<exclusion::ties>(); }
    constexpr auto exclude_no_others() const { return excluding<exclusion::no_others>(); }

    static constexpr bool may_be_empty(const walk&) noexcept { return Frame::may_be_empty; }

    // (PARTITION BY ...)
    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("(");
        if constexpr (has_partition) Partition::render(w);
        render_rest(w, has_partition);
        w.text(")");
    }

    // What follows PARTITION BY, or the name of the window that this one extends.
    template <class Writer>
    static constexpr void render_rest(Writer& w, bool something_before) {
        if constexpr (has_order) {
            if (something_before) w.text(" ");
            Order::render(w);
        }
        if constexpr (has_frame) {
            Order::template check_frame<Frame>(w);
            if (something_before || has_order) w.text(" ");
            Frame::render(w);
        }
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, partition, order, extent);
    }

private:
    template <class Other>
    constexpr auto with_frame(Other other) const {
        return window_definition<Partition, Order, Other>{partition, order, std::move(other)};
    }

    template <exclusion Excluded>
    constexpr auto excluding() const {
        if constexpr (std::same_as<Frame, no_frame>)  // SQL's frame, said aloud
            return with_frame(frame<"RANGE", fixed_bound<bound_at::unbounded_preceding>,
                                    fixed_bound<bound_at::current_row>, Excluded>{});
        else return with_frame(extent.template excluding<Excluded>());
    }
};

using whole_window = window_definition<window_partition<>, window_order<>, no_frame>;

}  // namespace detail

// PARTITION BY a, b: a window with the rows that are equal to the current one in these. `.order_by(...)` and `.rows(...)`,
// `.range(...)` or `.groups(...)` follow; without a key they are said of all rows.
template <class... Keys>
constexpr auto partition_by(Keys... keys) {
    using partition = detail::window_partition<decltype(detail::window_key(static_cast<Keys&&>(keys)))...>;
    return detail::window_definition<partition, detail::window_order<>, detail::no_frame>{
        {detail::pack(detail::window_key(static_cast<Keys&&>(keys))...)}, {}, {}};
}

// ORDER BY a, b DESC: a window of all rows in an order, and of these, where no frame is said, those up to the current one
template <class... Items>
    requires(sizeof...(Items) > 0)
constexpr auto order_by(Items... items) {
    return detail::whole_window{}.order_by(std::move(items)...);
}

}  // namespace cupel
