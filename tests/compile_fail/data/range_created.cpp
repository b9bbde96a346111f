// SQLite has no ranges.
// expect: cupel[E540]: column booking.during (Booking::during) is of type TSRANGE, and SQLite has no ranges
// expect: ; keep the two ends in columns of their own
#include "ranges.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = create_table<Booking>;
#else
constexpr auto q = create_table<Meeting>;
#endif

constexpr auto text = sql<sqlite>(q);
