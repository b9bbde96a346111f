// A time overlaps nothing.
// expect: cupel[E096]: column booking.during (Booking::during) of type TSRANGE stands beside `&&` with a value of type timestamp
// expect: ; pass a cupel::range of the same type
#include "ranges.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Booking::during>.overlaps(timestamp{}));
#else
constexpr auto q = select(col<&Booking::during>.contains(timestamp{}));
#endif

constexpr auto text = sql<postgresql>(q);
