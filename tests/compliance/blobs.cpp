// Blobs.
#include "compliance/support/database.hpp"

using namespace cupel;

namespace blobs {

struct file {
    std::int64_t id{};
    blob content;
    std::optional<blob> maybe;
    bool operator==(const file&) const = default;
};

template <class D>
struct blobs : compliance::suite<D> {};
TYPED_TEST_SUITE(blobs, compliance::databases, compliance::database_names);

blob all_bytes(std::size_t size) {
    blob bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>(i % 256);
    return bytes;
}

TYPED_TEST(blobs, of_any_size_come_back) {
    create_all<file>(this->db);
    for (std::size_t size : {0U, 1U, 256U, 4096U, 1048576U}) {
        this->db.execute(delete_from<file>().all_rows());
        const file stored{1, all_bytes(size), all_bytes(size)};
        this->db.execute(insert_into<file>(with_key).values(stored));
        EXPECT_EQ(this->db.execute(select<file>()).one(), stored);
        EXPECT_EQ(
            this->db.execute(select(func::count()).from<file>().where(col<&file::content> == stored.content)).scalar(),
            1);
        this->db.execute(update<file>().set(col<&file::content> = all_bytes(size + 1)).all_rows());
        EXPECT_EQ(this->db.execute(select<file>()).one().content, all_bytes(size + 1));
    }
}

TYPED_TEST(blobs, empty_is_not_null) {
    create_all<file>(this->db);
    this->db.execute(insert_into<file>().values(file{0, {}, blob()}));
    this->db.execute(insert_into<file>().values(file{0, {}, std::nullopt}));
    EXPECT_EQ(this->db.execute(select(col<&file::maybe>).order_by(col<&file::id>)).scalars(),
              (std::vector<std::optional<blob>>{blob(), std::nullopt}));
}

// One row after the other, into the same objects.
TYPED_TEST(blobs, of_one_row_do_not_leak_into_the_next) {
    create_all<file>(this->db);
    this->db.execute(insert_into<file>().values(file{0, all_bytes(1000), all_bytes(10)}));
    this->db.execute(insert_into<file>().values(file{0, {}, std::nullopt}));
    this->db.execute(insert_into<file>().values(file{0, all_bytes(3), blob()}));
    std::vector<std::size_t> sizes;
    for (const file& one : this->db.execute(select<file>().order_by(col<&file::id>))) {
        sizes.push_back(one.content.size());
        sizes.push_back(one.maybe ? one.maybe->size() : 9999);
    }
    EXPECT_THAT(sizes, testing::ElementsAre(1000, 10, 0, 9999, 3, 0));
}

TYPED_TEST(blobs, are_found_in_a_range) {
    create_all<file>(this->db);
    this->db.execute(insert_into<file>().values(std::vector<file>{
        {0, all_bytes(300), blob()}, {0, {}, all_bytes(2)}, {0, all_bytes(3), std::nullopt}, {0, all_bytes(1), {}}}));
    const auto ids = [&](auto condition) {
        return this->db.execute(select(col<&file::id>).where(condition).order_by(col<&file::id>)).scalars();
    };
    using testing::ElementsAre;
    const std::vector<blob> wanted{all_bytes(300), blob(), all_bytes(2)};
    EXPECT_THAT(ids(col<&file::content>.in(wanted)), ElementsAre(1, 2));
    EXPECT_THAT(ids(col<&file::content>.not_in(wanted)), ElementsAre(3, 4));
    EXPECT_THAT(ids(col<&file::maybe>.in(wanted)), ElementsAre(1, 2));
    EXPECT_THAT(ids(col<&file::maybe>.not_in(wanted)), ElementsAre());  // NULL is neither
    EXPECT_THAT(ids(col<&file::content>.in(std::vector<blob>{})), ElementsAre());
    const std::vector<std::pair<std::int64_t, blob>> rows{{1, all_bytes(300)}, {2, all_bytes(300)}, {3, all_bytes(3)}};
    EXPECT_THAT(ids(row_(col<&file::id>, col<&file::content>).in(rows)), ElementsAre(1, 3));
}

}  // namespace blobs
