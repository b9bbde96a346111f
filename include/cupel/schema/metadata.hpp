// mapping<T>, and the table_info that statements use.
#pragma once

#include <cupel/core/fixed_string.hpp>
#include <cupel/core/hana.hpp>
#include <cupel/reflect/snake_case.hpp>
#include <cupel/schema/constraint.hpp>
#include <cupel/schema/default.hpp>
#include <cupel/schema/foreign_key.hpp>
#include <cupel/schema/index.hpp>
#include <cupel/schema/key.hpp>
#include <cupel/schema/names.hpp>
#include <cupel/schema/table.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel {

// Specialise to say more of a model than convention does:
//     template <> struct cupel::mapping<User> {
//         static constexpr auto table = cupel::table<"users">(primary_key<&User::id>, unique<&User::email>);
//     };
// Without it the table is the type's name in snake_case and the key the field `id`.
template <class T>
struct mapping {
    static constexpr bool by_convention = true;
};

namespace detail {

template <fixed_string Name, class... Options>
struct table_definition {
    static constexpr fixed_string name = Name;
    hana::basic_tuple<Options...> options;
};

template <class Option>
concept adds_unique = requires { Option::adds_unique; };
template <class Option>
concept adds_foreign_key = requires { Option::adds_foreign_key; };

template <class T>
consteval std::string_view table_name_of();

template <class T, std::size_t Uniques, std::size_t Options>
struct table_data {
    std::array<column_info, column_count<T>> columns = plain_columns<T>;
    std::string_view schema{};
    column_list primary_key{};
    bool autoincrement = true;
    bool view = false;
    std::array<key_info, Uniques> uniques{};
    std::size_t unique_count = 0;
    std::array<given_name, Options> names{};
    std::size_t name_count = 0;
    std::array<bool, column_count<T>> referring{};  // columns of foreign keys
    problem fault{};

    static constexpr std::string_view name() { return table_name_of<T>(); }

    constexpr void report(const problem& found) {
        if (!fault.found()) fault = found;
    }

    constexpr void add_name(const given_name& added) {
        report(name_problem(names.data(), name_count, added, table_name_of<T>(), type_name<T>));
        names[name_count++] = added;
    }

    constexpr bool require(const member_fault& named, std::string_view option) {
        if (named.found() && named.owner.empty())
            report(problem("cupel[E657]: ", option, "<...> in the mapping of table ", table_name_of<T>(), " (",
                           type_name<T>, ") names ", named.what, "; name 1 to 16 columns of ", named.model, " there"));
        else if (named.found())
            report(problem("cupel[E501]: ", option, "<&", named.owner, "::", named.member, "> in the mapping of table ",
                           table_name_of<T>(), " (", type_name<T>, ") names ", named.what, "; name columns of ",
                           named.model, " there"));
        return !named.found();
    }

    constexpr void check_unique(const key_info& added) {
        for (std::size_t i = 0; i + 1 < unique_count; ++i) {
            if (!uniques[i].columns.same_list(added.columns)) continue;
            problem text("cupel[E654]: table ", table_name_of<T>(), " (", type_name<T>,
                         ") has the same unique constraint twice, on column ");
            describe_column(text, table_name_of<T>(), type_name<T>, columns[*added.columns.begin()]);
            text += added.columns.count == 1 ? "" : " and others";
            text += "; leave one out";
            report(text);
        }
    }

    constexpr void report_second_key() {
        report(problem("cupel[E527]: table ", table_name_of<T>(), " (", type_name<T>,
                       ") has two primary keys; name all columns in one: primary_key<&", type_name<T>, "::a, &",
                       type_name<T>, "::b>"));
    }

    constexpr void report_no_option(std::string_view type) {
        report(problem("cupel[E656]: the mapping of table ", table_name_of<T>(), " (", type_name<T>,
                       ") has a value of type ", type,
                       " among its options, which is none; leave it out, or write an option: primary_key<&",
                       type_name<T>, "::member>"));
    }

    constexpr void report_no_table() {
        report(
            problem("cupel[E655]: mapping<", type_name<T>,
                    "> has no member `table` that makes a table; write static constexpr auto table = cupel::table<\"",
                    table_name_of<T>(), "\">(...); in it"));
    }

    constexpr void report_length(std::size_t column, std::string_view option = "length",
                                 std::string_view kind = "text") {
        problem text("cupel[E502]: ", option, " of column ");
        describe_column(text, table_name_of<T>(), type_name<T>, columns[column]);
        text += " is given, but the column is of type ";
        text += columns[column].type.name;
        text += "; only ";
        text += kind;
        text += " has one: take the option out";
        report(text);
    }

    constexpr void report_no_length(std::size_t column) {
        problem text("cupel[E653]: length of column ");
        describe_column(text, table_name_of<T>(), type_name<T>, columns[column]);
        text += " is 0, and no text is that short; give it a length, or leave the option out";
        report(text);
    }

    constexpr void report_no_digits(std::size_t column) {
        problem text("cupel[E653]: numeric of column ");
        describe_column(text, table_name_of<T>(), type_name<T>, columns[column]);
        text +=
            " has no digits, or more behind the point than in all; say how many there are in all and behind the point, "
            "as in numeric<..., 12, 2>";
        report(text);
    }

    constexpr void check_default(const column_info& column, const sql_type& given, default_kind kind) {
        if (comparable(column.type, given) && (!column.type.is_integer() || given.is_integer())) return;
        problem text("cupel[E508]: ", default_word(kind), " of column ");
        describe_column(text, table_name_of<T>(), type_name<T>, column);
        text += " has the type ";
        text += given.name;
        text += " where the column has ";
        text += column.type.name;
        text += "; give it a value of that type";
        report(text);
    }

    constexpr void finish() {
        if (view) return;
        if (primary_key.count == 0)
            for (std::size_t i = 0; i < columns.size(); ++i)
                if (columns[i].member == "id") primary_key.add(i);
        for (std::size_t i : primary_key) columns[i].primary_key = true;
        if (primary_key.count == 1 && autoincrement) {
            column_info& key = columns[*primary_key.begin()];
            key.generated = key.type.is_serial() && !referring[*primary_key.begin()];
        }
    }
};

template <class T>
concept mapped = requires {
    mapping<T>::table.options;
    mapping<T>::table.name;
};

// Whether an option says which rows sessions see.
template <class Option>
inline constexpr bool filters_rows = false;
template <class Option>
    requires requires { requires Option::filters_rows; }
inline constexpr bool filters_rows<Option> = true;

template <class... Options>
consteval bool any_filters(std::type_identity<hana::basic_tuple<Options...>>) {
    return (false || ... || filters_rows<Options>);
}
template <class T>
consteval bool has_criteria() {
    if constexpr (mapped<T>)
        return any_filters(std::type_identity<std::remove_cvref_t<decltype(mapping<T>::table.options)>>{});
    else return false;
}
// Whether the mapping of a model does.
template <class T>
inline constexpr bool is_filtered = has_criteria<T>();

template <class Option, class T, class Data>
concept option_of = requires(const Option& option, Data& data) { option.template apply<T>(data); };

template <class T, class... Options>
consteval auto build_table(const hana::basic_tuple<Options...>& options) {
    using data_type = table_data<T, (std::size_t{0} + ... + adds_unique<Options>), sizeof...(Options)>;
    data_type data;
    if constexpr ((true && ... && option_of<Options, T, data_type>))
        hana::unpack(options, [&](const auto&... option) { (option.template apply<T>(data), ...); });
    else ((option_of<Options, T, data_type> ? void() : data.report_no_option(type_name<Options>)), ...);
    data.finish();
    return data;
}

// Where the members of its table are refused, the mapping is looked at before it is complete.
template <class T>
consteval bool is_specialised() {
    if constexpr (requires { sizeof(mapping<T>); }) return !requires { mapping<T>::by_convention; };
    else return false;
}

struct another_table {
    static constexpr bool table = true;
};
template <class T>
struct mapping_beside : mapping<T>, another_table {};

// A `table` whose own initialiser is wrong is there too, and has had its error: its name is ambiguous beside another.
template <class T>
concept lacks_table = requires { mapping<T>::table; } || requires { mapping_beside<T>::table; };

template <class T>
consteval auto build_table_of() {
    if constexpr (mapped<T>) {
        return build_table<T>(mapping<T>::table.options);
    } else {
        auto data = build_table<T>(hana::basic_tuple<>{});
        if constexpr (is_specialised<T>())
            if constexpr (lacks_table<T>) data.report_no_table();
        return data;
    }
}

template <class T>
inline constexpr auto table_data_of = build_table_of<T>();

// Whether the model is a view of a query.
template <class T>
inline constexpr bool is_view = table_data_of<T>.view;

template <class T, class Visit>
constexpr void for_each_option(Visit visit) {
    if constexpr (mapped<T>)
        hana::unpack(mapping<T>::table.options, [&](const auto&... option) { (visit(option), ...); });
}

template <class T>
consteval std::size_t count_foreign_keys() {
    std::size_t count = 0;
    for_each_option<T>([&](const auto& option) { count += adds_foreign_key<std::remove_cvref_t<decltype(option)>>; });
    return count;
}

template <class T>
consteval auto describe_foreign_keys() {
    std::array<foreign_key_info, count_foreign_keys<T>()> keys{};
    [[maybe_unused]] std::size_t at = 0;
    for_each_option<T>([&](const auto& option) {
        if constexpr (adds_foreign_key<std::remove_cvref_t<decltype(option)>>)
            keys[at++] = option.template describe<T>();
    });
    return keys;
}

// Apart from the rest and of a type written out, because tables may refer to each other.
template <class T>
inline constexpr std::array<foreign_key_info, count_foreign_keys<T>()> foreign_keys_of = describe_foreign_keys<T>();

template <class T>
consteval std::string_view table_name_of() {
    if constexpr (mapped<T>) return mapping<T>::table.name.view();
    else return std::string_view(snake_case_of<T>.data());
}

template <class T>
inline constexpr table_info table_info_of{table_data_of<T>.schema,
                                          table_name_of<T>(),
                                          type_name<T>,
                                          type_id<T>,
                                          table_data_of<T>.columns,
                                          table_data_of<T>.primary_key,
                                          table_data_of<T>.uniques,
                                          foreign_keys_of<T>,
                                          table_data_of<T>.view,
                                          is_filtered<T>};

}  // namespace detail

template <class T>
constexpr const table_info& table_of() noexcept {
    return detail::table_info_of<T>;
}

// The table of a model: its SQL name and its options.
template <fixed_string Name, class... Options>
constexpr detail::table_definition<Name, Options...> table(Options... options) {
    return {hana::basic_tuple<Options...>{options...}};
}

}  // namespace cupel
