// Results as tables of text.
#include "compliance/support/database.hpp"

#include <cupel/engine/table_text.hpp>

#include <sstream>

using namespace cupel;

namespace tables {

enum class shade { light, dark };

struct size {
    std::int32_t width{};
    std::optional<double> depth{};
};

struct thing {
    std::int64_t id{};
    std::string name;
    std::optional<std::int32_t> amount{};
    bool open{};
    shade colour = shade::dark;
    size extent{};
    decimal price{};
    timestamp made{};
    std::vector<std::byte> seal{};
    std::vector<std::optional<std::int32_t>> marks{};
};

struct part {
    std::int64_t id{};
    std::int64_t thing_id{};
};

}  // namespace tables

template <>
struct cupel::mapping<tables::thing> {
    static constexpr auto table = cupel::table<"things">(column_name<&tables::thing::open>("is_open"));
};
template <>
struct cupel::mapping<tables::part> {
    static constexpr auto table = cupel::table<"parts">(foreign_key<&tables::part::thing_id, &tables::thing::id>);
};

namespace tables {

template <class D>
struct table_texts : compliance::suite<D> {
    void SetUp() override {
        create_all<thing, part>(this->db);
        this->db.execute(insert_into<thing>().values(thing{.name = "Żółć\n\x1b[2J",
                                                           .amount = -1200,
                                                           .open = true,
                                                           .extent = {7, 0.5},
                                                           .price = decimal("12.5"),
                                                           .made = timestamp(std::chrono::microseconds(1)),
                                                           .seal = {std::byte{0xa0}, std::byte{1}},
                                                           .marks = {1, std::nullopt}}));
        this->db.execute(insert_into<thing>().values(thing{.name = "b", .colour = shade::light}));
        this->db.execute(insert_into<thing>().values(thing{.name = "a longer name", .amount = 5}));
        this->db.execute(insert_into<part>().values(part{.thing_id = 1}));
    }
    template <class Rows>
    static std::string text(Rows&& rows, const table_options& how = {}) {
        std::ostringstream out;
        out << as_table(std::forward<Rows>(rows), how);
        return out.str();
    }
    static constexpr auto names =
        select(col<&thing::id>, col<&thing::name>, col<&thing::amount>.template as<"how many">(), col<&thing::open>)
            .order_by(col<&thing::id>);
};
TYPED_TEST_SUITE(table_texts, compliance::databases, compliance::database_names);

TYPED_TEST(table_texts, are_aligned) {
    EXPECT_EQ(this->text(this->db.execute(this->names)), "id | name          | how many | is_open\n"
                                                         "---+---------------+----------+--------\n"
                                                         " 1 | Żółć\\n\\x1b[2J |    -1200 | true\n"
                                                         " 2 | b             |     NULL | false\n"
                                                         " 3 | a longer name |        5 | false\n");
}

TYPED_TEST(table_texts, of_objects_have_every_column) {
    EXPECT_EQ(this->text(this->db.execute(select<thing>().where(col<&thing::id> == 1))),
              "id | name          | amount | is_open | colour | width | depth | price | made                       | "
              "seal   | marks\n"
              "---+---------------+--------+---------+--------+-------+-------+-------+----------------------------+--"
              "------+----------\n"
              " 1 | Żółć\\n\\x1b[2J |  -1200 | true    | dark   |     7 |   0.5 |  12.5 | 1970-01-01 00:00:00.000001 | "
              "\\xa001 | {1, NULL}\n");
}

TYPED_TEST(table_texts, of_objects_that_are_missing) {
    const auto rows = select(col<&thing::name>, entity<part>)
                          .template from<thing>()
                          .template left_join<part>()
                          .order_by(col<&thing::id>.desc());
    EXPECT_EQ(this->text(this->db.execute(rows.limit(2)), {.null = "-"}), "name          | id | thing_id\n"
                                                                          "--------------+----+---------\n"
                                                                          "a longer name | -  | -\n"
                                                                          "b             | -  | -\n");
}

TYPED_TEST(table_texts, have_a_limit) {
    EXPECT_EQ(this->text(this->db.execute(select(col<&thing::id>, col<&thing::id> + 1).order_by(col<&thing::id>)),
                         {.max_rows = 1}),
              "id | column 2\n"
              "---+---------\n"
              " 1 |        2\n"
              "... 2 more\n");
    EXPECT_EQ(this->text(this->db.stream(select(col<&thing::id>)), {.max_rows = 3}).find("more"), std::string::npos);
}

TYPED_TEST(table_texts, of_nothing_and_of_containers) {
    EXPECT_EQ(this->text(this->db.execute(select(col<&thing::id>, col<&thing::name>).where(col<&thing::id> < 0))),
              "id | name\n"
              "---+-----\n");
    const auto kept = this->db.execute(select<part>()).all();
    EXPECT_EQ(this->text(kept), "id | thing_id\n"
                                "---+---------\n"
                                " 1 |        1\n");
}

struct brief {
    std::string name;
    std::int64_t id{};
};

TYPED_TEST(table_texts, of_structs_of_ones_own) {
    EXPECT_EQ(this->text(this->db.execute(select<thing>().where(col<&thing::id> == 2)).template into<brief>()),
              "name | id\n"
              "-----+---\n"
              "b    |  2\n");
}

TEST(table_cells, of_values) {
    EXPECT_EQ(detail::cell_text(0.1F), "0.1");
    EXPECT_EQ(detail::cell_text(std::string("\xc2\x9b\xff\t\x7f")), "\\xc2\\x9b\\xff\\t\\x7f");
    EXPECT_EQ(detail::cell_text(std::vector<std::string>{}), "{}");
    EXPECT_EQ(detail::cell_text(timestamp::max()).front(), '(');
    EXPECT_EQ(detail::cell_text(interval{1, -2, 3'500'000}), "P1M-2DT3.500000S");
}

}  // namespace tables
