// Compiler switches. Every difference between compilers that cupel works around is decided here.
#pragma once

#include <boost/version.hpp>

#include <version>

// A static_assert may carry a message computed at compile time (C++26; clang 20 and later offer it in C++20 too).
#if defined(__clang__) && (__clang_major__ >= 20 || (__clang_major__ >= 17 && __cplusplus > 202302L))
#define CUPEL_COMPUTED_STATIC_ASSERT 1
#else
#define CUPEL_COMPUTED_STATIC_ASSERT 0
#endif

// A class whose static_assert failed is an error once. clang instantiates it anew, with its error, wherever it is asked; but
// only once the member of another class that asks it.
#if defined(__clang__)
#define CUPEL_ERRORS_REMEMBERED 0
#else
#define CUPEL_ERRORS_REMEMBERED 1
#endif

// A call whose argument is a wrong constant can be refused where it stands. g++ finds it while it evaluates constants.
#if defined(__clang__)
#define CUPEL_CALLS_REFUSED 1
#define CUPEL_REFUSE_CALL_IF(condition, message)                                                                       \
    _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wgcc-compat\"")                              \
        __attribute__((diagnose_if(condition, message, "error"))) _Pragma("clang diagnostic pop")
#else
#define CUPEL_CALLS_REFUSED 0
#define CUPEL_REFUSE_CALL_IF(condition, message)
#endif

// Whether a constant is being evaluated. Decided while compiling, without optimisation too: what stands behind it may be
// undefined.
#define CUPEL_CONSTANT_EVALUATED __builtin_is_constant_evaluated()

// Whether the process has one thread alone, as glibc tells: then no other thread can come between a load and a store.
#if __has_include(<sys/single_threaded.h>)
#include <sys/single_threaded.h>
#define CUPEL_SINGLE_THREADED __libc_single_threaded
#else
#define CUPEL_SINGLE_THREADED false
#endif

// Boost.PFR knows the names of fields since Boost 1.84.
#if __has_include(<boost/pfr/core_name.hpp>)
#define CUPEL_PFR_FIELD_NAMES 1
#else
#define CUPEL_PFR_FIELD_NAMES 0
#endif

// Boost.PFR ties up to 200 fields since Boost 1.87.
#if BOOST_VERSION >= 108700
#define CUPEL_PFR_MOST_FIELDS 200
#else
#define CUPEL_PFR_MOST_FIELDS 100
#endif

// Aggregates in parentheses (C++20): these never spread initialisers over the elements of a C array.
#if defined(__cpp_aggregate_paren_init)
#define CUPEL_AGGREGATE_PARENTHESES 1
#else
#define CUPEL_AGGREGATE_PARENTHESES 0
#endif

// Structured bindings may be a pack (C++26; clang 21 and later offer it in C++20 too): fields need not be counted by trying.
#if defined(__clang__) && __cpp_structured_bindings >= 202411L && __has_builtin(__builtin_structured_binding_size)
#define CUPEL_BINDING_PACKS 1
#else
#define CUPEL_BINDING_PACKS 0
#endif
