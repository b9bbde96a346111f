// Columns of expired entities that show it: session_options::poison_expired.
#include "orm/models.hpp"

#include <cupel/orm/hooks.hpp>
#include <cupel/orm/poison.hpp>

#include <algorithm>
#include <cmath>

namespace stale {

enum class colour { red, green };

struct part;

struct thing {
    std::int64_t id{};
    std::string name{};
    std::optional<std::string> note{};
    std::int32_t count{};
    double weight{};
    bool used{};
    colour shade = colour::green;
    std::optional<colour> tint{};
    cupel::timestamp at{};
    cupel::deferred<std::string> body{};
    std::int64_t version{};
    std::int64_t code{};
    cupel::has_many<part> parts{};
};

struct part {
    std::int64_t id{};
    std::int64_t thing_code{};
    std::string name{};
    cupel::belongs_to<thing> of{};
};

}  // namespace stale

template <>
struct cupel::mapping<stale::thing> {
    static constexpr auto table =
        cupel::table<"stale_things">(unique<&stale::thing::code>, version_id<&stale::thing::version>,
                                     relationship<&stale::thing::parts>.back_populates<&stale::part::of>());
};
template <>
struct cupel::mapping<stale::part> {
    static constexpr auto table =
        cupel::table<"stale_parts">(foreign_key<&stale::part::thing_code, &stale::thing::code>);
};

using namespace cupel;

namespace stale {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

template <class D>
struct poisoned_columns : orm::suite<D> {
    poisoned_columns() {
        create_all<thing, part>(this->db);
        session s(this->db);
        s.add(thing{.name = "one",
                    .note = "n",
                    .count = 7,
                    .weight = 2.5,
                    .used = true,
                    .shade = colour::red,
                    .tint = colour::red,
                    .body = "long",
                    .code = 50});
        s.commit();
        s.add(part{.thing_code = 50, .name = "wheel"});
        s.commit();
    }
    static session_options on() { return {.poison_expired = poisoned<thing, part>}; }

    static void expect_poison(const thing& seen) {
        EXPECT_EQ(seen.name, "<expired>");
        EXPECT_EQ(seen.note, "<expired>");
        EXPECT_EQ(seen.count, poison::number<std::int32_t>);
        EXPECT_TRUE(std::isnan(seen.weight));
        EXPECT_EQ(seen.at, timestamp::min());
        // As in a new object.
        EXPECT_FALSE(seen.used);
        EXPECT_EQ(seen.shade, colour::green);
        EXPECT_FALSE(seen.tint.has_value());
        // What entities are found by stays.
        EXPECT_EQ(seen.id, 1);
        EXPECT_EQ(seen.version, 1);
        EXPECT_EQ(seen.code, 50);
    }
    static void expect_values(const ref<thing>& seen) {
        EXPECT_EQ(seen->name, "one");
        EXPECT_EQ(seen->note, "n");
        EXPECT_EQ(seen->count, 7);
        EXPECT_EQ(seen->weight, 2.5);
        EXPECT_TRUE(seen->used);
        EXPECT_EQ(seen->shade, colour::red);
        EXPECT_EQ(seen->tint, colour::red);
        EXPECT_EQ(*seen->body, "long");
    }
};
TYPED_TEST_SUITE(poisoned_columns, compliance::databases, compliance::database_names);

static_assert(poison::number<std::uint32_t> == 0xDDDDDDDD && poison::number<std::int8_t> < 0);

TYPED_TEST(poisoned_columns, a_reference_kept_over_a_commit_shows_it) {
    session s(this->db, this->on());
    const auto handle = s.template get_one<thing>(1);
    const thing& kept = *handle;
    EXPECT_EQ(*kept.body, "long");
    s.commit();
    this->expect_poison(kept);
    this->expect_values(handle);
    EXPECT_EQ(kept.name, "one");
    s.expire(handle);
    this->expect_poison(kept);
    s.refresh(handle);
    EXPECT_EQ(kept.name, "one");
    handle->name = "other";
    s.rollback();
    this->expect_poison(kept);
    this->expect_values(handle);
    s.commit();
    session plain(this->db);
    const auto other = plain.template get_one<thing>(1);
    const thing& old = *other;
    plain.commit();
    EXPECT_EQ(old.name, "one");
}

// Nothing of it is written, or taken for a change.
TYPED_TEST(poisoned_columns, flushes_write_nothing_of_it) {
    session s(this->db, this->on());
    const auto handle = s.template get_one<thing>(1);
    s.commit();
    EXPECT_FALSE(s.is_modified(handle));
    EXPECT_THAT(this->sent_by([&] { s.commit(); }), IsEmpty());
    handle->count = 8;
    EXPECT_THAT(this->sent_by([&] { s.commit(); }), SizeIs(1));
    EXPECT_EQ(this->db.execute(select(col<&thing::count>)).scalar(), 8);
    EXPECT_EQ(this->db.execute(select(col<&thing::name>)).scalar(), "one");
    EXPECT_EQ(handle->version, 2);
    s.remove(handle->parts[0]);
    s.commit();
    s.remove(handle);
    s.commit();
    EXPECT_EQ(this->db.execute(select(func::count()).template from<thing>()).scalar(), 0);
}

TYPED_TEST(poisoned_columns, relationships_and_identity_work_on) {
    session s(this->db, this->on());
    const auto handle = s.template get_one<thing>(1);
    const auto wheel = handle->parts[0];
    s.commit();
    // Both are expired here: their keys are what they were.
    EXPECT_EQ(wheel->of.get(), handle);
    s.commit();
    handle->parts.append(part{.name = "door"});
    s.commit();
    EXPECT_THAT(handle->parts, SizeIs(2));
    EXPECT_EQ(s.template get<thing>(1), handle);
    {
        auto inner = s.begin_nested();
        handle->name = "inside";
        s.flush();
        const thing& kept = *handle;
        inner.rollback();
        EXPECT_EQ(kept.name, "<expired>");
    }
    EXPECT_EQ(handle->name, "one");
    EXPECT_EQ(s.scalars(select<thing>()).one()->name, "one");
    s.commit();
    EXPECT_EQ(s.scalars(select<part>().order_by(col<&part::id>)).all()[1]->name, "door");
}

// Where nothing else asks for the row of what is deleted either.
TYPED_TEST(poisoned_columns, hooks_of_a_deletion_see_the_row_as_it_is) {
    for (const session_options& how : {session_options{.poison_expired = poisoned<orm::seat>}, session_options{}}) {
        std::vector<std::string> before, after;
        session s(this->db, how);
        auto hooks = s.hooks();
        const auto delete_all = [&](std::int32_t count) {
            std::vector<ref<orm::seat>> seats;
            for (std::int32_t i = 1; i <= count; ++i) seats.push_back(s.add(orm::seat{1, i, "old"}));
            s.commit();
            this->db.execute(update<orm::seat>().set(col<&orm::seat::holder> = "ann").all_rows());
            for (const auto& each : seats) s.remove(each);
            const auto sent = this->sent_by([&] { s.commit(); });
            EXPECT_EQ(this->db.execute(select(func::count()).template from<orm::seat>()).scalar(), 0);
            return std::count_if(sent.begin(), sent.end(), [](const auto& text) { return text.starts_with("SELECT"); });
        };
        EXPECT_EQ(delete_all(2), 0) << "nobody asks";
        hooks.template on_after_delete<orm::seat>([&](orm::seat& gone) { after.push_back(gone.holder); });
        EXPECT_EQ(delete_all(1), 1);
        hooks.template on_before_delete<orm::seat>([&](orm::seat& gone) { before.push_back(gone.holder); });
        EXPECT_EQ(delete_all(2), 1) << "one query for all";
        EXPECT_THAT(before, ElementsAre("ann", "ann"));
        EXPECT_THAT(after, ElementsAre("ann", "ann", "ann"));
    }
}

// Other models, and sessions without the option, are as they are.
TYPED_TEST(poisoned_columns, models_that_are_not_named_stay) {
    session s(this->db, {.poison_expired = poisoned<thing>});
    const auto wheel = s.scalars(select<part>()).one();
    const part& kept = *wheel;
    s.commit();
    EXPECT_EQ(kept.name, "wheel");
}

TYPED_TEST(poisoned_columns, what_is_only_looked_at_shows_it_too) {
    session s(this->db, this->on());
    const auto seen = s.scalars(select<thing>().options(read_only)).one();
    const thing& kept = *seen;
    s.commit();
    this->expect_poison(kept);
    EXPECT_EQ(seen->name, "one");
}

}  // namespace
}  // namespace stale
