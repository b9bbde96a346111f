// Tables by convention, and what a mapping changes of it.
#include <cupel/schema/metadata.hpp>
#include <cupel/cupel.hpp>

#include <gtest/gtest.h>

using namespace cupel;

struct user {
    int id{};
};
struct UserRole {
    int id{};
};
struct userRole {
    int id{};
};
struct User_Role {
    int id{};
};
struct HTTPServer {
    int id{};
};
struct MyHTTPServer {
    int id{};
};
struct HTTP {
    int id{};
};
struct A1B2 {
    int id{};
};
struct Version2Draft {
    int id{};
};
struct _Leading_ {
    int id{};
};
struct X {
    int id{};
};
struct aB {
    int id{};
};
struct Straße {
    int id{};
};
namespace deep::inside {
struct OrderLine {
    int id{};
};
}  // namespace deep::inside
namespace {
struct HiddenThing {
    int id{};
};
}  // namespace
struct Outer {
    struct InnerPart {
        int id{};
    };
};

namespace {

template <class T>
constexpr std::string_view name = table_of<T>().name;

static_assert(name<::user> == "user" && name<UserRole> == "user_role" && name<userRole> == "user_role" &&
              name<User_Role> == "user_role");
static_assert(name<HTTPServer> == "http_server" && name<MyHTTPServer> == "my_http_server" && name<HTTP> == "http");
static_assert(name<A1B2> == "a1_b2" && name<Version2Draft> == "version2_draft" && name<X> == "x" && name<aB> == "a_b");
static_assert(name<_Leading_> == "_leading_" && name<Straße> == "straße");
static_assert(name<deep::inside::OrderLine> == "order_line" && name<HiddenThing> == "hidden_thing" &&
              name<Outer::InnerPart> == "inner_part");
static_assert(table_of<deep::inside::OrderLine>().type == "OrderLine");

// Two types of one name in two places are two models.
namespace one {
struct twin {
    int id{};
};
}  // namespace one
namespace two {
struct twin {
    int id{};
};
}  // namespace two
static_assert(name<one::twin> == name<two::twin> && !(table_of<one::twin>() == table_of<two::twin>()));
static_assert(table_of<one::twin>() == table_of<one::twin>());

// The key is the field `id`; an integer key alone is made by the database.
struct text_key {
    std::string id{};
    int value{};
};
struct no_key {
    int value{};
};
static_assert(table_of<::user>().primary_key.count == 1 && table_of<::user>().columns[0].primary_key &&
              table_of<::user>().columns[0].generated);
static_assert(table_of<text_key>().columns[0].primary_key && !table_of<text_key>().columns[0].generated);
static_assert(!table_of<no_key>().has_primary_key());

struct address {
    std::string street{};
    std::string city{};
};
struct person {
    std::int64_t number{};
    std::string name{};
    address home{};
    address work{};
    std::optional<std::string> note{};
    double height{};
};
struct pair_keyed {
    std::string left{};
    std::int32_t right{};
    std::int32_t extra{};
};
struct own_key {
    std::int64_t id{};
};

}  // namespace

template <>
struct cupel::mapping<person> {
    static constexpr auto table = cupel::table<"people">(
        schema("app"), primary_key<&person::number>, column_name<&person::work, &address::street>("work_street"),
        column_name<&person::work, &address::city>("work_city"), column_name<&person::name>("full name"),
        length<&person::name, 80>, unique<&person::name, &person::height>.name("uq_name"), unique<&person::note>,
        default_value<&person::height>(1.5), server_default<&person::note>("none"),
        on_update<&person::home, &address::city>("moved"));
};

template <>
struct cupel::mapping<pair_keyed> {
    static constexpr auto table = cupel::table<"pairs">(primary_key<&pair_keyed::right, &pair_keyed::left>);
};

template <>
struct cupel::mapping<own_key> {
    static constexpr auto table = cupel::table<"own">(primary_key<&own_key::id>.autoincrement(false));
};

namespace {

constexpr const table_info& people = table_of<person>();
static_assert(people.schema == "app" && people.name == "people" && people.type == "person" &&
              people.columns.size() == 8);
constexpr bool is_called(std::size_t column, std::string_view sql_name, std::string_view member) {
    return people.columns[column].name == sql_name && people.columns[column].member == member;
}
static_assert(is_called(0, "number", "number") && is_called(1, "full name", "name") &&
              is_called(2, "street", "street") && is_called(3, "city", "city"));
static_assert(is_called(4, "work_street", "street") && is_called(5, "work_city", "city") &&
              is_called(6, "note", "note") && is_called(7, "height", "height"));
static_assert(people.columns[0].generated && people.columns[1].type.length == 80 && people.columns[2].type.length == 0);
static_assert(people.columns[6].nullable && !people.columns[1].nullable);
static_assert(people.columns[7].client_default && !people.columns[7].server_default &&
              people.columns[6].server_default);
static_assert(people.columns[3].on_update && !people.columns[5].on_update && !people.columns[3].computed);
static_assert(people.uniques.size() == 2 && people.uniques[0].name == "uq_name" &&
              people.uniques[0].columns.count == 2 && people.uniques[1].name.empty());

constexpr column_list columns_of(std::initializer_list<std::size_t> numbers) {
    column_list list;
    for (std::size_t number : numbers) list.add(number);
    return list;
}
static_assert(people.is_key(columns_of({0})) && people.is_key(columns_of({1, 7})) &&
              people.is_key(columns_of({7, 1})) && people.is_key(columns_of({6})));
static_assert(!people.is_key(columns_of({1})) && !people.is_key(columns_of({0, 1})) && !people.is_key({}));

// The key's columns keep the order of the mapping, not of the struct; a key of two columns is given, never made.
constexpr const table_info& pairs = table_of<pair_keyed>();
static_assert(pairs.primary_key.count == 2 && pairs.primary_key.columns[0] == 1 && pairs.primary_key.columns[1] == 0);
static_assert(!pairs.columns[0].generated && !pairs.columns[1].generated && pairs.columns[0].primary_key &&
              !pairs.columns[2].primary_key);
static_assert(!table_of<own_key>().columns[0].generated && table_of<own_key>().columns[0].primary_key);

TEST(metadata, a_local_struct_has_a_table) {
    struct LocalThing {
        std::int64_t id{};
        std::string text{};
    };
    constexpr auto all = select<LocalThing>();
    static_assert(sql<sqlite>(all) == R"(SELECT "local_thing"."id", "local_thing"."text" FROM "local_thing")");
    static_assert(
        sql<postgresql>(update<LocalThing>().set(col<&LocalThing::text> = "x").where(col<&LocalThing::id> == 1)) ==
        R"(UPDATE "local_thing" SET "text" = $1 WHERE "local_thing"."id" = $2)");
    EXPECT_EQ(table_of<LocalThing>().name, "local_thing");
}

}  // namespace
