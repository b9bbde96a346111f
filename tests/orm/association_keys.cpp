// Association tables with a key of their own, which the database makes.
#include "compliance/support/database.hpp"

#include <cupel/orm/session.hpp>
#include <cupel/orm/write_only.hpp>
#include <cupel/sql/related.hpp>

#include <cstdint>
#include <string>
#include <vector>

using namespace cupel;

namespace orm::keyed_links {

struct film {
    std::int64_t id{};
    std::string title{};
};
struct viewing {
    std::int64_t id{};
    std::int64_t viewer_id{};
    std::int64_t film_id{};
};
struct wish {
    std::int64_t id{};
    std::int64_t viewer_id{};
    std::int64_t film_id{};
};
struct viewer {
    std::int64_t id{};
    std::string name{};
    many_to_many<film> seen{};
    write_only<many_to_many<film>> wished{};
};

}  // namespace orm::keyed_links

template <>
struct cupel::mapping<orm::keyed_links::viewing> {
    using row = orm::keyed_links::viewing;
    static constexpr auto table = cupel::table<"viewings">(foreign_key<&row::viewer_id, &orm::keyed_links::viewer::id>,
                                                           foreign_key<&row::film_id, &orm::keyed_links::film::id>);
};
template <>
struct cupel::mapping<orm::keyed_links::wish> {
    using row = orm::keyed_links::wish;
    static constexpr auto table = cupel::table<"wishes">(foreign_key<&row::viewer_id, &orm::keyed_links::viewer::id>,
                                                         foreign_key<&row::film_id, &orm::keyed_links::film::id>);
};
template <>
struct cupel::mapping<orm::keyed_links::viewer> {
    using row = orm::keyed_links::viewer;
    static constexpr auto table =
        cupel::table<"viewers">(relationship<&row::seen>.secondary<orm::keyed_links::viewing>(),
                                relationship<&row::wished>.secondary<orm::keyed_links::wish>());
};

namespace orm::keyed_links {

template <class D>
struct association_keys : testing::Test {
    association_keys() { create_all<film, viewer, viewing, wish>(db); }

    D database{};
    typename D::dialect::engine db = database.start({});
};
TYPED_TEST_SUITE(association_keys, compliance::databases, compliance::database_names);

using testing::ElementsAre;

TYPED_TEST(association_keys, the_database_makes_them) {
    session s(this->db);
    auto ann = s.add(viewer{.name = "ann"}), bob = s.add(viewer{.name = "bob"});
    ann->seen.append(film{.title = "a"});
    ann->seen.append(film{.title = "b"});
    s.flush();
    bob->seen.append(ann->seen[0]);
    s.commit();
    EXPECT_THAT(s.scalars(select(col<&viewing::id>).template from<viewing>().order_by(col<&viewing::id>)),
                ElementsAre(1, 2, 3));
    s.template bulk_insert<&viewer::wished>(ann, std::vector<film>{{.title = "c"}, {.title = "d"}});
    s.template bulk_insert<&viewer::wished>(bob, std::vector<film>{{.title = "e"}});
    s.commit();
    EXPECT_THAT(s.scalars(select(col<&wish::id>).template from<wish>().order_by(col<&wish::id>)), ElementsAre(1, 2, 3));
    EXPECT_EQ(ann->wished.count(), 2U);
    ann->seen.remove(ann->seen[1]);
    s.commit();
    EXPECT_EQ(s.scalar(select(func::count()).template from<viewing>()), 2);
}

}  // namespace orm::keyed_links
