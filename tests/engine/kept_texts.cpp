// Which of the texts that a session has made it keeps.
#include <cupel/engine/kept_texts.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

using cupel::detail::kept_texts;

namespace {

std::string text(std::size_t number) { return "text " + std::to_string(number); }

struct kept : ::testing::Test {
    kept_texts<> texts{};
    std::vector<std::string> let_go{};

    auto keep(std::size_t number) {
        return texts.keep(text(number), [&](std::string_view one) {
            let_go.emplace_back(one);
            return true;
        });
    }
    void fill() {
        for (std::size_t number = 0; number < kept_texts<>::most; ++number) keep(number);
    }
};

TEST_F(kept, a_known_text_is_the_one_that_is_there) {
    const auto first = keep(1);
    keep(2);
    EXPECT_EQ(keep(1), first);
    EXPECT_EQ(*first, text(1));
    EXPECT_TRUE(let_go.empty());
}

TEST_F(kept, what_was_used_longest_ago_goes) {
    fill();
    EXPECT_TRUE(let_go.empty());
    keep(0);
    keep(1000);
    EXPECT_EQ(let_go, std::vector{text(1)});
    keep(2);
    keep(1001);
    EXPECT_EQ(let_go, (std::vector{text(1), text(3)}));
}

TEST_F(kept, what_is_in_use_stays_and_the_next_goes) {
    fill();
    const auto first = keep(0);
    std::vector<std::string> asked;
    const auto refuse_one = [&](std::string_view one) {
        asked.emplace_back(one);
        return one != text(1);
    };
    texts.keep(text(1000), refuse_one);
    EXPECT_EQ(asked, (std::vector{text(1), text(2)}));
    EXPECT_EQ(keep(0), first);
}

}  // namespace
