// A repository: the everyday work with the entities of one model, over a session.
#pragma once

#include <cupel/orm/page.hpp>
#include <cupel/orm/session.hpp>
#include <cupel/sql/exists.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

// What it writes is flushed, so that keys are there and what the database refuses is thrown here; it never commits: a
// transaction is of whoever has the session. A key of several columns is given as a tuple.
//     repository users = repository_of<User>(session);
template <class T, class Session>
class repository {
public:
    using model_type = T;

    explicit repository(Session& session) noexcept : session_(&session) {}

    Session& session() const noexcept { return *session_; }

    // INSERT; the entity has its key.
    ref<T> create(T value) const {
        auto made = session_->add(std::move(value));
        session_->flush();
        return made;
    }
    // INSERT of all of them together.
    template <class Range>
    std::vector<ref<T>> create_all(Range&& values) const {
        auto made = session_->add_all(std::forward<Range>(values));
        session_->flush();
        return made;
    }

    // The entity with this key, or an empty handle.
    template <class Key>
    ref<T> get(const Key& key) const {
        return with_key(key, [&](const auto&... part) { return session_->template get<T>(part...); });
    }
    // Throws not_found_error<T>.
    template <class Key>
    ref<T> get_one(const Key& key) const {
        return with_key(key, [&](const auto&... part) { return session_->template get_one<T>(part...); });
    }

    // SELECT ... WHERE condition ORDER BY order: entities<T>.
    template <class Condition, class... Order>
    auto find(const Condition& condition, const Order&... order) const {
        if constexpr (sizeof...(Order) == 0) return session_->scalars(select<T>().where(condition));
        else return session_->scalars(select<T>().where(condition).order_by(order...));
    }
    // The only one, or an empty handle. Throws multiple_rows_error.
    template <class Condition>
    ref<T> find_one(const Condition& condition) const {
        return session_->scalars(select<T>().where(condition).limit(2)).one_or_none();
    }
    // All of them, by their keys.
    auto all() const {
        return by_key([&](const auto&... key) { return session_->scalars(select<T>().order_by(key...)); });
    }

    // A page, counted from 1, and how many there are on all pages: by key, in an order that ends with the key (a
    // dynamic_order, as order_columns is, or columns), or of a SELECT that has its own.
    page<ref<T>> list(std::int64_t number, std::int64_t size) const {
        return by_key(
            [&](const auto&... key) { return paginate(*session_, select<T>().order_by(key...), number, size); });
    }
    template <class Order, class... Orders>
        requires detail::sort_key<Order>
    page<ref<T>> list(std::int64_t number, std::int64_t size, const Order& order, const Orders&... orders) const {
        return by_key([&](const auto&... key) {
            return paginate(*session_, select<T>().order_by(order, orders..., key...), number, size);
        });
    }
    template <class Grammar, class... Clauses>
    page<ref<T>> list(std::int64_t number, std::int64_t size, const statement<Grammar, Clauses...>& of) const {
        return paginate(*session_, of, number, size);
    }
    // The page behind a key, by seek_keys(...); the first one without, or with_total.
    template <class... Items, class Key = std::nullopt_t>
    auto seek(const std::tuple<Items...>& order, std::int64_t size, const Key& after = std::nullopt) const {
        return cupel::seek(*session_, select<T>(), order, size, after);
    }

    // Calls change(T&) with the entity, and writes what differs. Throws not_found_error<T>.
    template <class Key, class Change>
    ref<T> update(const Key& key, Change&& change) const {
        ref<T> found = get_one(key);
        std::forward<Change>(change)(*found);
        session_->flush();
        return found;
    }

    // DELETE, with what the cascades of its relationships say.
    void remove(const ref<T>& entity) const {
        session_->remove(entity);
        session_->flush();
    }
    // Throws not_found_error<T>.
    template <class Key>
    void remove(const Key& key) const {
        remove(get_one(key));
    }

    // SELECT EXISTS (SELECT ... WHERE condition)
    template <class Condition>
    bool exists(const Condition& condition) const {
        return session_->scalar(select(cupel::exists(select<T>().where(condition)).template as<"found">()));
    }
    // SELECT count(*) FROM the table
    std::int64_t count() const { return session_->scalar(select(func::count()).template from<T>()); }
    // SELECT count(*) FROM the table WHERE condition
    template <class Condition>
    std::int64_t count(const Condition& condition) const {
        return session_->scalar(select(func::count()).template from<T>().where(condition));
    }

private:
    template <class Key, class Function>
    static auto with_key(const Key& key, Function function) {
        if constexpr (requires { std::tuple_size<Key>::value; }) return std::apply(function, key);
        else return function(key);
    }
    template <class Function>
    static auto by_key(Function function) {
        return [&]<std::size_t... Place>(std::index_sequence<Place...>) {
            return function(detail::numbered_column<T, detail::key_column<T, Place>>()...);
        }(std::make_index_sequence<detail::key_size<T>>());
    }

    Session* session_;
};

template <class T, class Session>
repository<T, Session> repository_of(Session& session) noexcept {
    return repository<T, Session>(session);
}

}  // namespace cupel
