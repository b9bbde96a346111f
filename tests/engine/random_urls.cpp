// Random texts as URLs, for a bounded time: each is a URL, which its text gives again, or is refused; neither shows a
// password.
#include "random_texts.hpp"

#include <cupel/engine/url.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cupel;

namespace random_urls {

void expect_one_printable_line(const std::string& shown) {
    for (const char c : shown) EXPECT_TRUE(c >= ' ' && c <= '~') << testing::PrintToString(shown);
}

TEST(random_urls, are_read_or_refused) {
    random_texts::source random;
    random_texts::bounded_time time(2000);
    int read = 0, refused = 0;
    while (time.is_left() && !testing::Test::HasFailure()) {
        static constexpr const char* heads[] = {"", "sqlite://", "sqlite:///", "postgresql://",
                                                "postgresql+libpqxx://"};
        const std::string text = heads[random.below(5)] + random.text(8);
        SCOPED_TRACE("the text " + testing::PrintToString(text.substr(0, 300)));
        try {
            const url made = url::parse(text);
            EXPECT_EQ(url::parse(made.unmasked()), made) << made.unmasked();
            expect_one_printable_line(made.masked());
            expect_one_printable_line(made.unmasked());
            ++read;
        } catch (const url_error& failure) {
            expect_one_printable_line(failure.what());
            EXPECT_LT(std::string_view(failure.what()).size(), 600U);
            ++refused;
        }
    }
    EXPECT_GT(read, 100);
    EXPECT_GT(refused, 100);
}

TEST(random_urls, never_show_their_password) {
    random_texts::source random;
    random_texts::bounded_time time(2000);
    int read = 0, refused = 0;
    const std::string secret = "Sesam7243";
    while (time.is_left() && !testing::Test::HasFailure()) {
        std::string user = random.text(2);  // ends where a '/', '?' or '#' says so: behind it no password can stand
        user.resize(std::min(user.size(), user.find_first_of("/?#")));
        const std::string text =
            "postgresql://" + user + ':' + random.text(3) + secret + random.text(3) + '@' + random.text(3);
        SCOPED_TRACE("the text " + testing::PrintToString(text.substr(0, 300)));
        try {
            const url made = url::parse(text);
            EXPECT_THAT(made.masked(), testing::Not(testing::HasSubstr(secret)));
            ++read;
        } catch (const url_error& failure) {
            EXPECT_THAT(std::string(failure.what()), testing::Not(testing::HasSubstr(secret)));
            ++refused;
        }
    }
    EXPECT_GT(read, 10);
    EXPECT_GT(refused, 100);
}

}  // namespace random_urls
