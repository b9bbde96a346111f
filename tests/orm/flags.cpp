// Columns that are flagged as changed, and what becomes of the flags.
#include "orm/models.hpp"

#include <cupel/orm/hooks.hpp>

#include <string>

using namespace cupel;

namespace orm::flagging {

// Equal whatever it says.
struct opaque {
    std::string text{};
    bool operator==(const opaque&) const { return true; }
};
struct sheet {
    std::int64_t id{};
    std::string name{};
    opaque content{};
};

}  // namespace orm::flagging

template <>
struct cupel::codec<orm::flagging::opaque> {
    using stored_as = std::string_view;
    static std::string encode(const orm::flagging::opaque& value) { return value.text; }
    static orm::flagging::opaque decode(std::string_view text) { return {std::string(text)}; }
};
template <>
struct cupel::mapping<orm::flagging::sheet> {
    static constexpr auto table = cupel::table<"flagged_sheets">();
};

namespace orm::flagging {

template <class D>
struct flagged_entities : suite<D> {
    flagged_entities() {
        create_all<sheet>(this->db);
        session s(this->db);
        s.add(account{.owner = "ann", .balance = 4});
        s.add(sheet{.name = "one", .content = {"old"}});
        s.commit();
        this->sent();
    }
    std::string content() {
        return this->db.execute(select(col<&sheet::content>).template from<sheet>()).scalar().text;
    }
};
TYPED_TEST_SUITE(flagged_entities, compliance::databases, compliance::database_names);

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TYPED_TEST(flagged_entities, a_column_that_the_database_computes_is_never_written) {
    session s(this->db);
    auto ann = s.template get<account>(1);
    auto& node = *detail::handle_access::node_of(ann);
    const auto flag_computed = [&] {
        detail::for_columns_of_member<account, &account::doubled>([&](std::size_t column) { s.flag(node, column); });
    };
    flag_computed();
    EXPECT_TRUE(s.is_modified(ann));
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), IsEmpty());
    EXPECT_FALSE(s.is_modified(ann));
    s.hooks().template on_before_update<account>([](account& each) { each.balance = each.balance; });
    flag_computed();
    EXPECT_NO_THROW(s.flush());
    EXPECT_FALSE(s.is_modified(ann));
    // With a column that is written.
    flag_computed();
    s.template flag_modified<&account::owner>(ann);
    EXPECT_THAT(this->sent_by([&] { s.commit(); }), ElementsAre(HasSubstr("SET \"owner\" =")));
    EXPECT_EQ(ann->doubled, 8);
}

TYPED_TEST(flagged_entities, a_set_statement_leaves_the_flags) {
    session s(this->db);
    auto one = s.template get<sheet>(1);
    one->content.text = "new";
    s.template flag_modified<&sheet::content>(one);
    {
        const auto quiet = s.no_autoflush();
        s.execute(update<sheet>().set(col<&sheet::name> = func::upper(col<&sheet::name>)).where(col<&sheet::id> == 1),
                  synchronize::fetch);
    }
    EXPECT_EQ(one->name, "ONE");
    EXPECT_TRUE(s.is_modified(one));
    EXPECT_EQ(one->content.text, "new");
    s.commit();
    EXPECT_EQ(this->content(), "new");
}

TYPED_TEST(flagged_entities, nothing_is_kept_of_a_flag_that_is_gone) {
    session s(this->db);
    auto one = s.template get<sheet>(1);
    const auto& node = *detail::handle_access::node_of(one);
    const auto flag = [&] {
        s.template flag_modified<&sheet::content>(one);
        EXPECT_EQ(s.flagged_columns(node).size(), 1U);
    };
    flag();
    s.flush();
    EXPECT_THAT(s.flagged_columns(node), IsEmpty()) << "written";
    flag();
    s.expire(one);
    EXPECT_THAT(s.flagged_columns(node), IsEmpty()) << "expired";
    flag();
    s.refresh(one);
    EXPECT_THAT(s.flagged_columns(node), IsEmpty()) << "read again";
    flag();
    s.expunge(one);
    EXPECT_THAT(s.flagged_columns(node), IsEmpty()) << "gone";
}

}  // namespace orm::flagging
