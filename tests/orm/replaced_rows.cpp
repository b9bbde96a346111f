// What goes into the place of another in a collection with a key takes its row, and has all that a new row has.
#include "compliance/support/database.hpp"

#include <cupel/orm/keyed_by.hpp>
#include <cupel/orm/session.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

using namespace cupel;

namespace orm::replaced {

struct request {
    std::optional<std::int64_t> tenant{};
};
struct page {
    std::int64_t id{};
    std::int64_t site_id{};
    std::int64_t tenant_id{};
    std::string path{};
    std::string text{};
    std::int64_t version{};
    timestamp made{};
    std::optional<timestamp> changed{};
};
struct site {
    std::int64_t id{};
    std::string name{};
    keyed_by<&page::path> pages{};
};

}  // namespace orm::replaced

template <>
struct cupel::mapping<orm::replaced::page> {
    using row = orm::replaced::page;
    static constexpr auto table = cupel::table<"replaced_pages">(
        foreign_key<&row::site_id, &orm::replaced::site::id>, unique<&row::site_id, &row::path>,
        version_id<&row::version>, created_at<&row::made>, updated_at<&row::changed>,
        criterion(col<&row::tenant_id> == session_value<&orm::replaced::request::tenant>));
};
template <>
struct cupel::mapping<orm::replaced::site> {
    static constexpr auto table =
        cupel::table<"replaced_sites">(relationship<&orm::replaced::site::pages>.cascade(all, delete_orphan));
};

namespace orm::replaced {

template <class D>
struct replaced_rows : testing::Test {
    using engine = typename D::dialect::engine;

    replaced_rows() {
        create_all<site, page>(db);
        session s(db, request{.tenant = 7}, options());
        s.add(site{.name = "one"})->pages.add(page{.path = "/", .text = "old"});
        s.commit();
        now += std::chrono::hours(1);
        db.events().on_before_execute([this](const statement_event& sent) { sql.emplace_back(sent.sql.substr(0, 6)); });
    }
    session_options options() {
        session_options made;
        made.clock = [this] { return now; };
        return made;
    }

    timestamp before{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};
    timestamp now = before;
    D database{};
    engine db = database.start({});
    std::vector<std::string> sql{};
};
TYPED_TEST_SUITE(replaced_rows, compliance::databases, compliance::database_names);

TYPED_TEST(replaced_rows, have_moments_and_the_tenant_of_new_ones) {
    session s(this->db, request{.tenant = 7}, this->options());
    auto one = s.template get_one<site>(1);
    auto old = one->pages.find("/");
    auto fresh = one->pages.insert_or_assign(page{.path = "/", .text = "new"});
    EXPECT_EQ(fresh->tenant_id, 0);
    this->sql.clear();
    s.flush();
    EXPECT_THAT(this->sql, testing::ElementsAre("UPDATE"));
    EXPECT_EQ(old.state(), entity_state::deleted);
    EXPECT_EQ(fresh.state(), entity_state::persistent);
    s.commit();
    EXPECT_EQ(one->pages.find("/"), fresh);

    const auto row = this->db.execute(select<page>()).one();
    EXPECT_EQ(row.id, 1);
    EXPECT_EQ(row.text, "new");
    EXPECT_EQ(row.tenant_id, 7);
    EXPECT_EQ(row.version, 2);
    EXPECT_EQ(row.made, this->now) << "of the new one, not of the row";
    EXPECT_EQ(row.changed, this->now);
}

TYPED_TEST(replaced_rows, have_what_the_program_has_set) {
    session s(this->db, request{.tenant = 7}, this->options());
    const timestamp long_ago = this->before - std::chrono::hours(99);
    auto one = s.template get_one<site>(1);
    one->pages.insert_or_assign(page{.tenant_id = 7, .path = "/", .text = "new", .made = long_ago});
    s.commit();
    const auto row = this->db.execute(select<page>()).one();
    EXPECT_EQ(row.made, long_ago);
    EXPECT_EQ(row.changed, this->now);
    EXPECT_EQ(row.tenant_id, 7);
}

TYPED_TEST(replaced_rows, of_another_tenant_are_refused_and_nothing_is_changed) {
    session s(this->db, request{.tenant = 7}, this->options());
    auto one = s.template get_one<site>(1);
    auto old = one->pages.find("/");
    auto fresh = one->pages.insert_or_assign(page{.tenant_id = 8, .path = "/", .text = "theirs"});
    EXPECT_THROW(s.flush(), criterion_error);
    s.rollback();
    EXPECT_EQ(one->pages.find("/"), old);
    EXPECT_EQ(fresh.state(), entity_state::transient);
    EXPECT_EQ(fresh->id, 0);
    const auto row = this->db.execute(select<page>()).one();
    EXPECT_EQ(row.text, "old");
    EXPECT_EQ(row.tenant_id, 7);
    EXPECT_EQ(row.made, this->before);
}

TYPED_TEST(replaced_rows, are_as_before_after_a_rollback) {
    session s(this->db, request{.tenant = 7}, this->options());
    auto one = s.template get_one<site>(1);
    auto old = one->pages.find("/");
    auto part = s.begin_nested();
    auto fresh = one->pages.insert_or_assign(page{.path = "/", .text = "new"});
    s.flush();
    part.rollback();
    EXPECT_EQ(one->pages.find("/"), old);
    EXPECT_EQ(old->text, "old");
    EXPECT_EQ(old.state(), entity_state::persistent);
    EXPECT_EQ(fresh.state(), entity_state::transient);
    EXPECT_EQ(fresh->id, 0);
    EXPECT_EQ(fresh->made, timestamp()) << "what the session has set is undone";
    one->pages.insert_or_assign(fresh);
    s.commit();
    EXPECT_EQ(this->db.execute(select<page>()).one().made, this->now);
}

}  // namespace orm::replaced
