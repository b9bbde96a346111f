// A column of another type.
// expect: cupel[E550]
// expect: view authors (Author): column posts is of type bigint, and its query gives text
// expect: give the member that type, or cast<...>(...) it there
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
        select(col<&User::id>, col<&User::username>, func::max(col<&Post::title>).as<"posts">())
#else
        select(col<&User::id>, col<&User::username>, func::count(col<&Post::id>).as<"posts">())
#endif
            .from<User>()
            .join<Post>()
            .group_by(col<&User::id>));
};

constexpr auto text = cupel::sql<cupel::sqlite>(cupel::create_view<Author>);
