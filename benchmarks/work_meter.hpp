// The processor time that a client and its server process take together.
#pragma once

#include "raw_libpq.hpp"

#include <chrono>
#include <ctime>
#include <fstream>
#include <stdexcept>
#include <string>

namespace bench {

// Where both share one processor and the client waits for every answer, that is the time that passes, without what
// other programs take. Of a server on another machine it is the time that passes.
class work_meter {
public:
    // The process number of the server's side of a connection.
    explicit work_meter(int server_process)
        : path_(is_local() ? "/proc/" + std::to_string(server_process) + "/schedstat" : std::string()), begun_(now()) {}

    double seconds() const { return now() - begun_; }

private:
    static bool is_local() {
        static const bool local = [] {
            const auto connection = raw::connect();
            return *PQhost(connection.get()) == '/';
        }();
        return local;
    }

    double now() const {
        if (path_.empty())
            return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
        std::ifstream file(path_);
        double nanoseconds = 0;
        if (!(file >> nanoseconds)) throw std::runtime_error("cannot read " + path_);
        std::timespec client{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &client);
        return static_cast<double>(client.tv_sec) + (static_cast<double>(client.tv_nsec) + nanoseconds) * 1e-9;
    }

    std::string path_;
    double begun_;
};

}  // namespace bench
