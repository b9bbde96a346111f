// An item without a name.
// expect: cupel[E550]
// expect: view authors (Author): an item of its query has no name
// expect: give it that of a member with .as<name>()
#include "../models.hpp"

struct Author {
    std::int64_t id{};
    std::string username;
    std::int64_t posts{};
};

template <>
struct cupel::mapping<Author> {
    static constexpr auto table = cupel::view<"authors">(
#ifdef MUST_FAIL
        select(col<&User::id>, col<&User::username>, func::count(col<&Post::id>) + 0)
#else
        select(col<&User::id>, col<&User::username>, func::count(col<&Post::id>).as<"posts">())
#endif
            .from<User>()
            .join<Post>()
            .group_by(col<&User::id>));
};

constexpr auto text = cupel::sql<cupel::sqlite>(cupel::create_view<Author>);
