#include <cupel/types/integer.hpp>
#include <cupel/types/uuid.hpp>

#include <boost/uuid/uuid_io.hpp>
#include <gtest/gtest.h>

using namespace cupel;

namespace {

static_assert(storable<uuid> && detail::sql_type_of<uuid>.kind == type_kind::uuid);
static_assert(!comparable(detail::sql_type_of<uuid>, detail::sql_type_of<std::int64_t>));

TEST(uuid, has_the_text_that_boost_gives_it) {
    uuid value{{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xff}};
    const auto text = detail::uuid_text(codec<uuid>::encode(value));
    EXPECT_EQ(std::string_view(text.data(), text.size()), to_string(value));
    EXPECT_EQ(codec<uuid>::decode(detail::uuid_from_text("6BA7B810-9DAD-11d1-80b4-00c04fd430ff")), value);
}

TEST(uuid, refuses_what_is_no_uuid) {
    for (const char* text : {"", "6ba7b810-9dad-11d1-80b4-00c04fd430f", "6ba7b810-9dad-11d1-80b4-00c04fd430fff",
                             "6ba7b8109-dad-11d1-80b4-00c04fd430ff", "gba7b810-9dad-11d1-80b4-00c04fd430ff",
                             "{6ba7b810-9dad-11d1-80b4-00c04fd430}"})
        EXPECT_THROW(detail::uuid_from_text(text), data_error) << text;
}

}  // namespace
