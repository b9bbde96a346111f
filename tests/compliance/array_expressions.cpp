// Arrays as expressions: held against what the same does to vectors.
#include "compliance/support/database.hpp"

#include <cupel/types/uuid.hpp>

#include <algorithm>
#include <limits>

using namespace cupel;
using namespace std::chrono;

namespace array_expressions {

enum class colour { red, green };

struct box {
    std::int64_t id{};
    std::string name{};
    std::vector<std::int64_t> numbers{};
    std::vector<std::string> texts{};
    std::optional<std::vector<std::string>> maybe{};
    std::vector<std::optional<std::int64_t>> holes{};
    std::vector<double> doubles{};
    std::vector<bool> flags{};
    std::vector<decimal> prices{};
    std::vector<timestamp> times{};
    std::vector<uuid> keys{};
    std::vector<blob> blobs{};
    std::vector<raw_json> documents{};
    std::vector<colour> colours{};
};
struct value {
    std::int64_t id{};
    std::optional<std::int32_t> number{};
    double real{};
    bool flag{};
    std::string text{};
    blob bytes{};
    decimal price{};
    timestamp at{};
    uuid key{};
    colour kind{};
    raw_json document{};
    std::optional<blob> maybe_bytes{};
};

template <class D>
struct array_tests : compliance::suite<D> {};
TYPED_TEST_SUITE(array_tests, compliance::databases, compliance::database_names);

using texts = std::vector<std::string>;
using numbers = std::vector<std::int64_t>;

const numbers many{1, 2, 2, std::numeric_limits<std::int64_t>::max(), -7};
const texts words{"", "NULL", "a\"b\\c,d", "ü€😀", "]", "[", "x"};

template <class Database>
void fill(Database& db) {
    create_all<box>(db);
    db.execute(
        insert_into<box>(with_key).values(box{.id = 1,
                                              .name = "x",
                                              .numbers = many,
                                              .texts = words,
                                              .holes = {1, std::nullopt, 3},
                                              .doubles = {0.1, -1e300, std::numeric_limits<double>::infinity(), 2},
                                              .flags = {true, false},
                                              .prices = {decimal("1.50"), decimal("12345678901234567890.1")},
                                              .times = {timestamp{}, timestamp{1us}},
                                              .keys = {uuid{}},
                                              .blobs = {blob{std::byte{0}, std::byte{255}}},
                                              .documents = {{"[1]"}, {"null"}},
                                              .colours = {colour::green}}));
}

template <class Database, class E>
auto answer(Database& db, E expression) {
    return db.execute(select(expression.template as<"answer">()).template from<box>()).scalar();
}

TYPED_TEST(array_tests, contain_elements) {
    fill(this->db);
    for (std::int64_t number : {1, 2, 3, -7, 0}) {
        EXPECT_EQ(answer(this->db, col<&box::numbers>.contains(number)), std::ranges::count(many, number) != 0);
        EXPECT_EQ(answer(this->db, col<&box::numbers>.contains(col<&box::id> + (number - 1))),
                  std::ranges::count(many, number) != 0);
    }
    for (const std::string word : {"", "NULL", "ü€😀", "]", "X", "null"})
        EXPECT_EQ(answer(this->db, col<&box::texts>.contains(word)), std::ranges::count(words, word) != 0) << word;
    EXPECT_EQ(answer(this->db, col<&box::texts>.contains(col<&box::name>)), true);
    EXPECT_EQ(answer(this->db, col<&box::holes>.contains(3)), true);
    EXPECT_EQ(answer(this->db, col<&box::holes>.contains(2)), std::nullopt);
    EXPECT_EQ(answer(this->db, col<&box::maybe>.contains("a")), std::nullopt);
    EXPECT_EQ(answer(this->db, col<&box::doubles>.contains(0.1)), true);
    EXPECT_EQ(answer(this->db, col<&box::doubles>.contains(std::numeric_limits<double>::infinity())), true);
    EXPECT_EQ(answer(this->db, col<&box::flags>.contains(false)), true);
    EXPECT_EQ(answer(this->db, col<&box::prices>.contains(decimal("1.5"))), true);
    EXPECT_EQ(answer(this->db, col<&box::times>.contains(timestamp{1us})), true);
    EXPECT_EQ(answer(this->db, col<&box::keys>.contains(uuid{})), true);
    EXPECT_EQ(answer(this->db, col<&box::colours>.contains(colour::red)), false);
    EXPECT_EQ(answer(this->db, col<&box::colours>.contains(colour::green)), true);
}

TYPED_TEST(array_tests, contain_arrays) {
    fill(this->db);
    const auto all_in = [](const auto& part, const auto& whole) {
        return std::ranges::all_of(part, [&](const auto& each) { return std::ranges::count(whole, each) != 0; });
    };
    for (const numbers& other : std::vector<numbers>{{}, {2}, {2, 2, 2}, {1, -7}, {1, 3}, {3}, many}) {
        EXPECT_EQ(answer(this->db, col<&box::numbers>.contains(other)), all_in(other, many));
        EXPECT_EQ(answer(this->db, col<&box::numbers>.contained_by(other)), all_in(many, other));
        EXPECT_EQ(answer(this->db, col<&box::numbers>.overlaps(other)),
                  std::ranges::any_of(other, [](auto each) { return std::ranges::count(many, each) != 0; }));
    }
    EXPECT_EQ(answer(this->db, col<&box::texts>.contains(texts{"", "]", "ü€😀"})), true);
    EXPECT_EQ(answer(this->db, col<&box::texts>.contains(texts{"", "null"})), false);
    EXPECT_EQ(answer(this->db, col<&box::texts>.overlaps(texts{"null", "a\"b\\c,d"})), true);
    EXPECT_EQ(answer(this->db, col<&box::prices>.contains(std::vector<decimal>{decimal("1.500")})), true);
    // NULL is no element that two arrays have in common.
    using holes = std::vector<std::optional<std::int64_t>>;
    EXPECT_EQ(answer(this->db, col<&box::holes>.contains(holes{1, 3})), true);
    EXPECT_EQ(answer(this->db, col<&box::holes>.contains(holes{1, std::nullopt})), false);
    EXPECT_EQ(answer(this->db, col<&box::holes>.overlaps(holes{std::nullopt})), false);
    EXPECT_EQ(answer(this->db, col<&box::maybe>.overlaps(col<&box::texts>)), std::nullopt);
    EXPECT_EQ(answer(this->db, col<&box::texts>.contains(col<&box::maybe>)), std::nullopt);
    EXPECT_EQ(
        this->db.execute(select(func::count()).template from<box>().where(!col<&box::numbers>.contains(numbers{3})))
            .scalar(),
        1);
}

TYPED_TEST(array_tests, have_elements) {
    fill(this->db);
    for (std::size_t i = 0; i < words.size(); ++i)
        EXPECT_EQ(answer(this->db, col<&box::texts>[static_cast<int>(i)]), words[i]) << i;
    EXPECT_EQ(answer(this->db, col<&box::texts>[static_cast<int>(words.size())]), std::nullopt);
    EXPECT_EQ(answer(this->db, col<&box::texts>[-1]), std::nullopt);
    EXPECT_EQ(answer(this->db, col<&box::numbers>[col<&box::id> + 2]), many[3]);
    EXPECT_EQ(answer(this->db, col<&box::holes>[1]), std::nullopt);
    EXPECT_EQ(answer(this->db, col<&box::maybe>[0]), std::nullopt);
    EXPECT_EQ(answer(this->db, col<&box::doubles>[1]), -1e300);
    EXPECT_EQ(answer(this->db, col<&box::doubles>[2]), std::numeric_limits<double>::infinity());
    EXPECT_EQ(answer(this->db, col<&box::doubles>[3]), 2.0);
    EXPECT_EQ(answer(this->db, col<&box::flags>[0]), true);
    EXPECT_EQ(answer(this->db, col<&box::flags>[1]), false);
    EXPECT_EQ(answer(this->db, col<&box::prices>[1]), decimal("12345678901234567890.1"));
    EXPECT_EQ(answer(this->db, col<&box::times>[1]), timestamp{1us});
    EXPECT_EQ(answer(this->db, col<&box::keys>[0]), uuid{});
    EXPECT_EQ(answer(this->db, col<&box::colours>[0]), colour::green);
    EXPECT_EQ(answer(this->db, col<&box::documents>[0][0].template as<std::int32_t>()), 1);
    EXPECT_EQ(answer(this->db, col<&box::numbers>[0] + 1), 2);
    auto gone = this->db.execute(delete_from<box>().all_rows().returning(col<&box::numbers>[col<&box::id>]));
    EXPECT_EQ(gone.scalars(), (std::vector<std::optional<std::int64_t>>{2}));
}

TYPED_TEST(array_tests, have_lengths_and_are_joined) {
    fill(this->db);
    EXPECT_EQ(answer(this->db, func::cardinality(col<&box::texts>)), std::ssize(words));
    EXPECT_EQ(answer(this->db, func::cardinality(col<&box::maybe>)), std::nullopt);
    EXPECT_EQ(answer(this->db, func::cardinality(func::array_cat(col<&box::texts>, texts{}))), std::ssize(words));
    const auto with = [](auto list, const auto& more) {
        list.insert(list.end(), more.begin(), more.end());
        return list;
    };
    EXPECT_EQ(answer(this->db, func::array_cat(col<&box::texts>, texts{"[", "y"})), with(words, texts{"[", "y"}));
    EXPECT_EQ(answer(this->db, func::array_cat(col<&box::texts>, col<&box::texts>)), with(words, words));
    EXPECT_EQ(answer(this->db, func::array_cat(col<&box::texts>, col<&box::maybe>)), words);
    EXPECT_EQ(answer(this->db, func::array_cat(col<&box::maybe>, col<&box::texts>)), words);
    EXPECT_EQ(answer(this->db, func::array_cat(col<&box::maybe>, col<&box::maybe>)), std::nullopt);
    EXPECT_EQ(answer(this->db, func::array_cat(col<&box::maybe>, texts{})), texts{});
    EXPECT_EQ(answer(this->db, func::array_append(col<&box::texts>, "\"")), with(words, texts{"\""}));
    EXPECT_EQ(answer(this->db, func::array_append(col<&box::maybe>, "first")), texts{"first"});
    EXPECT_EQ(answer(this->db, func::array_append(col<&box::texts>, col<&box::name>)), with(words, texts{"x"}));
    EXPECT_EQ(answer(this->db, func::array_append(col<&box::maybe>, col<&box::name>)), texts{"x"});
    EXPECT_EQ(answer(this->db, func::array_append(col<&box::numbers>, 5)), with(many, numbers{5}));
    EXPECT_EQ(answer(this->db, func::array_append(col<&box::doubles>, 0.3)).back(), 0.3);
    EXPECT_EQ(answer(this->db, func::array_append(col<&box::doubles>, col<&box::doubles>[1])).back(), -1e300);
    EXPECT_EQ(answer(this->db, func::array_append(col<&box::flags>, true)), (std::vector<bool>{true, false, true}));
    EXPECT_EQ(answer(this->db, func::array_append(col<&box::flags>, col<&box::id> == 1)),
              (std::vector<bool>{true, false, true}));
    EXPECT_EQ(answer(this->db, func::array_append(col<&box::holes>, col<&box::holes>[1])).back(), std::nullopt);
    EXPECT_EQ(answer(this->db, func::array_append(col<&box::prices>, decimal("2.50"))).back(), decimal("2.5"));
    EXPECT_EQ(answer(this->db, func::array_append(col<&box::blobs>, blob{std::byte{1}})).back(), blob{std::byte{1}});
    this->db.execute(update<box>().set(col<&box::numbers> = func::array_append(col<&box::numbers>, 9)).all_rows());
    EXPECT_EQ(answer(this->db, col<&box::numbers>), with(many, numbers{9}));
}

TYPED_TEST(array_tests, are_made_of_rows) {
    create_all<value>(this->db);
    const auto all = [&](auto expression) {
        auto list = this->db.execute(select(func::array_agg(expression)).template from<value>()).scalar();
        std::ranges::sort(list);
        return list;
    };
    EXPECT_EQ(all(col<&value::id>), numbers{});
    const std::vector<value> rows{
        {1,
         7,
         0.1 + 0.2,
         true,
         "[\"",
         blob{std::byte{9}},
         decimal("1.25"),
         timestamp{5us},
         uuid{{1}},
         colour::green,
         {"{\"a\":1}"}},
        {2, {}, 1e300, false, "", blob{}, decimal("-3"), timestamp{}, uuid{}, colour::red, {"[]"}}};
    this->db.execute(insert_into<value>(with_key).values(rows));
    EXPECT_EQ(all(col<&value::id>), (numbers{1, 2}));
    EXPECT_EQ(all(col<&value::number>), (std::vector<std::optional<std::int32_t>>{std::nullopt, 7}));
    EXPECT_EQ(all(col<&value::real>), (std::vector<double>{0.1 + 0.2, 1e300}));
    EXPECT_EQ(all(col<&value::text>), (texts{"", "[\""}));
    EXPECT_EQ(all(col<&value::bytes>), (std::vector<blob>{blob{}, blob{std::byte{9}}}));
    EXPECT_EQ(all(col<&value::maybe_bytes>), (std::vector<std::optional<blob>>{std::nullopt, std::nullopt}));
    EXPECT_EQ(all(col<&value::at>), (std::vector<timestamp>{timestamp{}, timestamp{5us}}));
    EXPECT_EQ(all(col<&value::kind>), (std::vector<colour>{colour::red, colour::green}));
    EXPECT_EQ(all(col<&value::key>), (std::vector<uuid>{uuid{}, uuid{{1}}}));
    EXPECT_EQ(std::ranges::count(
                  this->db.execute(select(func::array_agg(col<&value::flag>)).template from<value>()).scalar(), true),
              1);
    EXPECT_EQ(this->db.execute(select(func::array_agg(col<&value::price>)).where(col<&value::id> == 1)).scalar(),
              std::vector<decimal>{decimal("1.25")});
    EXPECT_EQ(this->db.execute(select(func::array_agg(col<&value::document>)).where(col<&value::id> == 2)).scalar(),
              std::vector<raw_json>{{"[]"}});
    EXPECT_EQ(all(coalesce(col<&value::number>, 0) + 1), (std::vector<std::int32_t>{1, 8}));
    EXPECT_EQ(this->db.execute(select(func::array_agg(col<&value::id>).filter(col<&value::flag>))).scalar(),
              numbers{1});
    EXPECT_EQ(
        this->db.execute(select(func::array_agg(col<&value::flag>).distinct()).where(col<&value::id> == 1)).scalar(),
        std::vector<bool>{true});
}

}  // namespace array_expressions
