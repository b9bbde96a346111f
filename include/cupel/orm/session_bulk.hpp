// The part of a session that writes many rows without entities.
#pragma once

#include <cupel/orm/bulk_misuse.hpp>
#include <cupel/orm/mapper.hpp>
#include <cupel/orm/related_rows.hpp>
#include <cupel/orm/session_check.hpp>
#include <cupel/orm/synchronize.hpp>

#include <cstddef>
#include <iterator>
#include <ranges>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel::detail {

template <class T>
struct bulk_save_check {
    static constexpr bool ok = has_generated_key<T>();
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem("cupel[E616]: bulk_save of ");
        table_of<T>().describe(text);
        text += " cannot tell new rows from old ones, for the program gives their key, column ";
        table_of<T>().describe(text, {}, key_column<T, 0>);
        text += "; say which: bulk_insert(range) or bulk_update(range)";
        return text;
    }();
};

template <class Session>
class session_bulk {
public:
    // INSERT of a range of objects in the session's transaction. No entities are made, nothing is read back, and relationships
    // count for nothing. Objects without a key get one from the database.
    template <class Range>
    void bulk_insert(const Range& objects) {
        using check = bulk_range_check<Range, "bulk_insert">;
        static_assert(refuse_if<check::value>::done);
        if constexpr (check::ok) insert_rows<bulk_element<Range>>(objects);
    }

    // The same of rows that a relationship of an entity leads to: they get its key, or rows of the association table. A
    // collection that is loaded does not know them until it is read again.
    template <auto Member, class Range>
    void bulk_insert(const ref<owner_of<Member>>& owner, const Range& objects) {
        using check = bulk_related_check<Member, Range>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (check::ok) {
            begin_bulk();
            cupel::detail::bulk_insert_related<Member>(self(), owner, objects);
        }
    }

    // UPDATE of the rows that have the keys of the objects: of all their columns, or of those that are named. Entities of these
    // rows are read again. Throws invalid_state_error for an object without a key, and stale_data_error if a row is not there,
    // or has another version.
    template <auto... Members, class Range>
    void bulk_update(const Range& objects) {
        using check = bulk_range_check<Range, "bulk_update">;
        static_assert(refuse_if<check::value>::done);
        if constexpr (check::ok) update_rows<bulk_element<Range>, Members...>(objects);
    }

    // Objects without a key are inserted, the others updated.
    template <class Range>
    void bulk_save(const Range& objects) {
        using check = bulk_range_check<Range, "bulk_save">;
        static_assert(refuse_if<check::value>::done);
        if constexpr (check::ok) save_rows<bulk_element<Range>>(objects);
    }

protected:
    session_bulk() = default;
    ~session_bulk() = default;

private:
    Session& self() noexcept { return static_cast<Session&>(*this); }

    void begin_bulk() {
        self().require_usable();
        self().autoflush();
    }

    template <class T, class Range>
    void insert_rows(const Range& objects) {
        begin_bulk();
        std::vector<T> run;
        for (const T& each : objects) {
            if (!run.empty() && lacks_key(run.front()) != lacks_key(each)) insert_run(std::exchange(run, {}));
            run.push_back(each);
            if constexpr (version_column<T> != no_column) column_in<version_column<T>>(run.back()) = 1;
        }
        if (!run.empty()) insert_run(std::move(run));
    }

    template <class T, auto... Members, class Range>
    void update_rows(const Range& objects) {
        using check = bulk_update_check<T, Members...>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (check::ok) update_columns<T, Members...>(objects);
    }
    template <class T, auto... Members, class Range>
    void update_columns(const Range& objects) {
        begin_bulk();
        std::size_t count = 0;
        for (const T& each : objects) {
            ++count;
            if (lacks_key(each))
                throw invalid_state_error("an object to be updated in table " + std::string(table_of<T>().name) + " (" +
                                          std::string(type_name<T>) + ") has no key");
        }
        if (count == 0) return;
        std::int64_t written = 0;
        if constexpr (version_column<T> != no_column || is_filtered<T>) {
            for (const T& each : objects) require_said<Members...>(each);
            for (const T& each : objects) written += update_one<Members...>(each);
        } else if constexpr (sizeof...(Members) == 0) {
            written = self().run(cupel::update<T>().set(objects)).rows_affected;
        } else {
            written = self().run(cupel::update<T>().template set<Members...>(objects)).rows_affected;
        }
        set_synchronizer<Session, T> known(self());
        for (const T& each : objects) known.match_key(key_maker<T>::of(each));
        known.expire();
        if (static_cast<std::size_t>(written) != count)
            throw stale_data_error("bulk_update of " + std::to_string(count) + " rows of table " +
                                   std::string(table_of<T>().name) + " matched " + std::to_string(written));
    }

    template <class T, class Range>
    void save_rows(const Range& objects) {
        using check = bulk_save_check<T>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (check::ok) {
            std::vector<T> fresh, known;
            for (const T& each : objects) (lacks_key(each) ? fresh : known).push_back(each);
            if (!fresh.empty()) bulk_insert(fresh);
            if (!known.empty()) bulk_update(known);
        }
    }

    template <class T>
    void insert_run(std::vector<T> run) {
        self().pin_values(run);
        if (!has_generated_key<T>() || lacks_key(run.front())) self().run(insert_into<T>().values(run));
        else self().run(insert_into<T>(with_key).values(run));
    }

    // What is to be written is the session's, as criteria say.
    template <auto... Members, class T>
    void require_said(const T& object) {
        if constexpr (!is_filtered<T>) {
            static_cast<void>(object);
        } else if constexpr (sizeof...(Members) == 0) {
            self().require_values(object);
        } else {
            using statement = decltype(cupel::update<T>().set((col<Members> = object.*Members)...));
            Session::template check_statement<decltype(statement().all_rows())>();
            self().require_written(cupel::update<T>().set((col<Members> = object.*Members)...));
        }
    }

    // UPDATE of one row, which criteria must not hide, and whose version is the object's.
    template <auto... Members, class T>
    std::int64_t update_one(const T& object) {
        const auto key = mapper<T, Session>::has_key(key_maker<T>::of(object));
        if constexpr (version_column<T> == no_column) {
            if constexpr (sizeof...(Members) == 0)
                return self().run(cupel::update<T>().set(object).where(key)).rows_affected;
            else
                return self().run(cupel::update<T>().set((col<Members> = object.*Members)...).where(key)).rows_affected;
        } else {
            using version = numbered_column<T, version_column<T>>;
            const auto row = key && version() == column_in<version_column<T>>(object);
            if constexpr (sizeof...(Members) == 0) {
                T more = object;
                ++column_in<version_column<T>>(more);
                return self().run(cupel::update<T>().set(more).where(row)).rows_affected;
            } else {
                return self()
                    .run(cupel::update<T>()
                             .set((col<Members> = object.*Members)..., assign<version>(version() + 1))
                             .where(row))
                    .rows_affected;
            }
        }
    }
};

}  // namespace cupel::detail
