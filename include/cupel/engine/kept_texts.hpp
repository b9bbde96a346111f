// The texts that a session has made while it ran: each stays where it is for as long as it is kept.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cupel::detail {

// Up to 128 texts: beyond that the one that was used longest ago goes. A template, so that only a program that makes texts
// compiles it.
template <class Text = std::string>
class kept_texts {
public:
    static constexpr std::size_t most = 128;

    // The text as it is kept. let_go(text) forgets what is prepared of one; false where it is in use.
    template <class LetGo>
    std::shared_ptr<const Text> keep(Text text, LetGo let_go) {
        for (auto one = texts_.end(); one != texts_.begin();) {
            if (**--one != text) continue;
            auto found = std::move(*one);
            texts_.erase(one);
            return texts_.emplace_back(std::move(found));
        }
        if (texts_.size() >= most) {
            auto oldest = texts_.begin();
            while (oldest != texts_.end() && !let_go(**oldest)) ++oldest;
            if (oldest != texts_.end()) texts_.erase(oldest);
        }
        return texts_.emplace_back(std::make_shared<const Text>(std::move(text)));
    }

private:
    std::vector<std::shared_ptr<const Text>> texts_{};  // the one used last at the end
};

}  // namespace cupel::detail
