// cupel::engine: the same code on the database that the URL names.
#include <cupel/dialects/any/driver.hpp>

#include "compliance/support/database.hpp"

#include <map>

using namespace cupel;

namespace any_engine {

struct city {
    std::int64_t id{};
    std::string name;
    std::optional<std::int64_t> people{};
    timestamp founded{};
    bool operator==(const city&) const = default;
};

struct street {
    std::int64_t id{};
    std::int64_t city_id{};
    std::string name;
};

}  // namespace any_engine

template <>
struct cupel::mapping<any_engine::city> {
    static constexpr auto table = cupel::table<"city">(unique<&any_engine::city::name>);
};
template <>
struct cupel::mapping<any_engine::street> {
    static constexpr auto table =
        cupel::table<"street">(foreign_key<&any_engine::street::city_id, &any_engine::city::id>);
};

namespace any_engine {

struct in_memory {
    std::string url = "sqlite://";
};
struct on_a_server {
    compliance::postgresql database;
    std::string url = database.url();
};

template <class Place>
struct any_engine : testing::Test {
    Place place;
    cupel::engine db = cupel::engine::connect(place.url);
    void SetUp() override {
        create_all<city, street>(db);
        db.execute(
            insert_into<city>().values(std::vector<city>{{0, "Ulm", 126'000}, {0, "Bonn"}, {0, "Trier", 112'000}}));
    }
    std::int64_t count() { return db.execute(select(func::count()).template from<city>()).scalar(); }
};
using places = testing::Types<in_memory, on_a_server>;
TYPED_TEST_SUITE(any_engine, places);

TYPED_TEST(any_engine, reads_rows_entities_and_structs) {
    const auto people = this->db.execute(select(col<&city::name>, col<&city::people>).order_by(col<&city::name>)).all();
    ASSERT_EQ(people.size(), 3U);
    EXPECT_EQ(people[0].template get<0>(), "Bonn");
    EXPECT_EQ(people[0].template get<1>(), std::nullopt);
    const city ulm = this->db.execute(select<city>().where(col<&city::name> == "Ulm")).one();
    EXPECT_EQ(ulm.people, 126'000);
    struct size {
        std::string name;
        std::optional<std::int64_t> people;
    };
    EXPECT_EQ(this->db.execute(select<city>().order_by(col<&city::name>.desc())).template into<size>().all()[1].name,
              "Trier");
    EXPECT_THROW((void)this->db.execute(select<city>().where(col<&city::id> == -1)).one(), no_row_error);
}

TYPED_TEST(any_engine, shows_parameters_in_errors_on_request) {
    const auto failed = [&](cupel::engine other) {
        create_all<city, street>(other);
        const auto add = insert_into<city>().values(city{0, "Jena", 110'000});
        other.execute(delete_from<city>().where(col<&city::name> == "Jena"));
        other.execute(add);
        const auto failure = compliance::error_of<unique_violation>([&] { other.execute(add); });
        return failure ? failure->parameters() : "";
    };
    EXPECT_EQ(failed(cupel::engine::connect(this->place.url)), "");
    EXPECT_THAT(failed(cupel::engine::connect(this->place.url, {.show_parameters = true})),
                testing::HasSubstr("1 = 'Jena', "));
}

TYPED_TEST(any_engine, joins_with_an_optional_side) {
    const auto rows = this->db
                          .execute(select(col<&city::name>, col<&street::name>.template as<"street">())
                                       .template from<city>()
                                       .template left_join<street>()
                                       .order_by(col<&city::name>))
                          .all();
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0][label<"street">], std::nullopt);
}

TYPED_TEST(any_engine, writes_with_returning) {
    EXPECT_EQ(this->db.execute(insert_into<city>().values(city{.name = "Kiel"}).returning(col<&city::name>)).scalar(),
              "Kiel");
    const std::vector<city> more{{.name = "Essen"}, {.name = "Jena"}};
    EXPECT_EQ(this->db.execute(insert_into<city>().values(more).returning()).size(), 2U);
    EXPECT_EQ(
        this->db.execute(update<city>().set(col<&city::people> = 1).where(col<&city::people>.is_null())).rows_affected,
        4);
    EXPECT_EQ(this->count(), 6);
}

TYPED_TEST(any_engine, throws_the_same_errors) {
    const auto failure = compliance::error_of<unique_violation>(
        [&] { this->db.execute(insert_into<city>().values(city{.name = "Ulm"})); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->table(), "city");
    EXPECT_EQ(failure->column(), "name");
    EXPECT_THROW(this->db.execute(insert_into<street>().values(street{.city_id = 99, .name = ""})),
                 foreign_key_violation);
    EXPECT_THROW(this->db.run("SELECT * FROM nowhere"), no_such_table_error);
}

TYPED_TEST(any_engine, has_transactions_savepoints_and_connections) {
    this->db.begin([](auto& tx) {
        tx.execute(insert_into<city>().values(city{.name = "Kiel"}));
        EXPECT_THROW(tx.begin_nested([](auto& part) { part.execute(insert_into<city>().values(city{.name = "Ulm"})); }),
                     unique_violation);
    });
    EXPECT_EQ(this->count(), 4);
    {
        connection own = this->db.connect();
        own.execute(delete_from<city>().all_rows());
    }
    EXPECT_EQ(this->count(), 4);
    {
        auto tx = this->db.begin_immediate();
        tx.execute(delete_from<city>().all_rows());
    }
    EXPECT_EQ(this->count(), 4);
    EXPECT_EQ(
        this->db.retry(2, [](auto& tx) { return tx.execute(select(func::count()).template from<city>()).scalar(); }),
        4);
}

TYPED_TEST(any_engine, streams_and_partitions) {
    std::size_t seen = 0;
    for (const auto& some : this->db.stream(select<city>()).partitions(2)) seen += some.size();
    EXPECT_EQ(seen, 3U);
    {
        auto rows = this->db.stream(select<city>());
        EXPECT_FALSE(rows.begin()->name.empty());
    }
    EXPECT_EQ(this->count(), 3);
}

TYPED_TEST(any_engine, drops_what_it_created) {
    drop_all<city, street>(this->db);
    EXPECT_THROW((void)this->db.execute(select<city>()).all(), no_such_table_error);
}

TEST(any_engine_urls, name_the_database) {
    EXPECT_THROW((void)cupel::engine::connect("oracle://x"), url_error);
    EXPECT_THROW((void)cupel::engine::connect("sqlite:///x.db?colour=red"), url_error);
    EXPECT_THROW((void)cupel::engine::connect("postgresql://127.0.0.1:1/x"), connection_error);
    const std::map<std::string, std::string> settings{{"db.url", "sqlite://"}, {"db.pool_size", "3"}};
    auto db = cupel::engine::connect(engine_config(settings, "db."));
    EXPECT_EQ(db.where().dialect, "sqlite");
}

}  // namespace any_engine
