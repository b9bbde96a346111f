// Compiler switches. Every difference between compilers that cupel works around is decided here.
#pragma once

#include <version>

// A static_assert may carry a message computed at compile time (C++26; clang offers it in C++20 too).
#if defined(__clang__) && __clang_major__ >= 17
#define CUPEL_COMPUTED_STATIC_ASSERT 1
#else
#define CUPEL_COMPUTED_STATIC_ASSERT 0
#endif

// Boost.PFR knows the names of fields since Boost 1.84.
#if __has_include(<boost/pfr/core_name.hpp>)
#define CUPEL_PFR_FIELD_NAMES 1
#else
#define CUPEL_PFR_FIELD_NAMES 0
#endif
