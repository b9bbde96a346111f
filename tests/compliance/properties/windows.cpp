// Random rows: windows with every kind of frame, the functions over them, and aggregates with conditions give what a
// reference evaluation of the same rows gives.
#include "compliance/properties/random_data.hpp"

#include <array>
#include <map>
#include <set>
#include <utility>

using namespace cupel;

namespace random_windows {

struct item {
    std::int64_t id{};
    std::optional<std::int64_t> part{};
    std::optional<std::int64_t> key{};
    std::optional<std::int64_t> amount{};
};

constexpr auto id = col<&item::id>;
constexpr auto part = col<&item::part>;
constexpr auto key = col<&item::key>;
constexpr auto amount = col<&item::amount>;

using value = std::optional<std::int64_t>;

// What is tried.
enum class at { unbounded_preceding, preceding, current, following, unbounded_following };
enum class unit { rows, groups, range };
enum class exclude { unsaid, current_row, group, ties, no_others };

struct shape {
    at start{}, end{};
    unit kind{};
    exclude without{};
    bool descending = false;
    bool nulls_first = false;
};

// Every frame that does not end before it begins, of every unit; the other choices take turns.
constexpr std::size_t shapes = 39;
constexpr shape shape_of(std::size_t index) {
    shape made;
    std::size_t wanted = index % 13;
    for (int start = 0; start < 4; ++start)
        for (int end = std::max(start, 1); end < 5; ++end)
            if (wanted-- == 0) {
                made.start = at{start};
                made.end = at{end};
            }
    made.kind = unit(index / 13);
    made.without = exclude((index + index / 13) % 5);
    made.descending = index % 2 == 1;
    made.nulls_first = index / 2 % 2 == 1;
    return made;
}

template <at At>
constexpr auto bound(std::int64_t n) {
    if constexpr (At == at::unbounded_preceding) return unbounded_preceding;
    else if constexpr (At == at::preceding) return preceding(n);
    else if constexpr (At == at::current) return current_row;
    else if constexpr (At == at::following) return following(n);
    else return unbounded_following;
}

template <shape Shape>
constexpr auto ordered_key() {
    constexpr auto direction = [] {
        if constexpr (Shape.descending) return key.desc();
        else return key.asc();
    }();
    if constexpr (Shape.nulls_first) return direction.nulls_first();
    else return direction.nulls_last();
}

template <exclude Without, class Window>
constexpr auto excluding(const Window& window) {
    if constexpr (Without == exclude::current_row) return window.exclude_current_row();
    else if constexpr (Without == exclude::group) return window.exclude_group();
    else if constexpr (Without == exclude::ties) return window.exclude_ties();
    else if constexpr (Without == exclude::no_others) return window.exclude_no_others();
    else return window;
}

template <shape Shape>
constexpr auto window_of(std::int64_t n, std::int64_t m) {
    constexpr auto by = partition_by(part);
    if constexpr (Shape.kind == unit::rows)
        return excluding<Shape.without>(
            by.order_by(ordered_key<Shape>(), id).rows(bound<Shape.start>(n), bound<Shape.end>(m)));
    else if constexpr (Shape.kind == unit::groups)
        return excluding<Shape.without>(
            by.order_by(ordered_key<Shape>()).groups(bound<Shape.start>(n), bound<Shape.end>(m)));
    else
        return excluding<Shape.without>(
            by.order_by(ordered_key<Shape>()).range(bound<Shape.start>(n), bound<Shape.end>(m)));
}

// The reference.
constexpr double infinite = std::numeric_limits<double>::infinity();

// Where a row stands in the order: NULL beyond everything, on the side that is said.
double place(const item& row, const shape& how) {
    if (!row.key) return how.nulls_first ? -infinite : infinite;
    return static_cast<double>(how.descending ? -*row.key : *row.key);
}

// The rows of each partition in order.
std::vector<std::vector<item>> partitions(std::vector<item> rows, const shape& how) {
    std::ranges::sort(rows, [&](const item& a, const item& b) {
        return std::tuple(a.part, place(a, how), a.id) < std::tuple(b.part, place(b, how), b.id);
    });
    std::vector<std::vector<item>> parts;
    for (const item& row : rows) {
        if (parts.empty() || parts.back().back().part != row.part) parts.emplace_back();
        parts.back().push_back(row);
    }
    return parts;
}

// The frame of one row of an ordered partition.
std::vector<item> frame_of(const std::vector<item>& rows, std::size_t current, const shape& how, std::int64_t n,
                           std::int64_t m) {
    const auto peers = [&](std::size_t a, std::size_t b) {
        return how.kind == unit::rows ? a == b : place(rows[a], how) == place(rows[b], how);
    };
    // The distance of a row from the current one, in what the frame counts.
    const auto distance = [&](std::size_t other) {
        if (how.kind == unit::rows) return static_cast<double>(other) - static_cast<double>(current);
        if (how.kind == unit::range) {
            const double a = place(rows[other], how), b = place(rows[current], how);
            return a == b ? 0 : a - b;
        }
        double groups = 0;
        for (std::size_t i = std::min(current, other); i < std::max(current, other); ++i) groups += !peers(i, i + 1);
        return other < current ? -groups : groups;
    };
    const auto edge = [](at where, std::int64_t offset) {
        switch (where) {
            case at::unbounded_preceding: return -infinite;
            case at::preceding: return -static_cast<double>(offset);
            case at::current: return 0.0;
            case at::following: return static_cast<double>(offset);
            case at::unbounded_following: break;
        }
        return infinite;
    };
    // Beside a NULL key every offset leads to NULL.
    const auto inside = [&](std::size_t other) {
        const double far = distance(other);
        const bool lost = how.kind == unit::range && !rows[current].key;
        const auto limit = [&](at where, std::int64_t offset) {
            const double to = edge(where, offset);
            return lost && std::isfinite(to) ? 0.0 : to;
        };
        return far >= limit(how.start, n) && far <= limit(how.end, m);
    };
    std::vector<item> found;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!inside(i)) continue;
        if (how.without == exclude::current_row && i == current) continue;
        if (how.without == exclude::group && peers(i, current)) continue;
        if (how.without == exclude::ties && peers(i, current) && i != current) continue;
        found.push_back(rows[i]);
    }
    return found;
}

struct sums {
    std::int64_t rows = 0, amounts = 0, large = 0;
    value sum, least, most;
    friend bool operator==(const sums&, const sums&) = default;
};

sums sums_of(const std::vector<item>& rows, std::int64_t low) {
    sums made;
    for (const item& row : rows) {
        ++made.rows;
        if (!row.amount) continue;
        ++made.amounts;
        if (*row.amount > low) ++made.large;
        made.sum = made.sum.value_or(0) + *row.amount;
        made.least = std::min(made.least.value_or(*row.amount), *row.amount);
        made.most = std::max(made.most.value_or(*row.amount), *row.amount);
    }
    return made;
}

void PrintTo(const sums& one, std::ostream* out) {
    const auto shown = [](const value& number) { return number ? std::to_string(*number) : "NULL"; };
    *out << one.rows << ' ' << one.amounts << ' ' << one.large << ' ' << shown(one.sum) << ' ' << shown(one.least)
         << ' ' << shown(one.most);
}

template <class D>
struct random_windows : compliance::suite<D> {
    compliance::random_source random{20240229};
    std::vector<item> rows{};

    void SetUp() override { create_all<item>(this->db); }

    // Few different values, so that there are ties; in an order of their own.
    void fill() {
        rows.clear();
        const auto some = [&](std::int64_t low, std::int64_t high) {
            return random.chance(5) ? std::nullopt : value(random.integer(low, high));
        };
        for (std::int64_t i = 1; i <= 40; ++i) rows.push_back({i * 7 % 41, some(1, 3), some(-4, 4), some(-9, 9)});
        this->db.execute(delete_from<item>().all_rows());
        this->db.execute(insert_into<item>(with_key).values(rows));
    }

    template <std::size_t Index>
    void try_frame() {
        static constexpr shape how = shape_of(Index);
        const std::int64_t n = random.integer(0, 4), m = random.integer(0, 4), low = random.integer(-9, 9);
        const auto query = select(id, func::count().over(window<"w">).template as<"rows">(),
                                  func::count(amount).over(window<"w">).template as<"amounts">(),
                                  func::count().filter(amount > low).over(window<"w">).template as<"large">(),
                                  func::sum(amount).over(window<"w">).template as<"sum">(),
                                  func::min(amount).over(window<"w">).template as<"least">(),
                                  func::max(amount).over(window<"w">).template as<"most">())
                               .template window<"w">(window_of<how>(n, m))
                               .order_by(id);
        std::map<std::int64_t, sums> found, expected;
        for (const auto& [number, all, amounts, large, sum, least, most] : this->db.execute(query))
            found[number] = {all, amounts, large, sum, least, most};
        for (const auto& one : partitions(rows, how))
            for (std::size_t i = 0; i < one.size(); ++i)
                expected[one[i].id] = sums_of(frame_of(one, i, how, n, m), low);
        EXPECT_EQ(found, expected) << "shape " << Index << ", " << n << ", " << m << ": " << sql<sqlite>(query);
    }

    template <std::size_t... Index>
    void try_frames(std::index_sequence<Index...>) {
        (try_frame<Index>(), ...);
    }
};
TYPED_TEST_SUITE(random_windows, compliance::databases, compliance::database_names);

TYPED_TEST(random_windows, frames) {
    for (int round = 0; round < 6; ++round) {
        this->fill();
        this->try_frames(std::make_index_sequence<shapes>());
    }
}

// The order of these is whole: equal keys are in the order of their ids.
constexpr auto by_key = partition_by(part).order_by(key.asc().nulls_last());
constexpr auto in_order = partition_by(part).order_by(key.asc().nulls_last(), id);

TYPED_TEST(random_windows, ranks_and_neighbours) {
    for (int round = 0; round < 30; ++round) {
        this->fill();
        const auto n = static_cast<std::int32_t>(this->random.integer(1, 4));
        const std::int64_t other = this->random.integer(-99, 99);
        const auto query = select(
            id, func::row_number().over(in_order).as<"number">(), func::rank().over(by_key).as<"rank">(),
            func::dense_rank().over(by_key).as<"dense">(), func::percent_rank().over(by_key).as<"percent">(),
            func::cume_dist().over(by_key).as<"share">(), func::ntile(n).over(in_order).as<"part_of">(),
            func::lag(amount, n).over(in_order).as<"lag">(), func::lead(amount, n, other).over(in_order).as<"lead">(),
            func::first_value(amount).over(in_order).as<"first">(), func::last_value(id).over(in_order).as<"last">(),
            func::nth_value(amount, n).over(in_order).as<"nth">());
        std::size_t seen = 0;
        std::map<std::int64_t, std::pair<const std::vector<item>*, std::size_t>> places;
        const auto parts = partitions(this->rows, {});
        for (const auto& one : parts)
            for (std::size_t i = 0; i < one.size(); ++i) places[one[i].id] = {&one, i};
        for (const auto& row : this->db.execute(query)) {
            ++seen;
            const auto [all, i] = places.at(row[id]);
            const auto& one = *all;
            const auto size = static_cast<std::int64_t>(one.size()), at = static_cast<std::int64_t>(i);
            std::int64_t before = 0, up_to = 0;
            std::set<double> keys;
            for (const item& each : one) {
                before += place(each, {}) < place(one[i], {});
                up_to += place(each, {}) <= place(one[i], {});
                if (place(each, {}) <= place(one[i], {})) keys.insert(place(each, {}));
            }
            EXPECT_EQ(row[label<"number">], at + 1);
            EXPECT_EQ(row[label<"rank">], before + 1);
            EXPECT_EQ(row[label<"dense">], static_cast<std::int64_t>(keys.size()));
            EXPECT_EQ(row[label<"percent">],
                      size == 1 ? 0 : static_cast<double>(before) / static_cast<double>(size - 1));
            EXPECT_EQ(row[label<"share">], static_cast<double>(up_to) / static_cast<double>(size));
            // The first parts have one row more.
            const std::int64_t each = size / n, more = size % n;
            const std::int64_t tile = at < more * (each + 1) ? at / (each + 1) : more + (at - more * (each + 1)) / each;
            EXPECT_EQ(row[label<"part_of">], tile + 1);
            EXPECT_EQ(row[label<"lag">], at < n ? value() : one[static_cast<std::size_t>(at - n)].amount);
            EXPECT_EQ(row[label<"lead">], at + n >= size ? value(other) : one[static_cast<std::size_t>(at + n)].amount);
            EXPECT_EQ(row[label<"first">], one[0].amount);
            EXPECT_EQ(row[label<"last">], one[i].id);
            EXPECT_EQ(row[label<"nth">], at + 1 < n ? value() : one[static_cast<std::size_t>(n - 1)].amount);
        }
        EXPECT_EQ(seen, this->rows.size());
    }
}

struct totals {
    std::int64_t rows = 0, different = 0, later = 0;
    value sum, most;
    std::optional<bool> all, one;
    friend bool operator==(const totals&, const totals&) = default;
};

TYPED_TEST(random_windows, aggregates_of_groups) {
    for (int round = 0; round < 40; ++round) {
        this->fill();
        const std::int64_t low = this->random.integer(-9, 9), late = this->random.integer(-4, 4);
        const auto query =
            select(part, func::count().filter(amount > low).as<"rows">(),
                   func::count(amount).distinct().as<"different">(),
                   func::count(key).distinct().filter(key > late).as<"later">(),
                   func::sum(amount).distinct().filter(key > late).as<"sum">(),
                   func::max(amount).filter(amount < low).as<"most">(), func::bool_and(amount > low).as<"all">(),
                   func::bool_or(amount > low).filter(key.is_not_null()).as<"one">(),
                   func::sum(func::count()).over(order_by(part.asc().nulls_first())).as<"so_far">())
                .group_by(part)
                .having(func::count() > 2)
                .order_by(part.asc().nulls_first());
        std::map<value, std::vector<item>> groups;
        for (const item& row : this->rows) groups[row.part].push_back(row);
        std::int64_t so_far = 0;
        auto group = groups.begin();
        for (const auto& row : this->db.execute(query)) {
            while (group != groups.end() && group->second.size() <= 2) ++group;
            ASSERT_NE(group, groups.end());
            totals expected;
            std::set<std::int64_t> amounts, later, summed;
            for (const item& each : group->second) {
                const bool is_late = each.key && *each.key > late;
                expected.rows += each.amount && *each.amount > low;
                if (is_late) later.insert(*each.key);
                if (!each.amount) continue;
                amounts.insert(*each.amount);
                if (is_late) summed.insert(*each.amount);
                if (*each.amount < low) expected.most = std::max(expected.most.value_or(*each.amount), *each.amount);
                const bool large = *each.amount > low;
                expected.all = expected.all.value_or(true) && large;
                if (each.key) expected.one = expected.one.value_or(false) || large;
            }
            expected.different = static_cast<std::int64_t>(amounts.size());
            expected.later = static_cast<std::int64_t>(later.size());
            for (std::int64_t each : summed) expected.sum = expected.sum.value_or(0) + each;
            so_far += static_cast<std::int64_t>(group->second.size());
            EXPECT_EQ(row[part], group->first);
            EXPECT_EQ(row[label<"so_far">], so_far);
            const totals found{row[label<"rows">], row[label<"different">], row[label<"later">], row[label<"sum">],
                               row[label<"most">], row[label<"all">],       row[label<"one">]};
            EXPECT_TRUE(found == expected) << "group " << group->first.value_or(-1) << ", " << low << ", " << late;
            ++group;
        }
    }
}

}  // namespace random_windows
