// UUIDs, and strong typedefs of them and of others.
#include "compliance/support/database.hpp"

#include <cupel/types/uuid.hpp>

using namespace cupel;

namespace uuids {

struct account_id {
    uuid value{};
    bool operator==(const account_id&) const = default;
};
struct entry_id {
    std::int64_t value{};
    bool operator==(const entry_id&) const = default;
};
struct email {
    std::string text;
    bool operator==(const email&) const = default;
};

struct account {
    account_id id{};
    email address{};
    std::optional<uuid> device{};
    bool operator==(const account&) const = default;
};
struct entry {
    entry_id id{};
    account_id owner{};
    std::optional<entry_id> before{};
    std::optional<email> copy{};
    bool operator==(const entry&) const = default;
};

}  // namespace uuids

template <>
struct cupel::codec<uuids::account_id> : cupel::strong_codec<uuids::account_id, cupel::uuid> {};
template <>
struct cupel::codec<uuids::entry_id> : cupel::strong_codec<uuids::entry_id, std::int64_t> {};
template <>
struct cupel::codec<uuids::email> : cupel::strong_codec<uuids::email, std::string> {};
template <>
struct cupel::mapping<uuids::account> {
    static constexpr auto table =
        cupel::table<"account">(unique<&uuids::account::address>, length<&uuids::account::address, 100>);
};
template <>
struct cupel::mapping<uuids::entry> {
    static constexpr auto table = cupel::table<"entry">(foreign_key<&uuids::entry::owner, &uuids::account::id>,
                                                        foreign_key<&uuids::entry::before, &uuids::entry::id>);
};

namespace uuids {

template <class D>
struct uuid_types : compliance::suite<D> {};
TYPED_TEST_SUITE(uuid_types, compliance::databases, compliance::database_names);

uuid filled(int byte) {
    uuid value;
    std::fill(value.begin(), value.end(), static_cast<std::uint8_t>(byte));
    return value;
}

TYPED_TEST(uuid_types, come_back_with_every_byte) {
    create_all<account>(this->db);
    for (int byte = 0; byte < 256; ++byte) {
        uuid device = filled(byte);
        *device.begin() = static_cast<std::uint8_t>(255 - byte);
        this->db.execute(insert_into<account>().values(account{{filled(byte)}, {std::to_string(byte)}, device}));
        EXPECT_EQ(this->db.execute(select<account>().where(col<&account::device> == device)).one(),
                  (account{{filled(byte)}, {std::to_string(byte)}, device}));
    }
    const auto devices = this->db.execute(select(col<&account::device>).order_by(col<&account::device>)).scalars();
    EXPECT_TRUE(std::ranges::is_sorted(devices));
    EXPECT_EQ(devices.size(), 256U);
    EXPECT_EQ(this->db.execute(select(func::min(col<&account::device>))).scalar(), devices.front());
    EXPECT_EQ(this->db.execute(select(func::max(col<&account::device>))).scalar(), devices.back());
    EXPECT_EQ(
        this->db.execute(select(func::count()).from<account>().where(col<&account::device> < *devices[100])).scalar(),
        100);
    EXPECT_EQ(this->db
                  .execute(select(func::count())
                               .from<account>()
                               .where(col<&account::id>.in(std::vector<account_id>{{filled(1)}, {filled(7)}})))
                  .scalar(),
              2);
}

TYPED_TEST(uuid_types, can_be_null) {
    create_all<account>(this->db);
    this->db.execute(insert_into<account>().values(account{{filled(1)}, {"a"}, std::nullopt}));
    EXPECT_EQ(this->db.execute(select<account>()).one().device, std::nullopt);
    EXPECT_EQ(this->db.execute(select(func::max(col<&account::device>))).scalar(), std::nullopt);
    this->db.execute(update<account>().set(col<&account::device> = filled(2)).all_rows());
    EXPECT_EQ(
        this->db
            .execute(
                update<account>().set(col<&account::device> = std::nullopt).all_rows().returning(col<&account::device>))
            .one()
            .template get<0>(),
        std::nullopt);
}

// A key of a strong integer is the database's to make.
TYPED_TEST(uuid_types, strong_typedefs_are_keys) {
    create_all<account, entry>(this->db);
    this->db.execute(insert_into<account>().values(account{{filled(1)}, {"ada@example.com"}, {}}));
    const auto first =
        this->db.execute(insert_into<entry>().values(entry{.owner = {filled(1)}}).returning(col<&entry::id>)).scalar();
    EXPECT_EQ(first, entry_id{1});
    this->db.execute(insert_into<entry>().values(entry{.owner = {filled(1)}, .before = first, .copy = email{"x"}}));
    EXPECT_EQ(this->db.execute(select<entry>().where(col<&entry::before> == first)).one(),
              (entry{{2}, {filled(1)}, first, email{"x"}}));
    EXPECT_EQ(this->db
                  .execute(select(func::count())
                               .from<entry>()
                               .join<account>()
                               .where(col<&account::address> == email{"ada@example.com"}))
                  .scalar(),
              2);
    EXPECT_EQ(
        this->db
            .execute(
                select(func::count()).from<entry>().where(col<&entry::id>.in(std::vector<entry_id>{{1}, {2}, {3}})))
            .scalar(),
        2);
    EXPECT_THROW(this->db.execute(insert_into<entry>().values(entry{.owner = {filled(2)}})), foreign_key_violation);
    EXPECT_THROW(this->db.execute(insert_into<entry>().values(entry{.id = {9}, .owner = {filled(1)}})),
                 programming_error);
}

}  // namespace uuids
