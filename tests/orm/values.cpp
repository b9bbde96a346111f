// Values that have something in their relationships before a session takes them.
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>
#include <cupel/orm/write_only.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace orm::value_models {

using namespace cupel;

struct page;
struct line;

struct book {
    std::int64_t id{};
    std::string title{};
    has_many<page> pages{};
    write_only<has_many<line>> lines{};
};
struct page {
    std::int64_t id{};
    std::int64_t book_id{};
    belongs_to<book> in{};
};
struct line {
    std::int64_t id{};
    std::int64_t book_id{};
};

}  // namespace orm::value_models

template <>
struct cupel::mapping<orm::value_models::page> {
    using page = orm::value_models::page;
    static constexpr auto table =
        cupel::table<"value_pages">(foreign_key<&page::book_id, &orm::value_models::book::id>);
};
template <>
struct cupel::mapping<orm::value_models::line> {
    using line = orm::value_models::line;
    static constexpr auto table =
        cupel::table<"value_lines">(foreign_key<&line::book_id, &orm::value_models::book::id>.on_delete(cascade));
};

namespace orm::value_models {

using namespace cupel;

class values : public testing::Test {
protected:
    values() { create_all<book, page, line>(db); }

    template <class Function>
    static std::string refusal(Function function) {
        try {
            function();
        } catch (const invalid_state_error& failure) {
            return failure.what();
        }
        return "not refused";
    }

    sqlite::engine db = sqlite::engine::connect("sqlite://");
    session<sqlite::engine> s{db};
};

TEST_F(values, that_are_moved_bring_what_they_have) {
    book value{.title = "x"};
    value.pages.append(page{});
    value.lines.add(line{});
    const auto added = s.add(std::move(value));
    s.commit();
    EXPECT_EQ(added->pages.size(), 1u);
    EXPECT_EQ(added->lines.count(), 1u);
}

TEST_F(values, that_are_copied_would_lose_what_they_have) {
    book collection{.title = "x"};
    collection.pages.append(page{});
    EXPECT_EQ(refusal([&] { s.add(collection); }),
              "a copy of this book would have nothing in its pages, which the value has something in; move the value: "
              "std::move(value)");
    book write_only{.title = "x"};
    write_only.lines.add(line{});
    EXPECT_THAT(refusal([&] { s.add(write_only); }), testing::HasSubstr("nothing in its lines"));
    page reference;
    reference.in = book{.title = "y"};
    EXPECT_THAT(refusal([&] { s.add(reference); }), testing::HasSubstr("nothing in its in"));
    EXPECT_THAT(refusal([&] { book{}.pages.append(reference); }), testing::HasSubstr("nothing in its in"));
    std::vector<page> several(1);
    several[0].in = book{.title = "z"};
    EXPECT_THAT(refusal([&] { s.add_all(several); }), testing::HasSubstr("nothing in its in"));
    EXPECT_EQ(s.scalars(select<book>()).size(), 0u);
    s.add(std::move(collection));
    s.commit();
    EXPECT_EQ(s.scalars(select<page>()).size(), 1u);
}

TEST_F(values, without_anything_related_are_copied) {
    const book value{.title = "x"};
    s.add(value);
    s.add(value);
    const auto entity = s.add(book{.title = "z"});
    entity->pages.append(page{});
    s.commit();
    book copy = *entity;
    copy.id = 0;
    s.add(copy);
    s.commit();
    EXPECT_EQ(s.scalars(select<book>()).size(), 4u);
    EXPECT_EQ(s.scalars(select<page>()).size(), 1u);
}

}  // namespace orm::value_models
