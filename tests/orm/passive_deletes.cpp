// Children whose foreign keys the database deals with when their parent is deleted, and parents that refuse to be read.
#include "orm/models.hpp"

using namespace cupel;

namespace orm::passive {

struct album;
struct badge;
struct review;
struct genre;

struct artist {
    std::int64_t id{};
    std::string name{};
    std::string code{};
    std::optional<std::string> bio{};
    has_many<album> albums{};
    has_many<review> reviews{};
    many_to_many<genre> genres{};
    has_one<badge> owned{};
};

// Its key becomes NULL.
struct album {
    std::int64_t id{};
    std::string title{};
    std::optional<std::int64_t> artist_id{};
    belongs_to<artist> by{};
};

// Nobody touches its key: the database refuses.
struct review {
    std::int64_t id{};
    std::string text{};
    std::optional<std::int64_t> artist_id{};
    belongs_to<artist> about{};
};

struct badge {
    std::int64_t id{};
    std::optional<std::int64_t> owner_id{};
};

struct genre {
    std::int64_t id{};
    std::string name{};
};

struct artist_genre {
    std::int64_t artist_id{};
    std::int64_t genre_id{};
};

// Refers to what is no primary key.
struct ticket {
    std::int64_t id{};
    std::string artist_code{};
    belongs_to<artist> of{};
};

}  // namespace orm::passive

using namespace orm::passive;

template <>
struct cupel::mapping<artist> {
    static constexpr auto table = cupel::table<"passive_artists">(
        unique<&artist::code>, relationship<&artist::albums>.back_populates<&album::by>().passive_deletes(),
        relationship<&artist::reviews>.back_populates<&review::about>().passive_deletes(all),
        relationship<&artist::genres>.secondary<artist_genre>().passive_deletes(),
        relationship<&artist::owned>.passive_deletes(all));
};
template <>
struct cupel::mapping<album> {
    static constexpr auto table =
        cupel::table<"passive_albums">(foreign_key<&album::artist_id, &artist::id>.on_delete(set_null));
};
template <>
struct cupel::mapping<review> {
    static constexpr auto table = cupel::table<"passive_reviews">(foreign_key<&review::artist_id, &artist::id>);
};
template <>
struct cupel::mapping<badge> {
    static constexpr auto table =
        cupel::table<"passive_badges">(foreign_key<&badge::owner_id, &artist::id>.on_delete(set_null));
};
template <>
struct cupel::mapping<genre> {
    static constexpr auto table = cupel::table<"passive_genres">();
};
template <>
struct cupel::mapping<artist_genre> {
    static constexpr auto table =
        cupel::table<"passive_artist_genres">(primary_key<&artist_genre::artist_id, &artist_genre::genre_id>,
                                              foreign_key<&artist_genre::artist_id, &artist::id>.on_delete(cascade),
                                              foreign_key<&artist_genre::genre_id, &genre::id>);
};
template <>
struct cupel::mapping<ticket> {
    static constexpr auto table = cupel::table<"passive_tickets">(foreign_key<&ticket::artist_code, &artist::code>);
};

namespace orm::passive {

template <class D>
struct passive_deletes : suite<D> {
    passive_deletes() { create_all<artist, album, review, badge, genre, artist_genre, ticket>(this->db); }

    void fill() {
        session s(this->db);
        auto ada = s.add(artist{.name = "ada", .code = "A", .bio = "about"});
        ada->albums.append(album{.title = "one"});
        ada->albums.append(album{.title = "two"});
        ada->genres.append(genre{.name = "jazz"});
        s.commit();
    }
    template <class Statement>
    auto number(const Statement& statement) {
        return this->db.execute(statement).scalar();
    }
};
TYPED_TEST_SUITE(passive_deletes, compliance::databases, compliance::database_names);

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TYPED_TEST(passive_deletes, behaviour_14_children_that_are_not_loaded_are_left_to_the_database) {
    this->fill();
    session s(this->db);
    auto ada = s.template get<artist>(1);
    EXPECT_THAT(this->sent_by([&] {
        s.remove(ada);
        s.flush();
    }),
                ElementsAre(StartsWith("DELETE FROM \"passive_artists\"")));
    s.commit();
    EXPECT_EQ(this->number(select(func::count()).template from<album>().where(col<&album::artist_id>.is_null())), 2);
    EXPECT_EQ(this->number(select(func::count()).template from<artist_genre>()), 0);
}

TYPED_TEST(passive_deletes, behaviour_14_children_that_are_loaded_show_what_became_of_them) {
    this->fill();
    session s(this->db);
    auto ada = s.template get<artist>(1);
    auto one = ada->albums[0];
    EXPECT_EQ(ada->genres.size(), 1U);
    const auto sent = this->sent_by([&] {
        s.remove(ada);
        s.flush();
    });
    EXPECT_THAT(sent, Contains(StartsWith("UPDATE \"passive_albums\"")).Times(2));
    EXPECT_THAT(sent, Contains(StartsWith("DELETE FROM \"passive_artist_genres\"")));
    EXPECT_EQ(one->artist_id, std::nullopt);
    EXPECT_FALSE(one->by);
}

TYPED_TEST(passive_deletes, passive_deletes_all_touches_no_child_loaded_or_not) {
    this->fill();
    session s(this->db);
    auto ada = s.template get<artist>(1);
    auto some = ada->reviews.append(review{.text = "good"});
    ada->owned = badge{};
    s.flush();
    auto owned = ada->owned.get();
    const auto sent = this->sent_by([&] {
        s.remove(ada);
        EXPECT_THROW(s.flush(), foreign_key_violation);
    });
    EXPECT_THAT(sent, Not(Contains(StartsWith("UPDATE"))));
    s.rollback();
    // What leaves its parent has no parent: that is not a deletion.
    auto again = s.template get<artist>(1);
    auto other = again->reviews.append(review{.text = "bad"});
    again->owned = badge{};
    s.commit();
    again->reviews.remove(other);
    s.commit();
    EXPECT_EQ(other->artist_id, std::nullopt);
    owned = again->owned.get();
    EXPECT_EQ(owned->owner_id, 1);
    s.remove(again);
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), ElementsAre(StartsWith("DELETE FROM \"passive_artists\"")));
    EXPECT_EQ(owned->owner_id, 1) << "as it was read";
    s.refresh(owned);
    EXPECT_EQ(owned->owner_id, std::nullopt);
}

TYPED_TEST(passive_deletes, a_child_that_has_found_another_parent_stays_with_it) {
    this->fill();
    session s(this->db);
    auto ada = s.template get<artist>(1);
    auto eve = s.add(artist{.name = "eve", .code = "E"});
    auto one = s.template get<album>(1);
    one->by = eve;
    s.remove(ada);
    s.commit();
    EXPECT_EQ(one->artist_id, eve->id);
}

// A parent of which a query says that the rest must not be read.
constexpr auto name_alone = load_only<&artist::name>.raise();

TYPED_TEST(passive_deletes, behaviour_35_a_new_child_needs_no_more_of_its_parent_than_the_key) {
    this->fill();
    session s(this->db);
    auto ada = s.scalars(select<artist>().options(name_alone)).one();
    s.add(album{.title = "three", .by = ada});
    ada.template get<&artist::albums>().append(album{.title = "four"});
    EXPECT_THAT(this->sent_by([&] { s.flush(); }), testing::Each(StartsWith("INSERT INTO \"passive_albums\"")));
    EXPECT_THROW((void)ada->bio, unloaded_error);
    s.commit();
    EXPECT_EQ(this->number(select(func::count()).template from<album>().where(col<&album::artist_id> == 1)), 4);
}

TYPED_TEST(passive_deletes, behaviour_35_a_flush_reads_what_a_key_refers_to_though_it_is_marked_to_raise) {
    this->fill();
    session s(this->db);
    auto ada = s.scalars(select<artist>().options(name_alone)).one();
    EXPECT_FALSE(ada.template is_loaded<&artist::code>());
    auto made = s.add(ticket{.of = ada});
    EXPECT_THAT(this->sent_by([&] { s.flush(); }),
                ElementsAre(HasSubstr("\"code\""), StartsWith("INSERT INTO \"passive_tickets\"")));
    EXPECT_EQ(made->artist_code, "A");
}

TYPED_TEST(passive_deletes, behaviour_35_a_row_that_takes_the_place_of_one_that_refuses_to_be_read) {
    this->fill();
    session s(this->db);
    s.add(genre{.name = "rock"});
    s.commit();
    auto rock = s.scalars(select<genre>().where(col<&genre::id> == 2).options(defer<&genre::name>.raise())).one();
    s.remove(rock);
    s.add(genre{.id = 2, .name = "pop"});
    s.commit();
    EXPECT_EQ(s.template get<genre>(2)->name, "pop");
}

}  // namespace orm::passive
