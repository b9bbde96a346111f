// Two columns of one name.
// expect: cupel[E553]
// expect: create_table_as of both of table users (User) selects two columns of one name
// expect: give one another with .as<name>()
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
const auto q = create_table_as<"both">(select(entity<User>, entity<Post>).from<User>().join<Post>());
#else
const auto q = create_table_as<"both">(select(entity<User>));
#endif

constexpr auto text = sql<postgresql>(q);
