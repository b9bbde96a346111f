// A result larger than memory should hold: streamed, it takes no more than one row.
#include "compliance/support/database.hpp"

#include <algorithm>
#include <fstream>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#define HAS_ADDRESS_SANITIZER __has_feature(address_sanitizer)
#else
#define HAS_ADDRESS_SANITIZER 0
#endif
#if HAS_ADDRESS_SANITIZER
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();  // g++ 12 installs no header that has it
#endif

using namespace cupel;

namespace stream_memory {

struct line {
    std::int64_t number{};
    std::string text;
};

}  // namespace stream_memory

template <>
struct cupel::mapping<stream_memory::line> {
    static constexpr auto table = cupel::table<"line">(primary_key<&stream_memory::line::number>);
};

namespace stream_memory {

// The address sanitizer keeps what was freed; there, what is allocated now.
long memory_in_kilobytes() {
#if HAS_ADDRESS_SANITIZER
    return static_cast<long>(__sanitizer_get_current_allocated_bytes() / 1024);
#else
    // What getrusage tells begins with the peak of the program that started this one.
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (long kilobytes = 0; word == "VmHWM:" && status >> kilobytes) return kilobytes;
    ADD_FAILURE() << "/proc/self/status does not tell VmHWM";
    return 0;
#endif
}

// CUPEL_TEST_ROWS=10000000 for as many; a million rows of 200 bytes are 200 MB already.
TEST(stream_memory, does_not_grow_with_the_rows) {
    const char* named = std::getenv("CUPEL_TEST_ROWS");
    const std::int64_t rows = named != nullptr ? std::stoll(named) : 1'000'000;
    compliance::postgresql database;
    auto db = database.open();
    db.run("CREATE VIEW line AS SELECT number, repeat('x', 200) AS text FROM generate_series(1, " +
           std::to_string(rows) + ") AS number");
    const long before = memory_in_kilobytes();
    long most = before;
    std::int64_t count = 0, sum = 0;
    for (const line& one : db.stream(select<line>())) {
        if (++count % 1000 == 0) most = std::max(most, memory_in_kilobytes());
        sum += one.number + static_cast<std::int64_t>(one.text.size());
    }
    EXPECT_EQ(count, rows);
    EXPECT_EQ(sum, rows * (rows + 1) / 2 + 200 * rows);
    EXPECT_LT(most - before, 64 * 1024) << "kilobytes for " << rows << " rows";
}

}  // namespace stream_memory
