// UUIDs, by Boost's class. Nothing includes this header; its generators are in <boost/uuid/uuid_generators.hpp>.
#pragma once

#include <cupel/types/uuid_bytes.hpp>

#include <boost/uuid/uuid.hpp>

#include <algorithm>

namespace cupel {

using uuid = boost::uuids::uuid;

template <>
struct codec<uuid> {
    using stored_as = uuid_bytes;
    static constexpr sql_type type = detail::stored_kind<uuid_bytes>::type;
    static uuid_bytes encode(const uuid& value) noexcept {
        uuid_bytes stored;
        std::copy(value.begin(), value.end(), stored.bytes.begin());
        return stored;
    }
    static uuid decode(const uuid_bytes& stored) noexcept {
        uuid value;
        std::copy(stored.bytes.begin(), stored.bytes.end(), value.begin());
        return value;
    }
};

}  // namespace cupel
