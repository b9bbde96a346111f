// What becomes of a struct: tables by convention, and what a mapping adds to it.
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

#include <iostream>
#include <optional>
#include <string>

using namespace cupel;

// Without a mapping: the table is the name in snake_case, the key is the field `id`.
struct LineItem {
    std::int64_t id{};
    std::string product;
    std::int32_t amount{};
};

enum class user_role { admin, user, guest };

// An aggregate inside a model is flattened into columns of the model's table.
struct timestamps {
    timestamp created_at{};
    timestamp updated_at{};
};

struct user {
    std::int64_t id{};
    std::string name;
    std::string email;
    std::optional<std::string> bio{};  // an optional may be NULL, everything else is NOT NULL
    user_role role = user_role::user;
    timestamps audit{};
};

template <>
struct cupel::mapping<user> {
    static constexpr auto table = cupel::table<"users">(
        primary_key<&user::id>, length<&user::name, 50>, unique<&user::email>,
        check(func::length(col<&user::name>) > 0).name("name_not_empty"),
        server_default<&user::audit, &timestamps::created_at>(func::now()),
        on_update<&user::audit, &timestamps::updated_at>(func::now()), index<"ix_users_name", &user::name>,
        index<"ix_admins", &user::email>.where(col<&user::role> == user_role::admin));
};

// A key of several columns; what one user grants another.
struct permission {
    std::int64_t from_id{};
    std::int64_t to_id{};
    std::string what;
};

template <>
struct cupel::mapping<permission> {
    static constexpr auto table = cupel::table<"permissions">(
        primary_key<&permission::from_id, &permission::to_id>,
        foreign_key<&permission::from_id, &user::id>.on_delete(cascade),
        foreign_key<&permission::to_id, &user::id>.on_delete(cascade), column_name<&permission::what>("granted"));
};

int main() {
    std::cout << sql<sqlite>(create_table<LineItem>) << "\n\n";
    std::cout << sql<sqlite>(create_table<user>) << '\n';
    std::cout << sql<sqlite>(create_index<user, 0>) << '\n';
    std::cout << sql<sqlite>(create_index<user, 1>) << "\n\n";
    std::cout << sql<sqlite>(create_table<permission>) << "\n\n";
    std::cout << "PostgreSQL has other names for some types:\n" << sql<postgresql>(create_table<user>) << "\n\n";

    auto db = sqlite::engine::connect("sqlite://");
    create_all<permission, user, LineItem>(db);  // in the order that the foreign keys need
    db.execute(insert_into<user>().values(user{.name = "ada", .email = "ada@cupel.example"}));
    const auto ada = db.execute(select<user>()).one();
    std::cout << ada.id << " " << ada.name << ", " << codec<user_role>::encode(ada.role) << ", "
              << (ada.bio ? "with" : "without") << " bio, created "
              << (ada.audit.created_at > timestamp{} ? "now" : "never") << '\n';
    drop_all<permission, user, LineItem>(db);
}
