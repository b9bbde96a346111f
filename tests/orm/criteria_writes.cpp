// Rows of others are neither written nor moved: sets of rows, many rows at once, associations, deletions in circles.
#include "orm/models.hpp"

#include <algorithm>

namespace estate {

struct request {
    std::int64_t tenant{};
};

struct label;

// A tree of rows that are marked as deleted.
struct plot {
    std::int64_t id{};
    std::int64_t tenant_id{};
    std::optional<std::int64_t> parent_id{};
    std::string title{};
    std::optional<cupel::timestamp> deleted_at{};
    cupel::belongs_to<plot> parent{};
    cupel::has_many<plot> children{};
    cupel::many_to_many<label> labels{};
};

struct label {
    std::int64_t id{};
    std::string name{};
};

struct plot_label {
    std::int64_t plot_id{};
    std::int64_t label_id{};
    std::int64_t tenant_id{};
};

struct lease {
    std::int64_t id{};
    std::optional<std::int64_t> tenant_id{};
    std::string title{};
    std::int64_t version{};
};

// Only the database can compute its criterion.
struct twig {
    std::int64_t id{};
    std::string name{};
    std::optional<std::int64_t> on_id{};
    std::int64_t version{};
    cupel::belongs_to<twig> on{};
};

}  // namespace estate

template <>
struct cupel::mapping<estate::plot> {
    static constexpr auto table = cupel::table<"estate_plots">(
        foreign_key<&estate::plot::parent_id, &estate::plot::id>,
        relationship<&estate::plot::parent>.back_populates<&estate::plot::children>(),
        relationship<&estate::plot::labels>.secondary<estate::plot_label>(), soft_delete<&estate::plot::deleted_at>,
        criterion(col<&estate::plot::tenant_id> == session_value<&estate::request::tenant>));
};
template <>
struct cupel::mapping<estate::label> {
    static constexpr auto table = cupel::table<"estate_labels">();
};
template <>
struct cupel::mapping<estate::plot_label> {
    static constexpr auto table = cupel::table<"estate_plot_labels">(
        primary_key<&estate::plot_label::plot_id, &estate::plot_label::label_id>,
        foreign_key<&estate::plot_label::plot_id, &estate::plot::id>,
        foreign_key<&estate::plot_label::label_id, &estate::label::id>,
        criterion(col<&estate::plot_label::tenant_id> == session_value<&estate::request::tenant>));
};
template <>
struct cupel::mapping<estate::lease> {
    static constexpr auto table = cupel::table<"estate_leases">(
        version_id<&estate::lease::version>,
        criterion(session_value<&estate::request::tenant> == col<&estate::lease::tenant_id>));
};
template <>
struct cupel::mapping<estate::twig> {
    static constexpr auto table = cupel::table<"estate_twigs">(foreign_key<&estate::twig::on_id, &estate::twig::id>,
                                                               version_id<&estate::twig::version>,
                                                               criterion(func::length(col<&estate::twig::name>) < 5));
};

using namespace cupel;

namespace estate {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Tenant 1 has plots 1, 2 (below 1) and 3 (below 2), tenant 2 has plot 4; each has a lease of the number of its tenant.
template <class D>
struct criteria_of_writes : orm::suite<D> {
    criteria_of_writes() {
        create_all<plot, label, plot_label, lease, twig>(this->db);
        this->db.execute(insert_into<plot>(with_key).values(
            std::vector<plot>{{.id = 1, .tenant_id = 1, .title = "a"},
                              {.id = 2, .tenant_id = 1, .parent_id = 1, .title = "b"},
                              {.id = 3, .tenant_id = 1, .parent_id = 2, .title = "c"},
                              {.id = 4, .tenant_id = 2, .title = "d"}}));
        this->db.execute(insert_into<lease>(with_key).values(
            std::vector<lease>{{.id = 1, .tenant_id = 1, .title = "a", .version = 1},
                               {.id = 2, .tenant_id = 2, .title = "b", .version = 1}}));
    }
    // Whose they are and what they are called.
    std::vector<std::string> plots() {
        std::vector<std::string> found;
        for (const auto& row :
             this->db.execute(select(col<&plot::tenant_id>, col<&plot::title>).order_by(col<&plot::id>)).all())
            found.push_back(std::to_string(row.template get<0>()) + row.template get<1>());
        return found;
    }
    // How many statements delete plots: one for each that has to go before another.
    template <class Function>
    std::ptrdiff_t rows_deleted_by(Function function) {
        const auto sent = this->sent_by(function);
        return std::count_if(sent.begin(), sent.end(),
                             [](const auto& each) { return each.starts_with("DELETE FROM \"estate_plots\""); });
    }
    std::vector<std::string> leases() {
        std::vector<std::string> found;
        for (const auto& row :
             this->db.execute(select(col<&lease::tenant_id>, col<&lease::title>).order_by(col<&lease::id>)).all())
            found.push_back(std::to_string(row.template get<0>().value_or(0)) + row.template get<1>());
        return found;
    }
};
TYPED_TEST_SUITE(criteria_of_writes, compliance::databases, compliance::database_names);

// The order of DELETE is that of the rows, whatever a session sees of them.
TYPED_TEST(criteria_of_writes, deletions_in_a_tree_go_by_rows_and_not_by_what_is_seen) {
    session s(this->db, request{.tenant = 1});
    {
        auto middle = s.template get_one<plot>(2);
        s.remove(middle);  // marked
        s.commit();
    }
    const auto all = s.scalars(select<plot>().options(include_deleted<plot>).order_by(col<&plot::id>));
    ASSERT_THAT(all, SizeIs(3));
    for (const auto& each : all) s.remove(each, hard);  // parents first
    EXPECT_EQ(this->rows_deleted_by([&] { s.flush(); }), 3);
    s.commit();
    EXPECT_THAT(this->plots(), ElementsAre("2d"));
}

TYPED_TEST(criteria_of_writes, deletions_of_expired_entities_in_a_tree) {
    session s(this->db, request{.tenant = 1});
    const auto all = s.scalars(select<plot>().order_by(col<&plot::id>)).all();
    s.commit();
    for (const auto& each : all) s.remove(each, hard);
    EXPECT_EQ(this->rows_deleted_by([&] { s.flush(); }), 3);
    s.commit();
    EXPECT_THAT(this->plots(), ElementsAre("2d"));
}

TYPED_TEST(criteria_of_writes, deletions_where_only_the_database_computes_the_criterion) {
    session s(this->db);
    auto below = s.add(twig{.name = "a"});
    auto middle = s.add(twig{.name = "b", .on = below});
    auto above = s.add(twig{.name = "c", .on = middle});
    s.commit();
    s.remove(below);
    s.remove(middle);
    s.remove(above);
    s.commit();
    EXPECT_EQ(this->db.execute(select(func::count()).template from<twig>()).scalar(), 0);
}

TYPED_TEST(criteria_of_writes, a_circle_of_rows_is_opened_though_a_part_of_it_is_hidden) {
    session s(this->db, request{.tenant = 1});
    s.execute(update<plot>().set(col<&plot::parent_id> = 3).where(col<&plot::id> == 1));
    s.remove(s.template get_one<plot>(3));
    s.commit();
    for (const auto& each : s.scalars(select<plot>().options(include_deleted<plot>))) s.remove(each, hard);
    s.commit();
    EXPECT_THAT(this->plots(), ElementsAre("2d"));
}

TYPED_TEST(criteria_of_writes, an_update_moves_no_row_to_another_tenant) {
    session s(this->db, request{.tenant = 1});
    EXPECT_THROW(s.execute(update<plot>().set(col<&plot::tenant_id> = 2).all_rows()), criterion_error);
    EXPECT_THROW(s.execute(update<lease>().set(col<&lease::tenant_id> = std::optional<std::int64_t>()).all_rows()),
                 criterion_error);
    EXPECT_THROW(s.execute(update<plot>().set(plot{.tenant_id = 2, .title = "x"}).where(col<&plot::id> == 1)),
                 criterion_error);
    EXPECT_THROW(s.execute(update<plot>().set(col<&plot::tenant_id> = 2).all_rows(), synchronize::fetch),
                 criterion_error);
    EXPECT_THROW((void)s.scalars(update<plot>().set(col<&plot::tenant_id> = 2).all_rows().returning(col<&plot::id>)),
                 criterion_error);
    EXPECT_EQ(
        s.execute(update<plot>().set(col<&plot::tenant_id> = 1, col<&plot::title> = "x").all_rows()).rows_affected, 3);
    EXPECT_EQ(
        s.execute(update<lease>().set(lease{.tenant_id = 1, .title = "y", .version = 2}).all_rows()).rows_affected, 1);
    s.commit();
    EXPECT_THAT(this->plots(), ElementsAre("1x", "1x", "1x", "2d"));
    EXPECT_THAT(this->leases(), ElementsAre("1y", "2b"));
    // Who means it says so.
    s.execute(unfiltered(update<plot>().set(col<&plot::tenant_id> = 2).where(col<&plot::id> == 3)));
    s.commit();
    EXPECT_THAT(this->plots(), ElementsAre("1x", "1x", "2x", "2d"));
}

TYPED_TEST(criteria_of_writes, an_insert_makes_no_row_of_another_tenant) {
    session s(this->db, request{.tenant = 1});
    const plot other{.tenant_id = 2, .title = "x"};
    EXPECT_THROW(s.execute(insert_into<plot>().values(other)), criterion_error);
    EXPECT_THROW(s.execute(insert_into<plot>().values(plot{.title = "of nobody"})), criterion_error);
    EXPECT_THROW(s.execute(insert_into<plot>().values(std::vector<plot>{{.tenant_id = 1}, other})), criterion_error);
    EXPECT_THROW(s.execute(insert_into<plot>().values(col<&plot::tenant_id> = 2, col<&plot::title> = "x")),
                 criterion_error);
    EXPECT_THROW((void)s.scalar(insert_into<plot>().values(other).returning(col<&plot::id>)), criterion_error);
    s.execute(
        insert_into<plot>(with_key).values(col<&plot::id> = 10, col<&plot::tenant_id> = 1, col<&plot::title> = "e"));
    s.execute(insert_into<plot>(with_key).values(plot{.id = 11, .tenant_id = 1, .title = "f"}));
    s.execute(unfiltered(insert_into<plot>(with_key).values(plot{.id = 12, .tenant_id = 2, .title = "g"})));
    s.commit();
    EXPECT_THAT(this->plots(), ElementsAre("1a", "1b", "1c", "2d", "1e", "1f", "2g"));
}

TYPED_TEST(criteria_of_writes, many_rows_at_once_are_the_sessions) {
    session s(this->db, request{.tenant = 1});
    s.bulk_insert(std::vector<plot>{{.id = 20, .title = "e"}});
    EXPECT_THROW(s.bulk_insert(std::vector<plot>{{.tenant_id = 1}, {.tenant_id = 2}}), criterion_error);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<plot>()), 4);
    auto first = s.template get_one<plot>(1);
    s.bulk_update(std::vector<plot>{{.id = 1, .tenant_id = 1, .title = "aa"}});
    EXPECT_EQ(first->title, "aa");
    s.template bulk_update<&plot::title>(std::vector<plot>{{.id = 2, .title = "bb"}});
    s.commit();
    // Rows of others are not there.
    EXPECT_THROW(s.template bulk_update<&plot::title>(std::vector<plot>{{.id = 4, .title = "stolen"}}),
                 stale_data_error);
    s.rollback();
    EXPECT_THROW(s.bulk_update(std::vector<plot>{{.id = 4, .tenant_id = 1, .title = "stolen"}}), stale_data_error);
    s.rollback();
    EXPECT_THROW(s.bulk_update(std::vector<plot>{{.id = 1, .tenant_id = 2, .title = "given"}}), criterion_error);
    EXPECT_THROW(s.template bulk_update<&plot::tenant_id>(std::vector<plot>{{.id = 1, .tenant_id = 2}}),
                 criterion_error);
    EXPECT_THROW(s.bulk_save(std::vector<plot>{{.id = 4, .tenant_id = 1, .title = "stolen"}}), stale_data_error);
    s.rollback();
    // Nor are those that are deleted.
    s.remove(s.template get_one<plot>(3));
    EXPECT_THROW(s.template bulk_update<&plot::title>(std::vector<plot>{{.id = 3, .title = "x"}}), stale_data_error);
    s.rollback();
    // With a version.
    EXPECT_THROW(s.template bulk_update<&lease::title>(std::vector<lease>{{.id = 2, .title = "stolen", .version = 1}}),
                 stale_data_error);
    s.rollback();
    EXPECT_THROW(s.bulk_update(std::vector<lease>{{.id = 1, .tenant_id = 2, .title = "given", .version = 1}}),
                 criterion_error);
    s.template bulk_update<&lease::title>(std::vector<lease>{{.id = 1, .title = "mine", .version = 1}});
    s.commit();
    EXPECT_THAT(this->plots(), ElementsAre("1aa", "1bb", "1c", "2d", "1e"));
    EXPECT_THAT(this->leases(), ElementsAre("1mine", "2b"));
}

// What was read in part, or what the program says that a row is, is not written for another either.
TYPED_TEST(criteria_of_writes, a_row_of_others_is_not_written_by_its_key_alone) {
    session s(this->db, request{.tenant = 1});
    auto theirs =
        s.scalars(select<plot>().where(col<&plot::id> == 4).options(load_only<&plot::title>, without_criteria<plot>))
            .one();
    s.remove(theirs, hard);
    EXPECT_THROW(s.flush(), criterion_error);
    s.rollback();
    s.expunge_all();
    std::vector<std::string> warnings;
    session_options options;
    options.on_warning = [&](std::string_view text) { warnings.emplace_back(text); };
    session t(this->db, request{.tenant = 1}, options);
    auto said = t.merge(plot{.id = 4, .tenant_id = 1, .title = "d"}, {.load = false});
    said->title = "stolen";
    EXPECT_THROW(t.flush(), stale_data_error);
    t.rollback();
    t.expunge_all();
    said = t.merge(plot{.id = 4, .tenant_id = 1, .title = "d"}, {.load = false});
    t.remove(said, hard);
    t.flush();
    EXPECT_THAT(warnings, SizeIs(1));
    t.commit();
    EXPECT_THAT(this->plots(), ElementsAre("1a", "1b", "1c", "2d"));
}

TYPED_TEST(criteria_of_writes, rows_of_an_association_are_the_sessions) {
    session s(this->db, request{.tenant = 1});
    auto one = s.template get_one<plot>(1);
    one->labels.append(label{.name = "x"});
    s.commit();
    EXPECT_EQ(this->db.execute(select(col<&plot_label::tenant_id>)).scalar(), 1);
    EXPECT_THAT(one->labels, SizeIs(1));
}

}  // namespace estate
