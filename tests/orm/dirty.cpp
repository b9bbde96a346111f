// What a flush takes for a change, of every sort of column; and versions.
#include "orm/models.hpp"

#include <cupel/cupel.hpp>
#include <cupel/types/json.hpp>
#include <cupel/types/uuid.hpp>

#include <cmath>
#include <limits>

using namespace cupel;

namespace orm {

enum class mood { calm, wild };

struct details {
    std::string word{};
    std::vector<std::int64_t> numbers{};
    bool operator==(const details&) const = default;
};

struct mixture {
    std::int64_t id{};
    bool flag = false;
    std::int16_t small{};
    double real{};
    std::optional<double> maybe{};
    std::string text{};
    std::optional<std::string> note{};
    std::vector<std::byte> bytes{};
    timestamp at{};
    std::chrono::sys_days day{};
    decimal price{};
    uuid key{};
    mood how{};
    json<details> data{};
    deferred<std::string> late{};
};

// The version of a parent does not rise with its children.
struct club_member;
struct club {
    std::int64_t id{};
    std::string name{};
    std::int64_t version{};
    has_many<club_member> members{};
};
struct club_member {
    std::int64_t id{};
    std::optional<std::int64_t> club_id{};
    belongs_to<club> of{};
};

}  // namespace orm

template <>
struct cupel::mapping<orm::club> {
    static constexpr auto table = cupel::table<"clubs">(
        version_id<&orm::club::version>, relationship<&orm::club::members>.back_populates<&orm::club_member::of>());
};
template <>
struct cupel::mapping<orm::club_member> {
    static constexpr auto table = cupel::table<"members">(foreign_key<&orm::club_member::club_id, &orm::club::id>);
};

namespace orm {

template <class D>
struct dirty : suite<D> {
    dirty() { create_all<mixture, club, club_member>(this->db); }

    static mixture full() {
        mixture made;
        made.flag = true;
        made.small = 3;
        // SQLite has no NaN.
        constexpr bool has_nan = std::same_as<typename suite<D>::dialect::engine::dialect, postgresql>;
        made.real = has_nan ? std::numeric_limits<double>::quiet_NaN() : 0.5;
        made.maybe = made.real;
        made.text = "text";
        made.note = "note";
        made.bytes = {std::byte{1}, std::byte{0}, std::byte{2}};
        made.at = timestamp(std::chrono::microseconds(1'700'000'000'123'456));
        made.day = std::chrono::sys_days(std::chrono::days(20'000));
        made.price = decimal("12.50");
        made.key = uuid{{1, 2, 3}};
        made.how = mood::wild;
        made.data = json<details>{details{"word", {1, 2}}};
        made.late = "late";
        return made;
    }
};
TYPED_TEST_SUITE(dirty, compliance::databases, compliance::database_names);

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TYPED_TEST(dirty, behaviour_06_equal_values_of_every_type_emit_nothing) {
    session s(this->db);
    s.add(this->full());
    s.commit();
    s.expunge_all();
    auto one = s.scalars(select<mixture>()).one();
    (void)*one->late;
    const mixture equal = *one;
    one->flag = equal.flag;
    one->small = equal.small;
    if (std::isnan(equal.real)) one->real = -std::numeric_limits<double>::quiet_NaN();
    if (equal.maybe) one->maybe = equal.maybe;
    one->text = std::string(equal.text);
    one->note = equal.note;
    one->bytes = std::vector<std::byte>(equal.bytes);
    one->at = equal.at;
    one->day = equal.day;
    one->price = decimal("12.5");
    one->key = equal.key;
    one->how = mood::wild;
    one->data = json<details>{details{"word", {1, 2}}};
    one->late = "late";
    EXPECT_FALSE(s.is_modified(one));
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), IsEmpty());
}

TYPED_TEST(dirty, behaviour_05_each_type_of_column_is_written_alone) {
    session s(this->db);
    auto one = s.add(this->full());
    s.commit();
    const auto written = [&](auto change, const char* column) {
        change(*one);
        const auto sent = this->sent_by([&] { s.flush(); });
        ASSERT_THAT(sent, SizeIs(1)) << column;
        EXPECT_THAT(sent[0], HasSubstr("SET \"" + std::string(column) + "\" = "));
        EXPECT_THAT(sent[0], Not(HasSubstr(", \"")));
    };
    (void)one->id;
    written([](mixture& m) { m.flag = false; }, "flag");
    written([](mixture& m) { m.small = 4; }, "small");
    written([](mixture& m) { m.real = 1.5; }, "real");
    written([](mixture& m) { m.real = std::numeric_limits<double>::infinity(); }, "real");
    written([](mixture& m) { m.maybe = 2.5; }, "maybe");
    written([](mixture& m) { m.maybe = std::nullopt; }, "maybe");
    written([](mixture& m) { m.text += "!"; }, "text");
    written([](mixture& m) { m.note = std::nullopt; }, "note");
    written([](mixture& m) { m.note = ""; }, "note");
    written([](mixture& m) { m.bytes.push_back(std::byte{9}); }, "bytes");
    written([](mixture& m) { m.at += std::chrono::microseconds(1); }, "at");
    written([](mixture& m) { m.day += std::chrono::days(1); }, "day");
    written([](mixture& m) { m.price = decimal("12.51"); }, "price");
    written([](mixture& m) { m.key = uuid{{1, 2, 4}}; }, "key");
    written([](mixture& m) { m.how = mood::calm; }, "how");
    written([](mixture& m) { m.data->numbers.push_back(3); }, "data");
    written([](mixture& m) { m.late = "later"; }, "late");
    s.commit();
    EXPECT_EQ(one->data->numbers.size(), 3U);
    EXPECT_EQ(*one->late, "later");
}

TYPED_TEST(dirty, behaviour_57_a_version_starts_at_one_and_rises_with_each_update) {
    session s(this->db);
    auto chess = s.add(club{.name = "chess"});
    s.commit();
    EXPECT_EQ(chess->version, 1);
    chess->name = "checkers";
    s.commit();
    EXPECT_EQ(chess->version, 2);
    chess->name = "checkers";
    s.commit();
    EXPECT_EQ(chess->version, 2);
    chess->name = "go";
    s.flush();
    EXPECT_EQ(chess->version, 3);
    s.rollback();
    EXPECT_EQ(chess->version, 2);
}

TYPED_TEST(dirty, behaviour_57_collections_alone_leave_the_version) {
    session s(this->db);
    auto chess = s.add(club{.name = "chess"});
    s.commit();
    auto first = chess->members.append(club_member{});
    s.commit();
    EXPECT_EQ(chess->version, 1);
    chess->members.remove(first);
    const auto sent = this->sent_by([&] { s.flush(); });
    EXPECT_THAT(sent, ElementsAre(HasSubstr("members")));
    s.commit();
    EXPECT_EQ(chess->version, 1);
}

TYPED_TEST(dirty, behaviour_57_update_and_delete_check_the_version) {
    session s(this->db);
    auto chess = s.add(club{.name = "chess"});
    auto go = s.add(club{.name = "go"});
    s.commit();
    (void)chess->name, (void)go->name;
    chess->name = "mine";
    s.execute(update<club>().set(col<&club::version> = 7).where(col<&club::id> == chess->id), synchronize::none);
    EXPECT_THROW(
        {
            chess->name = "mine again";
            s.flush();
        },
        stale_data_error);
    EXPECT_THROW(s.flush(), pending_rollback_error);
    s.rollback();
    (void)go->name;
    s.execute(update<club>().set(col<&club::version> = 7).where(col<&club::id> == go->id), synchronize::none);
    s.remove(go);
    EXPECT_THROW(s.flush(), stale_data_error);
    s.rollback();
    EXPECT_THAT(this->sent_by([&] {
        s.remove(go);
        s.flush();
    }),
                testing::Contains(AllOf(HasSubstr("DELETE"), HasSubstr("\"version\" = "))));
}

}  // namespace orm
