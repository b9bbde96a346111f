// Models whose fields are counted, named and reached: by tests/reflect/fields.cpp, and by the same test with a
// Boost.PFR that knows the names of fields.
#pragma once

#include <cupel/cupel.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace fields {

enum class colour { red, green };
enum old_style { first, second };

struct never_defined;

class account {  // private members, constructors, no aggregate
public:
    account() = default;
    explicit account(int amount) : cents_(amount) {}
    bool operator==(const account&) const = default;

private:
    int cents_ = 0;
};

class move_only {
public:
    move_only() = default;
    move_only(move_only&&) = default;
    move_only& operator=(move_only&&) = default;
};

struct inner {
    int x{};
    std::string y{};
};

struct innermost {
    inner deep{};
    std::optional<inner> maybe{};
};

template <class A, class B>
struct box {
    A value{};
    B other{};
};

struct mixed {
    bool flag{};
    char letter{};
    std::int64_t number{};
    double ratio{};
    std::string text{};
    std::optional<int> maybe_number{};
    std::optional<std::string> maybe_text{};
    colour scoped{};
    old_style unscoped{};
    cupel::timestamp moment{};
    cupel::date day{};
    std::chrono::milliseconds duration{};
    std::vector<std::byte> bytes{};
    std::unique_ptr<int> pointer{};
    move_only moved{};
    account guarded{};
    inner nested{};
    cupel::has_many<never_defined> many{};
    cupel::belongs_to<never_defined> one{};
};

struct more_kinds {
    std::variant<int, std::string> either{};
    std::function<void()> call{};
    std::map<std::string, int> map{};
    std::pair<int, std::string> pair{};
    std::tuple<int, double> tuple{};
    innermost deep{};
    box<int, std::string> boxed{};
    int* raw{};
    int (*function)(int){};
    int inner::* member{};
    std::vector<std::vector<int>> lists{};
    std::shared_ptr<more_kinds> self{};
};

struct none {};
struct one_number {
    int only{};
};
struct one_text {
    std::string only{};
};
struct one_optional {
    std::optional<int> only{};
};
struct one_aggregate {
    inner only{};
};
struct one_relationship {
    cupel::has_many<never_defined> only{};
};
struct constants {
    const int fixed = 1;
    const std::string text{};
};
struct underscores {
    int _leading{};
    int trailing_{};
    int __both__{};
    int a1_b2{};
    int object{};  // names that cupel's own spelling of a field contains
    int prototype{};
};
struct unicode {
    int id{};
    int größe{};
    std::string 名前{};
    double naïve_{};
};

// clang-format off
#define TEN_FIELDS(tens)                                                                                     \
    int f##tens##0 {}, f##tens##1 {}, f##tens##2 {}, f##tens##3 {}, f##tens##4 {}, f##tens##5 {},            \
        f##tens##6 {}, f##tens##7 {}, f##tens##8 {}, f##tens##9 {};
#define FIELDS_FROM_10_TO_99                                                                                 \
    TEN_FIELDS(1)                                                                                            \
    TEN_FIELDS(2) TEN_FIELDS(3) TEN_FIELDS(4) TEN_FIELDS(5) TEN_FIELDS(6) TEN_FIELDS(7) TEN_FIELDS(8)        \
        TEN_FIELDS(9)
#define FIELDS_FROM_100_TO_199                                                                               \
    TEN_FIELDS(10)                                                                                           \
    TEN_FIELDS(11) TEN_FIELDS(12) TEN_FIELDS(13) TEN_FIELDS(14) TEN_FIELDS(15) TEN_FIELDS(16) TEN_FIELDS(17) \
        TEN_FIELDS(18) TEN_FIELDS(19)
// clang-format on
struct one_hundred {
    int f0{}, f1{}, f2{}, f3{}, f4{}, f5{}, f6{}, f7{}, f8{}, f9{};
    FIELDS_FROM_10_TO_99
};
struct two_hundred {
    int f0{}, f1{}, f2{}, f3{}, f4{}, f5{}, f6{}, f7{}, f8{}, f9{};
    FIELDS_FROM_10_TO_99
    FIELDS_FROM_100_TO_199
};
struct one_too_many {
    int more{};
    int f0{}, f1{}, f2{}, f3{}, f4{}, f5{}, f6{}, f7{}, f8{}, f9{};
    FIELDS_FROM_10_TO_99
    FIELDS_FROM_100_TO_199
};
#undef FIELDS_FROM_100_TO_199
#undef FIELDS_FROM_10_TO_99
#undef TEN_FIELDS

}  // namespace fields
