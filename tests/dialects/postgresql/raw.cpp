// What raw SQL, and others, may do behind the driver's back.
#include "compliance/support/database.hpp"

#include <optional>
#include <stdexcept>

using namespace cupel;

namespace raw {

struct note {
    std::int64_t id{};
    std::string text;
    std::vector<std::byte> bytes;
};
// A type whose codec may fail.
struct moody {
    std::int32_t value{};
};

}  // namespace raw

template <>
struct cupel::codec<raw::moody> {
    using stored_as = std::int64_t;
    static constexpr sql_type type = codec<std::int32_t>::type;
    static std::int64_t encode(raw::moody given) {
        if (given.value == 13) throw std::runtime_error("bad luck on the way in");
        return given.value;
    }
    static raw::moody decode(std::int64_t given) {
        if (given == 17) throw std::runtime_error("bad luck on the way out");
        return {static_cast<std::int32_t>(given)};
    }
};

namespace raw {

struct mood {
    std::int64_t id{};
    moody now{};
};

class raw : public testing::Test {
protected:
    void SetUp() override { create_all<note, mood>(db); }
    compliance::postgresql database;
    postgresql::connection db = database.open();
    static auto count() { return select(func::count()).from<note>(); }
};

TEST_F(raw, may_drop_prepared_statements) {
    const auto add = insert_into<note>().values(note{0, "a", {}});
    db.execute(add);
    for (const char* drop : {"DISCARD ALL", "DEALLOCATE ALL", "discard plans; deallocate all"}) {
        EXPECT_EQ(db.execute(count()).scalar(), 1) << drop;
        db.run(drop);
        if (std::string_view(drop) == "DISCARD ALL") db.run("SET search_path = " + database.schema);
        EXPECT_EQ(db.execute(count()).scalar(), 1) << drop;
    }
    // In a transaction, where a failure would be its end.
    auto tx = db.begin();
    EXPECT_EQ(tx.execute(count()).scalar(), 1);
    tx.run("DEALLOCATE ALL");
    EXPECT_EQ(tx.execute(count()).scalar(), 1);
    tx.execute(add);
    tx.commit();
    // Through the handle the driver learns of it from the server.
    PQclear(PQexec(db.native_handle(), "DEALLOCATE ALL"));
    EXPECT_EQ(db.execute(count()).scalar(), 2);
    db.execute(add);
    EXPECT_EQ(db.execute(count()).scalar(), 3);
}

TEST_F(raw, may_change_a_table_under_its_statements) {
    const auto all = select<note>();
    db.execute(insert_into<note>().values(note{0, "a", {}}));
    EXPECT_EQ(db.execute(all).one().text, "a");
    db.run("ALTER TABLE note ADD COLUMN more int");
    EXPECT_EQ(db.execute(all).one().text, "a");
    db.run("ALTER TABLE note ALTER COLUMN text TYPE varchar(20)");
    EXPECT_EQ(db.execute(all).one().text, "a");
    auto other = database.open();
    other.run("ALTER TABLE note ALTER COLUMN text TYPE text");
    EXPECT_EQ(db.execute(all).one().text, "a");
    {
        auto tx = db.begin();
        other.run("ALTER TABLE note ALTER COLUMN text TYPE varchar(30)");
        EXPECT_THROW((void)tx.execute(all), programming_error);  // "cached plan must not change result type"
    }
    EXPECT_EQ(db.execute(all).one().text, "a");
    // Each statement once on the server, but for the one that failed in a transaction.
    EXPECT_EQ(
        database.ask(db, "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT \"note\".%'")[0][0],
        "2");
}

TEST_F(raw, cannot_copy_to_or_from_the_program) {
    db.execute(insert_into<note>().values(std::vector<note>(1000, note{0, "a text", {}})));
    for (const char* copy :
         {"COPY note TO STDOUT", "COPY note FROM STDIN", "SELECT 1; COPY note TO STDOUT; SELECT 2"}) {
        EXPECT_THROW(db.run(copy), programming_error) << copy;
        EXPECT_FALSE(db.in_transaction());
        EXPECT_EQ(db.execute(count()).scalar(), 1000) << copy;
    }
}

TEST_F(raw, notices_are_not_printed) {
    testing::internal::CaptureStderr();
    testing::internal::CaptureStdout();
    db.run("SET client_min_messages = debug1");
    db.run("DO $$ BEGIN RAISE NOTICE 'hear me'; RAISE WARNING 'hear me'; END $$");
    db.run("DROP TABLE IF EXISTS nowhere");
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

TEST_F(raw, a_huge_parameter_arrives) {
    std::vector<std::byte> huge(std::size_t{100} << 20, std::byte{7});
    huge.back() = std::byte{8};
    db.execute(insert_into<note>().values(note{0, "huge", huge}));
    EXPECT_EQ(database.ask(db, "SELECT length(bytes) FROM note")[0][0], std::to_string(huge.size()));
    EXPECT_TRUE(db.execute(select<note>()).one().bytes == huge);
}

TEST_F(raw, text_that_is_none_is_refused) {
    for (const std::string& bad : {std::string("a\0b", 3), std::string("\xff"), std::string("\xed\xa0\x80")}) {
        EXPECT_THROW(db.execute(insert_into<note>().values(note{0, bad, {}})), data_error);
        EXPECT_THROW((void)db.execute(select<note>().where(col<&note::text> == bad)).all(), data_error);
        EXPECT_THROW(db.execute(insert_into<note>().values(std::vector<note>{{0, "good", {}}, {0, bad, {}}})),
                     data_error);
        EXPECT_EQ(db.execute(count()).scalar(), 0);
    }
}

TEST_F(raw, a_codec_that_throws_hurts_its_statement_alone) {
    const auto add = [](int value) { return insert_into<mood>().values(mood{0, {value}}); };
    const auto moods = [] { return select(func::count()).from<mood>(); };
    EXPECT_THROW(db.execute(add(13)), std::runtime_error);
    EXPECT_THROW(db.execute(insert_into<mood>().values(std::vector<mood>{{0, {1}}, {0, {13}}})), std::runtime_error);
    EXPECT_EQ(db.execute(moods()).scalar(), 0);
    db.execute(insert_into<mood>().values(std::vector<mood>{{0, {1}}, {0, {17}}, {0, {3}}}));
    EXPECT_THROW((void)db.execute(select<mood>()).all(), std::runtime_error);
    EXPECT_THROW(for (const mood& one : db.execute(select<mood>())) EXPECT_NE(one.now.value, 17), std::runtime_error);
    EXPECT_THROW((void)db.execute(insert_into<mood>().values(mood{0, {17}}).returning()).one(), std::runtime_error);
    EXPECT_EQ(db.execute(moods()).scalar(), 4);
    auto tx = db.begin();
    tx.execute(add(5));
    EXPECT_THROW(tx.execute(add(13)), std::runtime_error);
    EXPECT_THROW((void)tx.execute(select<mood>()).all(), std::runtime_error);
    tx.execute(add(6));  // nothing was sent: the transaction goes on
    tx.commit();
    EXPECT_EQ(db.execute(moods()).scalar(), 6);
}

TEST_F(raw, values_are_logged_by_their_types) {
    auto served = database.start({});
    std::vector<std::string> lines;
    echo(served.events(), [&](std::string_view line) { lines.emplace_back(line); }, echo_mode::values);
    served.execute(insert_into<note>().values(note{0, "it's", {std::byte{0}, std::byte{255}}}));
    served.execute(insert_into<note>().values(note{0, std::string(5000, 'x'), {}}));
    (void)served.execute(select<note>().where(col<&note::id>.in(std::vector<std::int64_t>{1, 2}))).all();
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_THAT(lines[0], testing::EndsWith("[$1 = 'it''s', $2 = '\\x00ff']"));
    EXPECT_THAT(lines[1], testing::HasSubstr("'... (5000 bytes), $2 = '\\x']"));
    EXPECT_LT(lines[1].size(), 600U);
    EXPECT_THAT(lines[2], testing::EndsWith("[$1 = {1,2}]"));
}

TEST_F(raw, text_that_copies_is_refused_and_hurts_nothing) {
    EXPECT_THROW(db.execute(text<"COPY note FROM STDIN">), programming_error);
    EXPECT_THROW(db.execute(text<"COPY note TO STDOUT">), programming_error);
    EXPECT_THROW((void)db.stream(text<"COPY note TO STDOUT">.columns<std::string>()).all(), programming_error);
    EXPECT_THROW((void)db.stream(text<"COPY note FROM STDIN">.columns<std::string>()).all(), programming_error);
    EXPECT_EQ(db.execute(count()).scalar(), 0);
}

}  // namespace raw
