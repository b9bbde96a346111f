// JSON has no word for bytes.
// expect: cupel[E530]: vector<
// expect: stands inside cupel::json<...> and has no form in JSON
// names-no-table: the codec does not know in which table it stands
// names-no-table: the type is refused wherever it stands, in a column or beside one
#include <cupel/types/json.hpp>

#include <cupel/types/blob.hpp>
#include <cupel/types/text.hpp>

#include <string>

struct avatar {
#ifdef MUST_FAIL
    cupel::blob picture{};
#else
    std::string picture{};
#endif
};

const auto written = cupel::codec<cupel::json<avatar>>::encode({});
