// Ranges of days and of times are two types.
// expect: cupel[E096]: column booking.during (Booking::during) of type TSRANGE stands beside `@>` with a value of type DATERANGE
// expect: ; pass a cupel::range of the same type, or one of its values
#include "ranges.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Booking::during>.contains(range<date>{}));
#else
constexpr auto q = select(col<&Booking::during>.contains(range<timestamp>{}));
#endif

constexpr auto text = sql<postgresql>(q);
