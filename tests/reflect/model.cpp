#include <cupel/reflect/model.hpp>

#include "reflect/fields_models.hpp"

#include <gtest/gtest.h>

using namespace cupel;
using detail::fault_of;
using detail::model_fault;

namespace {

static_assert(model<fields::mixed> && model<fields::more_kinds> && model<fields::inner> && model<fields::innermost> &&
              model<fields::unicode>);
static_assert(model<fields::box<int, std::string>> && model<fields::one_hundred> && model<fields::constants> &&
              model<fields::one_relationship>);

struct with_constructor {
    with_constructor() {}
    int id{};
};
struct with_private {
    int id{};

private:
    [[maybe_unused]] int hidden{};
};
struct with_virtual {
    virtual ~with_virtual() = default;
    int id{};
};
struct base {
    int id{};
};
struct derived : base {
    int more{};
};
struct with_array {
    int id{};
    char name[20]{};
};
struct only_an_array {
    int values[3]{};
};
struct only_declared;
union either {
    int a;
    double b;
};

static_assert(fault_of<with_constructor>() == model_fault::no_aggregate &&
              fault_of<with_private>() == model_fault::no_aggregate);
static_assert(fault_of<with_virtual>() == model_fault::no_aggregate && fault_of<int>() == model_fault::no_aggregate);
static_assert(fault_of<std::string>() == model_fault::no_aggregate && fault_of<either>() == model_fault::no_aggregate);
static_assert(fault_of<derived>() == model_fault::base_class && fault_of<with_array>() == model_fault::array);
static_assert(fault_of<only_an_array>() == model_fault::array && fault_of<fields::none>() == model_fault::none);
static_assert(fault_of<fields::one_too_many>() == model_fault::too_many_fields);
static_assert(fault_of<only_declared>() == model_fault::undefined);

TEST(model, a_local_struct_is_one) {
    struct local {
        std::string text;
    };
    static_assert(model<local>);
}

}  // namespace
