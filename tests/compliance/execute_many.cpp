// Many statements of one type: in order, each with what it gives, and nothing behind one that fails. PostgreSQL gets
// those of a transaction together.
#include "compliance/support/database.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

using namespace cupel;

namespace execute_many {

struct place {
    std::int64_t id{};
    std::int32_t number{};
    std::string name;
};

}  // namespace execute_many

template <>
struct cupel::mapping<execute_many::place> {
    static constexpr auto table = cupel::table<"place">(unique<&execute_many::place::number>);
};

namespace execute_many {

constexpr std::size_t many = 600;  // more than PostgreSQL gets at once

auto renumber(std::size_t i, std::int32_t number) {
    return update<place>().set(col<&place::number> = number).where(col<&place::id> == static_cast<std::int64_t>(i) + 1);
}

template <class D>
struct execute_many : compliance::suite<D> {
    typename D::dialect::engine served = this->database.start({});
    std::vector<std::size_t> done{};

    void SetUp() override {
        create_all<place>(served);
        std::vector<place> rows;
        for (std::size_t i = 0; i < many; ++i) rows.push_back({0, static_cast<std::int32_t>(i), "n"});
        served.execute(insert_into<place>().values(rows));
    }
    std::int64_t changed() {
        return served.execute(select(func::count()).template from<place>().where(col<&place::number> >= 1000)).scalar();
    }
    std::vector<std::size_t> first(std::size_t count) {
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < count; ++i) numbers.push_back(i);
        return numbers;
    }
    auto note() {
        return [this](std::size_t i, const execution& what) {
            EXPECT_EQ(what.rows_affected, 1);
            done.push_back(i);
        };
    }
    // Each gets 1000 and its own number, the one at `place` that of another.
    static auto with_duplicate(std::size_t place) {
        return [place](std::size_t i) { return renumber(i, i == place ? 1000 : 1000 + static_cast<std::int32_t>(i)); };
    }
};
TYPED_TEST_SUITE(execute_many, compliance::databases, compliance::database_names);

TYPED_TEST(execute_many, each_gives_what_it_changed) {
    auto tx = this->served.begin();
    tx.execute_many(many, this->with_duplicate(0), this->note());
    tx.commit();
    EXPECT_EQ(this->done, this->first(many));
    EXPECT_EQ(this->changed(), many);
    EXPECT_EQ(this->served.execute(select(col<&place::number>).where(col<&place::id> == 600)).scalar(), 1599);
}

TYPED_TEST(execute_many, without_a_transaction_and_in_a_savepoint) {
    {
        auto alone = this->served.connect(isolation::autocommit);
        alone.execute_many(
            3, [](std::size_t i) { return renumber(i, 2000 + static_cast<std::int32_t>(i)); },
            [](std::size_t, const execution&) {});
    }
    auto tx = this->served.begin();
    auto part = tx.begin_nested();
    part.execute_many(5, this->with_duplicate(0), this->note());
    part.rollback();
    tx.commit();
    EXPECT_EQ(this->done, this->first(5));
    EXPECT_EQ(this->changed(), 3);
    auto none = this->served.begin();
    none.execute_many(0, this->with_duplicate(0), this->note());
    none.commit();
    EXPECT_EQ(this->done.size(), 5U);
}

TYPED_TEST(execute_many, rows_come_back) {
    auto tx = this->served.begin();
    std::vector<std::int64_t> keys;
    tx.execute_many(
        many, [](std::size_t i) { return renumber(i, 3000 + static_cast<std::int32_t>(i)).returning(col<&place::id>); },
        [&](std::size_t, auto rows) { keys.push_back(rows.scalar()); });
    ASSERT_EQ(keys.size(), many);
    for (std::size_t i = 0; i < many; ++i) EXPECT_EQ(keys[i], static_cast<std::int64_t>(i) + 1);
}

TYPED_TEST(execute_many, behind_one_that_fails_nothing_runs) {
    auto tx = this->served.begin();
    const auto failure =
        compliance::error_of<unique_violation>([&] { tx.execute_many(many, this->with_duplicate(300), this->note()); });
    ASSERT_TRUE(failure);
    EXPECT_THAT(failure->sql(), testing::StartsWith("UPDATE \"place\" SET \"number\""));
    EXPECT_EQ(this->done, this->first(300));
    tx.rollback();
    EXPECT_EQ(this->changed(), 0);
    auto again = this->served.begin();
    again.execute_many(many, this->with_duplicate(0), [](std::size_t, const execution&) {});
    again.commit();
    EXPECT_EQ(this->changed(), many);
}

TYPED_TEST(execute_many, a_value_that_cannot_be_had_ends_it) {
    auto tx = this->served.begin();
    const auto make = [](std::size_t i) {
        if (i == 10) throw std::runtime_error("no more");
        return renumber(i, 1000 + static_cast<std::int32_t>(i));
    };
    EXPECT_THROW(tx.execute_many(many, make, this->note()), std::runtime_error);
    EXPECT_EQ(this->done, this->first(10));
    tx.commit();
    EXPECT_EQ(this->changed(), 10);
}

TYPED_TEST(execute_many, who_is_told_may_end_it) {
    auto tx = this->served.begin();
    const auto stop = [&](std::size_t i, const execution&) {
        if (i == 20) throw std::runtime_error("enough");
        this->done.push_back(i);
    };
    EXPECT_THROW(tx.execute_many(many, this->with_duplicate(0), stop), std::runtime_error);
    EXPECT_EQ(this->done, this->first(20));
    EXPECT_EQ(tx.execute(select(func::count()).template from<place>()).scalar(), many);
}

TYPED_TEST(execute_many, listeners_hear_of_each) {
    std::vector<std::string> heard;
    this->served.events().on_before_execute([&](const statement_event&) { heard.emplace_back("before"); });
    this->served.events().on_after_execute([&](const statement_event& one) {
        heard.emplace_back(one.failure != nullptr ? "failed" : "ran " + std::to_string(one.rows.value_or(-1)));
        if (one.sql.starts_with("UPDATE")) {
            EXPECT_THAT(one.values(), testing::HasSubstr("10"));
        }
    });
    auto tx = this->served.begin();
    heard.clear();
    EXPECT_THROW(tx.execute_many(5, this->with_duplicate(3), this->note()), unique_violation);
    EXPECT_EQ(std::count(heard.begin(), heard.end(), "ran 1"), 3);
    EXPECT_GE(std::count(heard.begin(), heard.end(), "failed"), 1);
    EXPECT_EQ(std::count(heard.begin(), heard.end(), "before") * 2, static_cast<std::ptrdiff_t>(heard.size()));
}

TYPED_TEST(execute_many, a_listener_keeps_one_from_running) {
    int left = 7;
    auto tx = this->served.begin();
    this->served.events().on_before_execute([&](const statement_event& one) {
        if (one.sql.starts_with("UPDATE") && left-- == 0) throw std::runtime_error("not this one");
    });
    EXPECT_THROW(tx.execute_many(20, this->with_duplicate(0), this->note()), std::runtime_error);
    EXPECT_EQ(this->done, this->first(7));
    tx.commit();
    EXPECT_EQ(this->changed(), 7);
}

struct pipeline_of_postgresql : execute_many<compliance::postgresql> {
    void on_update(const std::string& what) {
        served.run("CREATE FUNCTION noted() RETURNS trigger AS $$ BEGIN " + what +
                   " RETURN NEW; END $$ LANGUAGE plpgsql;"
                   "CREATE TRIGGER noted BEFORE UPDATE ON place FOR EACH ROW EXECUTE FUNCTION noted()");
    }
};

TEST_F(pipeline_of_postgresql, is_interrupted) {
    on_update("IF NEW.id > 5 THEN PERFORM pg_sleep(10); END IF;");
    auto held = served.connect();
    held.execute_many(1, with_duplicate(0), [](std::size_t, const execution&) {});
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        held.interrupt();
    });
    EXPECT_THROW(held.execute_many(many, with_duplicate(0), note()), interrupted_error);
    other.join();
    EXPECT_EQ(done, first(5));
    held.rollback();
    EXPECT_EQ(held.execute(select(func::count()).from<place>()).scalar(), many);
}

TEST_F(pipeline_of_postgresql, is_lost_with_its_server) {
    on_update("IF NEW.id = 301 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;");
    auto held = served.connect();
    EXPECT_THROW(held.execute_many(many, with_duplicate(0), note()), connection_error);
    EXPECT_LE(done.size(), 300U);
    EXPECT_GE(done.size(), 256U);
    EXPECT_EQ(changed(), 0);
}

}  // namespace execute_many
