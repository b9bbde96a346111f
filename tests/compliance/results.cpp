// Results: every way to take rows, and their errors; half-read, moved, nested, longer-lived than their values.
#include "compliance/support/database.hpp"

#include <ranges>

using namespace cupel;

namespace results {

struct item {
    std::int64_t id{};
    std::string name;
    std::optional<double> price{};
    bool operator==(const item&) const = default;
};
struct tag {
    std::string name;
};
struct other_order {
    std::optional<double> price{};
    std::string name;
};

template <class D>
struct results : compliance::suite<D> {
    void SetUp() override {
        create_all<item>(this->db);
        this->db.execute(insert_into<item>().values(std::vector<item>{{0, "a", 1.5}, {0, "b"}, {0, "c", 2.5}}));
    }
};
TYPED_TEST_SUITE(results, compliance::databases, compliance::database_names);

constexpr auto all_items = select<item>().order_by(col<&item::id>);
constexpr auto columns =
    select(col<&item::id>, col<&item::name>, (col<&item::id> * 2).as<"twice">()).order_by(col<&item::id>);

TYPED_TEST(results, give_values_by_binding_position_column_and_label) {
    std::int64_t next = 1;
    for (auto [id, name, twice] : this->db.execute(columns)) {
        EXPECT_EQ(id, next);
        EXPECT_EQ(twice, 2 * next);
        EXPECT_EQ(name.size(), 1U);
        ++next;
    }
    EXPECT_EQ(next, 4);
    const auto row = this->db.execute(columns.limit(1)).one();
    EXPECT_EQ(row[col<&item::id>], 1);
    EXPECT_EQ(row[col<&item::name>], "a");
    EXPECT_EQ(row[label<"twice">], 2);
    EXPECT_EQ(row.template get<1>(), "a");
    const auto& [id, name, twice] = row;
    EXPECT_EQ(id + twice, 3);
}

TYPED_TEST(results, rows_can_be_taken_apart_by_moving) {
    std::vector<std::string> names;
    for (auto&& [id, name, twice] : this->db.execute(columns)) names.push_back(std::move(name));
    EXPECT_EQ(names, (std::vector<std::string>{"a", "b", "c"}));
    std::vector<item> kept;
    for (auto& one : this->db.execute(all_items)) kept.push_back(std::move(one));
    EXPECT_EQ(kept[0], (item{1, "a", 1.5}));
    EXPECT_EQ(kept[2], (item{3, "c", 2.5}));
}

TYPED_TEST(results, one_wants_exactly_one_row) {
    EXPECT_EQ(this->db.execute(all_items.limit(1)).one().name, "a");
    const auto none = compliance::error_of<no_row_error>([&] { (void)this->db.execute(all_items.limit(0)).one(); });
    ASSERT_TRUE(none);
    EXPECT_EQ(none->code(), error_code::no_row);
    EXPECT_THAT(none->sql(), testing::StartsWith("SELECT"));
    EXPECT_THAT(none->what(), testing::HasSubstr("SELECT"));
    const auto many = compliance::error_of<multiple_rows_error>([&] { (void)this->db.execute(all_items).one(); });
    ASSERT_TRUE(many);
    EXPECT_EQ(many->code(), error_code::multiple_rows);
    EXPECT_THAT(many->sql(), testing::StartsWith("SELECT"));
}

TYPED_TEST(results, one_or_none_and_first) {
    EXPECT_EQ(this->db.execute(all_items.limit(0)).one_or_none(), std::nullopt);
    EXPECT_EQ(this->db.execute(all_items.limit(1)).one_or_none()->name, "a");
    EXPECT_THROW((void)this->db.execute(all_items).one_or_none(), multiple_rows_error);
    EXPECT_EQ(this->db.execute(all_items).first()->name, "a");
    EXPECT_EQ(this->db.execute(all_items.limit(0)).first(), std::nullopt);
}

TYPED_TEST(results, scalar_and_scalars) {
    EXPECT_EQ(this->db.execute(columns.limit(1)).scalar(), 1);
    EXPECT_EQ(this->db.execute(columns).scalars(), (std::vector<std::int64_t>{1, 2, 3}));
    EXPECT_EQ(this->db.execute(select(col<&item::price>).order_by(col<&item::id>)).scalars(),
              (std::vector<std::optional<double>>{1.5, std::nullopt, 2.5}));
    EXPECT_THROW((void)this->db.execute(columns.limit(0)).scalar(), no_row_error);
    EXPECT_THROW((void)this->db.execute(columns).scalar(), multiple_rows_error);
    EXPECT_TRUE(this->db.execute(columns.limit(0)).scalars().empty());
}

TYPED_TEST(results, into_takes_columns_by_name) {
    const auto found = this->db.execute(all_items).template into<other_order>().all();
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[1].name, "b");
    EXPECT_EQ(found[1].price, std::nullopt);
    EXPECT_EQ(found[2].price, 2.5);
    EXPECT_EQ(this->db.execute(all_items.limit(1)).template into<other_order>().one().name, "a");
    EXPECT_THROW((void)this->db.execute(all_items).template into<other_order>().one(), multiple_rows_error);
    std::size_t count = 0;
    for (const other_order& each : this->db.execute(all_items).template into<other_order>()) count += each.name.size();
    EXPECT_EQ(count, 3U);
}

TYPED_TEST(results, half_read_release_their_statement) {
    for (int i = 0; i < 3; ++i) {
        for (const item& one : this->db.execute(all_items)) {
            EXPECT_EQ(one.name, "a");
            break;
        }
        auto rows = this->db.execute(all_items);
        EXPECT_EQ(rows.begin()->name, "a");
    }
    drop_all<item>(this->db);  // a statement in use would keep the table
}

TYPED_TEST(results, of_the_same_statement_may_be_nested) {
    std::string seen;
    for (const item& outer : this->db.execute(all_items))
        for (const item& middle : this->db.execute(all_items))
            for (const item& inner : this->db.execute(all_items)) seen += outer.name + middle.name + inner.name + " ";
    EXPECT_EQ(seen.size(), 27U * 4);
    EXPECT_THAT(seen, testing::StartsWith("aaa aab aac aba"));
    EXPECT_THAT(seen, testing::EndsWith("cca ccb ccc "));
}

TYPED_TEST(results, the_same_statement_with_other_values_does_not_disturb_a_running_one) {
    const auto above = [](std::int64_t id) {
        return select(col<&item::id>).where(col<&item::id> > id).order_by(col<&item::id>);
    };
    std::vector<std::int64_t> seen;
    for (auto [id] : this->db.execute(above(0))) {
        seen.push_back(id);
        for (auto [other] : this->db.execute(above(id))) seen.push_back(other);
    }
    EXPECT_EQ(seen, (std::vector<std::int64_t>{1, 2, 3, 2, 3, 3}));
}

TYPED_TEST(results, outlive_the_values_of_their_statement) {
    auto rows = [&] {
        std::string low(100, '\1'), high(100, 'z');
        std::vector<std::string> names{"a", "b", std::string(200, 'x')};
        return this->db.execute(select<item>()
                                    .where(col<&item::name> > std::string_view(low) &&
                                           col<&item::name> < high.c_str() && col<&item::name>.in(names))
                                    .order_by(col<&item::id>));
    }();
    std::vector<std::string> noise(100, std::string(100, 'q'));  // takes the memory that was freed
    EXPECT_EQ(rows.all().size(), 2U);
}

TYPED_TEST(results, may_be_moved) {
    auto first = this->db.execute(all_items);
    auto second = std::move(first);
    EXPECT_EQ(second.begin()->name, "a");
    auto third = std::move(second);
    EXPECT_EQ(third.all().size(), 2U);
    EXPECT_TRUE(first.all().empty());  // NOLINT: what was moved from has no rows
    EXPECT_EQ(first.one_or_none(), std::nullopt);
    EXPECT_TRUE(third.all().empty());
}

TYPED_TEST(results, are_input_ranges) {
    auto rows = this->db.execute(all_items);
    static_assert(std::ranges::input_range<decltype(rows)>);
    std::string names;
    for (const item& one : rows | std::views::filter([](const item& each) { return each.price.has_value(); }))
        names += one.name;
    EXPECT_EQ(names, "ac");
}

TYPED_TEST(results, see_the_values_of_their_own_execution) {
    for (int i = 1; i <= 3; ++i)
        EXPECT_EQ(this->db.execute(select(col<&item::id>).where(col<&item::id> == i)).scalar(), i);
    for (const char* name : {"a", "b", "c", "d"})
        EXPECT_EQ(this->db.execute(select(func::count()).from<item>().where(col<&item::name> == name)).scalar(),
                  name[0] == 'd' ? 0 : 1);
}

}  // namespace results
