"""Checks that CONTRIBUTING.md lists the members of a dialect.

    dialect_members.py <project folder>

They are the static members of the struct in include/cupel/dialects/<database>/dialect.hpp, of all databases together.
The list is what stands in backquotes in the table below the heading "Members of a dialect".
"""

import pathlib
import re
import sys

MEMBER = re.compile(r"^    static constexpr [\w:]+ (\w+)\b", re.MULTILINE)
ROW = re.compile(r"^\|.*\|$", re.MULTILINE)
HELPERS = {"element_name"}  # called by a member of the same struct


def members(header):
    """The static members of the dialect's struct."""
    struct = re.search(rf"^struct {header.parent.name} {{$(.*?)^}};$", header.read_text(encoding="utf-8"), re.M | re.S)
    return set(MEMBER.findall(struct[1])) if struct else set()


def listed(page):
    section = re.search(r"^### Members of a dialect$(.*?)^#", page, re.M | re.S)
    return re.findall(r"`(\w+)`", "\n".join(ROW.findall(section[1]))) if section else []


def problems(root):
    root = pathlib.Path(root)
    names = listed((root / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    headers = sorted((root / "include/cupel/dialects").glob("*/dialect.hpp"))
    there = set().union(*map(members, headers)) - HELPERS
    found = [f"{header.relative_to(root)}: no struct {header.parent.name}" for header in headers if not members(header)]
    found += [f"{name}: a member of a dialect, but not in CONTRIBUTING.md" for name in sorted(there - set(names))]
    found += [f"{name}: in CONTRIBUTING.md, but no dialect has it" for name in sorted(set(names) - there)]
    found += [f"{name}: listed twice in CONTRIBUTING.md" for name in sorted(set(names)) if names.count(name) > 1]
    return found, len(names)


def main():
    if len(sys.argv) != 2:
        print("usage: dialect_members.py <project folder>")
        return 2
    found, count = problems(sys.argv[1])
    print("\n".join(found) if found else f"{count} members, each listed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
