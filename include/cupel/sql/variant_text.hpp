// The texts of a statement with optional parts: one for each set of parts that was there, made when it is first used.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/sql/bound_statement.hpp>
#include <cupel/sql/compile.hpp>
#include <cupel/sql/part.hpp>

#include <array>
#include <atomic>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cupel::detail {

// Finds out which parts are there, in the order in which `render` numbers them. Inside a part that is left out none is.
class part_finder {
public:
    template <class T>
    void operator()(const T&) noexcept {}
    template <class T>
    void null() noexcept {}
    template <fixed_string Name, class Beside>
    void named() noexcept {}

    void found_part(std::string_view name, bool on) {
        for (std::size_t i = 0; !name.empty() && i < count_; ++i) {
            if (names_[i] != name) continue;
            if ((flags_ >> i & 1) != std::uint64_t{on})
                throw programming_error(error_code::programming, "the part \"" + std::string(name) +
                                                                     "\" is given two flags that differ; use one "
                                                                     "part<...>(flag) for all of its places");
            return enter(i, on);
        }
        names_[count_] = name;
        flags_ |= std::uint64_t{on} << count_;
        enter(count_++, on);
    }
    void left_part(bool on) noexcept { left_out_ -= std::size_t{!on}; }
    template <std::same_as<run_time_pattern> Text>
    void found_text(const Text& text) {
        texts_.push_back(&text);
    }
    const std::vector<const run_time_pattern*>& texts() const noexcept { return texts_; }
    std::uint64_t mask() const noexcept { return mask_; }

private:
    void enter(std::size_t part, bool on) noexcept {
        if (on && left_out_ == 0) mask_ |= std::uint64_t{1} << part;
        left_out_ += std::size_t{!on};
    }

    std::array<std::string_view, most_parts> names_{};
    std::vector<const run_time_pattern*> texts_{};
    std::size_t count_ = 0;
    std::size_t left_out_ = 0;  // parts around the place where the visit is
    std::uint64_t flags_ = 0;
    std::uint64_t mask_ = 0;
};

using parameter_writer = void (*)(walk&, std::size_t);

// Writes the text of a pattern with the parts of a mask. `parameter` is the dialect's. A template, so that a program whose
// statements have no optional parts does not compile it.
template <class Numbers>
class basic_pattern_text {
public:
    // `texts` are the patterns of the pieces that are made at run time.
    basic_pattern_text(std::string_view pattern, std::uint64_t there, parameter_writer parameter,
                       std::span<const std::string_view> texts = {})
        : texts_(texts), numbers_of_texts_(texts.size()), mask_(there), parameter_(parameter) {
        Numbers numbers;
        run(pattern, numbers);
    }
    std::string take() { return std::move(text_); }
    std::size_t parameters() const noexcept { return parameters_; }

private:
    struct open_list {
        std::string_view before, between;
        bool begun = false;
    };

    // Each piece counts its parameters by itself; where it stands twice they are the same.
    void run(std::string_view pattern, Numbers& numbers) {
        const std::string_view rest = std::exchange(rest_, pattern);
        Numbers* const around = std::exchange(numbers_, &numbers);
        while (!rest_.empty()) step();
        rest_ = rest;
        numbers_ = around;
    }

    char next() noexcept {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }
    std::string_view up_to_list_text() noexcept {
        const std::size_t size = rest_.find(mark::list_text);
        const std::string_view found = rest_.substr(0, size);
        rest_.remove_prefix(size + 1);
        return found;
    }

    void step() {
        const char c = next();
        switch (c) {
            case mark::parameter: return add_parameter();
            case mark::part:
                if ((mask_ >> next() & 1) == 0) skip();
                return;
            case mark::no_part:
                if ((mask_ >> next() & 1) != 0) skip();
                return;
            case mark::end: return;
            case mark::first_parameters: return reserve(static_cast<std::size_t>(next()));
            case mark::text: {
                const std::size_t slot = static_cast<unsigned char>(next());
                return run(texts_[slot], numbers_of_texts_[slot]);
            }
            case mark::list: {
                const std::string_view before = up_to_list_text();
                lists_.push_back({before, up_to_list_text()});
                return;
            }
            case mark::item:
                text_ += std::exchange(lists_.back().begun, true) ? lists_.back().between : lists_.back().before;
                return;
            case mark::needed_list_end:
                if (!lists_.back().begun) throw nothing_set_error();
                [[fallthrough]];
            case mark::list_end: lists_.pop_back(); return;
            default: text_ += c;
        }
    }

    // Their values come first, wherever they stand.
    void reserve(std::size_t count) {
        numbers_->resize(count + 1);
        for (std::size_t i = 1; i <= count; ++i) (*numbers_)[i] = i;
        parameters_ = count;
    }

    void add_parameter() {
        const std::size_t high = static_cast<unsigned char>(next());
        const std::size_t in_pattern = high * 128 + static_cast<unsigned char>(next());
        Numbers& numbers = *numbers_;
        if (numbers.size() <= in_pattern) numbers.resize(in_pattern + 1);
        if (numbers[in_pattern] == 0) numbers[in_pattern] = ++parameters_;
        std::array<char, 32> digits{};
        walk w;
        w.out = digits.data();
        w.room = digits.size();
        parameter_(w, numbers[in_pattern]);
        text_.append(digits.data(), w.size);
    }

    // Goes to the end of a part that is left out, over the parts and lists inside.
    void skip() {
        for (std::size_t depth = 1; depth != 0;) {
            switch (next()) {
                case mark::parameter: rest_.remove_prefix(2); break;
                case mark::text: rest_.remove_prefix(1); break;
                case mark::part:
                case mark::no_part:
                    rest_.remove_prefix(1);
                    ++depth;
                    break;
                case mark::end: --depth; break;
                default: break;
            }
        }
    }

    std::string text_{};
    std::string_view rest_{};
    std::span<const std::string_view> texts_;
    std::vector<Numbers> numbers_of_texts_;
    std::uint64_t mask_;
    parameter_writer parameter_;
    std::vector<open_list> lists_{};
    Numbers* numbers_ = nullptr;  // of the piece that is written
    std::size_t parameters_ = 0;
};
using pattern_text = basic_pattern_text<std::vector<std::size_t>>;

// Texts by their masks. Each is made once, by one thread while others wait, and stays where it is, so that sessions find
// what they have prepared.
class variant_texts {
public:
    template <class Text = pattern_text>
    std::string_view get(std::uint64_t there, std::string_view pattern, parameter_writer parameter) {
        std::atomic<const variant*>& bucket = buckets_[there % buckets_.size()];
        if (const variant* found = find(bucket.load(std::memory_order_acquire), there)) return found->text;
        const one_maker alone(making_);
        const variant* const first = bucket.load(std::memory_order_acquire);
        if (const variant* found = find(first, there)) return found->text;
        const variant* const made = new variant{there, Text(pattern, there, parameter).take(), first};
        bucket.store(made, std::memory_order_release);
        return made->text;
    }

private:
    struct variant {
        std::uint64_t there;
        std::string text;
        const variant* next;
    };

    struct one_maker {
        std::atomic_flag& making;
        explicit one_maker(std::atomic_flag& flag) noexcept : making(flag) {
            while (making.test_and_set(std::memory_order_acquire)) making.wait(true, std::memory_order_relaxed);
        }
        one_maker(const one_maker&) = delete;
        one_maker& operator=(const one_maker&) = delete;
        ~one_maker() {
            making.clear(std::memory_order_release);
            making.notify_one();
        }
    };

    static const variant* find(const variant* one, std::uint64_t there) noexcept {
        while (one != nullptr && one->there != there) one = one->next;
        return one;
    }

    std::array<std::atomic<const variant*>, 64> buckets_{};
    std::atomic_flag making_{};
};

template <class Statement, class Dialect>
consteval std::size_t measure_pattern() {
    writer<Dialect> w;
    w.pattern = true;
    Statement::render(w);
    w.release();
    return w.size;
}

template <class Statement, class Dialect>
struct pattern_of {
    static constexpr std::size_t size = measure_pattern<Statement, Dialect>();
    static constexpr auto text = [] {
        std::array<char, size + 1> pattern{};
        writer<Dialect> w;
        w.pattern = true;
        w.out = pattern.data();
        w.room = pattern.size();
        Statement::render(w);
        w.release();
        return pattern;
    }();
    static inline constinit variant_texts variants{};
};
template <class Statement, class... Given, class Dialect>
struct pattern_of<bound_statement<Statement, Given...>, Dialect> : pattern_of<Statement, Dialect> {};

// The text of a statement with the parts that are there. Throws nothing_set_error, and programming_error where one part is
// given two flags that differ.
template <class Statement, class Dialect>
std::string_view variant_text(const Statement& statement) {
    using pattern = pattern_of<Statement, Dialect>;
    part_finder parts;
    visit_clauses(parts, statement.clauses);
    return pattern::variants.get(parts.mask(), {pattern::text.data(), pattern::size}, &Dialect::parameter);
}

}  // namespace cupel::detail
