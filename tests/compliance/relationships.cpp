// Joins along relationships: one to many and back, one to one, many to many, two keys between two tables.
#include "compliance/support/by_hand.hpp"

using namespace cupel;
using testing::ElementsAre;

namespace relationships {

struct book;
struct profile;
struct genre;
struct author {
    std::int64_t id{};
    std::string name;
    has_many<book> books{};
    has_many<book> edited{};
    has_one<profile> about{};
};
struct profile {
    std::int64_t id{};
    std::string text;
    std::int64_t author_id{};
    belongs_to<author> owner{};
};
struct book {
    std::int64_t id{};
    std::string title;
    std::int64_t author_id{};
    std::optional<std::int64_t> editor_id{};
    belongs_to<author> writer{};
    belongs_to<author> editor{};
    many_to_many<genre> genres{};
};
struct genre {
    std::int64_t id{};
    std::string name;
    many_to_many<book> books{};
};
struct book_genre {
    std::int64_t book_id{};
    std::int64_t genre_id{};
};

}  // namespace relationships

template <>
struct cupel::mapping<relationships::author> {
    using book = relationships::book;
    static constexpr auto table =
        cupel::table<"author">(relationship<&relationships::author::books>.foreign_key<&book::author_id>(),
                               relationship<&relationships::author::edited>.foreign_key<&book::editor_id>());
};
template <>
struct cupel::mapping<relationships::profile> {
    static constexpr auto table =
        cupel::table<"profile">(foreign_key<&relationships::profile::author_id, &relationships::author::id>);
};
template <>
struct cupel::mapping<relationships::book> {
    using book = relationships::book;
    static constexpr auto table =
        cupel::table<"book">(foreign_key<&book::author_id, &relationships::author::id>,
                             foreign_key<&book::editor_id, &relationships::author::id>,
                             relationship<&book::writer>.foreign_key<&book::author_id>(),
                             relationship<&book::editor>.foreign_key<&book::editor_id>(),
                             relationship<&book::genres>.secondary<relationships::book_genre>());
};
template <>
struct cupel::mapping<relationships::genre> {
    static constexpr auto table =
        cupel::table<"genre">(relationship<&relationships::genre::books>.secondary<relationships::book_genre>());
};
template <>
struct cupel::mapping<relationships::book_genre> {
    using book_genre = relationships::book_genre;
    static constexpr auto table =
        cupel::table<"book_genre">(primary_key<&book_genre::book_id, &book_genre::genre_id>,
                                   foreign_key<&book_genre::book_id, &relationships::book::id>,
                                   foreign_key<&book_genre::genre_id, &relationships::genre::id>);
};

namespace relationships {

template <class D>
struct relationships : compliance::suite_by_hand<D> {
    void SetUp() override {
        create_all<author, profile, book, genre, book_genre>(this->db);
        for (const char* name : {"ann", "bob", "cyd"})
            this->db.execute(insert_into<author>().values(author{.name = name}));
        this->db.execute(insert_into<profile>().values(profile{.text = "likes tea", .author_id = 2}));
        this->db.execute(
            insert_into<book>().values(std::vector<book>{{.title = "first", .author_id = 1, .editor_id = 2},
                                                         {.title = "second", .author_id = 1},
                                                         {.title = "third", .author_id = 2, .editor_id = 1}}));
        this->db.execute(
            insert_into<genre>().values(std::vector<genre>{{.name = "crime"}, {.name = "love"}, {.name = "maths"}}));
        this->db.execute(insert_into<book_genre>().values(std::vector<book_genre>{{1, 1}, {1, 2}, {3, 2}}));
    }

    template <class Query>
    std::vector<std::string> lines(const Query& query) {
        std::vector<std::string> all;
        const auto text = []<class T>(const T& value) -> std::string {
            if constexpr (requires { value.has_value(); }) return value.has_value() ? *value : "-";
            else return value;
        };
        for (const auto& [left, right] : this->db.execute(query)) all.push_back(text(left) + " " + text(right));
        return all;
    }
};
TYPED_TEST_SUITE(relationships, compliance::databases, compliance::database_names);

constexpr auto books_query = select(col<&author::name>, col<&book::title>)
                                 .from<author>()
                                 .left_join<&author::books>()
                                 .order_by(col<&author::name>, col<&book::title>);
constexpr auto books_edited =
    select(col<&author::name>, col<&book::title>).from<author>().join<&author::edited>().order_by(col<&author::name>);

TYPED_TEST(relationships, has_many) {
    EXPECT_THAT(this->lines(books_query), ElementsAre("ann first", "ann second", "bob third", "cyd -"));
    EXPECT_THAT(this->lines(books_edited), ElementsAre("ann third", "bob first"));
    this->same(books_query,
               "SELECT a.name, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id ORDER BY a.name, b.title");
    this->same(books_edited, "SELECT a.name, b.title FROM author a JOIN book b ON b.editor_id = a.id ORDER BY a.name");
}

constexpr auto writers_query =
    select(col<&book::title>, col<&author::name>).from<book>().join<&book::writer>().order_by(col<&book::title>);
constexpr auto writers_edited =
    select(col<&book::title>, col<&author::name>).from<book>().left_join<&book::editor>().order_by(col<&book::title>);

TYPED_TEST(relationships, belongs_to) {
    EXPECT_THAT(this->lines(writers_query), ElementsAre("first ann", "second ann", "third bob"));
    EXPECT_THAT(this->lines(writers_edited), ElementsAre("first bob", "second -", "third ann"));
    this->same(writers_query, "SELECT b.title, a.name FROM book b JOIN author a ON a.id = b.author_id ORDER BY 1");
    this->same(writers_edited,
               "SELECT b.title, a.name FROM book b LEFT JOIN author a ON a.id = b.editor_id ORDER BY b.title");
}

constexpr auto profiles_query = select(col<&author::name>, col<&profile::text>)
                                    .from<author>()
                                    .left_join<&author::about>()
                                    .order_by(col<&author::name>);

constexpr auto work = alias<book, "work">;
constexpr auto from_alias_query = select(work[col<&book::title>], col<&author::name>)
                                      .from(work)
                                      .join<&book::writer>()
                                      .order_by(work[col<&book::title>]);

TYPED_TEST(relationships, from_the_one_alias_of_their_table) {
    EXPECT_THAT(this->lines(from_alias_query), ElementsAre("first ann", "second ann", "third bob"));
    this->same(from_alias_query, "SELECT b.title, a.name FROM book b JOIN author a ON a.id = b.author_id ORDER BY 1");
}

TYPED_TEST(relationships, has_one) {
    EXPECT_THAT(this->lines(profiles_query), ElementsAre("ann -", "bob likes tea", "cyd -"));
    this->same(profiles_query,
               "SELECT a.name, p.text FROM author a LEFT JOIN profile p ON p.author_id = a.id ORDER BY a.name");
}

constexpr auto genres_query = select(col<&book::title>, col<&genre::name>)
                                  .from<book>()
                                  .join<&book::genres>()
                                  .order_by(col<&book::title>, col<&genre::name>);
constexpr auto genres_back = select(col<&genre::name>, col<&book::title>)
                                 .from<genre>()
                                 .left_join<&genre::books>()
                                 .order_by(col<&genre::name>, col<&book::title>);

TYPED_TEST(relationships, many_to_many) {
    EXPECT_THAT(this->lines(genres_query), ElementsAre("first crime", "first love", "third love"));
    EXPECT_THAT(this->lines(genres_back), ElementsAre("crime first", "love first", "love third", "maths -"));
    this->same(genres_query, "SELECT b.title, g.name FROM book b JOIN book_genre bg ON bg.book_id = b.id "
                             "JOIN genre g ON g.id = bg.genre_id ORDER BY b.title, g.name");
    this->same(genres_back, "SELECT g.name, b.title FROM genre g LEFT JOIN (book_genre bg JOIN book b "
                            "ON b.id = bg.book_id) ON bg.genre_id = g.id ORDER BY g.name, b.title");
}

constexpr auto path_query = select(col<&author::name>, col<&genre::name>.as<"genre">())
                                .from<author>()
                                .join<&author::books>()
                                .join<&book::genres>()
                                .distinct()
                                .order_by(col<&author::name>, label<"genre">);

TYPED_TEST(relationships, a_path_of_them) {
    EXPECT_THAT(this->lines(path_query), ElementsAre("ann crime", "ann love", "bob love"));
    this->same(path_query, "SELECT DISTINCT a.name, g.name AS genre FROM author a, book b, book_genre bg, genre g "
                           "WHERE b.author_id = a.id AND bg.book_id = b.id AND g.id = bg.genre_id ORDER BY 1, 2");
}

TYPED_TEST(relationships, members_are_no_columns) {
    EXPECT_EQ(this->db.execute(select<book>().where(col<&book::id> == 3)).one().title, "third");
    EXPECT_EQ(this->db.execute(select<author>().order_by(col<&author::id>)).all().size(), 3U);
    this->same(select<book>().order_by(col<&book::id>), "SELECT id, title, author_id, editor_id FROM book ORDER BY id");
    this->same(select<author>().order_by(col<&author::id>), "SELECT id, name FROM author ORDER BY id");
}

}  // namespace relationships
