// A value that may be NULL.
// expect: cupel[E550]
// expect: view authors (Author): column posts may be NULL in its query
// expect: make the member an optional, or select coalesce(value, other)
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
        select(col<&User::id>, col<&User::username>,
               func::max(col<&Post::id>).filter(col<&Post::views> > 1).as<"posts">())
#else
        select(col<&User::id>, col<&User::username>, func::count(col<&Post::id>).as<"posts">())
#endif
            .from<User>()
            .join<Post>()
            .group_by(col<&User::id>));
};

constexpr auto text = cupel::sql<cupel::sqlite>(cupel::create_view<Author>);
