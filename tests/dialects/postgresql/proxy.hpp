// A loopback TCP proxy in front of the server's Unix socket, which cuts connections at chosen moments.
#pragma once

#include "compliance/support/database.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace postgresql_tests {

// A socket that listens on a free port of 127.0.0.1.
class listening_socket {
public:
    listening_socket() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(socket_, 64) != 0 ||
            getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no port on the loopback");
        port_ = ntohs(address.sin_port);
    }
    listening_socket(const listening_socket&) = delete;
    listening_socket& operator=(const listening_socket&) = delete;
    ~listening_socket() { shut(); }

    void shut() {
        if (const int open = std::exchange(socket_, -1); open >= 0) close(open);
    }
    int get() const { return socket_; }
    int port() const { return port_; }

private:
    int socket_;
    int port_ = 0;
};

enum class cut {
    never,
    before,  // what the client sends with the word in it never reaches the server
    after    // it does, and the answer never reaches the client
};

class proxy {
public:
    proxy() {
        const cupel::url server = cupel::url::parse(compliance::postgresql_url());
        if (!server.host.starts_with('/')) return;
        socket_ = server.host + "/.s.PGSQL." + std::to_string(server.port == 0 ? 5432 : server.port);
        url_ = "postgresql://" + server.user + "@127.0.0.1:" + std::to_string(listening_.port()) + "/" +
               server.database + "?sslmode=disable&gssencmode=disable";
        accepting_ = std::thread([this] { accept_all(); });
    }
    proxy(const proxy&) = delete;
    proxy& operator=(const proxy&) = delete;
    ~proxy() {
        ending_ = true;
        if (accepting_.joinable()) accepting_.join();
        for (std::thread& each : bridges_) each.join();
    }

    // Whether there is a Unix socket to stand before.
    bool works() const { return !url_.empty(); }
    std::string url(const std::string& schema) const { return url_ + "&options=-csearch_path%3D" + schema; }

    // The next message with the word in it cuts its connection, once.
    void cut_at(std::string word, cut how) {
        const std::lock_guard lock(mutex_);
        word_ = std::move(word);
        how_ = how;
    }
    // Connections from now on, and requests to cancel, reach the server so much later.
    void delay_new_ones(std::chrono::milliseconds time) { delay_ = time; }
    // All connections that are open.
    void cut_all() { ++epoch_; }

private:
    void accept_all() {
        while (!ending_) {
            pollfd waiting{listening_.get(), POLLIN, 0};
            if (poll(&waiting, 1, 20) != 1) continue;
            const int client = accept(listening_.get(), nullptr, nullptr);
            if (client >= 0) bridges_.emplace_back([this, client] { bridge(client); });
        }
    }

    cut taken(std::string_view message) {
        const std::lock_guard lock(mutex_);
        if (how_ == cut::never || message.find(word_) == std::string_view::npos) return cut::never;
        return std::exchange(how_, cut::never);
    }

    void bridge(int client) {
        const int epoch = epoch_;
        std::this_thread::sleep_for(delay_.load());
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        socket_.copy(address.sun_path, sizeof address.sun_path - 1);
        const int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        bool open = connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        cut seen = cut::never;
        while (open && !ending_ && epoch == epoch_) {
            std::array<pollfd, 2> both{{{client, POLLIN, 0}, {server, POLLIN, 0}}};
            poll(both.data(), 2, 20);
            if ((both[0].revents & (POLLIN | POLLHUP)) != 0) {
                std::array<char, 65536> bytes;
                const ssize_t count = recv(client, bytes.data(), bytes.size(), 0);
                open = count > 0;
                if (!open) break;
                if (seen == cut::never) seen = taken({bytes.data(), static_cast<std::size_t>(count)});
                if (seen == cut::before) break;
                open = send_all(server, bytes.data(), count);
            }
            if ((both[1].revents & (POLLIN | POLLHUP)) != 0) {
                std::array<char, 65536> bytes;
                const ssize_t count = recv(server, bytes.data(), bytes.size(), 0);
                if (count <= 0 || seen == cut::after) break;
                open = send_all(client, bytes.data(), count);
            }
        }
        close(client);
        close(server);
    }

    static bool send_all(int to, const char* bytes, ssize_t count) {
        while (count > 0) {
            const ssize_t sent = send(to, bytes, static_cast<std::size_t>(count), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes += sent;
            count -= sent;
        }
        return true;
    }

    listening_socket listening_;
    std::string socket_;
    std::string url_;
    std::atomic<bool> ending_{false};
    std::atomic<int> epoch_{0};
    std::atomic<std::chrono::milliseconds> delay_{};
    std::mutex mutex_;
    std::string word_;
    cut how_ = cut::never;
    std::vector<std::thread> bridges_;
    std::thread accepting_;
};

}  // namespace postgresql_tests
