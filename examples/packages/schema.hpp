#pragma once

#include "models.hpp"

#include <cupel/cupel.hpp>

template <>
struct cupel::mapping<section> {
    static constexpr auto table =
        cupel::table<"sections">(primary_key<&section::id>.autoincrement(false), unique<&section::name>);
};

template <>
struct cupel::mapping<maintainer> {
    static constexpr auto table = cupel::table<"maintainers">(primary_key<&maintainer::id>.autoincrement(false),
                                                              unique<&maintainer::name, &maintainer::email>);
};

template <>
struct cupel::mapping<package> {
    static constexpr auto table = cupel::table<"packages">(
        primary_key<&package::id>.autoincrement(false),
        unique<&package::name, &package::architecture, &package::version>,
        foreign_key<&package::section_id, &section::id>, foreign_key<&package::maintainer_id, &maintainer::id>,
        check(col<&package::installed_size> >= 0),
        index<"ix_packages_section", &package::section_id, &package::installed_size>,
        index<"ix_packages_maintainer", &package::maintainer_id>);
};

template <>
struct cupel::mapping<dependency> {
    static constexpr auto table = cupel::table<"dependencies">(
        primary_key<&dependency::package_id, &dependency::kind, &dependency::alternative_group,
                    &dependency::alternative, &dependency::candidate>,
        foreign_key<&dependency::package_id, &package::id>.on_delete(cascade),
        foreign_key<&dependency::target_id, &package::id>.on_delete(set_null),
        check(col<&dependency::version_operator>.in("<<", "<=", "=", ">=", ">>")),
        check(col<&dependency::alternative_group> > 0 && col<&dependency::alternative> > 0),
        index<"ix_dependencies_target", &dependency::target_id>,
        index<"ix_dependencies_target_name", &dependency::target_name>);
};
