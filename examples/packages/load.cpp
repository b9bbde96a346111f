#include "load.hpp"

#include "output_file.hpp"
#include "progress.hpp"
#include "schema.hpp"

#include <algorithm>
#include <span>
#include <string_view>

namespace {

// A path may hold any byte, a URL only some.
std::string percent_encoded(std::string_view path) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    std::string encoded;
    for (const char c : path) {
        if (plain.find(c) != std::string_view::npos) encoded += c;
        else encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

template <typename Row>
void insert_all(auto& transaction, std::span<const Row> rows, const auto& inserted) {
    constexpr std::size_t batch = 500;
    for (std::size_t first = 0; first < rows.size(); first += batch) {
        const auto part = rows.subspan(first, std::min(batch, rows.size() - first));
        transaction.execute(cupel::insert_into<Row>().values(part));
        inserted(part.size());
    }
}

}  // namespace

cupel::sqlite::engine open_database(const std::filesystem::path& file) {
    return cupel::sqlite::engine::connect("sqlite:///" + percent_encoded(std::filesystem::absolute(file).string()));
}

void load(const catalogue& rows, const std::filesystem::path& file) {
    auto db = open_database(file);
    progress_bar bar{"loading", rows.rows()};
    std::uint64_t done = 0;
    const auto inserted = [&](std::size_t count) { bar.update(done += count); };

    db.begin([&](auto& transaction) {
        cupel::create_all<section, maintainer, package, dependency>(transaction);
        insert_all<section>(transaction, rows.sections, inserted);
        insert_all<maintainer>(transaction, rows.maintainers, inserted);
        insert_all<package>(transaction, rows.packages, inserted);
        insert_all<dependency>(transaction, rows.dependencies, inserted);
        transaction.run("PRAGMA application_id = " + std::to_string(application_id));
    });
}
