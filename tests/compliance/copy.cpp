// Objects through COPY, where the database has it.
#include "compliance/support/database.hpp"

#include <cupel/types/uuid.hpp>

#include <limits>
#include <list>
#include <stdexcept>

using namespace cupel;

namespace copying {

enum class colour { red, green };
enum class level { low = 1, high = 2 };
enum class gear { first, second };

struct moments {
    timestamp made{};
    std::optional<timestamptz> seen{};
    bool operator==(const moments&) const = default;
};

struct parcel {
    std::int64_t id{};
    std::int16_t small{};
    std::int32_t middle{};
    float weight{};
    double exact{};
    std::optional<std::string> note{};
    std::vector<std::byte> seal{};
    colour paint = colour::red;
    level height = level::low;
    std::optional<gear> drive{};
    bool open{};
    moments when{};
    std::chrono::sys_days day{};
    interval lasts{};
    decimal price{};
    raw_json details{"{}"};
    uuid number{};
    std::vector<std::optional<std::int32_t>> sizes{};
    std::vector<std::string> tags{};
    std::string state = "new";
    std::int32_t doubled{};
    bool operator==(const parcel&) const = default;
};

struct named {
    std::string name;
};

struct numbered {
    std::int64_t id{};
    std::string name{};
    bool operator==(const numbered&) const = default;
};

}  // namespace copying

template <>
inline constexpr auto cupel::enum_storage<copying::level> = cupel::enum_as::number;
template <>
inline constexpr auto cupel::enum_storage<copying::gear> = cupel::enum_as::type;
template <>
struct cupel::mapping<copying::parcel> {
    using parcel = copying::parcel;
    static constexpr auto table =
        cupel::table<"parcel">(length<&parcel::note, 40>, length<&parcel::tags, 5>, numeric<&parcel::price, 12, 3>,
                               server_default<&parcel::state>("stored"),
                               computed<&parcel::doubled>(col<&parcel::middle> * 2), check(col<&parcel::small> < 1000));
};
template <>
struct cupel::mapping<copying::named> {
    static constexpr auto table = cupel::table<"named">(primary_key<&copying::named::name>);
};

namespace copying {

parcel made(std::int64_t i) {
    const bool odd = i % 2 != 0;
    return {.small = static_cast<std::int16_t>(i % 1000),
            .middle = static_cast<std::int32_t>(i * 100),
            .weight = static_cast<float>(i) / 4,
            .exact = i == 0 ? std::numeric_limits<double>::infinity() : 1.0 / static_cast<double>(i),
            .note = i % 5 == 0 ? std::nullopt : std::optional("it's\t\"" + std::to_string(i) + "\", \\N\n\\."),
            .seal = std::vector<std::byte>(static_cast<std::size_t>(i % 3), std::byte{0xff}),
            .paint = odd ? colour::green : colour::red,
            .height = odd ? level::high : level::low,
            .drive = odd ? std::optional(gear::second) : std::nullopt,
            .open = i % 7 == 0,
            .when = {timestamp(std::chrono::microseconds(i * -1'000'003)),
                     odd ? std::optional(timestamptz{timestamp(std::chrono::microseconds(i))}) : std::nullopt},
            .day = std::chrono::sys_days(std::chrono::days(i)),
            .lasts = {.months = 1, .days = -2, .microseconds = i},
            .price = decimal("-12345.678"),
            .details = raw_json{"{\"a\": [1, null]}"},
            .number = {{1, 2}},
            .sizes = odd ? std::vector<std::optional<std::int32_t>>{1, std::nullopt, -3}
                         : std::vector<std::optional<std::int32_t>>{},
            .tags = odd ? std::vector<std::string>{"", "a,{}"} : std::vector<std::string>{},
            .doubled = 0};
}

std::vector<parcel> made_many(std::int64_t count) {
    std::vector<parcel> parcels;
    for (std::int64_t i = 0; i < count; ++i) parcels.push_back(made(i));
    return parcels;
}

// COPY, and a range of INSERT where the database has none: what they store is the same.
template <class T>
auto store(auto& db, const auto& range, auto... how) {
    if constexpr (std::remove_cvref_t<decltype(db)>::dialect::has_copy)
        return db.execute(copy_into<T>(how...).values(range));
    else return db.execute(insert_into<T>(how...).values(range));
}

template <class D>
struct copies : compliance::suite<D> {
    void SetUp() override { create_all<parcel, named, numbered>(this->db); }
    std::int64_t stored() { return this->db.execute(select(func::count()).template from<parcel>()).scalar(); }
};
TYPED_TEST_SUITE(copies, compliance::databases, compliance::database_names);

TYPED_TEST(copies, store_every_type) {
    auto parcels = made_many(5000);
    EXPECT_EQ(store<parcel>(this->db, parcels).rows_affected, 5000);
    for (std::size_t i = 0; i < parcels.size(); ++i) {
        parcels[i].id = static_cast<std::int64_t>(i) + 1;
        parcels[i].state = "stored";
        parcels[i].doubled = parcels[i].middle * 2;
    }
    EXPECT_TRUE(this->db.execute(select<parcel>().order_by(col<&parcel::id>)).all() == parcels);
    EXPECT_EQ(store<parcel>(this->db, std::vector<parcel>()).rows_affected, 0);
    EXPECT_EQ(this->stored(), 5000);
}

TYPED_TEST(copies, of_keys_and_of_other_containers) {
    const std::list<named> names{{"a"}, {"b"}};
    EXPECT_EQ(store<named>(this->db, names).rows_affected, 2);
    const std::vector<numbered> given{{7, "seven"}, {9, ""}};
    store<numbered>(this->db, given, with_key);
    EXPECT_EQ(this->db.execute(select<numbered>().order_by(col<&numbered::id>)).all(), given);
}

TYPED_TEST(copies, leave_to_the_database_what_it_makes) {
    const std::vector<numbered> with_a_key{{0, "a"}, {7, "seven"}};
    const auto key = compliance::error_of<programming_error>([&] { store<numbered>(this->db, with_a_key); });
    EXPECT_THAT(key->message(), testing::HasSubstr("numbered.id, a key"));
    EXPECT_TRUE(this->db.execute(select<numbered>()).all().empty());
    if constexpr (TypeParam::dialect::has_copy) {
        auto parcels = made_many(2);
        parcels[1].state = "moved";
        const auto state =
            compliance::error_of<programming_error>([&] { this->db.execute(copy_into<parcel>().values(parcels)); });
        EXPECT_THAT(state->message(), testing::HasSubstr("parcel.state, whose server_default"));
        EXPECT_THAT(state->sql(), testing::StartsWith("COPY \"parcel\""));
        EXPECT_EQ(this->stored(), 0);
        parcels[0].id = 20;
        parcels[1].id = 21;
        EXPECT_EQ(this->db.execute(copy_into<parcel>(with_all).values(parcels)).rows_affected, 2);
        const auto states =
            this->db.execute(select(col<&parcel::id>, col<&parcel::state>).order_by(col<&parcel::id>)).all();
        EXPECT_EQ(states.front().template get<0>(), 20);
        EXPECT_EQ(states.front().template get<1>(), "new");
        EXPECT_EQ(states.back().template get<1>(), "moved");
    }
}

TYPED_TEST(copies, are_stored_whole_or_not_at_all) {
    auto parcels = made_many(15'000);
    parcels[14'999].small = 2000;
    const auto failure = compliance::error_of<check_violation>([&] { store<parcel>(this->db, parcels); });
    EXPECT_FALSE(failure->sql().empty());
    EXPECT_FALSE(this->db.in_transaction());
    EXPECT_EQ(this->stored(), 0);
    this->db.begin([&](auto& tx) {
        store<parcel>(tx, made_many(2));
        EXPECT_THROW(store<parcel>(tx, parcels), check_violation);
        store<parcel>(tx, made_many(3));
    });
    EXPECT_EQ(this->stored(), 5);
}

// A range whose objects end in an exception.
struct failing_range {
    std::vector<numbered> items;
    struct iterator {
        std::vector<numbered>::const_iterator at, last;
        const numbered& operator*() const { return at == last ? throw std::runtime_error("no more") : *at; }
        iterator& operator++() { return ++at, *this; }
        bool operator==(const iterator&) const { return false; }
    };
    iterator begin() const { return {items.begin(), items.end()}; }
    iterator end() const { return {items.end(), items.end()}; }
};

TYPED_TEST(copies, that_throw_leave_nothing_and_a_connection_that_works) {
    const failing_range failing{std::vector<numbered>(10'000, {0, std::string(20, 'x')})};
    EXPECT_THROW(store<numbered>(this->db, failing), std::runtime_error);
    this->db.begin([&](auto& tx) {
        store<numbered>(tx, std::vector<numbered>{{0, "first"}});
        EXPECT_THROW(store<numbered>(tx, failing), std::runtime_error);
        store<numbered>(tx, std::vector<numbered>{{0, "second"}});
    });
    EXPECT_EQ(this->db.execute(select(col<&numbered::name>).order_by(col<&numbered::id>)).scalars(),
              (std::vector<std::string>{"first", "second"}));
}

TYPED_TEST(copies, refuse_what_the_database_refuses) {
    const std::string bad = "a\xff";
    EXPECT_THROW(store<numbered>(this->db, std::vector<numbered>{{0, bad}}), data_error);
    store<named>(this->db, std::vector<named>{{"a"}});
    const auto twice =
        compliance::error_of<unique_violation>([&] { store<named>(this->db, std::vector<named>{{"a"}}); });
    EXPECT_EQ(twice->table(), "named");
    if constexpr (!TypeParam::text_has_nul) {
        EXPECT_THROW(store<numbered>(this->db, std::vector<numbered>{{0, std::string(1, '\0')}}), data_error);
    }
    this->db.execute(drop_table<numbered>);
    EXPECT_THROW(store<numbered>(this->db, std::vector<numbered>{{0, "a"}}), no_such_table_error);
    EXPECT_EQ(this->db.execute(select(func::count()).template from<named>()).scalar(), 1);
}

TYPED_TEST(copies, of_large_values) {
    const std::vector<numbered> large{{0, std::string(std::size_t{20} << 20, 'x')}, {0, "after"}};
    store<numbered>(this->db, large);
    EXPECT_EQ(this->db.execute(select(col<&numbered::name>).order_by(col<&numbered::id>)).scalars(),
              (std::vector<std::string>{large[0].name, "after"}));
}

}  // namespace copying
