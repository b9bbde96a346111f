// The memory of this program counts, and fails on request.
#include "dialects/allocations.cpp"
