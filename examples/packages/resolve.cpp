#include "resolve.hpp"

#include "version.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace {

// A package under its own name, or under one that it provides, perhaps without a version.
struct offer {
    const package* provider;
    std::optional<std::string_view> version;
    bool is_virtual;
};

using offers = std::unordered_multimap<std::string_view, offer>;

bool is_installed(const package& candidate) { return candidate.state == package_state::installed; }

bool is_negative(relation_kind kind) {
    using enum relation_kind;
    return kind == breaks || kind == conflicts || kind == replaces;
}

offers collect_offers(std::span<const package> packages, std::span<const stated_relation> relations) {
    offers found;
    for (const auto& real : packages)
        if (is_installed(real)) found.emplace(real.name, offer{&real, real.version, false});
    for (const auto& [package_id, kind, stated] : relations) {
        const auto& provider = packages[static_cast<std::size_t>(package_id - 1)];
        if (kind != relation_kind::provides || !is_installed(provider)) continue;
        std::optional<std::string_view> version;
        if (stated.constraint) version = stated.constraint->version;
        found.emplace(stated.name, offer{&provider, version, true});
    }
    return found;
}

// A status file doesn't name the machine's own architecture: it's the one that most packages have.
std::string native_architecture(std::span<const package> packages) {
    std::map<std::string_view, std::size_t> count;
    for (const auto& each : packages)
        if (each.architecture != "all") ++count[each.architecture];
    const auto most = std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; });
    return most == count.end() ? "all" : std::string{most->first};
}

class resolver {
public:
    resolver(std::span<const package> packages, std::span<const stated_relation> relations)
        : packages_(packages), offers_(collect_offers(packages, relations)), native_(native_architecture(packages)) {}

    std::vector<std::int64_t> candidates(const stated_relation& relation) const {
        std::vector<std::int64_t> ids;
        const auto& owner = packages_[static_cast<std::size_t>(relation.package_id - 1)];
        if (!is_installed(owner) || relation.kind == relation_kind::provides) return ids;
        const auto [first, last] = offers_.equal_range(relation.stated.name);
        for (auto it = first; it != last; ++it)
            if (meets(it->second, owner, relation)) ids.push_back(it->second.provider->id);
        std::ranges::sort(ids);
        ids.erase(std::ranges::unique(ids).begin(), ids.end());
        return ids;
    }

private:
    bool meets(const offer& offered, const package& owner, const stated_relation& relation) const {
        const auto& constraint = relation.stated.constraint;
        if (is_negative(relation.kind) && offered.provider == &owner) return false;
        if (relation.kind == relation_kind::replaces && offered.is_virtual) return false;
        if (constraint && !(offered.version && satisfies(*offered.version, *constraint))) return false;
        return fits_architecture(*offered.provider, owner, relation);
    }

    bool fits_architecture(const package& provider, const package& owner, const stated_relation& relation) const {
        const auto& wanted = relation.stated.architecture;
        if (!wanted && is_negative(relation.kind)) return true;
        if (!wanted && provider.multiarch == multi_arch::foreign) return true;
        if (wanted == "any") return is_negative(relation.kind) || provider.multiarch == multi_arch::allowed;
        return real(provider.architecture) == real(wanted.value_or(owner.architecture));
    }

    std::string_view real(std::string_view architecture) const {
        return architecture == "all" ? native_ : architecture;
    }

    std::span<const package> packages_;
    offers offers_;
    std::string native_;
};

}  // namespace

std::vector<dependency> resolve(std::span<const package> packages, std::span<const stated_relation> relations) {
    const resolver resolver{packages, relations};
    std::vector<dependency> rows;
    for (const auto& relation : relations) {
        const auto& stated = relation.stated;
        dependency row{relation.package_id, relation.kind, stated.group, stated.alternative, 1,           stated.name,
                       stated.architecture, std::nullopt,  std::nullopt, stated.restriction, std::nullopt};
        if (stated.constraint) {
            row.version_operator = stated.constraint->operation;
            row.target_version = stated.constraint->version;
        }
        const auto candidates = resolver.candidates(relation);
        if (candidates.empty()) rows.push_back(row);
        for (const auto id : candidates) {
            row.target_id = id;
            rows.push_back(row);
            ++row.candidate;
        }
    }
    return rows;
}
