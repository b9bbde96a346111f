// A view of a constant array.
#include <cupel/core/array_view.hpp>

#include <array>
#include <type_traits>

using cupel::array_view;

namespace {

constexpr std::array<int, 3> three{1, 2, 3};
constexpr std::array<int, 0> none{};

constexpr int sum(array_view<int> values) {
    int all = 0;
    for (const int value : values) all += value;
    return all;
}

static_assert(array_view<int>().empty() && array_view<int>().size() == 0 && sum({}) == 0);
static_assert(array_view<int>(none).empty() && sum(none) == 0);
static_assert(array_view<int>(three).size() == 3 && !array_view<int>(three).empty() && sum(three) == 6);
static_assert(array_view<int>(three)[2] == 3 && array_view<int>(three).data() == three.data());
static_assert(std::is_trivially_copyable_v<array_view<int>>);

}  // namespace
