// Any text is a URL, which its own text gives again, or is refused; neither shows a password.
#include "fuzz/fuzz.hpp"

#include <cupel/engine/url.hpp>

using namespace cupel;

namespace {

void read(const std::string& text, std::string_view secret) {
    try {
        const url made = url::parse(text);
        fuzz::claim(url::parse(made.unmasked()) == made, "a URL is what its text says");
        fuzz::claim_printable(made.masked());
        fuzz::claim_printable(made.unmasked());
        fuzz::claim(secret.empty() || made.masked().find(secret) == std::string::npos, "a log shows no password");
    } catch (const url_error& refused) {
        const std::string_view said = refused.what();
        fuzz::claim_printable(said);
        fuzz::claim(said.size() < 600, "a message is short");
        fuzz::claim(secret.empty() || said.find(secret) == std::string_view::npos, "a message shows no password");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input given(data, size);
    read(given.rest(), "");
    // A user's name ends where '/', '?' or '#' says so: behind it no password can stand.
    static constexpr std::string_view secret = "Sesam7243";
    std::string user = given.text();
    user.resize(std::min(user.size(), user.find_first_of("/?#")));
    const std::string before = given.text(), after = given.text(), host = given.rest();
    for (const std::string* const each : std::initializer_list<const std::string*>{&user, &before, &after, &host})
        if (each->find(secret) != std::string::npos) return 0;
    read("postgresql://" + user + ':' + before + std::string(secret) + after + '@' + host, secret);
    return 0;
}
