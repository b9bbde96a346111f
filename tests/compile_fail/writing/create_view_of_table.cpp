// A table is no view.
// expect: cupel[E550]
// expect: view tags (Tag) is a table
// expect: write create_table<...>
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
const auto q = create_view<Tag>;
#else
const auto q = create_view<ActiveUser>;
#endif

constexpr auto text = sql<postgresql>(q);
