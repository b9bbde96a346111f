// A log of what was written: which row, which column, the values before and now, when, and by whom.
#pragma once

#include <cupel/orm/hooks.hpp>
#include <cupel/types/chrono.hpp>

#include <concepts>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cupel {

// A row of the library's log, table "audit_entries". create_all<audit_entry>(db) makes it.
struct audit_entry {
    std::int64_t id{};
    timestamptz at{};
    std::optional<std::string> actor{};
    std::string table_name{};
    std::string row_key{};    // the values of the primary key, with commas between them
    std::string operation{};  // insert, update, delete, soft_delete
    std::string column_name{};
    std::optional<std::string> value_before{};  // NULL, and no row, are NULL
    std::optional<std::string> value_now{};
};

template <>
struct mapping<audit_entry> {
    static constexpr auto table = cupel::table<"audit_entries">();
};

namespace detail {

template <class T>
std::string audit_key(const T& object) {
    std::string text;
    std::apply(
        [&](const auto&... part) {
            ((text.append(text.empty() ? "" : ",").append(value_text(part).value_or(std::string()))), ...);
        },
        key_maker<T>::of(object));
    return text;
}

// What the hooks of one flush have found, of each session.
template <class Entry>
class kept_entries {
public:
    void add(const void* session, std::vector<Entry> more) {
        const std::lock_guard lock(access_);
        auto& list = entries_[session];
        list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    std::vector<Entry> take(const void* session) {
        const std::lock_guard lock(access_);
        const auto at = entries_.find(session);
        if (at == entries_.end()) return {};
        std::vector<Entry> taken = std::move(at->second);
        entries_.erase(at);
        return taken;
    }

private:
    std::mutex access_;
    std::unordered_map<const void*, std::vector<Entry>> entries_;
};

}  // namespace detail

// Writes a log of some models with hooks of sessions:
//     audit_log log(hooks, [] { return current_user(); });
//     log.watch<account>();
// An entry is made for each column that an INSERT or DELETE has a value of, and that an UPDATE changes. They are inserted by
// the flush that wrote the rows, after them, in one statement; a rollback takes them away too. Statements that are no
// entities' write no log. Another model than audit_entry is made by a function of the program.
template <class Hooks, class Entry = audit_entry>
class audit_log {
public:
    using actor_function = std::function<std::optional<std::string>()>;
    using entry_function = std::function<Entry(const audit_entry&)>;

    explicit audit_log(Hooks& hooks, actor_function actor = {})
        requires std::same_as<Entry, audit_entry>
        : audit_log(hooks, std::move(actor), [](const audit_entry& entry) { return entry; }) {}
    audit_log(Hooks& hooks, actor_function actor, entry_function make)
        : hooks_(hooks), write_{std::move(actor), std::move(make)} {
        // What a flush that failed left is none of the next one's.
        hooks_.on_before_flush([kept = kept_](auto& owner) { (void)kept->take(&owner); });
        hooks_.on_after_flush([kept = kept_](auto& owner) {
            if (const std::vector<Entry> rows = kept->take(&owner); !rows.empty())
                owner.execute(insert_into<Entry>().values(rows));
        });
    }

    // Logs what is done to entities of T.
    template <class T>
    void watch() {
        const auto listener = [kept = kept_, write = write_](const T& object, auto& context) {
            auto& owner = context.session();
            kept->add(&owner, write(object, context, timestamptz{owner.moment()}));
        };
        hooks_.template on_after_insert<T>(listener);
        hooks_.template on_after_update<T>(listener);
        hooks_.template on_before_delete<T>(listener);
    }

private:
    struct writer {
        actor_function actor;
        entry_function make;

        template <class T, class Context>
        std::vector<Entry> operator()(const T& object, const Context& context, timestamptz at) const {
            audit_entry entry{.at = at,
                              .actor = actor ? actor() : std::nullopt,
                              .table_name = std::string(table_of<T>().name),
                              .row_key = detail::audit_key(object),
                              .operation = std::string(operation(context))};
            std::vector<Entry> made;
            for (column_change& each : context.changes()) {
                if (!each.before && !each.now) continue;
                entry.column_name = each.column;
                entry.value_before = std::move(each.before);
                entry.value_now = std::move(each.now);
                made.push_back(make(entry));
            }
            return made;
        }
        template <class Context>
        static std::string_view operation(const Context& context) {
            if (context.point() == entity_point::after_insert) return "insert";
            if (context.point() == entity_point::after_update) return "update";
            return context.is_soft() ? "soft_delete" : "delete";
        }
    };

    Hooks hooks_;
    writer write_;
    std::shared_ptr<detail::kept_entries<Entry>> kept_ = std::make_shared<detail::kept_entries<Entry>>();
};

template <class Hooks>
audit_log(Hooks&) -> audit_log<Hooks>;
template <class Hooks, class Actor>
audit_log(Hooks&, Actor) -> audit_log<Hooks>;
template <class Hooks, class Actor, class Make>
audit_log(Hooks&, Actor, Make)
    -> audit_log<Hooks, std::remove_cvref_t<std::invoke_result_t<Make&, const audit_entry&>>>;

}  // namespace cupel
