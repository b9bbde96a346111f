// A member that the query does not give.
// expect: cupel[E550]
// expect: view authors (Author): column posts is not given by its query
// expect: select it, or name an item .as<name>()
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
        select(col<&User::id>, col<&User::username>)
#else
        select(col<&User::id>, col<&User::username>, func::count(col<&Post::id>).as<"posts">())
#endif
            .from<User>()
            .join<Post>()
            .group_by(col<&User::id>));
};

constexpr auto text = cupel::sql<cupel::sqlite>(cupel::create_view<Author>);
