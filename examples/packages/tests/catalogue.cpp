#include "../catalogue.hpp"

#include "../control_file.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <sstream>

namespace {

catalogue read(const std::string& text) {
    std::istringstream input{text};
    return read_catalogue(input, [](std::uint64_t) {});
}

void expect_error(const std::string& text, const std::string& message) {
    try {
        read(text);
        FAIL() << "accepted: " << text;
    } catch (const control_error& error) {
        EXPECT_EQ(error.what(), message);
    }
}

std::string paragraph(const std::string& name, const std::string& more, const std::string& architecture = "amd64") {
    return "Package: " + name + "\nStatus: install ok installed\nArchitecture: " + architecture + "\nVersion: 1.0\n" +
           more + "\n";
}

// "owner kind group.alternative target -> name:architecture", a line for each row.
std::string relations(const catalogue& found) {
    std::string text;
    for (const auto& row : found.dependencies) {
        text += found.packages.at(static_cast<std::size_t>(row.package_id - 1)).name + " " + row.target_name + " ->";
        if (row.target_id) {
            const auto& target = found.packages.at(static_cast<std::size_t>(*row.target_id - 1));
            text += " " + target.name + ":" + target.architecture;
        }
        text += "\n";
    }
    return text;
}

TEST(catalogue, one_package) {
    const auto found =
        read("Package: a\nStatus: hold ok config-files\nEssential: yes\nSection: admin\nPriority: required\n"
             "Installed-Size: 12\nMaintainer: Zoë <zoe@cupel.example>\nArchitecture: amd64\nMulti-Arch: foreign\n"
             "Source: b (1.0)\nVersion: 1:1.0-1\nDescription: short\n long\n");
    const auto& only = found.packages.at(0);
    EXPECT_EQ(only.id, 1);
    EXPECT_EQ(only.name, "a");
    EXPECT_EQ(only.selection, selection_state::hold);
    EXPECT_EQ(only.state, package_state::config_files);
    EXPECT_TRUE(only.essential);
    EXPECT_EQ(only.multiarch, multi_arch::foreign);
    EXPECT_EQ(only.source, "b");
    EXPECT_EQ(only.version, "1:1.0-1");
    EXPECT_EQ(only.summary, "short");
    EXPECT_EQ(only.installed_size, 12);
    EXPECT_EQ(only.priority, "required");
    EXPECT_EQ(found.sections.at(0).name, "admin");
    EXPECT_EQ(found.maintainers.at(0).name, "Zoë");
    EXPECT_EQ(found.maintainers.at(0).email, "zoe@cupel.example");
    EXPECT_EQ(found.rows(), 3u);
}

TEST(catalogue, what_may_be_missing) {
    const auto found = read("Package: a\nArchitecture: all\nVersion: 1\n");
    const auto& only = found.packages.at(0);
    EXPECT_EQ(only.state, package_state::installed) << "a Packages index has no Status";
    EXPECT_EQ(only.source, "a");
    EXPECT_FALSE(only.section_id || only.maintainer_id || only.installed_size || only.priority);
}

TEST(catalogue, sections_and_maintainers_are_shared) {
    const auto found =
        read(paragraph("a", "Section: x\nMaintainer: M <m@m>\n") + paragraph("b", "Section: x\nMaintainer: M <n@m>\n") +
             paragraph("c", "Section: y\nMaintainer: M <m@m>\n"));
    EXPECT_EQ(found.sections.size(), 2u);
    EXPECT_EQ(found.maintainers.size(), 2u);
    EXPECT_EQ(found.packages[1].section_id, 1);
    EXPECT_EQ(found.packages[2].maintainer_id, 1);
}

TEST(catalogue, forgotten_packages_are_left_out) {
    EXPECT_TRUE(read("Package: a\nStatus: purge ok not-installed\n").packages.empty());
}

TEST(catalogue, one_name_for_two_architectures) {
    EXPECT_EQ(read(paragraph("a", "") + paragraph("a", "", "i386")).packages.size(), 2u);
    expect_error(paragraph("a", "") + paragraph("a", ""), "line 6: 'a:amd64 1.0' was described before, on line 1");
}

TEST(catalogue, malformed_fields) {
    expect_error("\nVersion: 1\n", "line 2: this paragraph has no Package field");
    expect_error("Package:\n", "line 1: Package is empty");
    expect_error("Package: a\nVersion: 1\n", "line 1: this paragraph has no Architecture field");
    expect_error("Package: a\nArchitecture: all\n", "line 1: this paragraph has no Version field");
    expect_error("Package: a\nStatus: install ok\n", "line 2: '' is not a valid Status");
    expect_error("Package: a\nStatus: install bad installed\n",
                 "line 2: 'install bad installed' is not a valid Status");
    expect_error("Package: a\nStatus: install ok installed x\n",
                 "line 2: 'install ok installed x' is not a valid Status");
    expect_error(paragraph("a", "Multi-Arch: maybe\n"), "line 5: 'maybe' is not a valid Multi-Arch");
    expect_error(paragraph("a", "Essential: 1\n"), "line 5: '1' is not a valid Essential");
    for (const std::string size : {"-1", "12 KB", "", "99999999999999999999"})
        expect_error(paragraph("a", "Installed-Size: " + size + "\n"),
                     "line 5: '" + size + "' is not a valid Installed-Size");
    expect_error(paragraph("a", "Depends: b,\n c (\n"), "line 6: Depends: '' is not one of << <= = >= >>");
}

TEST(resolve, by_name_and_version) {
    const auto found =
        read(paragraph("a", "Depends: b, b (>= 1.0), b (>> 1.0) | b (= 1.0), missing\n") + paragraph("b", ""));
    EXPECT_EQ(relations(found), "a b -> b:amd64\na b -> b:amd64\na b ->\na b -> b:amd64\na missing ->\n");
}

TEST(resolve, every_provider_is_a_candidate) {
    const auto found = read(paragraph("a", "Depends: virtual\n") + paragraph("b", "Provides: virtual\n") +
                            paragraph("c", "Provides: virtual (= 2)\n"));
    EXPECT_EQ(relations(found), "a virtual -> b:amd64\na virtual -> c:amd64\nb virtual ->\nc virtual ->\n");
    EXPECT_EQ(found.dependencies[0].candidate, 1);
    EXPECT_EQ(found.dependencies[1].candidate, 2);
}

TEST(resolve, a_version_is_met_by_a_versioned_provision_alone) {
    const auto found = read(paragraph("a", "Depends: virtual (>= 2)\n") + paragraph("b", "Provides: virtual\n") +
                            paragraph("c", "Provides: virtual (= 2)\n"));
    EXPECT_TRUE(relations(found).starts_with("a virtual -> c:amd64\nb "));
}

TEST(resolve, architectures) {
    const auto many = paragraph("x", "") + paragraph("y", "");  // amd64 is the machine's own
    const auto both = paragraph("b", "Multi-Arch: same\n") + paragraph("b", "Multi-Arch: same\n", "i386") + many;
    EXPECT_EQ(relations(read(paragraph("a", "Depends: b\n") + both)), "a b -> b:amd64\n");
    EXPECT_EQ(relations(read(paragraph("a", "Depends: b\n", "i386") + both)), "a b -> b:i386\n");
    EXPECT_EQ(relations(read(paragraph("a", "Depends: b\n", "all") + both)), "a b -> b:amd64\n");
    EXPECT_EQ(relations(read(paragraph("a", "Depends: b:i386\n") + both)), "a b -> b:i386\n");
    EXPECT_EQ(relations(read(paragraph("a", "Depends: b:any\n") + both)), "a b ->\n");

    const auto foreign = paragraph("b", "Multi-Arch: foreign\n") + many;
    EXPECT_EQ(relations(read(paragraph("a", "Depends: b\n", "i386") + foreign)), "a b -> b:amd64\n");
    const auto allowed = paragraph("b", "Multi-Arch: allowed\n") + many;
    EXPECT_EQ(relations(read(paragraph("a", "Depends: b:any, b\n", "i386") + allowed)), "a b -> b:amd64\na b ->\n");
    const auto all = paragraph("b", "", "all") + many;
    EXPECT_EQ(relations(read(paragraph("a", "Depends: b\n", "i386") + all)), "a b ->\n");
}

TEST(resolve, conflicts_never_mean_the_package_itself) {
    const auto found = read(paragraph("a", "Provides: mta\nConflicts: mta\nReplaces: mta\n") +
                            paragraph("b", "Provides: mta\n") + paragraph("c", "Breaks: a (<< 1.0)\n"));
    EXPECT_EQ(relations(found), "a mta -> b:amd64\na mta ->\na mta ->\nb mta ->\nc a ->\n");
}

TEST(resolve, only_installed_packages_depend_and_are_depended_on) {
    const std::string removed = "Status: deinstall ok config-files\nArchitecture: amd64\nVersion: 1\n";
    const auto found = read("Package: gone\n" + removed + "Depends: a\n\n" + paragraph("a", "Depends: gone\n"));
    EXPECT_EQ(relations(found), "gone a ->\na gone ->\n");
}

}  // namespace
