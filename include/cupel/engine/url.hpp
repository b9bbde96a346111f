// Database URLs.
//     sqlite://                       a database in memory
//     sqlite:///relative.db           sqlite:////absolute.db
//     postgresql://user:p%40ss@host:5432/database?connect_timeout=5
//     postgresql://[::1]/database     postgresql://%2Fvar%2Frun%2Fpostgresql/database
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/engine/url_text.hpp>

#include <concepts>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cupel {

// The parts of a URL, their percent escapes decoded.
struct url {
    std::string dialect{};  // "sqlite", "postgresql"
    std::string driver{};   // what stands behind '+', or empty
    std::string user{};
    std::optional<std::string> password{};
    std::string host{};      // an IPv6 address without brackets; a folder of Unix sockets begins with '/'
    std::uint16_t port = 0;  // 0: the database's own
    std::string database{};  // the path of a file; empty: in memory
    std::vector<std::pair<std::string, std::string>> options{};

    // Throws url_error, which shows the text without what may be a password.
    static url parse(std::string_view text);

    // The value of an option, or null.
    const std::string* option(std::string_view name) const noexcept {
        for (const auto& [key, value] : options)
            if (key == name) return &value;
        return nullptr;
    }

    // The URL as logs show it: *** for the password and for options like one.
    std::string masked() const { return text(true); }
    // The whole URL with its password: parse() gives the same parts again.
    std::string unmasked() const { return text(false); }

    bool operator==(const url&) const = default;

private:
    std::string text(bool masked) const;
};

// A URL that names no database. Its text never shows a password.
struct url_error : programming_error {
    using programming_error::programming_error;
    // "the database URL '...' <why>"; `why` says the repair.
    url_error(const url& which, std::string_view why) : url_error(which.masked(), why, 0) {}
    // The same for text that is no URL.
    url_error(std::string_view text, std::string_view why) : url_error(detail::masked_text(text), why, 0) {}

private:
    url_error(const std::string& shown, std::string_view why, int)
        : programming_error(error_code::programming, "the database URL '" + shown + "' " + std::string(why)) {}
};

// The URL in an environment variable, or the default where that is not set or empty. Throws url_error.
inline url url_from_environment(const char* name, std::string_view default_url) {
    const char* const value = std::getenv(name);
    if (value == nullptr || *value == '\0') return url::parse(default_url);
    try {
        return url::parse(value);
    } catch (const url_error& failure) {
        throw url_error(failure.code(), "the environment variable " + std::string(name) + ": " + failure.message());
    }
}

namespace detail {

class url_parser {
public:
    explicit url_parser(std::string_view text) : text_(text) {}

    url parse() {
        std::string_view rest = scheme();
        if (rest.find('#') != std::string_view::npos) fail("has a fragment; write %23 where a name has a '#'");
        // A password that is not escaped must not pass for a database or an option, which are shown.
        const auto place_end = rest.find_first_of("/?");
        if (url_.dialect != "sqlite" && place_end != std::string_view::npos &&
            rest.find('@', place_end) != std::string_view::npos)
            fail("has an '@' behind a '/' or '?'; in names, passwords and options write %40, %2F and %3F for these");
        const auto query = rest.find('?');
        if (query != std::string_view::npos) options(rest.substr(query + 1));
        rest = rest.substr(0, query);
        if (url_.dialect == "sqlite") file(rest);
        else server(rest);
        return std::move(url_);
    }

private:
    [[noreturn]] void fail(std::string_view why) const { throw url_error(text_, why); }

    std::string decoded(std::string_view part, const char* what) const {
        if (auto plain = percent_decoded(part)) return *std::move(plain);
        fail("has a bad percent escape or a NUL in its " + std::string(what) + "; '%' itself is written %25");
    }

    // Takes "dialect+driver://"; gives what follows.
    std::string_view scheme() {
        const auto end = text_.find("://");
        const auto name = text_.substr(0, end);
        const auto plus = name.find('+');
        const auto dialect = name.substr(0, plus);
        const auto driver = plus == std::string_view::npos ? std::string_view() : name.substr(plus + 1);
        if (end == std::string_view::npos || name.find_first_of(":/?#@%") != std::string_view::npos)
            fail("does not begin with a dialect; write sqlite:///file.db or "
                 "postgresql://user:password@host:port/database");
        if (dialect == "postgres") fail("has the dialect postgres; write postgresql://");
        if (dialect != "sqlite" && dialect != "postgresql")
            fail("has an unknown dialect; write sqlite:// or postgresql://, in small letters");
        if (plus != std::string_view::npos && !(dialect == "postgresql" && driver == "libpqxx"))
            fail(dialect == "sqlite" ? "has an unknown driver; write sqlite://"
                                     : "has an unknown driver; write postgresql:// or postgresql+libpqxx://");
        url_.dialect = dialect;
        url_.driver = driver;
        return text_.substr(end + 3);
    }

    // "a=b&c=d"
    void options(std::string_view rest) {
        while (!rest.empty()) {
            const auto end = rest.find('&');
            const auto one = rest.substr(0, end);
            const auto equals = one.find('=');
            if (equals == std::string_view::npos || equals == 0)
                fail("has an option that is not name=value; write ?name=value&name=value, and %3F where a name has a "
                     "'?'");
            add_option(decoded(one.substr(0, equals), "options"), decoded(one.substr(equals + 1), "options"));
            if (end == std::string_view::npos) break;
            rest.remove_prefix(end + 1);
        }
    }

    void add_option(std::string name, std::string value) {
        if (url_.option(name) != nullptr) fail("has an option twice; write each once");
        url_.options.emplace_back(std::move(name), std::move(value));
    }

    void file(std::string_view rest) {
        if (rest.empty()) return;
        if (rest.front() != '/' || rest.size() == 1)
            fail("names no file; write sqlite:///relative.db, sqlite:////absolute.db, or sqlite:// for a database in "
                 "memory");
        url_.database = decoded(rest.substr(1), "path");
        if (url_.database == ":memory:") url_.database.clear();
    }

    void server(std::string_view rest) {
        const auto slash = rest.find('/');
        const auto authority = rest.substr(0, slash);
        if (slash != std::string_view::npos) {
            const auto path = rest.substr(slash + 1);
            if (path.find('/') != std::string_view::npos)
                fail("has more behind the database; write %2F where a name or a password has a '/'");
            url_.database = decoded(path, "database");
        }
        const auto at = authority.rfind('@');
        if (at != std::string_view::npos) credentials(authority.substr(0, at));
        place(at == std::string_view::npos ? authority : authority.substr(at + 1));
        take_option("user", url_.user);
        take_option("host", url_.host);
        take_option("dbname", url_.database);
        if (std::string password; take_option("password", password)) {
            if (url_.password) fail("has two passwords; write one");
            url_.password = std::move(password);
        }
        if (std::string number; take_option("port", number)) {
            if (url_.port != 0) fail("has two ports; write one");
            port(number);
        }
    }

    void credentials(std::string_view text) {
        const auto colon = text.find(':');
        if (text.find('@') != std::string_view::npos) fail("has two '@'; write %40 where a name or a password has one");
        url_.user = decoded(text.substr(0, colon), "user");
        if (colon != std::string_view::npos) url_.password = decoded(text.substr(colon + 1), "password");
    }

    // "host:port", "[address]:port"
    void place(std::string_view text) {
        if (text.starts_with('[')) {
            const auto end = text.find(']');
            if (end == std::string_view::npos) fail("has a '[' without ']'; write an IPv6 address as [::1]");
            url_.host = decoded(text.substr(1, end - 1), "host");
            if (url_.host.find(':') == std::string::npos) fail("has no IPv6 address in its brackets; write [::1]");
            text.remove_prefix(end + 1);
            if (!text.empty() && text.front() != ':') fail("has more behind ']' than a port; write [::1]:5432");
        } else {
            url_.host = decoded(text.substr(0, text.find(':')), "host");
            text.remove_prefix(text.substr(0, text.find(':')).size());
        }
        if (!text.empty()) port(text.substr(1));
    }

    void port(std::string_view digits) {
        unsigned number = 0;
        for (const char c : digits) {
            if (c < '0' || c > '9' || number > 65535) number = 65536;
            else number = number * 10 + static_cast<unsigned>(c - '0');
        }
        if (number == 0 || number > 65535)
            fail("has a port that is no number from 1 to 65535; in user and password write %3A for ':', %40 for '@', "
                 "%2F for '/'");
        url_.port = static_cast<std::uint16_t>(number);
    }

    // libpq takes parts of the place as options too.
    bool take_option(std::string_view name, std::string& part) {
        for (auto option = url_.options.begin(); option != url_.options.end(); ++option) {
            if (option->first != name) continue;
            if (!part.empty()) fail("has its " + std::string(name) + " twice, once as an option; write one");
            part = std::move(option->second);
            url_.options.erase(option);
            return true;
        }
        return false;
    }

    std::string_view text_;
    url url_;
};

}  // namespace detail

inline url url::parse(std::string_view text) { return detail::url_parser(text).parse(); }

namespace detail {

template <class T>
concept url_or_text = std::same_as<T, url> || std::convertible_to<const T&, std::string_view>;

inline const url& as_url(const url& where) noexcept { return where; }
inline url as_url(std::string_view where) { return url::parse(where); }

}  // namespace detail

inline std::string url::text(bool masked) const {
    constexpr std::string_view plain = "-._~";
    const auto encode = detail::append_percent_encoded;
    std::string out = dialect + (driver.empty() ? "" : "+") + driver + "://";
    encode(out, user, plain);
    if (password) {
        out += ':';
        if (masked) out += detail::mask;
        else encode(out, *password, plain);
    }
    if (password || !user.empty()) out += '@';
    if (host.find(':') != std::string::npos) {
        out += '[';
        encode(out, host, "-._~:");
        out += ']';
    } else {
        encode(out, host, plain);
    }
    if (port != 0) out += ':' + std::to_string(port);
    if (!database.empty()) {
        out += '/';
        encode(out, database, dialect == "sqlite" ? "-._~/:@+" : plain);
    }
    char before = '?';
    for (const auto& [name, value] : options) {
        out += std::exchange(before, '&');
        encode(out, name, plain);
        out += '=';
        if (masked && (detail::names_secret(name) || detail::names_secret(value))) out += detail::mask;
        else encode(out, value, "-._~/:");
    }
    return out;
}

}  // namespace cupel
