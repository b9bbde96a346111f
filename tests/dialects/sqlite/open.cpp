// Opening: what is no database, what cannot be opened, options.
#include "dialects/sqlite/support.hpp"

using namespace cupel;
using compliance::ask_sqlite;
using sqlite_tests::error_of;
using sqlite_tests::temporary_folder;

namespace opening {

struct item {
    std::int64_t id{};
    std::string name;
};

class open : public testing::Test {
protected:
    temporary_folder folder;
    std::string url(std::string_view name) const { return "sqlite:///" + folder.file(name); }

    void write(std::string_view name, std::string_view bytes) const {
        std::ofstream(folder.file(name), std::ios::binary) << bytes;
    }
    std::string read(std::string_view name) const {
        std::ifstream file(folder.file(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    // A database file with some pages.
    void make(std::string_view name) const {
        auto db = sqlite_tests::open(url(name));
        create_all<item>(db);
        std::vector<item> rows(2000, item{0, std::string(100, 'x')});
        db.execute(insert_into<item>().values(rows));
    }
};

TEST_F(open, a_file_that_is_no_database) {
    write("garbage", std::string(5000, 'g'));
    const auto failure = error_of<corrupt_error>([&] { (void)sqlite_tests::open(url("garbage")); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::corrupt);
    EXPECT_EQ(failure->native_code(), SQLITE_NOTADB);
    EXPECT_EQ(read("garbage"), std::string(5000, 'g'));
}

TEST_F(open, a_file_with_damaged_pages) {
    make("damaged");
    std::string bytes = read("damaged");
    ASSERT_GT(bytes.size(), 40000U);
    for (std::size_t i = 4096; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
    write("damaged", bytes);
    auto db = sqlite_tests::open(url("damaged"));
    const auto failure = error_of<corrupt_error>([&] { (void)db.execute(select<item>()).all(); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::corrupt);
    EXPECT_EQ(failure->native_code() & 0xff, SQLITE_CORRUPT);
    EXPECT_EQ(failure->sql(), sql<sqlite>(select<item>()));
}

TEST_F(open, a_truncated_file) {
    make("short");
    write("short", read("short").substr(0, 4096 * 3));
    EXPECT_THROW(
        {
            auto db = sqlite_tests::open(url("short"));
            (void)db.execute(select<item>()).all();
        },
        corrupt_error);
    write("shorter", read("short").substr(0, 50));
    EXPECT_THROW((void)sqlite_tests::open(url("shorter")), corrupt_error);
}

TEST_F(open, an_empty_file_is_an_empty_database) {
    write("empty", "");
    auto db = sqlite_tests::open(url("empty"));
    create_all<item>(db);
}

TEST_F(open, a_folder) {
    const auto failure =
        error_of<connection_error>([&] { (void)sqlite_tests::open("sqlite:///" + folder.path().string()); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::connection);
    EXPECT_EQ(failure->native_code() & 0xff, SQLITE_CANTOPEN);
    EXPECT_THAT(failure->what(), testing::HasSubstr(folder.path().string()));
}

TEST_F(open, in_a_folder_that_is_missing) {
    const auto failure = error_of<connection_error>([&] { (void)sqlite_tests::open(url("missing/file.db")); });
    ASSERT_TRUE(failure);
    EXPECT_THAT(failure->what(), testing::HasSubstr("missing/file.db"));
    EXPECT_EQ(failure->sql(), "");
    EXPECT_THROW((void)sqlite_tests::open(url("file.db/below")), connection_error);
}

TEST_F(open, makes_no_file_unless_it_may) {
    EXPECT_THROW((void)sqlite_tests::open(url("none"), {.create = false}), connection_error);
    EXPECT_THROW((void)sqlite_tests::open(url("none"), {.read_only = true}), connection_error);
    EXPECT_FALSE(std::filesystem::exists(folder.file("none")));
    make("some");
    EXPECT_EQ(sqlite_tests::open(url("some"), {.create = false}).execute(select(func::count()).from<item>()).scalar(),
              2000);
}

TEST_F(open, read_only) {
    make("some");
    auto db = sqlite_tests::open(url("some"), {.read_only = true});
    EXPECT_EQ(db.execute(select(func::count()).from<item>()).scalar(), 2000);
    const auto failure = error_of<read_only_error>([&] { db.execute(delete_from<item>().all_rows()); });
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code(), error_code::read_only);
    EXPECT_EQ(failure->native_code() & 0xff, SQLITE_READONLY);
    EXPECT_EQ(failure->sql(), sql<sqlite>(delete_from<item>().all_rows()));
    EXPECT_EQ(db.execute(select(func::count()).from<item>()).scalar(), 2000);
}

TEST_F(open, options) {
    const auto pragma = [](auto& db, const char* name) {
        return ask_sqlite(db.native_handle(), "PRAGMA " + std::string(name)).at(0).at(0).value();
    };
    auto plain = sqlite_tests::open(url("plain"));
    EXPECT_EQ(pragma(plain, "foreign_keys"), "1");
    EXPECT_EQ(pragma(plain, "busy_timeout"), "5000");
    EXPECT_EQ(pragma(plain, "journal_mode"), "delete");
    auto other = sqlite_tests::open(url("other"),
                                    {.foreign_keys = false, .busy_timeout = std::chrono::milliseconds(7), .wal = true});
    EXPECT_EQ(pragma(other, "foreign_keys"), "0");
    EXPECT_EQ(pragma(other, "busy_timeout"), "7");
    EXPECT_EQ(pragma(other, "journal_mode"), "wal");
    auto memory = sqlite_tests::open("sqlite://", {.wal = true});
    EXPECT_EQ(pragma(memory, "foreign_keys"), "1");
    auto by_url = sqlite_tests::open(url("other") + "?foreign_keys=off&busy_timeout=9&wal=true");
    EXPECT_EQ(pragma(by_url, "foreign_keys"), "0");
    EXPECT_EQ(pragma(by_url, "busy_timeout"), "9");
    EXPECT_THROW((void)sqlite_tests::open(url("other") + "?busy_timeout=soon"), url_error);
    EXPECT_THROW((void)sqlite_tests::open(url("other") + "?colour=red"), url_error);
    EXPECT_THROW((void)sqlite_tests::open(url("other") + "?mode=rw+"), url_error);
    EXPECT_THROW((void)sqlite_tests::open("postgresql:///other"), url_error);
}

TEST_F(open, every_connection_sees_the_same_file) {
    make("some");
    auto db = sqlite::engine::connect(url("some"));
    auto first = db.connect(), second = db.connect();
    EXPECT_NE(first.native_handle(), second.native_handle());
    EXPECT_EQ(second.execute(select(func::count()).from<item>()).scalar(), 2000);
}

TEST_F(open, a_database_in_memory_is_one_for_its_engine_and_by_name_for_the_process) {
    auto memory = sqlite::engine::connect("sqlite://");
    create_all<item>(memory);
    EXPECT_TRUE(memory.connect().execute(select<item>()).all().empty());
    auto other = sqlite::engine::connect("sqlite://");
    EXPECT_THROW((void)other.execute(select<item>()).all(), no_such_table_error);

    auto named = sqlite::engine::connect("sqlite:///common?mode=memory&cache=shared");
    create_all<item>(named);
    auto again = sqlite::engine::connect("sqlite:///common?mode=memory&cache=shared");
    EXPECT_TRUE(again.execute(select<item>()).all().empty());
    auto alone = sqlite::engine::connect("sqlite:///common?mode=memory");
    EXPECT_THROW((void)alone.execute(select<item>()).all(), no_such_table_error);
    EXPECT_FALSE(std::filesystem::exists("common"));
}

TEST_F(open, names_with_spaces_percents_and_other_letters) {
    for (const auto& [escaped, name] :
         std::initializer_list<std::pair<const char*, const char*>>{{"with%20space.db", "with space.db"},
                                                                    {"100%25.db", "100%.db"},
                                                                    {"a%3Fb%23c.db", "a?b#c.db"},
                                                                    {"%C3%A6.db", "\xC3\xA6.db"},
                                                                    {"plus+and&.db", "plus+and&.db"},
                                                                    {"\xC3\xB8.db", "\xC3\xB8.db"}}) {
        (void)sqlite_tests::open("sqlite:///" + folder.file(escaped));
        EXPECT_TRUE(std::filesystem::exists(folder.file(name))) << name;
    }
}

}  // namespace opening
