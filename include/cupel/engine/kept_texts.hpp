// The texts that a session has made while it ran: each stays where it is for as long as it is kept.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cupel::detail {

// Up to 128 texts: beyond that the one that was used longest ago goes.
class kept_texts {
public:
    static constexpr std::size_t most = 128;

    // The text as it is kept. let_go(text) forgets what is prepared of one; false where it is in use.
    template <class LetGo>
    std::shared_ptr<const std::string> keep(std::string text, LetGo let_go) {
        for (auto one = texts_.end(); one != texts_.begin();) {
            if (**--one != text) continue;
            std::rotate(one, one + 1, texts_.end());
            return texts_.back();
        }
        if (texts_.size() >= most) {
            const auto oldest =
                std::find_if(texts_.begin(), texts_.end(), [&](const auto& one) { return let_go(*one); });
            if (oldest != texts_.end()) texts_.erase(oldest);
        }
        return texts_.emplace_back(std::make_shared<const std::string>(std::move(text)));
    }

private:
    std::vector<std::shared_ptr<const std::string>> texts_{};  // the one used last at the end
};

}  // namespace cupel::detail
