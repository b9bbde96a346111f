// What constraints refuse: the class of the error, its code, its SQL and the place it names.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace integrity {

struct owner {
    std::int64_t id{};
    std::string email;
};
struct pet {
    std::int64_t id{};
    std::string name;
    std::int32_t age{};
    std::int64_t owner_id{};
};
struct loose_pet {  // the same table, with members that may be NULL
    std::int64_t id{};
    std::optional<std::string> name{};
    std::optional<std::int32_t> age{};
    std::optional<std::int64_t> owner_id{};
};
struct pair {
    std::int32_t left{};
    std::int32_t right{};
};

}  // namespace integrity

template <>
struct cupel::mapping<integrity::owner> {
    static constexpr auto table = cupel::table<"owner">(unique<&integrity::owner::email>);
};
template <>
struct cupel::mapping<integrity::pet> {
    using pet = integrity::pet;
    static constexpr auto table =
        cupel::table<"pet">(foreign_key<&pet::owner_id, &integrity::owner::id>,
                            check(col<&pet::age> < 200).name("age_is_an_age"), check(col<&pet::age> >= 0));
};
template <>
struct cupel::mapping<integrity::loose_pet> {
    static constexpr auto table = cupel::table<"pet">();
};
template <>
struct cupel::mapping<integrity::pair> {
    static constexpr auto table = cupel::table<"pair">(primary_key<&integrity::pair::left, &integrity::pair::right>);
};

namespace integrity {

template <class D>
struct integrity : compliance::suite<D> {
    void SetUp() override {
        create_all<owner, pet, pair>(this->db);
        this->db.execute(insert_into<owner>().values(owner{0, "a@x"}));
    }

    // The error of a statement that changes nothing; the connection goes on as before.
    template <class Error, class Statement>
    Error refused(const Statement& statement) {
        const auto failure = compliance::error_of<Error>([&] { this->db.execute(statement); });
        EXPECT_FALSE(this->db.in_transaction());
        EXPECT_EQ(this->db.execute(select(func::count()).from<owner>()).scalar(), 1);
        if (!failure) throw std::runtime_error("no error to look at");
        EXPECT_EQ(failure->sql(), sql<typename D::dialect>(statement));
        EXPECT_TRUE(failure->native_code() != 0 || failure->sqlstate().size() == 5);
        EXPECT_THAT(failure->what(), testing::HasSubstr(failure->sql()));
        EXPECT_THAT(failure->what(), testing::HasSubstr(failure->message()));
        EXPECT_THAT(failure->message(), testing::Not(testing::HasSubstr("INSERT")));
        static_assert(std::derived_from<Error, integrity_error>);
        return *failure;
    }
};
TYPED_TEST_SUITE(integrity, compliance::databases, compliance::database_names);

TYPED_TEST(integrity, unique) {
    const auto failure = this->template refused<unique_violation>(insert_into<owner>().values(owner{0, "a@x"}));
    EXPECT_EQ(failure.code(), error_code::unique_violation);
    EXPECT_EQ(failure.table(), "owner");
    EXPECT_EQ(failure.column(), "email");
}

TYPED_TEST(integrity, primary_key) {
    const auto failure = this->template refused<unique_violation>(insert_into<owner>(with_key).values(owner{1, "b@x"}));
    EXPECT_EQ(failure.table(), "owner");
    EXPECT_EQ(failure.column(), "id");
    this->db.execute(insert_into<pair>().values(pair{1, 2}));
    EXPECT_EQ(this->template refused<unique_violation>(insert_into<pair>().values(pair{1, 2})).table(), "pair");
}

TYPED_TEST(integrity, foreign_key) {
    const auto failure = this->template refused<foreign_key_violation>(insert_into<pet>().values(pet{0, "rex", 3, 99}));
    EXPECT_EQ(failure.code(), error_code::foreign_key_violation);
    this->db.execute(insert_into<pet>().values(pet{0, "rex", 3, 1}));
    EXPECT_EQ(this->template refused<foreign_key_violation>(delete_from<owner>().all_rows()).code(),
              error_code::foreign_key_violation);
}

TYPED_TEST(integrity, not_null) {
    const auto failure = this->template refused<not_null_violation>(
        insert_into<loose_pet>().values(loose_pet{0, "rex", std::nullopt, 1}));
    EXPECT_EQ(failure.code(), error_code::not_null_violation);
    EXPECT_EQ(failure.table(), "pet");
    EXPECT_EQ(failure.column(), "age");
}

TYPED_TEST(integrity, check) {
    const auto named = this->template refused<check_violation>(insert_into<pet>().values(pet{0, "rex", 200, 1}));
    EXPECT_EQ(named.code(), error_code::check_violation);
    EXPECT_EQ(named.constraint(), "age_is_an_age");
    const auto unnamed = this->template refused<check_violation>(insert_into<pet>().values(pet{0, "rex", -1, 1}));
    EXPECT_FALSE(unnamed.constraint().empty());  // the database's own name for it
    EXPECT_NE(unnamed.constraint(), "age_is_an_age");
}

TYPED_TEST(integrity, of_updates_and_returning) {
    this->db.execute(insert_into<pet>().values(pet{0, "rex", 3, 1}));
    EXPECT_EQ(this->template refused<check_violation>(update<pet>().set(col<&pet::age> = 500).all_rows()).constraint(),
              "age_is_an_age");
    (void)this->template refused<foreign_key_violation>(update<pet>().set(col<&pet::owner_id> = 500).all_rows());
    (void)this->template refused<unique_violation>(
        insert_into<owner>().values(owner{0, "a@x"}).returning(col<&owner::id>));
    EXPECT_EQ(this->db.execute(select<pet>()).one().age, 3);
}

TYPED_TEST(integrity, of_a_range_names_the_same) {
    const std::vector<owner> rows{{0, "b@x"}, {0, "c@x"}, {0, "b@x"}};
    const auto failure = this->template refused<unique_violation>(insert_into<owner>().values(rows));
    EXPECT_EQ(failure.column(), "email");
}

TYPED_TEST(integrity, errors_are_caught_as_their_bases_and_never_show_values) {
    const std::string secret = "a@x";
    try {
        this->db.execute(insert_into<owner>().values(owner{0, secret}));
        FAIL();
    } catch (const error& failure) {
        EXPECT_THAT(failure.what(), testing::Not(testing::HasSubstr(secret)));
    }
    EXPECT_THROW(this->db.execute(insert_into<owner>().values(owner{0, secret})), integrity_error);
    EXPECT_THROW(this->db.execute(insert_into<owner>().values(owner{0, secret})), std::exception);
}

}  // namespace integrity
