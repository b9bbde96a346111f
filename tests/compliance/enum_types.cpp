// Enums that are types of the database, or text with a CHECK.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace enum_types {

enum class size { small, medium, large };
enum class finish { none = 0, gloss = 2, matt = 5 };

}  // namespace enum_types

template <>
inline constexpr auto cupel::enum_storage<enum_types::size> = cupel::enum_as::type;
template <>
inline constexpr auto cupel::enum_storage<enum_types::finish> = cupel::enum_as::type;
template <>
inline constexpr std::string_view cupel::enum_type_name<enum_types::finish> = "surface \"finish\"";

namespace enum_types {

struct shirt {
    std::int64_t id{};
    size fits = size::medium;
    std::optional<finish> surface{};
    bool operator==(const shirt&) const = default;
};
struct trousers {
    std::int64_t id{};
    size fits{};
};

}  // namespace enum_types

template <>
struct cupel::mapping<enum_types::shirt> {
    static constexpr auto table =
        cupel::table<"shirts">(server_default<&enum_types::shirt::fits>(enum_types::size::medium));
};

namespace enum_types {

template <class D>
struct enum_type : compliance::suite<D> {};
TYPED_TEST_SUITE(enum_type, compliance::databases, compliance::database_names);

TYPED_TEST(enum_type, values_come_back) {
    create_all<shirt, trousers>(this->db);
    create_all<shirt, trousers>(this->db);
    const std::vector<shirt> rows{
        {1, size::small, std::nullopt}, {2, size::medium, finish::gloss}, {3, size::large, finish::matt}};
    this->db.execute(insert_into<shirt>(with_key).values(rows));
    EXPECT_EQ(this->db.execute(select<shirt>().order_by(col<&shirt::id>)).all(), rows);
    const auto count = [&](auto condition) {
        return this->db.execute(select(func::count()).from<shirt>().where(condition)).scalar();
    };
    EXPECT_EQ(count(col<&shirt::fits> == size::large), 1);
    EXPECT_EQ(count(col<&shirt::fits>.in(size::large, size::small)), 2);
    EXPECT_EQ(count(col<&shirt::fits>.in(std::vector<size>{size::large, size::small})), 2);
    EXPECT_EQ(count(col<&shirt::surface>.in(std::vector<finish>{finish::gloss})), 1);
    EXPECT_EQ(count(coalesce(col<&shirt::surface>, finish::none) == finish::none), 1);
    EXPECT_EQ(count(case_(when(col<&shirt::id> > 1, size::large)).else_(size::small) == col<&shirt::fits>), 2);
    EXPECT_EQ(this->db
                  .execute(update<shirt>()
                               .set(col<&shirt::surface> = finish::none)
                               .where(col<&shirt::surface>.is_null())
                               .returning(col<&shirt::surface>))
                  .one()
                  .template get<0>(),
              finish::none);
}

TYPED_TEST(enum_type, other_values_cannot_be_stored) {
    create_all<shirt>(this->db);
    EXPECT_THROW(this->db.execute(insert_into<shirt>().values(shirt{.fits = static_cast<size>(7)})), data_error);
    EXPECT_THROW(this->db.run("INSERT INTO \"shirts\" (\"fits\") VALUES ('huge')"), error);
    EXPECT_EQ(this->db.execute(select(func::count()).from<shirt>()).scalar(), 0);
}

TYPED_TEST(enum_type, have_defaults) {
    create_all<shirt>(this->db);
    this->db.execute(insert_into<shirt>().values(col<&shirt::surface> = std::nullopt));
    EXPECT_EQ(this->db.execute(select<shirt>()).one().fits, size::medium);
}

// Dropping one of the tables that use a type leaves the type to the other.
TYPED_TEST(enum_type, go_with_the_last_table) {
    create_all<shirt, trousers>(this->db);
    drop_all<shirt>(this->db);
    this->db.execute(insert_into<trousers>().values(trousers{.fits = size::large}));
    EXPECT_EQ(this->db.execute(select<trousers>()).one().fits, size::large);
    drop_all<trousers>(this->db);
    create_all<shirt>(this->db);
    drop_all<shirt>(this->db);
}

}  // namespace enum_types
