// A column without a name.
// expect: cupel[E553]
// expect: create_table_as of counts of table posts (Post) selects an item without a name
// expect: give it one with .as<name>()
#include "../models.hpp"

#include <vector>

struct ActiveUser {
    std::int64_t id{};
    std::string username;
};

template <>
struct cupel::mapping<ActiveUser> {
    static constexpr auto table =
        cupel::view<"active_users">(select(col<&User::id>, col<&User::username>).where(col<&User::is_active>));
};

using namespace cupel;

const std::vector<ActiveUser> users;
const std::vector<Tag> tags;
#ifdef MUST_FAIL
const auto q = create_table_as<"counts">(select(func::lower(col<&Post::title>)).from<Post>());
#else
const auto q = create_table_as<"counts">(select(func::lower(col<&Post::title>).as<"title">()).from<Post>());
#endif

constexpr auto text = sql<postgresql>(q);
