// A model without a key is one error, however many statements name it.
// expect: cupel[E516]: table pairs of Pair has no primary key
// expect: name one with primary_key<&Pair::member> in its mapping
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <string>

struct Pair {
    std::string first{};
    std::string second{};
};

template <>
struct cupel::mapping<Pair> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"pairs">();
#else
    static constexpr auto table = cupel::table<"pairs">(primary_key<&Pair::first>);
#endif
};

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
    (void)s.add(Pair{});
    (void)s.scalars(select<Pair>()).all();
    (void)s.execute(select(col<&Pair::first>).where(col<&Pair::second> == "x")).all();
    (void)s.execute(delete_from<Pair>().where(col<&Pair::first> == "x"));
}
