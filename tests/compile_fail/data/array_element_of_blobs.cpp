// SQLite keeps bytes in arrays as text.
// expect: cupel[E092]: column parcel.parts (Parcel::parts) of type blob[] is used with [], but SQLite keeps bytes in arrays as text
// expect: ; take the whole array, or store text
#include "../stock.hpp"

using namespace cupel;

struct Parcel {
    std::int64_t id{};
    std::vector<blob> parts{};
};

#ifdef MUST_FAIL
constexpr auto q = select(col<&Parcel::parts>[0]);
#else
constexpr auto q = select(col<&Parcel::parts>);
#endif

constexpr auto text = sql<sqlite>(q);
