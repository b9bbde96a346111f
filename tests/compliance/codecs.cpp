// Users' own types: stored as each of the types that drivers carry, temporaries from encode, exceptions from both ways.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace codecs {

struct money {
    std::int64_t cents{};
    bool operator==(const money&) const = default;
};
struct tag {  // encoded as a temporary string, longer than what a string holds in itself
    int number{};
    bool operator==(const tag&) const = default;
};
struct pixels {  // encoded as a temporary vector
    int count{};
    bool operator==(const pixels&) const = default;
};
struct picky {  // throws when it is 13, on both ways
    std::int64_t value{};
    bool operator==(const picky&) const = default;
};
struct not_cupels_error {};

}  // namespace codecs

template <>
struct cupel::codec<codecs::money> {
    using stored_as = std::int64_t;
    static std::int64_t encode(const codecs::money& value) { return value.cents; }
    static codecs::money decode(std::int64_t cents) { return {cents}; }
};
template <>
struct cupel::codec<codecs::tag> {
    using stored_as = std::string_view;
    static std::string encode(const codecs::tag& value) {
        return "a tag that is longer than a small string, number " + std::to_string(value.number);
    }
    static codecs::tag decode(std::string_view text) {
        return {std::stoi(std::string(text.substr(text.rfind(' ') + 1)))};
    }
};
template <>
struct cupel::codec<codecs::pixels> {
    using stored_as = std::span<const std::byte>;
    static blob encode(const codecs::pixels& value) {
        return blob(static_cast<std::size_t>(value.count), std::byte{7});
    }
    static codecs::pixels decode(std::span<const std::byte> bytes) {
        for (std::byte each : bytes)
            if (each != std::byte{7}) throw data_error("not pixels");
        return {static_cast<int>(bytes.size())};
    }
};
template <>
struct cupel::codec<codecs::picky> {
    using stored_as = std::int64_t;
    static std::int64_t encode(const codecs::picky& value) {
        if (value.value == 13) throw codecs::not_cupels_error{};
        return value.value;
    }
    static codecs::picky decode(std::int64_t value) {
        if (value == 14) throw codecs::not_cupels_error{};
        return {value};
    }
};

namespace codecs {

struct order {
    std::int64_t id{};
    money price{};
    tag first{};
    tag second{};
    pixels image{};
    std::optional<tag> maybe{};
    bool operator==(const order&) const = default;
};
struct fragile {
    std::int64_t id{};
    std::string name;
    picky value{};
};

// In memory of its own: if a value behind it throws, it must not leak.
std::string long_name(const char* text) { return text + std::string(100, '.'); }

template <class D>
struct codecs : compliance::suite<D> {};
TYPED_TEST_SUITE(codecs, compliance::databases, compliance::database_names);

TYPED_TEST(codecs, may_encode_as_temporaries) {
    create_all<order>(this->db);
    const std::vector<order> rows{{1, {100}, {1}, {2}, {1000}, tag{3}}, {2, {-100}, {4}, {5}, {0}, std::nullopt}};
    this->db.execute(insert_into<order>(with_key).values(rows));
    this->db.execute(insert_into<order>(with_key).values(order{3, {0}, {6}, {7}, {1}, tag{8}}));
    this->db.execute(insert_into<order>(with_key).values(
        col<&order::id> = 4, col<&order::price> = money{5}, col<&order::first> = tag{9}, col<&order::second> = tag{10},
        col<&order::image> = pixels{300}, col<&order::maybe> = tag{11}));
    const auto found = this->db.execute(select<order>().order_by(col<&order::id>)).all();
    EXPECT_THAT(found, testing::ElementsAre(rows[0], rows[1], order{3, {0}, {6}, {7}, {1}, tag{8}},
                                            order{4, {5}, {9}, {10}, {300}, tag{11}}));
}

TYPED_TEST(codecs, take_part_in_conditions_and_ranges) {
    create_all<order>(this->db);
    for (int i = 0; i < 5; ++i) this->db.execute(insert_into<order>().values(order{0, {i}, {i}, {i}, {i}, tag{i}}));
    const auto count = [&](auto condition) {
        return this->db.execute(select(func::count()).from<order>().where(condition)).scalar();
    };
    EXPECT_EQ(count(col<&order::price> == money{3}), 1);
    EXPECT_EQ(count(col<&order::price> > money{1}), 3);
    EXPECT_EQ(count(col<&order::first> == tag{2} || col<&order::second> == tag{4}), 2);
    EXPECT_EQ(count(col<&order::price>.in(std::vector<money>{{0}, {4}, {9}})), 2);
    EXPECT_EQ(count(col<&order::first>.in(std::vector<tag>{{0}, {4}, {9}})), 2);
    EXPECT_EQ(count(col<&order::image> == pixels{3}), 1);
    EXPECT_EQ(count(col<&order::maybe>.is_not_distinct_from(std::optional(tag{1}))), 1);
}

TYPED_TEST(codecs, that_throw_while_binding_leave_the_connection_usable) {
    create_all<fragile>(this->db);
    for (int i = 0; i < 3; ++i) {
        EXPECT_THROW(this->db.execute(insert_into<fragile>().values(fragile{0, "a", {13}})), not_cupels_error);
        EXPECT_THROW(this->db.execute(select<fragile>().where(col<&fragile::value> == picky{13})), not_cupels_error);
    }
    EXPECT_FALSE(this->db.in_transaction());
    this->db.execute(insert_into<fragile>().values(fragile{0, "b", {1}}));
    EXPECT_EQ(this->db.execute(select<fragile>().where(col<&fragile::value> == picky{1})).one().name, "b");
}

TYPED_TEST(codecs, that_throw_in_a_range_undo_the_range) {
    create_all<fragile>(this->db);
    const std::vector<fragile> rows{{0, "a", {1}}, {0, "b", {2}}, {0, "c", {13}}, {0, "d", {3}}};
    EXPECT_THROW(this->db.execute(insert_into<fragile>().values(rows)), not_cupels_error);
    EXPECT_FALSE(this->db.in_transaction());
    EXPECT_EQ(this->db.execute(select(func::count()).from<fragile>()).scalar(), 0);
}

constexpr auto columns_of_fragile =
    select(col<&fragile::name>, entity<fragile>, col<&fragile::value>).order_by(col<&fragile::id>);

TYPED_TEST(codecs, that_throw_while_reading_leave_the_connection_usable) {
    create_all<fragile>(this->db);
    this->db.execute(insert_into<fragile>().values(
        std::vector<fragile>{{0, long_name("a"), {1}}, {0, long_name("b"), {14}}, {0, long_name("c"), {2}}}));
    constexpr auto query = select<fragile>().order_by(col<&fragile::id>);
    for (int i = 0; i < 3; ++i) EXPECT_THROW(this->db.execute(query).all(), not_cupels_error);
    {
        auto rows = this->db.execute(query);
        auto at = rows.begin();
        EXPECT_EQ(at->name, long_name("a"));
        EXPECT_THROW(++at, not_cupels_error);
    }
    EXPECT_THROW(this->db.begin([&](auto& tx) {
        tx.execute(insert_into<fragile>().values(fragile{0, "d", {3}}));
        (void)tx.execute(query).all();
    }),
                 not_cupels_error);
    EXPECT_FALSE(this->db.in_transaction());
    EXPECT_EQ(this->db.execute(select(func::count()).from<fragile>()).scalar(), 3);
    EXPECT_THROW(this->db.execute(query).template into<fragile>().all(), not_cupels_error);
    EXPECT_THROW((void)this->db.execute(columns_of_fragile).all(), not_cupels_error);
    drop_all<fragile>(this->db);  // fails where a statement is still in use
}

}  // namespace codecs
