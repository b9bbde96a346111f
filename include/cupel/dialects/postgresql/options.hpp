// How a PostgreSQL database is connected to.
#pragma once

#include <cupel/engine/echo.hpp>
#include <cupel/engine/isolation.hpp>
#include <cupel/engine/pool_options.hpp>
#include <cupel/engine/url.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace cupel {

struct postgresql_options {
    std::chrono::seconds connect_timeout{10};  // for each address of the host; 0 waits as long as the network does
    std::chrono::milliseconds statement_timeout{0};  // what runs longer throws timeout_error; 0 is no limit
    std::string application_name = "cupel";          // as pg_stat_activity shows it
    pool_options pool{};
    echo_mode echo = echo_mode::off;
    bool show_parameters = false;                // in errors: the values of the statement that failed
    std::optional<isolation> isolation_level{};  // of connections and transactions that name none
};

namespace detail {

// name='value', quoted for libpq.
inline void add_keyword(std::string& text, std::string_view name, std::string_view value) {
    text.append(text.empty() ? "" : " ").append(name).append("='");
    for (const char c : value) {
        if (c == '\'' || c == '\\') text += '\\';
        text += c;
    }
    text += '\'';
}

// What libpq connects by. Options of the URL are libpq's own and win: ?sslmode=require&options=-csearch_path%3Dapp
inline std::string keywords_of(const url& where, const postgresql_options& how) {
    std::string text;
    if (!where.host.empty()) add_keyword(text, "host", where.host);
    if (where.port != 0) add_keyword(text, "port", std::to_string(where.port));
    if (!where.user.empty()) add_keyword(text, "user", where.user);
    if (where.password) add_keyword(text, "password", *where.password);
    if (!where.database.empty()) add_keyword(text, "dbname", where.database);
    std::string settings;
    if (how.statement_timeout.count() > 0)
        settings = "-cstatement_timeout=" + std::to_string(how.statement_timeout.count());
    bool timeout = false, name = false;
    for (const auto& [key, value] : where.options) {
        if (key == "client_encoding" || key == "fallback_application_name" || key == "replication")
            throw url_error(where, "has the option " + key + ", which is not for its user to choose; leave it out");
        timeout = timeout || key == "connect_timeout";
        name = name || key == "application_name";
        if (key == "options") settings += (settings.empty() ? "" : " ") + value;
        else add_keyword(text, key, value);
    }
    if (!settings.empty()) add_keyword(text, "options", settings);
    if (!timeout && how.connect_timeout.count() > 0)
        add_keyword(text, "connect_timeout", std::to_string(std::max<std::int64_t>(2, how.connect_timeout.count())));
    if (!name && !how.application_name.empty()) add_keyword(text, "application_name", how.application_name);
    add_keyword(text, "client_encoding", "UTF8");
    return text;
}

}  // namespace detail
}  // namespace cupel
