// Random rows: grouping, joining, ordering and paging give what the same SQL by hand gives.
#include "compliance/properties/random_data.hpp"

using namespace cupel;
using compliance::spelled;

namespace queries {

struct area {
    std::int64_t id{};
    std::string name;
};
struct reading {
    std::int64_t id{};
    std::optional<std::int64_t> area_id{};
    std::int64_t amount{};
    std::optional<std::string> label{};
};

}  // namespace queries

template <>
struct cupel::mapping<queries::reading> {
    static constexpr auto table = cupel::table<"reading">(foreign_key<&queries::reading::area_id, &queries::area::id>);
};

namespace queries {

template <class T>
std::optional<std::string> as_text(const T& value) {
    if constexpr (requires { value.has_value(); }) return value.has_value() ? as_text(*value) : std::nullopt;
    else if constexpr (std::same_as<T, std::string>) return value;
    else return std::to_string(value);
}

template <class D>
struct queries : compliance::suite<D> {
    compliance::random_source random{42};
    compliance::sqlite_oracle oracle{};

    void SetUp() override {
        create_all<area, reading>(this->db);
        std::vector<area> areas;
        for (std::int64_t i = 1; i <= 8; ++i) areas.push_back({i, random.text()});
        std::vector<reading> readings;
        for (std::int64_t i = 1; i <= 100; ++i)
            readings.push_back({i, random.chance(5) ? std::nullopt : std::optional(random.integer(1, 6)),
                                random.integer(-9, 9), random.chance(3) ? std::nullopt : std::optional(random.text())});
        this->db.execute(insert_into<area>(with_key).values(areas));
        this->db.execute(insert_into<reading>(with_key).values(readings));
        create_all<area, reading>(oracle.db);
        oracle.db.execute(insert_into<area>(with_key).values(areas));
        oracle.db.execute(insert_into<reading>(with_key).values(readings));
    }

    template <class Query>
    void expect_same(const Query& query, const std::string& by_hand) {
        compliance::text_rows found;
        for (const auto& row : this->db.execute(query))
            std::apply([&](const auto&... values) { found.push_back({as_text(values)...}); },
                       as_tuple(row, std::make_index_sequence<std::remove_cvref_t<decltype(row)>::size>()));
        EXPECT_EQ(found, oracle.ask(by_hand)) << by_hand;
        EXPECT_FALSE(found.empty()) << by_hand;
    }

    template <class Row, std::size_t... Index>
    static auto as_tuple(const Row& row, std::index_sequence<Index...>) {
        return std::tuple(row.template get<Index>()...);
    }
};
TYPED_TEST_SUITE(queries, compliance::databases, compliance::database_names);

constexpr auto id = col<&reading::id>;
constexpr auto amount = col<&reading::amount>;
constexpr auto label_ = col<&reading::label>;
constexpr auto groups = select(col<&reading::area_id>, func::count().as<"n">(), func::sum(amount).as<"total">(),
                               func::min(label_).as<"least">(), func::count(label_).as<"labels">())
                            .from<reading>()
                            .group_by(col<&reading::area_id>);
constexpr auto inner = select(id, col<&area::name>).from<reading>().join<area>();
constexpr auto left = select(id, col<&area::name>).from<reading>().left_join<area>();
constexpr auto full = select(id, col<&area::name>).from<reading>().full_join<area>();
constexpr auto distinct_pairs = select(col<&reading::area_id>, amount).distinct();

TYPED_TEST(queries, of_groups) {
    for (int i = 0; i < 40; ++i) {
        const auto low = this->random.integer(-9, 5), least = this->random.integer(0, 4);
        this->expect_same(
            groups.where(amount > low)
                .having(func::count() >= least)
                .order_by(col<&reading::area_id>.asc().nulls_first()),
            "SELECT area_id, count(*), sum(amount), min(label), count(label) FROM reading WHERE amount > " +
                spelled(low) + " GROUP BY area_id HAVING count(*) >= " + spelled(least) +
                " ORDER BY area_id NULLS FIRST");
        this->expect_same(groups.having(func::sum(amount) > low - 9)
                              .order_by(label<"total">.desc(), col<&reading::area_id>.desc().nulls_last()),
                          "SELECT area_id, count(*), sum(amount) AS total, min(label), count(label) FROM "
                          "reading GROUP BY area_id HAVING sum(amount) > " +
                              spelled(low - 9) + " ORDER BY total DESC, area_id DESC NULLS LAST");
    }
}

TYPED_TEST(queries, of_joins) {
    for (int i = 0; i < 40; ++i) {
        const auto high = this->random.integer(-5, 9);
        const std::string tail =
            "reading.amount < " + spelled(high) + " OR reading.id IS NULL ORDER BY reading.id NULLS FIRST, area.id";
        const auto condition = amount < high || id.is_null();
        this->expect_same(inner.where(condition).order_by(id.asc().nulls_first(), col<&area::id>),
                          "SELECT reading.id, area.name FROM reading JOIN area ON area.id = reading.area_id WHERE " +
                              tail);
        this->expect_same(
            left.where(condition).order_by(id.asc().nulls_first(), col<&area::id>),
            "SELECT reading.id, area.name FROM reading LEFT JOIN area ON area.id = reading.area_id WHERE " + tail);
        this->expect_same(
            full.where(condition).order_by(id.asc().nulls_first(), col<&area::id>),
            "SELECT reading.id, area.name FROM reading FULL JOIN area ON area.id = reading.area_id WHERE " + tail);
    }
}

TYPED_TEST(queries, of_pages) {
    for (int i = 0; i < 40; ++i) {
        const auto limit = this->random.integer(1, 20), offset = this->random.integer(0, 30);
        const std::string pages = " LIMIT " + spelled(limit) + " OFFSET " + spelled(offset);
        this->expect_same(select(id, amount).order_by(amount.desc(), id).limit(limit).offset(offset),
                          "SELECT id, amount FROM reading ORDER BY amount DESC, id" + pages);
        this->expect_same(
            distinct_pairs.order_by(col<&reading::area_id>.asc().nulls_last(), amount).limit(limit).offset(offset),
            "SELECT DISTINCT area_id, amount FROM reading ORDER BY area_id NULLS LAST, amount" + pages);
        this->expect_same(select(id, label_).order_by(label_.asc().nulls_last(), id.desc()).offset(offset),
                          "SELECT id, label FROM reading ORDER BY label NULLS LAST, id DESC LIMIT -1 OFFSET " +
                              spelled(offset));
    }
}

TYPED_TEST(queries, of_updates_and_deletes_count_the_same) {
    const auto counted = [&](const std::string& where) {
        return std::stoll(*this->database.ask(this->db, "SELECT count(*) FROM reading WHERE " + where)[0][0]);
    };
    for (int i = 0; i < 30; ++i) {
        const auto at = this->random.integer(-9, 9), by = this->random.integer(-2, 2);
        const auto wanted = counted("amount = " + spelled(at) + " AND label IS NOT NULL");
        const auto sum =
            std::stoll(*this->database.ask(this->db, "SELECT coalesce(sum(amount), 0) FROM reading")[0][0]);
        EXPECT_EQ(
            this->db.execute(update<reading>().set(amount = amount + by).where(amount == at && label_.is_not_null()))
                .rows_affected,
            wanted);
        EXPECT_EQ(std::stoll(*this->database.ask(this->db, "SELECT coalesce(sum(amount), 0) FROM reading")[0][0]),
                  sum + wanted * by);
    }
    for (int i = 0; i < 30; ++i) {
        const auto at = this->random.integer(-9, 9);
        const auto wanted = counted("amount = " + spelled(at));
        EXPECT_EQ(this->db.execute(delete_from<reading>().where(amount == at)).rows_affected, wanted);
        EXPECT_EQ(counted("amount = " + spelled(at)), 0);
    }
}

}  // namespace queries
