// libpqxx: what differs between its versions is here and nowhere else. It owns the connection; the driver speaks to the PGconn
// beneath it, for binary parameters and results.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/dialects/postgresql/driver_error.hpp>

#include <libpq-fe.h>
#include <pqxx/connection>
#include <pqxx/version>
#include <unistd.h>

#include <exception>
#include <memory>
#include <new>
#include <string>
#include <utility>

namespace cupel::detail {

// libpqxx 8 has constants for the macros, of which #if knows nothing.
#if defined(PQXX_VERSION_MAJOR) && PQXX_VERSION_MAJOR < 7

// Notes the handle of the connection that libpqxx opens.
class pqxx_policy : public pqxx::connectionpolicy {
public:
    explicit pqxx_policy(const std::string& options) : pqxx::connectionpolicy(options) {}
    handle do_startconnect(handle before) override {
        if (before != nullptr) return before;
        opened() = normalconnect(before);
        return opened();
    }
    // The handle of the connection that this thread opened last.
    static handle& opened() noexcept {
        thread_local handle last = nullptr;
        return last;
    }
};

class pqxx_connection {
public:
    // Throws connection_error with what the server or the network said.
    explicit pqxx_connection(const std::string& options) {
        try {
            connection_ = std::make_unique<pqxx::basic_connection_base<pqxx_policy>>(options);
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& failure) {
            throw connection_error(error_code::connection, without_newline(failure.what()));
        }
        handle_ = pqxx_policy::opened();
    }

    PGconn* handle() const noexcept { return handle_; }
    // Closes the socket and says nothing to the server; the rest of it is never freed.
    void abandon() noexcept {
        close(PQsocket(handle()));
        (void)connection_.release();
    }

private:
    std::unique_ptr<pqxx::basic_connection_base<pqxx_policy>> connection_;
    PGconn* handle_ = nullptr;
};

#else

struct close_connection {
    void operator()(PGconn* handle) const noexcept { PQfinish(handle); }
};
using libpq_connection = std::unique_ptr<PGconn, close_connection>;

// Throws connection_error with what the server or the network said.
inline libpq_connection open_connection(const std::string& options) {
    libpq_connection opened(PQconnectdb(options.c_str()));
    if (opened == nullptr) throw std::bad_alloc();
    if (PQstatus(opened.get()) != CONNECTION_OK)
        throw connection_error(error_code::connection, without_newline(PQerrorMessage(opened.get())));
    return opened;
}

#if defined(PQXX_VERSION_MAJOR) && PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR < 8

// libpqxx 7.0 to 7.7 neither shows the handle of a connection nor takes one over; libpq's own connection serves.
class pqxx_connection {
public:
    explicit pqxx_connection(const std::string& options) : connection_(open_connection(options)) {}

    PGconn* handle() const noexcept { return connection_.get(); }
    // Closes the socket and says nothing to the server; the rest of it is never freed.
    void abandon() noexcept {
        close(PQsocket(handle()));
        (void)connection_.release();
    }

private:
    libpq_connection connection_;
};

#else

// A connection that libpqxx opens does not show its handle; one that it takes over was there before.
class pqxx_connection {
public:
    explicit pqxx_connection(const std::string& options) : pqxx_connection(open_connection(options)) {}

    PGconn* handle() const noexcept { return handle_; }
    // Closes the socket and says nothing to the server; the rest of it is never freed.
    void abandon() noexcept {
        close(PQsocket(handle()));
        (void)std::move(connection_).release_raw_connection();
    }

private:
    explicit pqxx_connection(libpq_connection opened)
        : handle_(opened.get()), connection_(pqxx::connection::seize_raw_connection(handle_)) {
        opened.release();
    }

    PGconn* handle_;
    pqxx::connection connection_;
};

#endif
#endif

}  // namespace cupel::detail
