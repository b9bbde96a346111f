// Random texts where the program names things when it runs: files, databases in memory, functions, schemas, parts of
// URLs.
#include "compliance/support/database.hpp"
#include "random_texts.hpp"

#include <cupel/dialects/postgresql/options.hpp>
#include <cupel/dialects/sqlite/driver_function.hpp>

#include <libpq-fe.h>

using namespace cupel;

namespace random_names {

struct item {
    std::int64_t id{};
    std::string text;
};

std::string quoted(const std::string& name) {
    std::string made = "\"";
    for (const char c : name) made.append(c == '"' ? 2 : 1, c);
    return made + '"';
}

// A name without the character that no name has.
std::string name_of(random_texts::source& random, std::size_t longest) {
    std::string name;
    do {
        name = random.text(6);
        std::erase(name, '\0');
        name.resize(std::min(name.size(), longest));
    } while (name.empty());
    return name;
}

TEST(random_names, of_files_and_of_databases_in_memory) {
    const compliance::temporary_folder folder;
    random_texts::source random;
    random_texts::bounded_time time;
    while (time.is_left() && !testing::Test::HasFailure()) {
        std::string name = name_of(random, 60);
        SCOPED_TRACE("the name " + testing::PrintToString(name));
        {
            const url where{
                .dialect = "sqlite", .database = name, .options = {{"mode", "memory"}, {"cache", "shared"}}};
            auto db = sqlite::engine::connect(where);
            create_all<item>(db);
            auto same = sqlite::engine::connect(url::parse(where.unmasked()));
            EXPECT_TRUE(same.execute(select<item>()).all().empty());
            auto other = sqlite::engine::connect(
                url{.dialect = "sqlite", .database = name + "x", .options = {{"mode", "memory"}, {"cache", "shared"}}});
            EXPECT_THROW((void)other.execute(select<item>()).all(), no_such_table_error);
        }
        std::replace(name.begin(), name.end(), '/', '_');
        if (name == "." || name == "..") continue;
        {
            auto db = sqlite::engine::connect(url{.dialect = "sqlite", .database = folder.file(name)});
            create_all<item>(db);
            std::vector<std::string> files;
            for (const auto& each : std::filesystem::directory_iterator(folder.path()))
                files.push_back(each.path().filename().string());
            EXPECT_EQ(files, std::vector<std::string>{name});
        }
        std::filesystem::remove(folder.path() / name);
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(random_names, of_functions) {
    random_texts::source random;
    random_texts::bounded_time time;
    while (time.is_left() && !testing::Test::HasFailure()) {
        const std::string name = random.text(6);
        SCOPED_TRACE("the name " + testing::PrintToString(name.substr(0, 300)));
        try {
            auto db = sqlite::engine::connect("sqlite://", {.functions = {create_function(name, [] { return 7; })}});
            EXPECT_TRUE(name.size() <= 255 && name.find('\0') == std::string::npos);
            auto own = db.connect(isolation::autocommit);
            if (!name.empty()) {
                EXPECT_EQ(compliance::ask_sqlite(own.native_handle(), "SELECT " + quoted(name) + "()")[0][0], "7");
            }
        } catch (const programming_error&) {
            EXPECT_TRUE(name.size() > 255 || name.find('\0') != std::string::npos);
        }
    }
}

// What libpq reads is what was said, whatever it is.
TEST(random_names, of_what_a_server_is_reached_by) {
    random_texts::source random;
    random_texts::bounded_time time;
    while (time.is_left() && !testing::Test::HasFailure()) {
        const url where{.dialect = "postgresql",
                        .user = name_of(random, 200),
                        .password = name_of(random, 200),
                        .host = name_of(random, 200),
                        .port = 5433,
                        .database = name_of(random, 200),
                        .options = {{"options", "-csearch_path=" + name_of(random, 200)}}};
        SCOPED_TRACE(where.unmasked());
        EXPECT_EQ(url::parse(where.unmasked()), where);
        const std::string application = name_of(random, 200);
        const std::string keywords = detail::keywords_of(where, {.application_name = application});
        char* why = nullptr;
        const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(
            PQconninfoParse(keywords.c_str(), &why), &PQconninfoFree);
        ASSERT_NE(parsed, nullptr) << why;
        const auto value_of = [&](std::string_view keyword) -> std::string {
            for (const PQconninfoOption* one = parsed.get(); one->keyword != nullptr; ++one)
                if (one->keyword == keyword) return one->val != nullptr ? one->val : "";
            return "";
        };
        EXPECT_EQ(value_of("user"), where.user);
        EXPECT_EQ(value_of("password"), *where.password);
        EXPECT_EQ(value_of("host"), where.host);
        EXPECT_EQ(value_of("dbname"), where.database);
        EXPECT_EQ(value_of("application_name"), application);
        EXPECT_EQ(value_of("options"), where.options[0].second);
        EXPECT_EQ(value_of("client_encoding"), "UTF8");
    }
}

// A schema of any name is found by its search path.
TEST(random_names, of_schemas) {
    compliance::postgresql database;
    random_texts::source random;
    random_texts::bounded_time time;
    int found = 0;
    while (time.is_left() && !testing::Test::HasFailure()) {
        const std::string name = database.schema + name_of(random, 20);
        if (detail::find_invalid_utf8(name) != name.size() || name.size() > 63) continue;
        SCOPED_TRACE("the name " + testing::PrintToString(name));
        database.server.run("CREATE SCHEMA " + quoted(name));
        // In the options of a server a backslash keeps a blank, and itself.
        std::string path;
        for (const char c : quoted(name)) {
            if (c == '\\' || std::isspace(static_cast<unsigned char>(c)) != 0) path += '\\';
            path += c;
        }
        url where = url::parse(compliance::postgresql_url());
        std::erase_if(where.options, [](const auto& each) { return each.first == "options"; });
        where.options.emplace_back("options", "-csearch_path=" + path);
        {
            auto db = postgresql::engine::connect(url::parse(where.unmasked()));
            create_all<item>(db);
            db.execute(insert_into<item>().values(item{0, name}));
            EXPECT_EQ(db.execute(select(col<&item::text>)).scalar(), name);
        }
        database.server.run("DROP SCHEMA " + quoted(name) + " CASCADE");
        ++found;
    }
    EXPECT_GT(found, 3);
}

}  // namespace random_names
