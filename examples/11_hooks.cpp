// A session calls the program: before it writes, after it has written, and when entities change their states.
// Timestamps, validation, an audit log and deletions that leave the row stand on that.
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/audit.hpp>
#include <cupel/orm/hooks.hpp>
#include <cupel/orm/session.hpp>
#include <cupel/orm/validation.hpp>

#include <chrono>
#include <iostream>
#include <optional>
#include <string>

using namespace cupel;

struct article {
    std::int64_t id{};
    std::string title{};
    std::string slug{};
    timestamp created{};
    timestamp updated{};
    std::optional<timestamp> deleted{};
};

template <>
struct cupel::mapping<article> {
    static constexpr auto table = cupel::table<"articles">(created_at<&article::created>, updated_at<&article::updated>,
                                                           soft_delete<&article::deleted>);
};

int main() {
    auto db = sqlite::engine::connect("sqlite://");
    create_all<article, audit_entry>(db);

    // Hooks are given to as many sessions as you like.
    session_hooks hooks(db);
    hooks.on_before_insert<article>([](article& a) {
        for (const char c : a.title) a.slug += c == ' ' ? '-' : c;
    });
    hooks.on_before_update<article>([](const article&, auto& context) {
        for (const column_change& each : context.changes())
            std::cout << "  " << each.column << " will be " << each.now.value_or("NULL") << ", was "
                      << each.before.value_or("NULL") << '\n';
    });
    hooks.on_state_change([](const state_change& change) {
        std::cout << "  " << change.entity.table().name << ": " << state_name(change.from) << " -> "
                  << state_name(change.to) << '\n';
    });
    validate<article>(hooks, [](const article& a, auto& v) {
        v.template require<&article::title>(!a.title.empty(), "must not be empty");
    });
    audit_log log(hooks, [] { return "ann"; });
    log.watch<article>();

    // Tests replace the clock.
    timestamp now = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);
    session s(db, {.hooks = hooks, .clock = [&] { return now; }});

    std::cout << "A new article:\n";
    auto first = s.add(article{.title = "hooks of sessions"});
    s.commit();
    std::cout << "  slug " << first->slug << '\n';

    std::cout << "Changed a day later:\n";
    now += std::chrono::days(1);
    first->title = "Hooks";
    s.commit();
    std::cout << "  written " << (first->updated - first->created) / std::chrono::hours(1)
              << " hours after it was made\n";

    std::cout << "One that is not valid:\n";
    auto empty = s.add(article{});
    try {
        s.commit();
    } catch (const validation_error& failure) {
        for (const auto& each : failure.problems()) std::cout << "  " << each.member << ' ' << each.text << '\n';
    }
    s.expunge(empty);

    std::cout << "Removed, and still there:\n";
    s.remove(first);
    s.commit();
    std::cout << "  " << db.execute(select(func::count()).from<article>()).scalar() << " row, deleted "
              << (first->deleted ? "yes" : "no") << '\n';

    std::cout << "What the log says:\n";
    for (const audit_entry& each : db.execute(select<audit_entry>().where(col<&audit_entry::column_name> == "title")))
        std::cout << "  " << each.actor.value_or("nobody") << ' ' << each.operation << ' ' << each.table_name << ' '
                  << each.row_key << ' ' << each.column_name << ": " << each.value_before.value_or("-") << " > "
                  << each.value_now.value_or("-") << '\n';
}
