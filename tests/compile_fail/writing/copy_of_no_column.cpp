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

auto save(const std::vector<Ticket>& tickets) {
#ifdef MUST_FAIL
    return copy_into<Ticket>().values(tickets);
#else
    return copy_into<Ticket>(with_key).values(tickets);
#endif
}

auto text = sql<postgresql>(save({}));
