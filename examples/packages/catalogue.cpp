#include "catalogue.hpp"

#include "control_file.hpp"
#include "package_fields.hpp"
#include "resolve.hpp"
#include "utf8.hpp"

#include <map>
#include <utility>

namespace {

class catalogue_builder {
public:
    void add(const control_paragraph& paragraph) {
        auto fields = read_package(paragraph);
        auto& described = fields.described;
        if (described.state == package_state::not_installed) return;

        const auto key = described.name + ":" + described.architecture + " " + described.version;
        const auto [known, is_new] = lines_.try_emplace(key, paragraph.line);
        if (!is_new)
            throw control_error(paragraph.line,
                                quote(key) + " was described before, on line " + std::to_string(known->second));

        described.id = next_id(result_.packages);
        if (!fields.section.empty()) described.section_id = section_id(fields.section);
        if (!(fields.responsible.name + fields.responsible.email).empty())
            described.maintainer_id = maintainer_id(std::move(fields.responsible));
        for (auto& relation : fields.relations) {
            relation.package_id = described.id;
            relations_.push_back(std::move(relation));
        }
        result_.packages.push_back(std::move(described));
    }

    catalogue finish() && {
        result_.dependencies = resolve(result_.packages, relations_);
        return std::move(result_);
    }

private:
    static std::int64_t next_id(const auto& rows) { return static_cast<std::int64_t>(rows.size()) + 1; }

    std::int64_t section_id(const std::string& name) {
        const auto [known, is_new] = sections_.try_emplace(name, next_id(result_.sections));
        if (is_new) result_.sections.push_back({known->second, name});
        return known->second;
    }

    std::int64_t maintainer_id(maintainer who) {
        const auto [known, is_new] = maintainers_.try_emplace({who.name, who.email}, next_id(result_.maintainers));
        who.id = known->second;
        if (is_new) result_.maintainers.push_back(std::move(who));
        return known->second;
    }

    catalogue result_;
    std::vector<stated_relation> relations_;
    std::map<std::string, std::size_t> lines_;
    std::map<std::string, std::int64_t> sections_;
    std::map<std::pair<std::string, std::string>, std::int64_t> maintainers_;
};

}  // namespace

catalogue read_catalogue(std::istream& input, const std::function<void(std::uint64_t)>& bytes_read) {
    control_reader reader{input};
    catalogue_builder builder;
    while (const auto paragraph = reader.next()) {
        builder.add(*paragraph);
        bytes_read(reader.bytes_read());
    }
    return std::move(builder).finish();
}
