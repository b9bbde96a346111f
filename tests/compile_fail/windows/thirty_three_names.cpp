// More windows than a SELECT names.
// expect: cupel[E668]: window w32 of table posts (Post) is one more than the 32 that a SELECT names; write it into .over(...) itself
#include "../models.hpp"

using namespace cupel;

constexpr auto many = select(col<&Post::id>)
                          .window<"w0">(partition_by(col<&Post::id>))
                          .window<"w1">(partition_by(col<&Post::id>))
                          .window<"w2">(partition_by(col<&Post::id>))
                          .window<"w3">(partition_by(col<&Post::id>))
                          .window<"w4">(partition_by(col<&Post::id>))
                          .window<"w5">(partition_by(col<&Post::id>))
                          .window<"w6">(partition_by(col<&Post::id>))
                          .window<"w7">(partition_by(col<&Post::id>))
                          .window<"w8">(partition_by(col<&Post::id>))
                          .window<"w9">(partition_by(col<&Post::id>))
                          .window<"w10">(partition_by(col<&Post::id>))
                          .window<"w11">(partition_by(col<&Post::id>))
                          .window<"w12">(partition_by(col<&Post::id>))
                          .window<"w13">(partition_by(col<&Post::id>))
                          .window<"w14">(partition_by(col<&Post::id>))
                          .window<"w15">(partition_by(col<&Post::id>))
                          .window<"w16">(partition_by(col<&Post::id>))
                          .window<"w17">(partition_by(col<&Post::id>))
                          .window<"w18">(partition_by(col<&Post::id>))
                          .window<"w19">(partition_by(col<&Post::id>))
                          .window<"w20">(partition_by(col<&Post::id>))
                          .window<"w21">(partition_by(col<&Post::id>))
                          .window<"w22">(partition_by(col<&Post::id>))
                          .window<"w23">(partition_by(col<&Post::id>))
                          .window<"w24">(partition_by(col<&Post::id>))
                          .window<"w25">(partition_by(col<&Post::id>))
                          .window<"w26">(partition_by(col<&Post::id>))
                          .window<"w27">(partition_by(col<&Post::id>))
                          .window<"w28">(partition_by(col<&Post::id>))
                          .window<"w29">(partition_by(col<&Post::id>))
                          .window<"w30">(partition_by(col<&Post::id>))
                          .window<"w31">(partition_by(col<&Post::id>));

#ifdef MUST_FAIL
constexpr auto q = many.window<"w32">(partition_by(col<&Post::id>));
#else
constexpr auto q = many;
#endif
