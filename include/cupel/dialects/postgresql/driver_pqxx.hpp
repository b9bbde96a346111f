// libpqxx: what differs between its versions is here and nowhere else. It opens and owns the connection; the driver speaks
// to the PGconn beneath it, for binary parameters and results.
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

namespace cupel::detail {

#if PQXX_VERSION_MAJOR < 7

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

    PGconn* handle() const noexcept { return reinterpret_cast<PGconn*>(handle_); }
    // Closes the socket and says nothing to the server; the rest of it is never freed.
    void abandon() noexcept {
        close(PQsocket(handle()));
        (void)connection_.release();
    }

private:
    std::unique_ptr<pqxx::basic_connection_base<pqxx_policy>> connection_;
    pqxx_policy::handle handle_ = nullptr;
};

#else

static_assert(PQXX_VERSION_MAJOR > 7 || PQXX_VERSION_MINOR >= 8, "cupel needs libpqxx 6.4, or 7.8 and later");

class pqxx_connection {
public:
    // Throws connection_error with what the server or the network said.
    explicit pqxx_connection(const std::string& options) : handle_(PQconnectdb(options.c_str())) {
        if (handle_ == nullptr) throw std::bad_alloc();
        if (PQstatus(handle_) != CONNECTION_OK) {
            const std::string why = PQerrorMessage(handle_);
            PQfinish(handle_);
            throw connection_error(error_code::connection, without_newline(why));
        }
        connection_ = std::make_unique<pqxx::connection>(
            pqxx::connection::seize_raw_connection(reinterpret_cast<pqxx::internal::pq::PGconn*>(handle_)));
    }

    PGconn* handle() const noexcept { return handle_; }
    // Closes the socket and says nothing to the server; the rest of it is never freed.
    void abandon() noexcept {
        close(PQsocket(handle()));
        (void)connection_.release();
    }

private:
    PGconn* handle_;
    std::unique_ptr<pqxx::connection> connection_;
};

#endif

}  // namespace cupel::detail
