// SQLite keeps bytes in another form inside arrays.
// expect: cupel[E119]
// expect: table function hashes unnests values of type blob
// expect: values_table<name, columns...>(...)
// names-no-table: a range of the program is of no table
#include "../models.hpp"

using namespace cupel;

#include <vector>

inline const auto hashes = unnest<"hashes">(std::vector<blob>());
inline const auto q = select(hashes[label<"value">]).from(hashes);

#ifdef MUST_FAIL
inline const auto text = sql<sqlite>(q);
#else
inline const auto text = sql<postgresql>(q);
#endif
