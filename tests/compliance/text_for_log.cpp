// The text of a statement for a log, run by hand: it finds and writes what the statement does. What is spelled for
// people alone, as ranges and arrays of UUIDs are, is left out.
#include "compliance/support/database.hpp"

#include <cupel/sql/text_for_log.hpp>
#include <cupel/types/json.hpp>
#include <cupel/types/uuid.hpp>

using namespace cupel;
using namespace std::chrono;

namespace text_for_log_by_hand {

enum class state { open, shut };
enum class grade { low, high };
enum class rank { first, second };

}  // namespace text_for_log_by_hand

template <>
inline constexpr auto cupel::enum_storage<text_for_log_by_hand::grade> = cupel::enum_as::type;
template <>
inline constexpr auto cupel::enum_storage<text_for_log_by_hand::rank> = cupel::enum_as::number;

namespace text_for_log_by_hand {

struct parcel {
    std::int64_t id{};
    std::string label;
    std::optional<std::string> note{};
    state now{};
    grade worth{};
    rank place{};
    decimal weight{};
    uuid key{};
    cupel::date day{sys_days{}};
    timestamptz sent{};
    interval delay{};
    raw_json content{};
    bool operator==(const parcel&) const = default;
};
struct piece {
    std::int64_t id{};
    blob bytes{};
    bool operator==(const piece&) const = default;
};
struct list {
    std::int64_t id{};
    std::vector<std::string> words{};
    std::vector<std::int64_t> numbers{};
    bool operator==(const list&) const = default;
};

const uuid key{{1, 2, 3, 0xAB, 0xFF}};
const auto moment = timestamptz{sys_days{1969y / December / 31} + 23h + 59min + 59s + 999999us};

template <class D>
struct text_for_log : compliance::suite<D> {
    using dialect = typename D::dialect;
    static constexpr bool on_sqlite = std::same_as<dialect, sqlite>;

    void SetUp() override {
        create_all<parcel>(this->db);
        this->db.execute(insert_into<parcel>(with_key).values(std::vector<parcel>{first(), second()}));
    }
    static parcel first() {
        return {1,
                "it's $1",
                {},
                state::open,
                grade::high,
                rank::first,
                decimal("-12.50"),
                key,
                cupel::date(2024y / February / 29),
                moment,
                {-1, 2, 3'000'001},
                {R"({"a'b": [1, null]})"}};
    }
    static parcel second() {
        return {2,
                "?1 \"x\"",
                "NULL",
                state::shut,
                grade::low,
                rank::second,
                decimal("3"),
                {},
                cupel::date(1969y / December / 31),
                {},
                {0, 0, -1},
                {R"(["a"])"}};
    }

    using texts = std::vector<std::optional<std::string>>;

    texts by_hand(const std::string& sql) {
        texts all;
        for (auto& row : this->database.ask(this->db, sql)) all.push_back(row.at(0));
        return all;
    }
    // The one row for which a condition is true.
    template <class Condition>
    void finds(std::int64_t wanted, Condition condition) {
        const auto query = select(col<&parcel::id>).where(condition).order_by(col<&parcel::id>);
        const std::string text = cupel::text_for_log<dialect>(query);
        EXPECT_EQ(this->db.execute(query).scalars(), std::vector<std::int64_t>{wanted}) << text;
        EXPECT_EQ(by_hand(text), texts{std::to_string(wanted)}) << text;
    }
};
TYPED_TEST_SUITE(text_for_log, compliance::databases, compliance::database_names);

TYPED_TEST(text_for_log, of_conditions_finds_the_same_rows) {
    this->finds(1, col<&parcel::now> == state::open);
    this->finds(2, col<&parcel::now>.in(state::shut));
    this->finds(1, col<&parcel::worth> == grade::high);
    this->finds(2, col<&parcel::place> == rank::second);
    this->finds(1, col<&parcel::weight> < decimal("-12.4"));
    this->finds(1, col<&parcel::weight> == decimal("-12.5"));
    this->finds(1, col<&parcel::key> == key);
    this->finds(2, col<&parcel::key> != key);
    this->finds(1, col<&parcel::day> == cupel::date(2024y / February / 29));
    this->finds(2, col<&parcel::day> < cupel::date(1970y / January / 1));
    this->finds(1, col<&parcel::sent> == moment);
    this->finds(2, col<&parcel::sent> > moment);
    this->finds(1, col<&parcel::label>.in("it's $1", "y"));
    this->finds(2, col<&parcel::note>.is_not_distinct_from(std::optional<std::string>("NULL")));
    this->finds(1, col<&parcel::note>.is_not_distinct_from(std::optional<std::string>()));
    this->finds(1, col<&parcel::content>["a'b"][0].template as<std::int64_t>() == 1);
    this->finds(1, col<&parcel::content>.has_key("a'b"));
    this->finds(2, raw<bool, "{} = {}">(func::json_array_length(col<&parcel::content>), 1));
    if constexpr (!TestFixture::on_sqlite) {
        this->finds(2, col<&parcel::content>.contains(raw_json{R"(["a"])"}));
        this->finds(1, col<&parcel::content>.contained_by(raw_json{R"({"a'b": [null, 1], "c": "it's"})"}));
        this->finds(1, col<&parcel::delay> < interval{0, 0, -1});
        this->finds(2, col<&parcel::delay> == interval{0, 0, -1});
        this->finds(1, col<&parcel::label>.in(std::vector<std::string>{"x", "it's $1"}));
        this->finds(2, col<&parcel::id>.in(std::vector<std::int64_t>{2, 3}));
        this->finds(2, col<&parcel::id>.not_in(std::vector<std::int64_t>{1, -1}));
        this->finds(1, col<&parcel::weight>.in(std::vector<decimal>{decimal("1"), decimal("-12.5")}));
    }
}

// The row of the statement, and beside it the one of its text.
TYPED_TEST(text_for_log, of_what_is_written_writes_the_same_row) {
    for (parcel one : {TestFixture::first(), TestFixture::second()}) {
        one.id += 10;
        const auto insert = insert_into<parcel>(with_key).values(one);
        this->db.execute(insert);
        const auto by_statement = this->db.execute(select<parcel>().where(col<&parcel::id> == one.id)).one();
        this->db.execute(delete_from<parcel>().where(col<&parcel::id> == one.id));
        this->database.ask(this->db, cupel::text_for_log<typename TypeParam::dialect>(insert));
        EXPECT_EQ(this->db.execute(select<parcel>().where(col<&parcel::id> == one.id)).one(), by_statement);
    }
    const auto change = update<parcel>()
                            .set(col<&parcel::note> = "it's ?2", col<&parcel::worth> = grade::low,
                                 col<&parcel::weight> = decimal("0.10"), col<&parcel::delay> = interval{1, 1, 1})
                            .where(col<&parcel::id> == 1);
    this->database.ask(this->db, cupel::text_for_log<typename TypeParam::dialect>(change));
    const auto by_text = this->db.execute(select<parcel>().where(col<&parcel::id> == 1)).one();
    EXPECT_NE(by_text, TestFixture::first());
    this->db.execute(change);
    EXPECT_EQ(this->db.execute(select<parcel>().where(col<&parcel::id> == 1)).one(), by_text);
    const auto removal = delete_from<parcel>().where(col<&parcel::key> == key && col<&parcel::sent> == moment);
    this->database.ask(this->db, cupel::text_for_log<typename TypeParam::dialect>(removal));
    EXPECT_EQ(this->db.execute(select(col<&parcel::id>).order_by(col<&parcel::id>)).scalars(),
              (std::vector<std::int64_t>{2, 12}));
}

// People read bytes as SQLite does, and arrays as PostgreSQL does.
TYPED_TEST(text_for_log, of_bytes_and_arrays) {
    const auto expect_same = [&](const auto& insert, const auto& query) {
        using model = std::remove_cvref_t<decltype(this->db.execute(query).one())>;
        this->database.ask(this->db, cupel::text_for_log<typename TypeParam::dialect>(insert));
        const auto by_text = this->db.execute(select<model>()).all();
        this->db.execute(delete_from<model>().all_rows());
        this->db.execute(insert);
        EXPECT_EQ(this->db.execute(select<model>()).all(), by_text);
        ASSERT_EQ(this->db.execute(query).all().size(), 1u);
        EXPECT_EQ(this->by_hand(cupel::text_for_log<typename TypeParam::dialect>(query)),
                  (typename TestFixture::texts{"1"}));
    };
    if constexpr (TestFixture::on_sqlite) {
        create_all<piece>(this->db);
        for (const blob& bytes : {blob{std::byte{0}, std::byte{0xAB}, std::byte{'\''}}, blob{}}) {
            expect_same(insert_into<piece>(with_key).values(piece{1, bytes}),
                        select<piece>().where(col<&piece::bytes> == bytes));
            this->db.execute(delete_from<piece>().all_rows());
        }
    } else {
        create_all<list>(this->db);
        const list one{1, {"it's", "$1 ?1", "NULL", "a\"b\\c,d"}, {-1, 2}};
        expect_same(insert_into<list>(with_key).values(one),
                    select<list>().where(col<&list::words>.overlaps(std::vector<std::string>{"a\"b\\c,d"}) &&
                                         col<&list::words> == one.words && 2 == any_(col<&list::numbers>)));
    }
}

}  // namespace text_for_log_by_hand
