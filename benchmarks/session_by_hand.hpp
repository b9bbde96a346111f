// The scenarios of session_suite.cpp as loops over the C API, and the rows that all ways share.
#pragma once

#include "usual.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace bench {

inline std::int64_t row_count = 100'000, statements = 10'000, albums = 10'000;
inline constexpr std::int64_t songs_each = 10;

// The same as rows() of session_suite.py.
inline std::vector<account> make_rows() {
    std::vector<account> made;
    for (std::int64_t i = 0; i < row_count; ++i) {
        account& row = made.emplace_back();
        row.username = "user_" + std::to_string(i);
        row.email = row.username + "@mail.example.com";
        if (i % 2 == 0) row.bio = std::string(static_cast<std::size_t>(20 + i % 60), static_cast<char>('a' + i % 26));
        row.role = static_cast<user_role>(i % 3);
        row.is_active = i % 4 != 0;
        row.created = 1'700'000'000 + i * 37;
        row.score = static_cast<double>(i) / 8;
    }
    return made;
}
inline const std::vector<account>& data() {
    static const auto made = make_rows();
    return made;
}
inline const std::vector<account>& data_with_keys() {
    static const auto made = [] {
        auto all = data();
        for (std::int64_t id = 1; account& row : all) row.id = id++;
        return all;
    }();
    return made;
}

inline std::int64_t sum_of(const account& row) {
    return row.id +
           static_cast<std::int64_t>(row.username.size() + row.email.size() + (row.bio ? row.bio->size() : 0)) +
           static_cast<std::int64_t>(row.role) + row.is_active + row.created + static_cast<std::int64_t>(row.score * 8);
}

class by_hand : public usual {
public:
    by_hand() {
        run("CREATE TABLE album (id INTEGER NOT NULL PRIMARY KEY, title TEXT NOT NULL)");
        run("CREATE TABLE song (id INTEGER NOT NULL PRIMARY KEY, album_id INTEGER NOT NULL, title TEXT NOT NULL, "
            "seconds INTEGER NOT NULL)");
        run("CREATE INDEX song_album_id ON song (album_id)");
    }
    static by_hand& empty() {
        static by_hand one;
        return one;
    }
    static by_hand& filled() {
        struct with_rows : by_hand {
            with_rows() { insert(data()), fill_songs(); }
        };
        static with_rows one;
        return one;
    }

    void insert_with_keys(const std::vector<account>& all) {
        if (!with_key_)
            with_key_ =
                prepare("INSERT INTO account (id, username, email, bio, role, is_active, created, score) VALUES "
                        "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        run("BEGIN");
        for (const account& row : all) {
            raw::check(sqlite3_bind_int64(with_key_.get(), 1, row.id));
            bind_and_run(with_key_.get(), 2, row);
        }
        run("COMMIT");
    }
    void insert_each(std::int64_t count) {
        if (!alone_) alone_ = prepare(raw::insert_row);
        for (std::int64_t i = 0; i < count; ++i) bind_and_run(alone_.get(), 1, data()[static_cast<std::size_t>(i)]);
    }
    void update(double score) {
        if (!update_) update_ = prepare("UPDATE account SET score = ?1 WHERE id = ?2");
        run("BEGIN");
        for (std::int64_t id = 1; id <= row_count; ++id) {
            raw::check(sqlite3_bind_double(update_.get(), 1, score));
            raw::check(sqlite3_bind_int64(update_.get(), 2, id));
            finish(update_.get());
        }
        run("COMMIT");
    }
    std::int64_t columns() {
        if (!columns_) columns_ = prepare("SELECT id, username, email FROM account");
        std::vector<std::tuple<std::int64_t, std::string, std::string>> all;
        while (sqlite3_step(columns_.get()) == SQLITE_ROW)
            all.emplace_back(sqlite3_column_int64(columns_.get(), 0), text(columns_.get(), 1), text(columns_.get(), 2));
        raw::check(sqlite3_reset(columns_.get()));
        return static_cast<std::int64_t>(all.size());
    }
    std::int64_t in_partitions() {
        if (!stream_)
            stream_ = prepare("SELECT id, username, email, bio, role, is_active, created, score FROM account");
        std::int64_t sum = 0;
        std::vector<account> some;
        for (bool more = true; more;) {
            some.clear();
            while (some.size() < 1000 && (more = sqlite3_step(stream_.get()) == SQLITE_ROW))
                some.push_back(read(stream_.get()));
            for (const account& each : some) sum += sum_of(each);
        }
        raw::check(sqlite3_reset(stream_.get()));
        return sum;
    }

    struct hand_song {
        std::int64_t id, album_id;
        std::string title;
        std::int32_t seconds;
    };
    struct hand_album {
        std::int64_t id;
        std::string title;
        std::vector<hand_song> songs{};
    };
    std::int64_t songs_one_by_one() {
        if (!songs_) songs_ = prepare("SELECT id, album_id, title, seconds FROM song WHERE album_id = ?1");
        auto all = select_albums();
        for (hand_album& each : all) {
            raw::check(sqlite3_bind_int64(songs_.get(), 1, each.id));
            while (sqlite3_step(songs_.get()) == SQLITE_ROW) each.songs.push_back(read_song(songs_.get()));
            raw::check(sqlite3_reset(songs_.get()));
        }
        return seconds_of(all);
    }
    std::int64_t songs_at_once() {
        if (!all_songs_) all_songs_ = prepare("SELECT id, album_id, title, seconds FROM song");
        auto all = select_albums();
        std::unordered_map<std::int64_t, hand_album*> by_id;
        for (hand_album& each : all) by_id.emplace(each.id, &each);
        while (sqlite3_step(all_songs_.get()) == SQLITE_ROW) {
            hand_song one = read_song(all_songs_.get());
            by_id.at(one.album_id)->songs.push_back(std::move(one));
        }
        raw::check(sqlite3_reset(all_songs_.get()));
        return seconds_of(all);
    }

private:
    static void finish(sqlite3_stmt* s) {
        raw::check(sqlite3_step(s), SQLITE_DONE);
        raw::check(sqlite3_reset(s));
    }
    static void bind_text(sqlite3_stmt* s, int at, std::string_view value) {
        raw::check(sqlite3_bind_text(s, at, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT));
    }
    static void bind_and_run(sqlite3_stmt* s, int at, const account& row) {
        bind_text(s, at, row.username);
        bind_text(s, at + 1, row.email);
        if (row.bio) bind_text(s, at + 2, *row.bio);
        else raw::check(sqlite3_bind_null(s, at + 2));
        bind_text(s, at + 3, to_text(row.role));
        raw::check(sqlite3_bind_int(s, at + 4, row.is_active));
        raw::check(sqlite3_bind_int64(s, at + 5, row.created));
        raw::check(sqlite3_bind_double(s, at + 6, row.score));
        finish(s);
    }
    void fill_songs() {
        const raw::statement an_album = prepare("INSERT INTO album (title) VALUES (?1)");
        const raw::statement a_song = prepare("INSERT INTO song (album_id, title, seconds) VALUES (?1, ?2, ?3)");
        run("BEGIN");
        for (std::int64_t i = 0; i < albums; ++i) {
            bind_text(an_album.get(), 1, "album " + std::to_string(i));
            finish(an_album.get());
        }
        for (std::int64_t i = 0; i < albums * songs_each; ++i) {
            raw::check(sqlite3_bind_int64(a_song.get(), 1, i % albums + 1));
            bind_text(a_song.get(), 2, "song " + std::to_string(i));
            raw::check(sqlite3_bind_int64(a_song.get(), 3, i % 600));
            finish(a_song.get());
        }
        run("COMMIT");
    }
    std::vector<hand_album> select_albums() {
        if (!albums_) albums_ = prepare("SELECT id, title FROM album");
        std::vector<hand_album> all;
        while (sqlite3_step(albums_.get()) == SQLITE_ROW)
            all.push_back({sqlite3_column_int64(albums_.get(), 0), text(albums_.get(), 1)});
        raw::check(sqlite3_reset(albums_.get()));
        return all;
    }
    static hand_song read_song(sqlite3_stmt* s) {
        return {sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 1), text(s, 2), sqlite3_column_int(s, 3)};
    }
    static std::int64_t seconds_of(const std::vector<hand_album>& all) {
        std::int64_t sum = 0;
        for (const hand_album& each : all)
            for (const hand_song& one : each.songs) sum += one.seconds;
        return sum;
    }

    raw::statement with_key_, alone_, update_, columns_, stream_, songs_, all_songs_, albums_;
};

}  // namespace bench
