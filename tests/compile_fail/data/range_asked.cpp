// SQLite has no ranges.
// expect: cupel[E540]: column booking.during (Booking::during) is of type TSRANGE
// expect: ; keep the two ends in columns of their own
#include "ranges.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Booking::room>).where(col<&Booking::during>.contains(func::now()));
#else
constexpr auto q = select(col<&Booking::room>).where(col<&Booking::room> > 1);
#endif

constexpr auto text = sql<sqlite>(q);
