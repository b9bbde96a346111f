// The row that the PostgreSQL benchmarks write and read, and the data in it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

using moment = std::chrono::sys_time<std::chrono::microseconds>;

struct visit {
    std::int64_t id{};
    std::string page;
    std::optional<std::string> referrer;
    double seconds{};
    bool is_known = true;
    moment at{};
};

// Without keys: the database gives them 1, 2, ...
inline std::vector<visit> make_visits(std::size_t count) {
    std::mt19937_64 random{42};
    std::vector<visit> visits;
    visits.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto& row = visits.emplace_back();
        row.page = "/articles/" + std::to_string(random() % 100'000) + "/read";
        if (random() % 2 == 0)
            row.referrer = "https://" + std::string(8 + random() % 30, static_cast<char>('a' + i % 26)) + ".example";
        row.seconds = static_cast<double>(random() % 100'000) / 7.0;
        row.is_known = random() % 4 != 0;
        row.at = moment(std::chrono::microseconds(1'700'000'000'000'000 +
                                                  static_cast<std::int64_t>(random() % 10'000'000'000'000)));
    }
    return visits;
}

inline std::size_t checksum(const visit& row) {
    std::size_t sum = 0;
    const auto add = [&sum](auto value) { sum = sum * 31 + std::hash<decltype(value)>{}(value); };
    add(row.id);
    add(std::string_view{row.page});
    add(std::string_view{row.referrer ? *row.referrer : "NULL"});
    add(row.seconds);
    add(row.is_known);
    add(row.at.time_since_epoch().count());
    return sum;
}

inline std::size_t checksum(const std::vector<visit>& rows) {
    std::size_t sum = rows.size();
    for (const auto& row : rows) sum = sum * 31 + checksum(row);
    return sum;
}

}  // namespace bench
