// Which entities a query compares with their rows: those that somebody may have changed, and none else.
#include "orm/models.hpp"
#include "orm/watched.hpp"
#include "random_texts.hpp"

#include <cupel/orm/hooks.hpp>

#include <functional>
#include <map>

namespace orm::compared_models {

struct line;

struct sheet {
    std::int64_t id{};
    watched title{};
    cupel::has_many<line> lines{};
};
struct line {
    std::int64_t id{};
    std::optional<std::int64_t> sheet_id{};
    watched words{};
    cupel::belongs_to<sheet> on{};
};

}  // namespace orm::compared_models

template <>
struct cupel::mapping<orm::compared_models::sheet> {
    using row = orm::compared_models::sheet;
    static constexpr auto table =
        cupel::table<"compared_sheets">(relationship<&row::lines>.back_populates<&orm::compared_models::line::on>());
};
template <>
struct cupel::mapping<orm::compared_models::line> {
    using row = orm::compared_models::line;
    static constexpr auto table =
        cupel::table<"compared_lines">(foreign_key<&row::sheet_id, &orm::compared_models::sheet::id>);
};

using namespace cupel;

namespace orm::compared_models {

template <class D>
struct compared_entities : suite<D> {
    using engine = typename suite<D>::dialect::engine;
    using own_session = session<engine>;

    compared_entities() {
        create_all<sheet, line>(this->db);
        own_session s(this->db);
        for (const char* title : {"a", "b", "c", "d", "e"}) {
            auto one = s.add(sheet{.title = {title}});
            one->lines.append(line{.words = {title}});
        }
        s.commit();
        this->sent();
    }
    // Of a query that finds nothing.
    static std::size_t comparisons(own_session& s) {
        watched::comparisons = 0;
        (void)s.scalars(select<sheet>().where(col<&sheet::id> == 99));
        (void)s.scalars(select<line>().where(col<&line::id> == 99));
        return watched::comparisons;
    }
    std::string title_of(std::int64_t id) {
        return this->db.execute(select(col<&sheet::title>).template from<sheet>().where(col<&sheet::id> == id))
            .scalar()
            .text;
    }
};
TYPED_TEST_SUITE(compared_entities, compliance::databases, compliance::database_names);

constexpr auto in_order = select<sheet>().order_by(col<&sheet::id>);

TYPED_TEST(compared_entities, what_was_given_to_nobody_is_as_it_was_read) {
    using opened = typename TestFixture::own_session;
    opened s(this->db);
    const auto all = s.scalars(in_order.options(selectinload<&sheet::lines>)).all();
    EXPECT_EQ(this->comparisons(s), 0U);
    const auto looked_at = s.scalars(in_order.options(read_only)).all();
    EXPECT_EQ(looked_at[1]->title.text, "b");
    EXPECT_EQ(this->comparisons(s), 0U);
    EXPECT_EQ(all[3]->title.text, "d");
    EXPECT_EQ(this->comparisons(s), 1U);
    EXPECT_EQ(all[3]->lines[0]->words.text, "d");
    EXPECT_EQ(all[0]->title.text, "a");
    EXPECT_EQ(this->comparisons(s), 3U);
    s.expunge(all[3]);
    EXPECT_EQ(this->comparisons(s), 2U);
    s.add(all[3]);
    s.expire_all();
    EXPECT_EQ(s.scalars(in_order).all()[2], all[2]);
    EXPECT_EQ(this->comparisons(s), 2U) << "references last beyond what expires";
    s.expunge(all[2]);
    all[2]->title.text = "changed";
    s.add(all[2]);
    s.commit();
    EXPECT_EQ(this->title_of(3), "changed");
}

TYPED_TEST(compared_entities, whatever_was_given_before_a_query_may_be_written_behind_it) {
    using opened = typename TestFixture::own_session;
    const std::map<std::string, std::function<std::string&(opened&)>> ways{
        {"->", [](opened& s) -> std::string& { return s.template get<sheet>(1)->title.text; }},
        {"*", [](opened& s) -> std::string& { return (*s.template get<sheet>(1)).title.text; }},
        {"get()", [](opened& s) -> std::string& { return s.template get<sheet>(1).get()->title.text; }},
        {"get<member>",
         [](opened& s) -> std::string& { return s.template get<sheet>(1).template get<&sheet::title>().text; }},
        {"[column]", [](opened& s) -> std::string& { return s.template get<sheet>(1)[col<&sheet::title>].text; }},
        {"a range", [](opened& s) -> std::string& { return s.scalars(in_order).all().front()->title.text; }},
        {"a row",
         [](opened& s) -> std::string& {
             auto rows =
                 s.execute(select(entity<sheet>, col<&sheet::id>.template as<"number">()).order_by(col<&sheet::id>));
             return rows.all().front().template get<0>()->title.text;
         }},
        {"a reference",
         [](opened& s) -> std::string& {
             const auto looked_at = s.template get<line>(1, read_only);
             return looked_at->on.get()->title.text;
         }},
        {"a reference of a reference",
         [](opened& s) -> std::string& { return s.template get<line>(1)->on->title.text; }},
        {"looked at before",
         [](opened& s) -> std::string& {
             (void)s.template get<sheet>(1, read_only)->title;
             return s.template get<sheet>(1)->title.text;
         }},
        {"a part",
         [](opened& s) -> std::string& {
             return s.scalars(in_order.options(load_only<&sheet::id>)).all().front()->title.text;
         }},
        {"expired",
         [](opened& s) -> std::string& {
             const auto one = s.template get<sheet>(1);
             s.expire(one);
             return one->title.text;
         }},
        {"read again behind it",
         [](opened& s) -> std::string& {
             std::string& kept = s.template get<sheet>(1)->title.text;
             s.commit();
             (void)s.scalars(in_order);
             return kept;
         }},
    };
    int number = 0;
    for (const auto& [name, give] : ways) {
        SCOPED_TRACE(name);
        opened s(this->db);
        std::string& kept = give(s);
        (void)s.scalars(select<line>());
        EXPECT_GE(this->comparisons(s), 1U);
        const std::string title = "t" + std::to_string(++number);
        kept = title;
        EXPECT_EQ(s.scalar(select(col<&sheet::title>).template from<sheet>().where(col<&sheet::id> == 1)).text, title);
        kept += "!";
        s.commit();
        EXPECT_EQ(this->title_of(1), title + "!");
    }
}

TYPED_TEST(compared_entities, hooks_are_given_what_may_be_changed) {
    using opened = typename TestFixture::own_session;
    session_hooks<typename TestFixture::engine> hooks;
    hooks.template on_load<sheet>([](sheet& one) { one.title.text += " loaded"; });
    opened s(this->db, {.hooks = hooks});
    (void)s.template get<sheet>(2);
    s.commit();
    EXPECT_EQ(this->title_of(2), "b loaded");
}

TYPED_TEST(compared_entities, what_the_session_writes_itself_is_written) {
    using opened = typename TestFixture::own_session;
    const auto sheet_of = [&](std::int64_t id) {
        return this->db.execute(select(col<&line::sheet_id>).template from<line>().where(col<&line::id> == id))
            .scalar();
    };
    opened s(this->db);
    {
        const auto first = s.template get<line>(1), second = s.template get<line>(2);
        const auto to = s.template get<sheet>(5);
        to->lines.append(first);
        second->on = to;
        s.commit();
        EXPECT_EQ(sheet_of(1), 5);
        EXPECT_EQ(sheet_of(2), 5);
    }
    {
        opened other(this->db);
        const auto from = other.template get<sheet>(3);
        (void)other.scalars(select<line>());
        other.remove(from);
        other.commit();
        EXPECT_EQ(sheet_of(3), std::nullopt);
    }
    {
        opened other(this->db);
        (void)other.scalars(in_order);
        other.merge(sheet{.id = 2, .title = {"merged"}});
        other.mark_dirty(other.template get<sheet>(4));
        EXPECT_THAT(this->sent_by([&] { other.commit(); }), testing::SizeIs(2));
        EXPECT_EQ(this->title_of(2), "merged");
    }
}

// Entities come, are changed, leave, return and are undone at random; what is there in the end is what was said.
TYPED_TEST(compared_entities, of_a_walk_at_random_are_written) {
    using opened = typename TestFixture::own_session;
    random_texts::source random;
    random_texts::bounded_time time(60);
    int number = 0;
    while (time.is_left() && !testing::Test::HasFailure()) {
        opened s(this->db);
        std::vector<ref<sheet>> all = s.scalars(in_order).all();
        std::map<std::int64_t, std::string> wanted;
        for (const auto& each : s.scalars(in_order.options(read_only))) wanted[each->id] = each->title.text;
        std::map<std::int64_t, std::string*> kept;
        for (int step = 0; step < 12; ++step) {
            const auto id = static_cast<std::int64_t>(random.below(5)) + 1;
            const auto& one = all[static_cast<std::size_t>(id) - 1];
            const auto set = [&](std::string& title) { title = wanted[id] = "r" + std::to_string(++number); };
            switch (random.below(7)) {
                case 0: set(one->title.text); break;
                case 1: kept[id] = &one->title.text; break;
                case 2:
                    if (kept.count(id) != 0) set(*kept[id]);
                    break;
                case 3:
                    if (s.contains(one)) s.expunge(one);
                    break;
                case 4:
                    if (!s.contains(one)) s.add(one);
                    break;
                case 5:
                    for (const auto& each : all)
                        if (!s.contains(each)) s.add(each);
                    s.flush();
                    break;
                default: {
                    for (const auto& each : all)
                        if (!s.contains(each)) s.add(each);
                    const auto before = wanted;
                    auto part = s.begin_nested();
                    set(all[static_cast<std::size_t>(id) - 1]->title.text);
                    s.flush();
                    s.remove(all[random.below(5)]);
                    part.rollback();
                    wanted = before;
                    (void)s.scalars(in_order);
                    break;
                }
            }
        }
        for (const auto& each : all)
            if (!s.contains(each)) s.add(each);
        s.commit();
        for (const auto& [id, title] : wanted) EXPECT_EQ(this->title_of(id), title);
    }
}

}  // namespace orm::compared_models
