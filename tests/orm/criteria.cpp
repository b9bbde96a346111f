// Criteria of a mapping: tenants and deleted rows, in everything that a session reads and writes.
#include "compliance/support/database.hpp"

#include <cupel/orm/session.hpp>
#include <cupel/orm/session_bulk.hpp>
#include <cupel/orm/session_factory.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace archive {

struct request {
    std::optional<std::int64_t> tenant{};
    bool secret = false;
};

struct doc;
struct stamp;

struct folder {
    std::int64_t id{};
    std::string name{};
    cupel::has_many<doc> docs{};
};

struct doc {
    std::int64_t id{};
    std::int64_t tenant_id{};
    std::string title{};
    std::optional<cupel::timestamp> deleted_at{};
    std::optional<std::int64_t> folder_id{};
    cupel::belongs_to<folder> in{};
    cupel::many_to_many<stamp> stamps{};
};

// Seen where it is not secret, or the session may.
struct stamp {
    std::int64_t id{};
    std::string name{};
    bool secret{};
    cupel::many_to_many<doc> docs{};
};

struct doc_stamp {
    std::int64_t doc_id{};
    std::int64_t stamp_id{};
};

// Only the database can compute its criterion.
struct memo {
    std::int64_t id{};
    std::string text{};
};

}  // namespace archive

using namespace cupel;
using archive::doc;
using archive::doc_stamp;
using archive::folder;
using archive::stamp;
using archive::memo;
using archive::request;

template <>
struct cupel::mapping<folder> {
    static constexpr auto table = cupel::table<"archive_folders">();
};
template <>
struct cupel::mapping<doc> {
    static constexpr auto table = cupel::table<"archive_docs">(
        foreign_key<&doc::folder_id, &folder::id>, relationship<&doc::in>.back_populates<&folder::docs>(),
        relationship<&doc::stamps>.secondary<doc_stamp>().back_populates<&stamp::docs>(), soft_delete<&doc::deleted_at>,
        criterion(col<&doc::tenant_id> == session_value<&request::tenant>));
};
template <>
struct cupel::mapping<stamp> {
    static constexpr auto table =
        cupel::table<"archive_stamps">(relationship<&stamp::docs>.secondary<doc_stamp>(),
                                       criterion(!col<&stamp::secret> || session_value<&request::secret> == true));
};
template <>
struct cupel::mapping<doc_stamp> {
    static constexpr auto table = cupel::table<"archive_doc_stamps">(
        primary_key<&doc_stamp::doc_id, &doc_stamp::stamp_id>, foreign_key<&doc_stamp::doc_id, &doc::id>,
        foreign_key<&doc_stamp::stamp_id, &stamp::id>);
};
template <>
struct cupel::mapping<memo> {
    static constexpr auto table = cupel::table<"archive_memos">(criterion(func::length(col<&memo::text>) < 5));
};

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Folder 1 has docs 1 (of tenant 1), 2 (of tenant 2), 3 (of tenant 1, deleted), 4 (of tenant 1, two stamps, a secret).
template <class D>
struct criteria : testing::Test {
    using dialect = typename D::dialect;

    criteria() {
        create_all<folder, doc, stamp, doc_stamp, memo>(db);
        const timestamp then = timestamp(std::chrono::sys_days{std::chrono::year{2024} / 5 / 6});
        db.execute(insert_into<folder>(with_key).values(folder{.id = 1, .name = "all"}));
        db.execute(insert_into<doc>(with_key).values(
            std::vector<doc>{{.id = 1, .tenant_id = 1, .title = "a", .folder_id = 1},
                             {.id = 2, .tenant_id = 2, .title = "b", .folder_id = 1},
                             {.id = 3, .tenant_id = 1, .title = "c", .deleted_at = then, .folder_id = 1},
                             {.id = 4, .tenant_id = 1, .title = "d", .folder_id = 1}}));
        db.execute(insert_into<stamp>(with_key).values(
            std::vector<stamp>{{.id = 1, .name = "open"}, {.id = 2, .name = "secret", .secret = true}}));
        db.execute(insert_into<doc_stamp>(with_key).values(std::vector<doc_stamp>{
            {.doc_id = 4, .stamp_id = 1}, {.doc_id = 4, .stamp_id = 2}, {.doc_id = 2, .stamp_id = 1}}));
        db.execute(insert_into<memo>(with_key).values(
            std::vector<memo>{{.id = 1, .text = "tiny"}, {.id = 2, .text = "longer"}}));
        db.events().on_before_execute([this](const statement_event& sent) { sql.emplace_back(sent.sql); });
    }

    template <class Docs>
    static std::vector<std::int64_t> ids(const Docs& docs) {
        std::vector<std::int64_t> found;
        for (const auto& each : docs) found.push_back(each->id);
        return found;
    }
    std::vector<std::string> titles() {
        std::vector<std::string> found;
        for (const auto& row : db.execute(select(col<&doc::title>).order_by(col<&doc::id>)).all())
            found.push_back(row.template get<0>());
        return found;
    }

    D database{};
    typename dialect::engine db = database.start({});
    std::vector<std::string> sql{};
};
TYPED_TEST_SUITE(criteria, compliance::databases, compliance::database_names);

constexpr auto all_docs = select<doc>().order_by(col<&doc::id>);

TYPED_TEST(criteria, hide_the_rows_of_others_and_deleted_ones) {
    session s(this->db, request{.tenant = 1});
    EXPECT_THAT(this->ids(s.scalars(all_docs)), ElementsAre(1, 4));
    EXPECT_EQ(s.scalar(select(func::count()).template from<doc>()), 2);
    EXPECT_EQ(s.execute(select(func::max(col<&doc::id>))).scalar(), 4);
    EXPECT_TRUE(s.template get<doc>(1));
    EXPECT_FALSE(s.template get<doc>(2));
    EXPECT_FALSE(s.template get<doc>(3));
    EXPECT_THROW(s.template get_one<doc>(2), no_row_error);
    // What an engine is asked directly is answered as it is.
    EXPECT_THAT(this->db.execute(all_docs).all(), SizeIs(4));
}

TYPED_TEST(criteria, reach_joins_subqueries_and_set_operations) {
    session s(this->db, request{.tenant = 1});
    const auto count = [&](const auto& statement) { return s.scalar(statement); };
    EXPECT_EQ(count(select(func::count()).template from<folder>().template left_join<doc>()), 2);
    EXPECT_EQ(count(select(func::count(col<&doc::id>)).template from<doc>().template right_join<folder>()), 2);
    EXPECT_EQ(count(select(func::count(col<&doc::id>)).template from<folder>().template full_join<doc>()), 2);
    constexpr auto d = alias<doc, "d">;
    EXPECT_EQ(count(select(func::count()).from(d).template join<folder>(d[col<&doc::folder_id>] == col<&folder::id>)),
              2);
    EXPECT_EQ(count(select(func::count())
                        .template from<folder>()
                        .where(exists(
                            select<doc>().where(col<&doc::title> == "b" && col<&doc::folder_id> == col<&folder::id>)))),
              0);
    const auto inner = select(col<&doc::id>).template subquery<"inner">();
    EXPECT_EQ(count(select(func::count()).from(inner)), 2);
    EXPECT_THAT(s.execute(select(col<&doc::id>).union_all(select(col<&doc::id>))).all(), SizeIs(4));
    EXPECT_EQ(count(select(func::count()).template from<doc>().template join<&doc::stamps>()), 1);
}

// Of a full join both sides: what is hidden pairs with nothing, and is not there by itself.
TYPED_TEST(criteria, of_a_full_join_leave_both_sides_their_own_rows) {
    session s(this->db, request{.tenant = 2});
    const auto rows = s.execute(select(col<&doc::id>, col<&stamp::id>.template as<"stamp">())
                                    .template from<doc>()
                                    .template full_join<stamp>(col<&doc::id> == col<&stamp::id>)
                                    .order_by(col<&doc::id>.asc().nulls_last()))
                          .all();
    ASSERT_THAT(rows, SizeIs(2));  // doc 2, whose stamp is secret; stamp 1, whose doc is another's
    EXPECT_EQ(rows[0].template get<0>(), std::optional<std::int64_t>(2));
    EXPECT_EQ(rows[0].template get<1>(), std::nullopt);
    EXPECT_EQ(rows[1].template get<0>(), std::nullopt);
    EXPECT_EQ(rows[1].template get<1>(), std::optional<std::int64_t>(1));
}

TYPED_TEST(criteria, reach_what_relationships_load) {
    session s(this->db, request{.tenant = 1});
    auto all = s.template get<folder>(1);
    EXPECT_THAT(this->ids(all->docs), ElementsAre(1, 4));
    EXPECT_THAT(this->ids(s.template get<doc>(4)->stamps), ElementsAre(1));
    s.commit();
    session may(this->db, request{.tenant = 1, .secret = true});
    const auto folders =
        may.scalars(select<folder>().options(selectinload<&folder::docs>.then(selectinload<&doc::stamps>)));
    EXPECT_THAT(this->ids(folders.one()->docs), ElementsAre(1, 4));
    EXPECT_THAT(this->ids(may.template get<doc>(4)->stamps), ElementsAre(1, 2));
}

// A filter that sessions switch: the text stays, the flag is a parameter.
TYPED_TEST(criteria, are_switched_by_a_flag_of_the_context) {
    session s(this->db, request{.tenant = 1});
    const auto stamps = select<stamp>().order_by(col<&stamp::id>);
    EXPECT_THAT(this->ids(s.scalars(stamps)), ElementsAre(1));
    s.set(request{.tenant = 1, .secret = true});
    EXPECT_THAT(this->ids(s.scalars(stamps)), ElementsAre(1, 2));
    EXPECT_THAT(this->ids(s.template get<doc>(4)->stamps), ElementsAre(1, 2));
    s.set(request{.tenant = 1});
    EXPECT_THAT(this->ids(s.scalars(stamps)), ElementsAre(1));
    EXPECT_FALSE(s.template get<stamp>(2));
    EXPECT_EQ(this->sql[1], this->sql.back());
}

TYPED_TEST(criteria, are_lifted_by_a_statement_alone) {
    session s(this->db, request{.tenant = 1});
    EXPECT_THAT(this->ids(s.scalars(all_docs.options(include_deleted<doc>))), ElementsAre(1, 3, 4));
    EXPECT_THAT(this->ids(s.scalars(all_docs.options(without_criteria<doc>))), ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(this->ids(s.scalars(unfiltered(all_docs))), ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(this->ids(s.scalars(all_docs)), ElementsAre(1, 4));
}

// The identity map has them, and still they are not given.
TYPED_TEST(criteria, hide_what_the_session_has) {
    session s(this->db, request{.tenant = 1});
    const auto all = s.scalars(all_docs.options(without_criteria<doc>));
    this->sql.clear();
    EXPECT_TRUE(s.template get<doc>(1));
    EXPECT_FALSE(s.template get<doc>(2));
    EXPECT_FALSE(s.template get<doc>(3));
    EXPECT_THAT(this->sql, IsEmpty());
    s.set(request{.tenant = 2});
    EXPECT_FALSE(s.template get<doc>(1));
    EXPECT_TRUE(s.template get<doc>(2));
}

TYPED_TEST(criteria, hold_for_entities_that_are_read_in_part) {
    session s(this->db, request{.tenant = 1});
    const auto some = s.scalars(all_docs.options(load_only<&doc::title>));
    EXPECT_THAT(this->ids(some), ElementsAre(1, 4));
    const auto last = s.template get<doc>(4);
    EXPECT_EQ(last, *std::next(some.begin()));
    last->title = "changed";
    const auto others = s.scalars(select<doc>().options(load_only<&doc::title>, without_criteria<doc>));
    EXPECT_THAT(others, SizeIs(4));
    EXPECT_FALSE(s.template get<doc>(2));
    EXPECT_FALSE(s.template get<doc>(3));
    s.commit();
    EXPECT_THAT(this->titles(), ElementsAre("a", "b", "c", "changed"));
}

TYPED_TEST(criteria, that_only_the_database_computes_are_asked_of_it) {
    session s(this->db);
    EXPECT_TRUE(s.template get<memo>(1));
    EXPECT_FALSE(s.template get<memo>(2));
    const auto memos = s.scalars(unfiltered(select<memo>()));
    EXPECT_TRUE(s.template get<memo>(1));
    EXPECT_FALSE(s.template get<memo>(2));
}

TYPED_TEST(criteria, guard_updates_and_deletes_of_many_rows) {
    session s(this->db, request{.tenant = 1});
    EXPECT_EQ(s.execute(update<doc>().set(col<&doc::title> = "x").all_rows()).rows_affected, 2);
    EXPECT_EQ(s.execute(delete_from<doc_stamp>().where(col<&doc_stamp::stamp_id> == 2)).rows_affected, 1);
    EXPECT_EQ(s.execute(delete_from<doc_stamp>().all_rows()).rows_affected, 2);
    EXPECT_EQ(s.execute(delete_from<doc>().where(col<&doc::id> > 1)).rows_affected, 1);
    s.commit();
    EXPECT_THAT(this->titles(), ElementsAre("x", "b", "c"));
}

TYPED_TEST(criteria, hold_for_what_a_set_leaves_in_entities) {
    session s(this->db, request{.tenant = 1});
    const auto all = s.scalars(all_docs.options(without_criteria<doc>));
    s.execute(update<doc>().set(col<&doc::title> = "x").where(col<&doc::id> < 4));
    std::vector<std::string> seen;
    for (const auto& each : all) seen.push_back(each->title);
    EXPECT_THAT(seen, ElementsAre("x", "b", "c", "d"));
    EXPECT_THROW(s.bulk_insert(std::vector<doc>{{.tenant_id = 2, .title = "not mine"}}), criterion_error);
    s.commit();
    EXPECT_THAT(this->titles(), ElementsAre("x", "b", "c", "d"));
}

TYPED_TEST(criteria, fill_in_what_a_new_entity_leaves_out) {
    session s(this->db, request{.tenant = 7});
    const auto mine = s.add(doc{.id = 9, .title = "new"});
    s.commit();
    EXPECT_EQ(mine->tenant_id, 7);
    EXPECT_EQ(this->db.execute(select(col<&doc::tenant_id>).where(col<&doc::title> == "new")).scalar(), 7);
}

TYPED_TEST(criteria, refuse_to_write_the_rows_of_others) {
    session s(this->db, request{.tenant = 1});
    s.add(doc{.tenant_id = 2, .title = "not mine"});
    EXPECT_THROW(s.flush(), criterion_error);
    s.rollback();
    auto others = s.scalars(select<doc>().where(col<&doc::id> == 2).options(without_criteria<doc>)).one();
    others->title = "stolen";
    EXPECT_THROW(s.flush(), criterion_error);
    s.rollback();
    s.template get<doc>(1)->tenant_id = 2;
    EXPECT_THROW(s.flush(), criterion_error);
    s.rollback();
    s.remove(others);
    EXPECT_THROW(s.flush(), criterion_error);
    s.rollback();
    EXPECT_THAT(this->titles(), ElementsAre("a", "b", "c", "d"));
}

TYPED_TEST(criteria, need_what_the_session_does_not_have) {
    session s(this->db, request{});
    EXPECT_THROW((void)s.scalars(select<doc>()), missing_context_error);
    EXPECT_THROW((void)s.template get<doc>(1), missing_context_error);
    EXPECT_THAT(this->sql, IsEmpty());
    auto all = s.template get<folder>(1);
    EXPECT_THROW((void)all->docs.size(), missing_context_error);
    s.set(request{.tenant = 1});
    EXPECT_THAT(all->docs, SizeIs(2));
    s.commit();
    // A session that brings nothing loads what needs nothing.
    session bare(this->db);
    auto same = bare.template get<folder>(1);
    EXPECT_THROW((void)same->docs.size(), missing_context_error);
}

TYPED_TEST(criteria, hide_what_was_removed_softly) {
    const session_factory make(this->db);
    const auto removed = make.with(request{.tenant = 1}).begin([](auto& s) {
        const auto one = s.template get<doc>(1);
        s.remove(one);
        s.flush();
        EXPECT_FALSE(s.template get<doc>(1));
        EXPECT_EQ(s.scalar(select(func::count()).template from<doc>()), 1);
        EXPECT_EQ(s.scalar(select(func::count()).template from<doc>().options(include_deleted<doc>)), 3);
        return one->title;
    });
    EXPECT_EQ(removed, "a");
    EXPECT_THAT(this->titles(), ElementsAre("a", "b", "c", "d"));
}

// An entity that criteria hide can be written by who has it: it was deleted, and comes back.
TYPED_TEST(criteria, let_a_deleted_entity_come_back) {
    session s(this->db, request{.tenant = 1});
    auto deleted = s.scalars(select<doc>().where(col<&doc::id> == 3).options(include_deleted<doc>)).one();
    EXPECT_FALSE(s.template get<doc>(3));
    deleted->deleted_at = std::nullopt;
    s.commit();
    EXPECT_EQ(s.template get<doc>(3), deleted);
    EXPECT_THAT(this->ids(s.scalars(all_docs)), ElementsAre(1, 3, 4));
}

}  // namespace
