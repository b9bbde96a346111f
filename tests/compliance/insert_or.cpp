// INSERT OR REPLACE and INSERT OR IGNORE. SQLite's alone: PostgreSQL is refused by name.
#include "compliance/support/database.hpp"

using namespace cupel;
using testing::ElementsAre;

namespace insert_or_ {

struct word {
    std::int64_t id{};
    std::string text;
    std::int32_t uses{};
};

}  // namespace insert_or_

template <>
struct cupel::mapping<insert_or_::word> {
    static constexpr auto table = cupel::table<"word">(unique<&insert_or_::word::text>);
};

namespace insert_or_ {

struct insert_or_of_sqlite : compliance::suite<compliance::sqlite_in_memory> {
    void SetUp() override {
        create_all<word>(db);
        db.execute(insert_into<word>(with_key).values(std::vector<word>{{1, "sea", 1}, {2, "sun", 2}}));
    }
    std::vector<std::string> stored() {
        std::vector<std::string> found;
        for (const word& one : db.execute(select<word>().order_by(col<&word::id>)))
            found.push_back(std::to_string(one.id) + " " + one.text + " " + std::to_string(one.uses));
        return found;
    }
};

TEST_F(insert_or_of_sqlite, replace) {
    const auto done = db.execute(insert_into<word>(with_key).or_replace().values(
        std::vector<word>{{3, "sea", 30}, {2, "sand", 20}, {4, "sky", 40}}));
    EXPECT_EQ(done.rows_affected, 3);
    EXPECT_THAT(stored(), ElementsAre("2 sand 20", "3 sea 30", "4 sky 40"));
    const word back = db.execute(insert_into<word>(with_key).or_replace().values(word{9, "sky", 41}).returning()).one();
    EXPECT_EQ(back.id, 9);
    EXPECT_THAT(stored(), ElementsAre("2 sand 20", "3 sea 30", "9 sky 41"));
}

TEST_F(insert_or_of_sqlite, ignore) {
    EXPECT_EQ(db.execute(insert_into<word>().or_ignore().values(std::vector<word>{{0, "sea", 9}, {0, "sky", 4}}))
                  .rows_affected,
              1);
    EXPECT_EQ(db.execute(insert_into<word>().or_ignore().columns<&word::text, &word::uses>().from(
                             select(col<&word::text>, 0)))
                  .rows_affected,
              0);
    EXPECT_TRUE(db.execute(insert_into<word>().or_ignore().values(word{0, "sea", 7}).returning()).all().empty());
    EXPECT_THAT(stored(), ElementsAre("1 sea 1", "2 sun 2", "3 sky 4"));
}

}  // namespace insert_or_
