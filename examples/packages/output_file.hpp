#pragma once

#include <cstdint>
#include <filesystem>

// `PRAGMA application_id` of the databases that this program writes: "dpkg".
inline constexpr std::uint32_t application_id = 0x64706B67;

// Throws failure where the program must not write: over its input, a directory, or, unless forced, over a file that
// it did not write itself or that the user may not write.
void check_output(const std::filesystem::path& output, const std::filesystem::path& input, bool force);

// A new file beside its destination, which it replaces in one step when it's complete, with the permissions of what was
// there. Until then it vanishes with the object, and with the program if a signal ends it that can be handled; what
// SIGKILL leaves is removed by the next one. There is one at a time.
class pending_file {
public:
    explicit pending_file(const std::filesystem::path& destination);
    pending_file(const pending_file&) = delete;
    pending_file& operator=(const pending_file&) = delete;
    ~pending_file();

    const std::filesystem::path& path() const noexcept { return path_; }
    void publish();

private:
    void take_permissions() const;

    std::filesystem::path destination_;
    std::filesystem::path path_;
};
