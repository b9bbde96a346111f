// How many connections a pool keeps, and what it counts.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace cupel {

enum class pool_kind {
    queue,  // connections are kept and handed out again
    null,   // every checkout opens a connection and closes it
    shared  // one connection for everybody, one thread at a time: a database in memory
};

struct pool_options {
    pool_kind kind = pool_kind::queue;
    std::size_t size = 5;                           // how many stay open
    std::size_t max_overflow = 10;                  // how many more are open at most
    std::chrono::milliseconds timeout{30'000};      // how long a checkout waits for one
    std::optional<std::chrono::seconds> recycle{};  // a connection older than that is replaced, but for a shared one
    bool pre_ping = false;                          // every checkout asks the database whether it is there
    bool lifo = false;  // the connection that came back last is taken first: others may go stale

    bool operator==(const pool_options&) const = default;
};

struct pool_statistics {
    std::size_t in_use = 0;    // taken, or being opened
    std::size_t idle = 0;      // open and waiting to be taken
    std::size_t overflow = 0;  // open beyond the pool's size
    // Since the pool was made:
    std::uint64_t waits = 0;     // checkouts that had to wait
    std::uint64_t timeouts = 0;  // and those that waited in vain
    std::uint64_t created = 0;   // connections opened
    std::uint64_t recycled = 0;  // closed because of their age
    std::uint64_t invalidated =
        0;  // closed because they, or one opened later, were broken, or because somebody said so

    bool operator==(const pool_statistics&) const = default;
};

// "in use 3, idle 2, overflow 0, waits 0, timeouts 0, created 5, recycled 0, invalidated 0"
inline std::string to_string(const pool_statistics& counted) {
    std::string line;
    const auto add = [&line](const char* name, auto number) {
        line.append(line.empty() ? "" : ", ").append(name).append(" ").append(std::to_string(number));
    };
    add("in use", counted.in_use);
    add("idle", counted.idle);
    add("overflow", counted.overflow);
    add("waits", counted.waits);
    add("timeouts", counted.timeouts);
    add("created", counted.created);
    add("recycled", counted.recycled);
    add("invalidated", counted.invalidated);
    return line;
}

}  // namespace cupel
