// unnest sees the tables before it.
// expect: cupel[E001]
// expect: column notes.words (Note::words)
// expect: move its join before this one
#include "../models.hpp"

using namespace cupel;

#include <vector>

struct Note {
    std::int64_t id{};
    std::vector<std::string> words;
};

template <>
struct cupel::mapping<Note> {
    static constexpr auto table = cupel::table<"notes">();
};

constexpr auto words = unnest<"words">(col<&Note::words>);
#ifdef MUST_FAIL
constexpr auto q = select(words[label<"value">]).from<User>().cross_join(words).cross_join<Note>();
#else
constexpr auto q = select(words[label<"value">]).from<User>().cross_join<Note>().cross_join(words);
#endif

constexpr auto text = sql<sqlite>(q);
