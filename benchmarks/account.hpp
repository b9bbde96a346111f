// The row that the SQLite benchmarks write and read, and the data in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

enum class user_role { admin, user, guest };

struct account {
    std::int64_t id{};
    std::string username;
    std::string email;
    std::optional<std::string> bio;
    user_role role = user_role::user;
    bool is_active = true;
    std::int64_t created{};
    double score{};
};

// By hand, as everyone without a library writes it.
inline std::string_view to_text(user_role role) {
    switch (role) {
        case user_role::admin: return "admin";
        case user_role::user: return "user";
        case user_role::guest: return "guest";
    }
    throw std::invalid_argument("unknown role");
}

inline user_role to_role(std::string_view text) {
    if (text == "user") return user_role::user;
    if (text == "guest") return user_role::guest;
    if (text == "admin") return user_role::admin;
    throw std::invalid_argument("unknown role");
}

// Without keys: the database gives them 1, 2, ...
inline std::vector<account> make_accounts(std::size_t count) {
    std::mt19937_64 random{42};
    std::vector<account> accounts;
    accounts.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto& row = accounts.emplace_back();
        row.username = "user_" + std::to_string(i);
        row.email = row.username + "@mail.example.com";
        if (random() % 2 == 0) row.bio = std::string(20 + random() % 60, static_cast<char>('a' + i % 26));
        row.role = static_cast<user_role>(random() % 3);
        row.is_active = random() % 4 != 0;
        row.created = 1'700'000'000 + static_cast<std::int64_t>(random() % 10'000'000);
        row.score = static_cast<double>(random() % 100'000) / 7.0;
    }
    return accounts;
}

inline std::size_t checksum(const account& row) {
    std::size_t sum = 0;
    const auto add = [&sum](auto value) { sum = sum * 31 + std::hash<decltype(value)>{}(value); };
    add(row.id);
    add(std::string_view{row.username});
    add(std::string_view{row.email});
    add(std::string_view{row.bio ? *row.bio : "NULL"});
    add(row.role);
    add(row.is_active);
    add(row.created);
    add(row.score);
    return sum;
}

inline std::size_t checksum(const std::vector<account>& rows) {
    std::size_t sum = rows.size();
    for (const auto& row : rows) sum = sum * 31 + checksum(row);
    return sum;
}

}  // namespace bench
