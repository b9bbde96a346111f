// SQLite has no ranges.
// expect: cupel[E540]: column booking.during (Booking::during) is of type TSRANGE
// expect: ; keep the two ends in columns of their own
#include "ranges.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Booking>();
#else
constexpr auto q = select(col<&Booking::room>);
#endif

constexpr auto text = sql<sqlite>(q);
