// A view is read.
// expect: cupel[E551]
// expect: active_users (ActiveUser) is a view, whose rows are those of a query
// expect: write the tables that it selects from
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
const auto q = insert_into<ActiveUser>().values(col<&ActiveUser::id> = 1, col<&ActiveUser::username> = "a");
#else
const auto q = insert_into<Tag>().values(col<&Tag::name> = "a");
#endif

constexpr auto text = sql<postgresql>(q);
