#include "sql/golden.hpp"
#include "sql/models.hpp"

#include <array>

using namespace cupel;

namespace {

struct receipt {
    std::int64_t id{};
    std::string customer{};
    std::int32_t net{};
    std::int32_t gross{};
    std::string currency = "EUR";
};

}  // namespace

template <>
struct cupel::mapping<receipt> {
    static constexpr auto table = cupel::table<"receipts">(
        schema("app"), computed<&receipt::gross>(col<&receipt::net> * 2), server_default<&receipt::currency>("EUR"));
};

namespace {

const std::array<receipt, 1> receipts{};
static_assert(sql<postgresql>(copy_into<receipt>().values(receipts)) ==
              R"(COPY "app"."receipts" ("customer", "net") FROM STDIN (FORMAT binary))");
static_assert(sql<postgresql>(copy_into<receipt>(with_key).values(receipts)) ==
              R"(COPY "app"."receipts" ("id", "customer", "net") FROM STDIN (FORMAT binary))");
static_assert(sql<postgresql>(copy_into<receipt>(with_all).values(receipts)) ==
              R"(COPY "app"."receipts" ("id", "customer", "net", "currency") FROM STDIN (FORMAT binary))");

}  // namespace
