#include "package_fields.hpp"

#include "utf8.hpp"

#include <charconv>
#include <map>

namespace {

template <typename Value>
using words = std::map<std::string_view, Value>;

const words<selection_state> selection_words{
    {"unknown", selection_state::unknown},     {"install", selection_state::install}, {"hold", selection_state::hold},
    {"deinstall", selection_state::deinstall}, {"purge", selection_state::purge},
};

const words<package_state> state_words{
    {"not-installed", package_state::not_installed},       {"config-files", package_state::config_files},
    {"half-installed", package_state::half_installed},     {"unpacked", package_state::unpacked},
    {"half-configured", package_state::half_configured},   {"triggers-awaited", package_state::triggers_awaited},
    {"triggers-pending", package_state::triggers_pending}, {"installed", package_state::installed},
};

const words<multi_arch> multi_arch_words{
    {"no", multi_arch::no},
    {"same", multi_arch::same},
    {"foreign", multi_arch::foreign},
    {"allowed", multi_arch::allowed},
};

[[noreturn]] void reject(const control_field& field, std::string_view value) {
    throw control_error(field.line, quote(value) + " is not a valid " + field.name);
}

template <typename Value>
Value choose(const words<Value>& choices, const control_field& field, std::string_view word) {
    const auto found = choices.find(word);
    if (found == choices.end()) reject(field, word);
    return found->second;
}

std::string_view take_word(std::string_view& text) {
    const auto word = text.substr(0, text.find_first_of(" \t"));
    text = trim(text.substr(word.size()));
    return word;
}

void read_status(const control_field& field, package& result) {
    std::string_view rest = field.value;
    result.selection = choose(selection_words, field, take_word(rest));
    if (const auto flag = take_word(rest); flag != "ok" && flag != "reinstreq") reject(field, field.value);
    result.state = choose(state_words, field, take_word(rest));
    if (!rest.empty()) reject(field, field.value);
}

std::int64_t read_size(const control_field& field) {
    std::int64_t size{};
    const auto* end = field.value.data() + field.value.size();
    const auto [stop, error] = std::from_chars(field.value.data(), end, size);
    if (error != std::errc{} || stop != end || size < 0) reject(field, field.value);
    return size;
}

// `Name <address>`, or a name alone.
maintainer read_maintainer(std::string_view text) {
    const auto open = text.rfind('<');
    if (open == std::string_view::npos || !text.ends_with('>')) return {0, std::string{text}, ""};
    const auto email = text.substr(open + 1, text.size() - open - 2);
    return {0, std::string{trim(text.substr(0, open))}, std::string{trim(email)}};
}

std::string text_of(const control_paragraph& paragraph, std::string_view name) {
    const auto* field = paragraph.find(name);
    return field ? field->value : "";
}

std::string required(const control_paragraph& paragraph, std::string_view name) {
    const auto* field = paragraph.find(name);
    if (!field) throw control_error(paragraph.line, "this paragraph has no " + std::string{name} + " field");
    if (field->value.empty()) throw control_error(field->line, field->name + " is empty");
    return field->value;
}

}  // namespace

package_fields read_package(const control_paragraph& paragraph) {
    package_fields fields;
    auto& result = fields.described;
    result.name = required(paragraph, "Package");
    if (const auto* field = paragraph.find("Status")) read_status(*field, result);
    if (result.state == package_state::not_installed) return fields;

    result.architecture = required(paragraph, "Architecture");
    result.version = required(paragraph, "Version");
    const auto source = text_of(paragraph, "Source");
    result.source = source.empty() ? result.name : source.substr(0, source.find(' '));
    const auto description = text_of(paragraph, "Description");
    result.summary = description.substr(0, description.find('\n'));
    if (const auto* field = paragraph.find("Multi-Arch"))
        result.multiarch = choose(multi_arch_words, *field, field->value);
    if (const auto* field = paragraph.find("Installed-Size")) result.installed_size = read_size(*field);
    if (const auto* field = paragraph.find("Essential"))
        result.essential = choose<bool>({{"yes", true}, {"no", false}}, *field, field->value);
    if (const auto* field = paragraph.find("Priority")) result.priority = field->value;

    fields.section = text_of(paragraph, "Section");
    fields.responsible = read_maintainer(text_of(paragraph, "Maintainer"));
    for (const auto& known : relation_fields)
        if (const auto* field = paragraph.find(known.name))
            for (auto& stated : parse_relations(known, field->value, field->line))
                fields.relations.push_back({0, known.kind, std::move(stated)});
    return fields;
}
