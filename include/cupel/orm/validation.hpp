// What entities must fulfil before a flush sends anything.
#pragma once

#include <cupel/orm/hooks.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

// One thing that an entity does not fulfil.
struct validation_problem {
    any_entity entity{};
    std::string member{};  // in C++; empty where the whole entity is meant
    std::string text{};
};

// Entities that a flush would have written do not fulfil what validate() asks of them. Nothing was sent, and the session
// needs no rollback.
class validation_error : public programming_error {
public:
    explicit validation_error(std::vector<validation_problem> problems)
        : programming_error(error_code::programming, sentence(problems)), problems_(std::move(problems)) {}

    // All of them, of all entities.
    const std::vector<validation_problem>& problems() const noexcept { return problems_; }

private:
    static std::string sentence(const std::vector<validation_problem>& problems) {
        std::string text = "not valid: ";
        for (const validation_problem& each : problems) {
            if (&each != &problems.front()) text += "; ";
            text += each.entity.table().type;
            if (!each.member.empty()) text.append("::").append(each.member);
            text.append(" ").append(each.text);
        }
        return text;
    }

    std::vector<validation_problem> problems_;
};

namespace detail {

template <class T, auto Member>
struct validated_check {
    static constexpr problem value = [] {
        if constexpr (std::is_same_v<owner_of<Member>, T>) {
            return problem();
        } else {
            return problem("cupel[E671]: the validation of table ", table_name_of<T>(), " (", type_name<T>,
                           ") requires something of ", type_name<owner_of<Member>>, "::", member_name<Member>,
                           ", a member of another entity; name a member of ", type_name<T>, ", or none: require(...)");
        }
    }();
};

}  // namespace detail

// Collects what one entity does not fulfil.
template <class T>
class validation {
public:
    validation(std::vector<validation_problem>& problems, detail::node_base& node) noexcept
        : problems_(&problems), node_(&node) {}

    // v.require<&user::name>(!u.name.empty(), "must not be empty")
    template <auto Member>
    void require(bool fulfilled, std::string_view text) {
        static_assert(detail::refuse_if<detail::validated_check<T, Member>::value>::done);
        if (!fulfilled) add(detail::member_name<Member>, text);
    }
    void require(bool fulfilled, std::string_view text) {
        if (!fulfilled) add({}, text);
    }

    ref<T> entity() const noexcept { return detail::handle_access::handle<T>(node_); }

private:
    void add(std::string_view member, std::string_view text) {
        problems_->push_back({any_entity(*node_), std::string(member), std::string(text)});
    }

    std::vector<validation_problem>* problems_;
    detail::node_base* node_;
};

namespace detail {

struct found_problems final : check_results {
    std::vector<validation_problem> problems{};

    void throw_problems() const override {
        if (!problems.empty()) throw validation_error(problems);
    }
};

template <class T, class Function>
struct validation_check {
    static constexpr bool ok = model<T> && std::is_invocable_v<Function&, const T&, validation<T>&>;
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text = problem("cupel[E584]: validate<", type_name<T>);
            text += "> is given a function that cannot be called with a const ";
            text += type_name<T>;
            text += "&, which it must not change, and a validation; write [](const ";
            text += type_name<T>;
            text += "& object, auto& v) { v.require(...); }";
        }
        return text;
    }();
};

}  // namespace detail

// function(object, validation) for every new or changed entity of T, behind on_before_flush and before anything is sent. All
// functions see all entities; then the flush throws validation_error if one of them found something.
template <class T, class Source, class Context, class Function>
void validate(session_hooks<Source, Context>& hooks, Function function) {
    using check = detail::validation_check<T, Function>;
    static_assert(detail::refuse_if<check::value>::done);
    if constexpr (check::ok)
        hooks.table()->checks.add([function = std::move(function)](detail::check_event& event) mutable {
            if (event.found == nullptr) event.found = std::make_unique<detail::found_problems>();
            auto& problems = static_cast<detail::found_problems&>(*event.found).problems;
            for (std::size_t kind : {0U, 1U})
                for (detail::node_base* const each : event.lists.of(kind)) {
                    if (!(*each->type.table == table_of<T>()) || each->expired) continue;
                    detail::make_whole_for_flush(*each);
                    validation<T> found(problems, *each);
                    const T& object = static_cast<const detail::node<T>&>(*each).object;
                    function(object, found);
                }
        });
}

}  // namespace cupel
