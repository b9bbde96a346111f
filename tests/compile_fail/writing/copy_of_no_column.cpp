// The database makes the only column.
// expect: cupel[E076]: copy_into of table tickets (Ticket) has no column to write
#include "../models.hpp"

#include <vector>

using namespace cupel;

struct Ticket {
    std::int64_t id{};
};
template <>
struct cupel::mapping<Ticket> {
    static constexpr auto table = cupel::table<"tickets">();
};

auto save(const std::vector<Ticket>& all) {
#ifdef MUST_FAIL
    return copy_into<Ticket>().values(all);
#else
    return copy_into<Ticket>(with_key).values(all);
#endif
}

auto text = sql<postgresql>(save({}));
