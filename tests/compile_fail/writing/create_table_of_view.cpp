// A view is no table.
// expect: cupel[E551]
// expect: table active_users (ActiveUser) is a view
// expect: write create_view<ActiveUser>
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
const auto q = create_table<ActiveUser>;
#else
const auto q = create_view<ActiveUser>;
#endif

constexpr auto text = sql<postgresql>(q);
