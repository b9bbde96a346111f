// Functions of the program that SQL on SQLite may call: scalar functions and aggregates.
#pragma once

#include <cupel/core/diagnostic.hpp>
#include <cupel/dialects/sqlite/driver_bind.hpp>
#include <cupel/dialects/sqlite/driver_error.hpp>
#include <cupel/dialects/sqlite/driver_read.hpp>
#include <cupel/dialects/sqlite/options.hpp>
#include <cupel/reflect/member.hpp>
#include <cupel/types/codec.hpp>

#include <sqlite3.h>

#include <concepts>
#include <cstddef>
#include <exception>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

struct function_options {
    bool deterministic = false;  // the same arguments give the same result: it may stand in an index
};

namespace detail {

template <class Result, class... Parameters>
struct call_signature {};

// The signature of a function, of a member, or of an object with one operator() that is no template.
template <class Function>
struct signature_of {};
template <class Function>
    requires requires { &Function::operator(); }
struct signature_of<Function> : signature_of<decltype(&Function::operator())> {};
template <class R, class... P>
struct signature_of<R (*)(P...)> : std::type_identity<call_signature<R, P...>> {};
template <class R, class... P>
struct signature_of<R (*)(P...) noexcept> : std::type_identity<call_signature<R, P...>> {};
template <class C, class R, class... P>
struct signature_of<R (C::*)(P...) const> : std::type_identity<call_signature<R, P...>> {};
template <class C, class R, class... P>
struct signature_of<R (C::*)(P...) const noexcept> : std::type_identity<call_signature<R, P...>> {};
template <class C, class R, class... P>
struct signature_of<R (C::*)(P...)> : std::type_identity<call_signature<R, P...>> {};
template <class C, class R, class... P>
struct signature_of<R (C::*)(P...) noexcept> : std::type_identity<call_signature<R, P...>> {};

template <class Function>
concept has_signature = requires { typename signature_of<Function>::type; };

// Text and blobs may be views, which are valid during the call.
template <class T>
inline constexpr bool is_view_argument =
    std::same_as<T, std::string_view> || std::same_as<T, std::span<const std::byte>>;

template <class Parameter>
inline constexpr bool is_argument =
    (storable<std::remove_cvref_t<Parameter>> || is_view_argument<without_optional<std::remove_cvref_t<Parameter>>>) &&
    (!std::is_reference_v<Parameter> || std::is_const_v<std::remove_reference_t<Parameter>>);

template <class Parameter>
consteval void check_argument(problem& found) {
    if (is_argument<Parameter> || found.found()) return;
    found = problem("cupel[E079]: a parameter of a function for SQL has the type ", type_name<Parameter>,
                    ", which is no type of a column; take those with a cupel::codec, by value or const&");
}
template <class Result>
consteval void check_result(problem& found) {
    if (storable<std::remove_cvref_t<Result>> || found.found()) return;
    found = problem("cupel[E079]: the result of a function for SQL has the type ", type_name<Result>,
                    ", which is no type of a column; give one with a cupel::codec");
}

template <class Function, class Signature>
struct function_check;
template <class Function, class Result, class... Parameters>
struct function_check<Function, call_signature<Result, Parameters...>> {
    static consteval problem find() {
        problem found;
        (check_argument<Parameters>(found), ...);
        check_result<Result>(found);
        if constexpr (!std::is_invocable_v<const Function&, Parameters...>)
            if (!found.found())
                found = problem("cupel[E079]: the function for SQL ", type_name<Function>,
                                " changes itself, but several threads may call it at once; leave out mutable");
        return found;
    }
};
template <class Function>
consteval problem check_function() {
    if constexpr (has_signature<Function>)
        return function_check<Function, typename signature_of<Function>::type>::find();
    else
        return problem("cupel[E079]: the function for SQL ", type_name<Function>,
                       " has no signature of its own; write a function, or a lambda whose parameters have types");
}
template <class Function>
inline constexpr problem function_problem = check_function<Function>();

// Where the result of a function goes.
class sqlite_function_result {
public:
    sqlite_function_result(sqlite3_context* context) : context_(context) {}
    void null() { sqlite3_result_null(context_); }
    void integer(std::int64_t value) { sqlite3_result_int64(context_, value); }
    void real(double value) { sqlite3_result_double(context_, value); }
    void text(const char* data, std::size_t size, sqlite3_destructor_type kept) {
        sqlite3_result_text64(context_, data, size, kept, SQLITE_UTF8);
    }
    void blob(const void* data, std::size_t size, sqlite3_destructor_type kept) {
        sqlite3_result_blob64(context_, data, size, kept);
    }

private:
    sqlite3_context* context_;
};

template <class Result>
void give_result(sqlite3_context* context, const Result& result) {
    sqlite_binder<lifetime::copied, sqlite_function_result> give{sqlite_function_result(context)};
    give(result);
}

// Reads arguments strictly, as columns are read.
struct sqlite_arguments : sqlite_values {
    template <class Parameter>
    static auto read(sqlite3_value** values, std::size_t index) {
        using T = std::remove_cvref_t<Parameter>;
        using plain = without_optional<T>;
        sqlite3_value* const value = values[index];
        const int type = sqlite3_value_type(value);
        if constexpr (is_optional<T>)
            if (type == SQLITE_NULL) return T();
        try {
            if constexpr (is_view_argument<plain>) return T(stored(value, type, std::type_identity<plain>{}));
            else
                return T(
                    codec<plain>::decode(stored(value, type, std::type_identity<typename codec<plain>::stored_as>{})));
        } catch (const data_error& failure) {
            throw data_error("argument " + std::to_string(index + 1) + ": " + failure.message());
        }
    }

    // Whether an argument is NULL whose parameter is no optional.
    template <class... Parameters>
    static bool lack_one(sqlite3_value** values) noexcept {
        std::size_t i = 0;
        return (false || ... ||
                (sqlite3_value_type(values[i++]) == SQLITE_NULL && !is_optional<std::remove_cvref_t<Parameters>>));
    }
};

// Runs a part of a function; what it throws is kept for throw_sqlite_error, and SQLite is told that it failed.
template <class Part>
bool run_for_sqlite(sqlite3_context* context, const std::string& name, Part part) noexcept {
    const auto failed = [&](const char* why) {
        try {
            std::string message = "the function " + name + " threw";
            if (why != nullptr) message.append(": ").append(why);
            sqlite3_result_error(context, message.c_str(), -1);
            sqlite3_result_error_code(context, sqlite_thrown::code);
            sqlite_thrown::last() = {message.c_str(), std::current_exception()};
        } catch (...) {
            sqlite3_result_error_nomem(context);
        }
        return false;
    };
    try {
        part();
        return true;
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
        return false;
    } catch (const std::exception& failure) {
        return failed(failure.what());
    } catch (...) {
        return failed(nullptr);
    }
}

// What scalar functions and aggregates share. SQLite keeps a reference: statements may outlive their connection.
struct sqlite_registration : sqlite_function::registration {
    std::string name;
    function_options how;

    sqlite_registration(std::string_view given, const function_options& options) : name(given), how(options) {}

    using scalar_call = void (*)(sqlite3_context*, int, sqlite3_value**);
    using last_call = void (*)(sqlite3_context*);
    void add(sqlite3* database, int arguments, const std::shared_ptr<const registration>& self, scalar_call function,
             scalar_call step, last_call last) const {
        using owner = std::shared_ptr<const registration>;
        auto kept = std::make_unique<owner>(self);
        const int result =
            name.find('\0') != std::string::npos
                ? SQLITE_MISUSE
                : sqlite3_create_function_v2(
                      database, name.c_str(), arguments, SQLITE_UTF8 | (how.deterministic ? SQLITE_DETERMINISTIC : 0),
                      kept.release(), function, step, last, [](void* one) { delete static_cast<owner*>(one); });
        if (result == SQLITE_NOMEM) throw std::bad_alloc();
        if (result != SQLITE_OK)
            throw programming_error(error_code::programming, "SQLite takes no function named '" + name + "' with " +
                                                                 std::to_string(arguments) + " arguments");
    }
    template <class Self>
    static const Self& of(sqlite3_context* context) noexcept {
        return static_cast<const Self&>(
            **static_cast<std::shared_ptr<const registration>*>(sqlite3_user_data(context)));
    }
};

template <class Function, class Signature>
struct sqlite_scalar;
template <class Function, class Result, class... Parameters>
struct sqlite_scalar<Function, call_signature<Result, Parameters...>> final : sqlite_registration {
    Function function;

    sqlite_scalar(std::string_view given, const function_options& options, Function called)
        : sqlite_registration(given, options), function(std::move(called)) {}

    void add_to(sqlite3* database, const std::shared_ptr<const registration>& self) const override {
        add(database, sizeof...(Parameters), self, &call, nullptr, nullptr);
    }
    static void call(sqlite3_context* context, int, sqlite3_value** values) {
        const auto& self = of<sqlite_scalar>(context);
        run_for_sqlite(context, self.name, [&] {
            if (sqlite_arguments::lack_one<Parameters...>(values)) return sqlite3_result_null(context);
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                give_result<Result>(context, self.function(sqlite_arguments::read<Parameters>(values, I)...));
            }(std::index_sequence_for<Parameters...>());
        });
    }
};

}  // namespace detail

// A function for SQL on SQLite, to be named in sqlite_options::functions: every connection gets it.
//     create_function("initial", [](std::string_view name) { return std::string(name.substr(0, 1)); })
// Parameters and result are types of columns, by value or const&; text and blobs may be views, valid during the call. NULL
// is an empty optional; where a parameter is no optional, NULL for it gives NULL without a call. Connections of several
// threads may call it at once. What it throws ends the statement: an error of cupel as it is, anything else nested in a
// function_error.
template <class Function>
sqlite_function create_function(std::string_view name, Function function, const function_options& how = {}) {
    static_assert(detail::refuse_if<detail::function_problem<Function>>::done);
    if constexpr (!detail::function_problem<Function>.found()) {
        using made = detail::sqlite_scalar<Function, typename detail::signature_of<Function>::type>;
        return sqlite_function(std::make_shared<const made>(name, how, std::move(function)));
    } else {
        return sqlite_function(nullptr);
    }
}

}  // namespace cupel
