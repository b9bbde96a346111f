// A parameter that is no optional takes no NULL.
// expect: cupel[E085]
// expect: a value of type NULL is argument 2 of starts(text, text) of column posts.title (Post::title), which takes no NULL there
// expect: ; pass *value, or declare the parameter as std::optional
#include "../models.hpp"

using namespace cupel;

inline constexpr cupel::sql_function<"starts", bool(std::string, std::string)> starts{};

#ifdef MUST_FAIL
constexpr auto q = select(starts(col<&Post::title>, std::nullopt));
#else
constexpr auto q = select(starts(col<&Post::title>, "x"));
#endif

constexpr auto text = sql<sqlite>(q);
