// Models with criteria.
#pragma once

#include <cupel/cupel.hpp>
#include <cupel/dialects/postgresql/driver.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <vector>

struct Request {
    std::int64_t tenant{};
};

struct Folder {
    std::int64_t id{};
    std::string name{};
};

struct Doc {
    std::int64_t id{};
    std::int64_t tenant{};
    std::int64_t folder{};
    std::string title{};
};

template <>
struct cupel::mapping<Folder> {
    static constexpr auto table = cupel::table<"folders">();
};

template <>
struct cupel::mapping<Doc> {
    static constexpr auto table =
        cupel::table<"docs">(foreign_key<&Doc::folder, &Folder::id>,
                             criterion(cupel::col<&Doc::tenant> == cupel::session_value<&Request::tenant>));
};
