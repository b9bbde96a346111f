// Functions of bytes, and UUIDs that the database makes.
#include "compliance/support/database.hpp"

#include <cupel/sql/functions/uuid.hpp>

#include <set>

using namespace cupel;

namespace bytes {

struct file {
    std::int64_t id{};
    blob content{};
    std::optional<blob> more{};
};
struct token {
    uuid id{};
    std::string name{};
};

}  // namespace bytes

template <>
struct cupel::mapping<bytes::token> {
    static constexpr auto table = cupel::table<"tokens">(server_default<&bytes::token::id>(func::gen_random_uuid()));
};

namespace bytes {

template <class D>
struct byte_functions : compliance::suite<D> {};
TYPED_TEST_SUITE(byte_functions, compliance::databases, compliance::database_names);

TYPED_TEST(byte_functions, of_lengths_and_digits) {
    create_all<file>(this->db);
    this->db.execute(insert_into<file>().values(file{.content = {std::byte{0}, std::byte{0xAB}, std::byte{255}}}));
    const auto row = this->db
                         .execute(select(func::hex(col<&file::content>), func::octet_length(col<&file::content>),
                                         func::hex(col<&file::more>).template as<"more">()))
                         .one();
    EXPECT_EQ(row.template get<0>(), "00abff");
    EXPECT_EQ(row.template get<1>(), 3);
    EXPECT_EQ(row.template get<2>(), std::nullopt);
    this->db.execute(update<file>().set(col<&file::content> = blob{}).all_rows());
    EXPECT_EQ(this->db.execute(select(func::hex(col<&file::content>))).scalar(), "");
}

TYPED_TEST(byte_functions, uuids_have_the_form_of_rfc_4122) {
    create_all<file>(this->db);
    this->db.execute(insert_into<file>().values(std::vector<file>(64)));
    std::set<char> variants;
    for (const std::string& text :
         this->db.execute(select(cast<std::string>(func::gen_random_uuid())).template from<file>()).scalars()) {
        EXPECT_THAT(text, testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        variants.insert(text.at(19));
    }
    EXPECT_EQ(variants, (std::set<char>{'8', '9', 'a', 'b'}));
}

TYPED_TEST(byte_functions, uuids_are_random_and_of_version_4) {
    create_all<token>(this->db);
    std::set<uuid> seen;
    for (int i = 0; i < 50; ++i) {
        const uuid made =
            this->db.execute(insert_into<token>().values(token{.name = "a"}).returning(col<&token::id>)).scalar();
        EXPECT_EQ(made.version(), uuid::version_random_number_based);
        EXPECT_EQ(made.variant(), uuid::variant_rfc_4122);
        EXPECT_TRUE(seen.insert(made).second);
        EXPECT_EQ(
            this->db.execute(select(func::count()).template from<token>().where(col<&token::id> == made)).scalar(), 1);
    }
    this->db.execute(insert_into<token>().values(std::vector<token>(20)));
    EXPECT_EQ(this->db.execute(select(func::count(col<&token::id>).distinct())).scalar(), 70);
    for (uuid made : this->db.execute(select(col<&token::id>)).scalars())
        EXPECT_EQ(made.version(), uuid::version_random_number_based);
    EXPECT_FALSE(seen.contains(this->db.execute(select(func::gen_random_uuid())).scalar()));
    const uuid own{{1, 2, 3}};
    this->db.execute(insert_into<token>(with_key).values(token{own, "own"}));
    EXPECT_EQ(this->db.execute(select(col<&token::name>).where(col<&token::id> == own)).scalar(), "own");
}

}  // namespace bytes
