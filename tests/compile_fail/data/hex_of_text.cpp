// Text is no bytes.
// expect: cupel[E016]: column users.username (User::username) of type text is argument 1 of func::hex(bytes)
// expect: ; pass a cupel::blob
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::hex(col<&User::username>));
#else
constexpr auto q = select(func::lower(col<&User::username>));
#endif

constexpr auto text = sql<sqlite>(q);
