// Which C++ types are columns, and how to add one of your own.
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>

#include <chrono>
#include <cstddef>
#include <iomanip>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

using namespace cupel;
using namespace std::chrono_literals;

enum class status { draft, sent, paid };           // stored by name
enum class priority : std::uint8_t { low, high };  // stored by number, see below

template <>
inline constexpr auto cupel::enum_storage<priority> = cupel::enum_as::number;

// A type of your own needs a codec: how to turn it into a type that databases have, and back.
struct money {
    std::int64_t cents{};
};

template <>
struct cupel::codec<money> {
    using stored_as = std::int64_t;
    static std::int64_t encode(money value) { return value.cents; }
    static money decode(std::int64_t cents) { return {cents}; }
};

struct invoice {
    std::int64_t id{};
    std::string customer;
    money total;
    double discount{};
    bool urgent{};
    status state{};
    priority rank{};
    date issued{};
    timestamp changed{};
    std::optional<date> paid{};
    std::vector<std::byte> signature;
};

int main() {
    auto db = sqlite::engine::connect("sqlite://");
    create_all<invoice>(db);
    std::cout << sql<sqlite>(create_table<invoice>) << '\n';

    const std::chrono::sys_days day = 2026y / 11 / 20;
    db.execute(insert_into<invoice>().values(invoice{.customer = "Łukasz",
                                                     .total = {129900},
                                                     .discount = 0.25,
                                                     .urgent = true,
                                                     .state = status::sent,
                                                     .rank = priority::high,
                                                     .issued = 2026y / 11 / 20,
                                                     .changed = day + 9h + 30min,
                                                     .signature = {std::byte{0x00}, std::byte{0xFF}}}));

    const invoice found = db.execute(select<invoice>().where(col<&invoice::total> == money{129900} &&
                                                             col<&invoice::state> == status::sent &&
                                                             col<&invoice::changed> >= timestamp{day}))
                              .one();
    std::cout << found.customer << ": " << found.total.cents << " cents, " << found.discount << ", "
              << codec<status>::encode(found.state) << ", urgent " << std::boolalpha << found.urgent << '\n';
    std::cout << "issued on day " << static_cast<unsigned>(found.issued.day()) << ", changed "
              << (found.changed - day) / 1min << " minutes after midnight, paid " << found.paid.has_value() << '\n';
    std::cout << "signature of " << found.signature.size() << " bytes\n";

    db.execute(update<invoice>()
                   .set(col<&invoice::paid> = 2026y / 12 / 1, col<&invoice::state> = status::paid)
                   .where(col<&invoice::id> == found.id));
    std::cout << "paid "
              << db.execute(select(func::count()).from<invoice>().where(col<&invoice::paid>.is_not_null())).scalar()
              << '\n';
}
