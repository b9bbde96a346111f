// Statements held against the same SQL written by hand, row by row.
#pragma once

#include "compliance/support/database.hpp"

#include <cupel/types/json.hpp>
#include <cupel/types/time_text.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace compliance {

// One spelling for each value, whichever database and whoever wrote it.
template <class T>
std::string spelled(const T& value) {
    if constexpr (std::same_as<T, bool>) {
        return value ? "true" : "false";
    } else if constexpr (std::same_as<T, double>) {
        char text[32];
        return {text, std::to_chars(text, text + sizeof(text), value).ptr};
    } else if constexpr (std::integral<T>) {
        return std::to_string(value);
    } else if constexpr (std::same_as<T, cupel::decimal>) {
        return cupel::detail::decimal_spelling<true>(value.text());
    } else if constexpr (std::same_as<T, cupel::timestamp>) {
        return std::string(cupel::detail::timestamp_text(value).view());
    } else if constexpr (std::same_as<T, cupel::date>) {
        return std::string(cupel::detail::date_text(std::chrono::sys_days(value)).view());
    } else if constexpr (std::same_as<T, cupel::raw_json>) {
        return nlohmann::json::parse(value.text).dump();
    } else {
        return value;
    }
}

// The spelling of what a database answered as text.
template <class T>
std::string read(std::string text) {
    if constexpr (std::same_as<T, bool>) {
        return spelled(text == "t" || text == "1");
    } else if constexpr (std::same_as<T, double>) {
        return spelled(std::stod(text));
    } else if constexpr (std::same_as<T, cupel::decimal>) {
        return spelled(cupel::decimal(text));
    } else if constexpr (std::same_as<T, cupel::timestamp>) {
        if (text.size() == 19) text += '.';
        text.resize(26, '0');
        return text;
    } else if constexpr (std::same_as<T, cupel::raw_json>) {
        return spelled(cupel::raw_json{text});
    } else {
        return text;
    }
}

template <class T>
concept may_be_missing = requires(const T& value) {
    value.has_value();
    typename T::value_type;
};

// The columns of a row in order: an entity has several, each of them NULL if it is missing.
template <class T>
void add_texts(std::vector<std::optional<std::string>>& all, const T* value) {
    if constexpr (may_be_missing<T>) {
        add_texts<typename T::value_type>(all, value != nullptr && value->has_value() ? &**value : nullptr);
    } else if constexpr (cupel::detail::embedded<T>) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            (add_texts(all, value != nullptr ? &cupel::detail::field<Index>(*value) : nullptr), ...);
        }(std::make_index_sequence<cupel::detail::field_count<T>>());
    } else if constexpr (!cupel::detail::relationship_member<T>) {
        all.push_back(value != nullptr ? std::optional(spelled(*value)) : std::nullopt);
    }
}

using readers = std::vector<std::string (*)(std::string)>;

template <class T>
void add_readers(readers& all) {
    if constexpr (may_be_missing<T>) {
        add_readers<typename T::value_type>(all);
    } else if constexpr (cupel::detail::embedded<T>) {
        [&]<class... Fields>(cupel::detail::type_list<Fields...>) {
            (add_readers<Fields>(all), ...);
        }(cupel::detail::field_types<T>());
    } else if constexpr (!cupel::detail::relationship_member<T>) {
        all.push_back(read<T>);
    }
}

template <class Row>
struct row_texts {
    static std::vector<std::optional<std::string>> of(const Row& one) {
        std::vector<std::optional<std::string>> all;
        add_texts(all, &one);
        return all;
    }
    static readers reading() {
        readers all;
        add_readers<Row>(all);
        return all;
    }
};
template <class... Slots>
struct row_texts<cupel::row<Slots...>> {
    static std::vector<std::optional<std::string>> of(const cupel::row<Slots...>& one) {
        std::vector<std::optional<std::string>> all;
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            (add_texts(all, &one.template get<Index>()), ...);
        }(std::index_sequence_for<Slots...>());
        return all;
    }
    static readers reading() {
        readers all;
        (add_readers<typename Slots::type>(all), ...);
        return all;
    }
};

template <database D>
class suite_by_hand : public suite<D> {
protected:
    static constexpr bool on_sqlite = std::same_as<typename D::dialect, cupel::sqlite>;

    // The rows of a statement are those of the text, in their order. There is at least one.
    template <class Query>
    void same(const Query& query, std::string_view text) {
        const auto [found, wanted] = both(query, text, [] {});
        EXPECT_EQ(found, wanted) << text;
        EXPECT_FALSE(found.empty()) << text;
    }
    template <class Query>
    void same(const Query& query, std::string_view on_sqlite_text, std::string_view on_postgresql_text) {
        same(query, on_sqlite ? on_sqlite_text : on_postgresql_text);
    }
    // For what the statement itself leaves without an order.
    template <class Query>
    void same_in_any_order(const Query& query, std::string_view text) {
        auto [found, wanted] = both(query, text, [] {});
        std::sort(found.begin(), found.end());
        std::sort(wanted.begin(), wanted.end());
        EXPECT_EQ(found, wanted) << text;
        EXPECT_FALSE(found.empty()) << text;
    }

    template <class Query>
    void same_in_any_order(const Query& query, std::string_view on_sqlite_text, std::string_view on_postgresql_text) {
        same_in_any_order(query, on_sqlite ? on_sqlite_text : on_postgresql_text);
    }

    // What a statement answers, and what the text does, in the same spelling. `after` is called when each has run.
    template <class Query, class After>
    std::pair<text_rows, text_rows> both(const Query& query, std::string_view text, const After& after) {
        auto [found, reading] = answer(query);
        after();
        text_rows wanted = this->database.ask(this->db, text);
        after();
        for (auto& row : wanted)
            for (std::size_t i = 0; i < std::min(row.size(), reading.size()); ++i)
                if (row[i]) row[i] = reading[i](*row[i]);
        return {std::move(found), std::move(wanted)};
    }

private:
    template <class Query>
    std::pair<text_rows, readers> answer(const Query& query) {
        auto rows = this->db.execute(query);
        if constexpr (requires { rows.begin(); }) {
            using texts = row_texts<typename decltype(rows)::iterator::value_type>;
            text_rows found;
            for (const auto& one : rows) found.push_back(texts::of(one));
            return {std::move(found), texts::reading()};
        } else {
            return {};
        }
    }
};

}  // namespace compliance
