// Text: empty, long, every plane of Unicode, U+0000, what looks like SQL.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace texts {

struct note {
    std::int64_t id{};
    std::string body;
    std::optional<std::string> maybe{};
    bool operator==(const note&) const = default;
};

std::string utf8(char32_t c) {
    std::string text;
    const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) put(c);
    else if (c < 0x800) put(0xc0 | c >> 6), put(0x80 | (c & 0x3f));
    else if (c < 0x10000) put(0xe0 | c >> 12), put(0x80 | (c >> 6 & 0x3f)), put(0x80 | (c & 0x3f));
    else put(0xf0 | c >> 18), put(0x80 | (c >> 12 & 0x3f)), put(0x80 | (c >> 6 & 0x3f)), put(0x80 | (c & 0x3f));
    return text;
}

template <class D>
struct text : compliance::suite<D> {
    // Written as an object, by assignment, found by equality and by a range: equal each time.
    void expect_round_trip(const std::string& body) {
        auto& engine = this->db;
        engine.execute(delete_from<note>().all_rows());
        engine.execute(insert_into<note>(with_key).values(note{1, body, body}));
        engine.execute(insert_into<note>(with_key).values(col<&note::id> = 2, col<&note::body> = body,
                                                          col<&note::maybe> = std::optional(body)));
        const auto found =
            engine.execute(select<note>().where(col<&note::body> == body).order_by(col<&note::id>)).all();
        ASSERT_EQ(found.size(), 2U) << "of " << body.size() << " bytes";
        for (const note& one : found) {
            EXPECT_EQ(one.body, body);
            EXPECT_EQ(one.maybe, body);
        }
        if (body.find('\0') != std::string::npos) return;
        const std::vector<std::string> range{"another", body};
        EXPECT_EQ(engine.execute(select(func::count()).from<note>().where(col<&note::body>.in(range))).scalar(), 2);
        EXPECT_EQ(engine.execute(select(func::count()).from<note>().where(col<&note::body>.not_in(range))).scalar(), 0);
    }
};
TYPED_TEST_SUITE(text, compliance::databases, compliance::database_names);

TYPED_TEST(text, of_any_size_comes_back) {
    create_all<note>(this->db);
    for (std::size_t size : {0U, 1U, 255U, 4096U, 65535U, 65536U, 1048576U})
        this->expect_round_trip(std::string(size, 'x'));
}

TYPED_TEST(text, of_every_plane_of_unicode_comes_back) {
    create_all<note>(this->db);
    for (char32_t plane = 0; plane <= 16; ++plane)
        for (char32_t c : {plane * 0x10000 + (plane == 0 ? 1U : 0U), plane * 0x10000 + 0x41, plane * 0x10000 + 0xd7ff,
                           plane * 0x10000 + 0xffff})
            this->expect_round_trip("a" + utf8(c) + "b");
    std::string controls;
    for (char32_t c = 1; c < 0xa0; ++c) controls += utf8(c);
    this->expect_round_trip(controls);
    this->expect_round_trip("\xEF\xBB\xBF bom");
}

TYPED_TEST(text, that_looks_like_sql_is_only_text) {
    create_all<note>(this->db);
    for (const char* body :
         {"'",   "''",      "\"", "`",   "\\",  "\\'", "--",   "/*",   ";",    "'; DROP TABLE note; --",
          "?1",  ":a",      "@a", "$1",  "%s",  "%",   "_",    "NULL", "[",    "]",
          "\"]", "\\u0000", "0",  "1.0", "1e5", " 1",  "true", "\n",   "\r\n", "\t"})
        this->expect_round_trip(body);
    EXPECT_EQ(this->db.execute(select(func::count()).from<note>()).scalar(), 2);
}

TYPED_TEST(text, with_a_nul_comes_back_whole) {
    if (!TypeParam::text_has_nul) GTEST_SKIP();
    create_all<note>(this->db);
    this->expect_round_trip(std::string("a\0b", 3));
    this->expect_round_trip(std::string(1, '\0'));
    this->expect_round_trip(std::string("\0\0'", 3));
}

TYPED_TEST(text, with_a_nul_is_refused_where_the_database_has_none) {
    if (TypeParam::text_has_nul) GTEST_SKIP();
    create_all<note>(this->db);
    const std::string nul("a\0b", 3);
    EXPECT_THROW(this->db.execute(insert_into<note>().values(note{.body = nul})), data_error);
    EXPECT_THROW(this->db.execute(insert_into<note>().values(note{.body = "", .maybe = nul})), data_error);
    EXPECT_THROW((void)this->db.execute(select<note>().where(col<&note::body> == nul)).all(), data_error);
    EXPECT_THROW((void)this->db.execute(select<note>().where(col<&note::body>.in(std::vector{nul}))).all(), data_error);
    EXPECT_EQ(this->db.execute(select(func::count()).from<note>()).scalar(), 0);
}

// What cannot be sent is refused; it must never match another text.
TYPED_TEST(text, with_a_nul_in_a_range_matches_itself_or_is_refused) {
    if (!TypeParam::text_has_nul) GTEST_SKIP();
    create_all<note>(this->db);
    this->db.execute(insert_into<note>().values(note{.body = "a"}));
    const std::vector<std::string> range{std::string("a\0b", 3)};
    try {
        EXPECT_EQ(this->db.execute(select(func::count()).from<note>().where(col<&note::body>.in(range))).scalar(), 0);
    } catch (const data_error& failure) {
        EXPECT_THAT(failure.what(), testing::HasSubstr("NUL"));
    }
}

TYPED_TEST(text, empty_is_not_null) {
    create_all<note>(this->db);
    this->db.execute(insert_into<note>().values(note{.body = "", .maybe = ""}));
    EXPECT_EQ(this->db.execute(select<note>()).one().maybe, "");
    EXPECT_EQ(this->db.execute(select(func::count()).from<note>().where(col<&note::maybe>.is_null())).scalar(), 0);
    this->db.execute(update<note>().set(col<&note::maybe> = std::string_view()).all_rows());
    EXPECT_EQ(this->db.execute(select<note>()).one().maybe, "");
    this->db.execute(update<note>().set(col<&note::maybe> = std::nullopt).all_rows());
    EXPECT_EQ(this->db.execute(select<note>()).one().maybe, std::nullopt);
}

// SQLite itself would store it.
TYPED_TEST(text, that_is_not_utf8_is_refused) {
    create_all<note>(this->db);
    for (const char* spelled :
         {"\x80", "a\xff", "\xc3", "\xc3(", "\xc0\x80", "\xc1\xbf", "\xe2\x82", "\xe0\x80\x80", "\xe0\x9f\xbf",
          "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x9f\x98", "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
          "eight ASCII letters, then \xfe", "\xe2\x82\xac and \xe2\x28\xa1"}) {
        const std::string broken = spelled;
        EXPECT_THROW(this->db.execute(insert_into<note>().values(note{.body = broken})), data_error) << broken;
        EXPECT_THROW(this->db.execute(insert_into<note>().values(note{.body = "a", .maybe = broken})), data_error)
            << broken;
        EXPECT_THROW((void)this->db.execute(select<note>().where(col<&note::body> == broken)).all(), data_error)
            << broken;
        EXPECT_THROW((void)this->db.execute(select<note>().where(col<&note::body>.in(std::vector{broken}))).all(),
                     data_error)
            << broken;
    }
    EXPECT_EQ(this->db.execute(select(func::count()).from<note>()).scalar(), 0);
    this->expect_round_trip("\xf4\x8f\xbf\xbf\xed\x9f\xbf\xee\x80\x80 is the edge of what is");
}

}  // namespace texts
