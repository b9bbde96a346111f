// Models with criteria: tenants, rows marked as deleted, what is published.
#pragma once

#include <cupel/cupel.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace office {

struct request {
    std::int64_t tenant{};
};

struct folder {
    std::int64_t id{};
    std::string name{};
};

struct doc {
    std::int64_t id{};
    std::int64_t tenant_id{};
    std::optional<std::int64_t> folder_id{};
    std::string title{};
    std::optional<cupel::timestamp> deleted_at{};
};

struct note {
    std::int64_t id{};
    std::int64_t doc_id{};
    std::string text{};
    bool hidden{};
};

}  // namespace office

template <>
struct cupel::mapping<office::folder> {
    static constexpr auto table = cupel::table<"folders">();
};

template <>
struct cupel::mapping<office::doc> {
    static constexpr auto table = cupel::table<"docs">(
        foreign_key<&office::doc::folder_id, &office::folder::id>, soft_delete<&office::doc::deleted_at>,
        criterion(col<&office::doc::tenant_id> == session_value<&office::request::tenant>));
};

template <>
struct cupel::mapping<office::note> {
    static constexpr auto table =
        cupel::table<"notes">(foreign_key<&office::note::doc_id, &office::doc::id>,
                              criterion(!col<&office::note::hidden> || col<&office::note::text> == "public"));
};
