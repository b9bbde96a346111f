// A column without a member.
// expect: cupel[E550]
// expect: view authors (Author): column email of its query is no member
// expect: leave it out, or add the member
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
        select(col<&User::id>, col<&User::username>, col<&User::email>, func::count(col<&Post::id>).as<"posts">())
#else
        select(col<&User::id>, col<&User::username>, func::count(col<&Post::id>).as<"posts">())
#endif
            .from<User>()
            .join<Post>()
            .group_by(col<&User::id>));
};

constexpr auto text = cupel::sql<cupel::sqlite>(cupel::create_view<Author>);
