// Full-text search: what is found follows the rows, whatever is searched for.
#include "compliance/support/database.hpp"

#include <cupel/sql/full_text.hpp>

#include <random>

using namespace cupel;

namespace search {

struct post {
    std::int64_t id{};
    std::string title{};
    std::optional<std::string> body{};
    std::int32_t views{};
};
struct note {
    std::int64_t id{};
    std::string text{};
};
struct comment {
    std::int64_t id{};
    std::int64_t post_id{};
};

}  // namespace search

template <>
struct cupel::mapping<search::post> {
    static constexpr auto table =
        cupel::table<"posts">(full_text<"posts_search", &search::post::title, &search::post::body>);
};
template <>
struct cupel::mapping<search::note> {
    static constexpr auto table =
        cupel::table<"notes">(full_text<"notes_search", &search::note::text>.language<"english">());
};
template <>
struct cupel::mapping<search::comment> {
    static constexpr auto table = cupel::table<"comments">(foreign_key<&search::comment::post_id, &search::post::id>);
};

namespace search {

template <class D>
struct full_text_search : compliance::suite<D> {};
TYPED_TEST_SUITE(full_text_search, compliance::databases, compliance::database_names);

using ids = std::vector<std::int64_t>;

template <class Database, class Text>
ids found(Database& db, const Text& text) {
    return db.execute(select(col<&post::id>).where(match<post>(text)).order_by(col<&post::id>)).scalars();
}

template <class Database>
void fill(Database& db) {
    create_all<post>(db);
    db.execute(
        insert_into<post>(with_key).values(std::vector<post>{{1, "Quick fox", "jumps over the lazy dog", 1},
                                                             {2, "Slow fox", "A fox that is not quick; a fox!", 2},
                                                             {3, "Dogs", std::nullopt, 3},
                                                             {4, "Ünïcödé ÄRGER", "naïve café 東京", 4},
                                                             {5, "NEAR and OR", "x86 c3po", 5}}));
}

TYPED_TEST(full_text_search, finds_words) {
    fill(this->db);
    EXPECT_EQ(found(this->db, "fox"), (ids{1, 2}));
    EXPECT_EQ(found(this->db, "FOX quick"), (ids{1, 2}));
    EXPECT_EQ(found(this->db, "quick jumps"), ids{1});
    EXPECT_EQ(found(this->db, "dog"), ids{1});
    EXPECT_EQ(found(this->db, "dogs"), ids{3});
    EXPECT_EQ(found(this->db, "fo"), ids{});
    EXPECT_EQ(found(this->db, "naïve"), ids{4});
    EXPECT_EQ(found(this->db, "naive"), ids{});
    EXPECT_EQ(found(this->db, "near OR"), ids{5});
    EXPECT_EQ(found(this->db, "x86"), ids{5});
    EXPECT_EQ(found(this->db, std::string("東京")), ids{4});
    EXPECT_EQ(found(this->db, ""), ids{});
}

TYPED_TEST(full_text_search, finds_phrases_and_beginnings) {
    fill(this->db);
    EXPECT_EQ(found(this->db, phrase("quick fox")), ids{1});
    EXPECT_EQ(found(this->db, phrase("fox quick")), ids{});
    EXPECT_EQ(found(this->db, phrase("the lazy")), ids{1});
    EXPECT_EQ(found(this->db, prefix("fo")), (ids{1, 2}));
    EXPECT_EQ(found(this->db, prefix("quick ju")), ids{1});
    EXPECT_EQ(found(this->db, prefix("qui fox")), ids{});
    EXPECT_EQ(found(this->db, prefix("do")), (ids{1, 3}));
    EXPECT_EQ(found(this->db, prefix("")), ids{});
}

TYPED_TEST(full_text_search, is_no_query_language) {
    fill(this->db);
    for (const char* text : {"\"",          "'",       "fox\"", "*",        "fo*",  "-fox",  "title:fox", "fox AND",
                             "AND",         "NOT fox", "(fox",  "fox)",     "^fox", "a:b:c", "&",         "fox & !",
                             "fox | quick", "\\",      "NEAR(", "{title}:", ":*",   "<->",   "+",         ";",
                             "--",          "/*",      "\t\n",  "%_",       "?1",   "$1"}) {
        EXPECT_NO_THROW(found(this->db, text)) << text;
        EXPECT_NO_THROW(found(this->db, phrase(text))) << text;
        EXPECT_NO_THROW(found(this->db, prefix(text))) << text;
        EXPECT_NO_THROW(this->db.execute(select(match_rank<post>(text))).scalars()) << text;
    }
    EXPECT_EQ(found(this->db, "\"fox\" (quick)"), (ids{1, 2}));
    EXPECT_EQ(found(this->db, "-fox"), (ids{1, 2}));
    EXPECT_EQ(found(this->db, "title:fox"), ids{});
    std::mt19937 random(7);
    constexpr std::string_view letters = "\"'*-+:()^{}&|!<>\\ aoxOR\t%$?";
    for (int i = 0; i < 200; ++i) {
        std::string text;
        for (int j = 0; j < 12; ++j) text += letters[random() % letters.size()];
        EXPECT_NO_THROW(found(this->db, text)) << text;
        EXPECT_NO_THROW(found(this->db, phrase(text))) << text;
        EXPECT_NO_THROW(found(this->db, prefix(text))) << text;
    }
}

TYPED_TEST(full_text_search, follows_the_rows) {
    fill(this->db);
    this->db.execute(update<post>().set(col<&post::body> = "now a wolf").where(col<&post::id> == 1));
    EXPECT_EQ(found(this->db, "wolf"), ids{1});
    EXPECT_EQ(found(this->db, "jumps"), ids{});
    EXPECT_EQ(found(this->db, "fox"), (ids{1, 2}));
    this->db.execute(update<post>().set(col<&post::body> = std::nullopt).where(col<&post::id> == 2));
    EXPECT_EQ(found(this->db, "quick"), ids{1});
    this->db.execute(update<post>().set(col<&post::views> = 0).where(match<post>("wolf")));
    EXPECT_EQ(this->db.execute(select(col<&post::id>).where(col<&post::views> == 0)).scalar(), 1);
    this->db.execute(delete_from<post>().where(match<post>("fox")));
    EXPECT_EQ(found(this->db, "fox"), ids{});
    EXPECT_EQ(this->db.execute(select(func::count()).template from<post>()).scalar(), 3);
    const std::int64_t made =
        this->db.execute(insert_into<post>().values(post{.title = "a new fox"}).returning(col<&post::id>)).scalar();
    EXPECT_EQ(found(this->db, "fox"), ids{made});
    EXPECT_THROW(this->db.begin([](auto& tx) {
        tx.execute(insert_into<post>().values(post{.title = "unseen"}));
        throw std::runtime_error("no");
    }),
                 std::runtime_error);
    EXPECT_EQ(found(this->db, "unseen"), ids{});
}

TYPED_TEST(full_text_search, ranks_better_matches_higher) {
    fill(this->db);
    const auto best =
        this->db.execute(select(col<&post::id>).where(match<post>("fox")).order_by(match_rank<post>("fox").desc()))
            .scalars();
    EXPECT_EQ(best, (ids{2, 1}));
    const auto ranks =
        this->db.execute(select(col<&post::id>, match_rank<post>("fox").template as<"rank">()).order_by(col<&post::id>))
            .all();
    EXPECT_GT(ranks[1].template get<1>(), ranks[0].template get<1>());
    EXPECT_GT(ranks[0].template get<1>(), 0);
    EXPECT_EQ(ranks[2].template get<1>(), 0);
}

TYPED_TEST(full_text_search, is_the_search_of_the_database) {
    fill(this->db);
    const bool on_sqlite = std::same_as<typename TypeParam::dialect, sqlite>;
    const auto ranks = this->db.execute(select(match_rank<post>("quick fox")).order_by(col<&post::id>)).scalars();
    const auto by_hand = this->database.ask(
        this->db, on_sqlite
                      ? "SELECT coalesce((SELECT -bm25(posts_search) FROM posts_search WHERE posts_search MATCH "
                        "'quick AND fox' AND rowid = posts.id), 0.0) FROM posts ORDER BY id"
                      : "SELECT ts_rank(posts_search, to_tsquery('simple', 'quick & fox')) FROM posts ORDER BY id");
    ASSERT_EQ(ranks.size(), by_hand.size());
    for (std::size_t i = 0; i < ranks.size(); ++i) EXPECT_NEAR(ranks[i], std::stod(*by_hand[i][0]), 1e-7) << i;
    const auto same = [&](auto text, std::string_view sqlite_text, std::string_view postgresql_text) {
        const auto wanted = this->database.ask(
            this->db, on_sqlite ? "SELECT rowid FROM posts_search WHERE posts_search MATCH '" +
                                      std::string(sqlite_text) + "' ORDER BY rowid"
                                : "SELECT id FROM posts WHERE posts_search @@ to_tsquery('simple', '" +
                                      std::string(postgresql_text) + "') ORDER BY id");
        const ids rows = found(this->db, text);
        ASSERT_EQ(rows.size(), wanted.size()) << sqlite_text;
        for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(std::to_string(rows[i]), wanted[i][0]) << sqlite_text;
        EXPECT_FALSE(rows.empty()) << sqlite_text;
    };
    same("quick fox", "quick AND fox", "quick & fox");
    same(phrase("lazy dog"), "\"lazy dog\"", "lazy <-> dog");
    same(prefix("fox qui"), "fox AND qui*", "fox & qui:*");
}

TYPED_TEST(full_text_search, stands_in_other_statements) {
    fill(this->db);
    create_all<post, comment>(this->db);
    this->db.execute(
        insert_into<comment>().values(std::vector<comment>{{.post_id = 1}, {.post_id = 1}, {.post_id = 3}}));
    EXPECT_EQ(
        this->db.execute(select(func::count()).template from<comment>().template join<post>().where(match<post>("fox")))
            .scalar(),
        2);
    constexpr auto other = alias<post, "other">;
    EXPECT_EQ(this->db
                  .execute(select(func::count())
                               .template from<post>()
                               .join(other, other[col<&post::id>] > col<&post::id>)
                               .where(match<post>("quick") && match(other, "fox")))
                  .scalar(),
              1);
    EXPECT_EQ(this->db
                  .execute(select(func::count())
                               .template from<comment>()
                               .where(col<&comment::post_id>.in(
                                   select(col<&post::id>).where(match<post>("dogs") || col<&post::id> == 1))))
                  .scalar(),
              3);
    EXPECT_EQ(this->db.execute(select(func::count()).template from<post>().where(!match<post>("fox"))).scalar(), 3);
}

TYPED_TEST(full_text_search, knows_the_forms_of_words_in_a_language) {
    create_all<note>(this->db);
    this->db.execute(insert_into<note>().values(note{.text = "Foxes were jumping"}));
    const auto count = [&](const char* text) {
        return this->db.execute(select(func::count()).template from<note>().where(match<note>(text))).scalar();
    };
    EXPECT_EQ(count("fox jumps"), 1);
    EXPECT_EQ(count("foxed"), 1);
    EXPECT_EQ(count("jumper"), 0);
}

// create_all may be called again and again; a table that is older than its index on SQLite is read into it.
TYPED_TEST(full_text_search, is_made_once_and_dropped) {
    fill(this->db);
    create_all<post>(this->db);
    EXPECT_EQ(found(this->db, "fox"), (ids{1, 2}));
    if constexpr (std::same_as<typename TypeParam::dialect, sqlite>) {
        this->db.run("DROP TABLE posts_search");
        create_all<post>(this->db);
        EXPECT_EQ(found(this->db, "fox"), (ids{1, 2}));
        this->db.run("INSERT INTO posts_search (posts_search, rank) VALUES ('integrity-check', 1)");
        EXPECT_EQ(this->database.ask(this->db, "SELECT count(*) FROM sqlite_master WHERE name = 'posts_search' "
                                               "AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'"),
                  (compliance::text_rows{{"1"}}));
    } else {
        EXPECT_EQ(this->database.ask(this->db, "SELECT substring(indexdef FROM 'USING.*') FROM pg_indexes "
                                               "WHERE schemaname = current_schema AND tablename = 'posts' "
                                               "AND indexname NOT LIKE '%pkey'"),
                  (compliance::text_rows{{"USING gin (posts_search)"}}));
        EXPECT_EQ(this->database.ask(this->db, "SELECT is_generated, data_type FROM information_schema.columns "
                                               "WHERE table_schema = current_schema AND table_name = 'posts' "
                                               "AND column_name = 'posts_search'"),
                  (compliance::text_rows{{"ALWAYS", "tsvector"}}));
    }
    drop_all<post>(this->db);
    fill(this->db);
    EXPECT_EQ(found(this->db, "fox"), (ids{1, 2}));
}

}  // namespace search
