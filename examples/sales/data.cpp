#include "data.hpp"

#include <chrono>
#include <random>
#include <string_view>

namespace sales {

namespace {

using namespace std::chrono;

struct assortment {
    std::string_view category;
    std::string_view parent;
    std::vector<std::string_view> products;
};

const std::vector<assortment> everything = {
    {"Kitchen", "", {}},
    {"Cooking", "Kitchen", {"Casserole", "Frying pan", "Wok", "Ladle"}},
    {"Baking", "Kitchen", {"Cake tin", "Rolling pin", "Scales"}},
    {"Garden", "", {}},
    {"Tools", "Garden", {"Spade", "Rake", "Secateurs", "Wheelbarrow"}},
    {"Seeds", "Garden", {}},
    {"Vegetables", "Seeds", {"Tomato", "Bean", "Pumpkin", "Leek"}},
    {"Flowers", "Seeds", {"Sunflower", "Poppy", "Cornflower"}},
};

constexpr std::string_view people[] = {"Ada",   "Bela", "Carla", "Dan",  "Edith", "Farid", "Gina",  "Hugo",
                                       "Ines",  "Jan",  "Karin", "Luis", "Mira",  "Nils",  "Olga",  "Pedro",
                                       "Quinn", "Rosa", "Sven",  "Tina", "Uwe",   "Vera",  "Wanda", "Xaver"};
constexpr std::string_view cities[] = {"Bremen", "Lyon", "Porto"};

// The engine's numbers are fixed by the standard; those of distributions are not.
struct dice {
    std::mt19937 engine{20240229};
    std::int64_t below(std::int64_t count) {
        return static_cast<std::int64_t>(engine() % static_cast<std::uint32_t>(count));
    }
};

std::int64_t id_of(const std::vector<category>& categories, std::string_view name) {
    for (const category& each : categories)
        if (each.name == name) return each.id;
    return 0;
}

}  // namespace

shop make_shop() {
    shop all;
    dice roll;
    for (const assortment& each : everything) {
        const std::int64_t parent = id_of(all.categories, each.parent);
        const auto id = static_cast<std::int64_t>(all.categories.size()) + 1;
        all.categories.push_back({id, std::string(each.category), parent != 0 ? std::optional(parent) : std::nullopt});
        for (std::string_view name : each.products)
            all.products.push_back({static_cast<std::int64_t>(all.products.size()) + 1, std::string(name), id,
                                    95 + 100 * roll.below(each.parent == "Seeds" ? 5 : 80)});
    }
    for (std::string_view name : people)
        all.customers.push_back({static_cast<std::int64_t>(all.customers.size()) + 1, std::string(name),
                                 std::string(cities[roll.below(3)])});

    // Everybody comes for the first time some day, and from then on now and then; the last two never. In August 2024
    // the shop was closed.
    const sys_days opened = 2024y / January / 1, end = 2026y / January / 1;
    const sys_days closed = 2024y / August / 1, open_again = 2024y / September / 1;
    std::vector<sys_days> first;
    for (std::size_t i = 0; i + 2 < all.customers.size(); ++i) first.push_back(opened + days(roll.below(400)));
    for (sys_days day = opened; day != end; day += days(1))
        for (std::size_t i = 0; i < first.size(); ++i) {
            if (day < first[i] || (day != first[i] && roll.below(30) != 0) || (day >= closed && day < open_again))
                continue;
            for (std::int64_t items = 1 + roll.below(3); items != 0; --items) {
                const product& bought =
                    all.products[static_cast<std::size_t>(roll.below(static_cast<std::int64_t>(all.products.size())))];
                const std::int64_t pieces = 1 + roll.below(3);
                all.sales.push_back({static_cast<std::int64_t>(all.sales.size()) + 1, static_cast<std::int64_t>(i) + 1,
                                     bought.id, day, pieces, pieces * bought.cents});
            }
        }
    return all;
}

}  // namespace sales
