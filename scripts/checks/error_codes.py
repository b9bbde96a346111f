"""Checks that error codes, their documentation and their compile-fail pairs are in step.

    error_codes.py <project folder>

A code is cupel[Ennn] in include/, or "Ennn" where the message is computed. Each has a heading "## Ennn" in
docs/errors.md and at least one pair below tests/compile_fail/ that expects it; and every heading and every
expectation names a code of include/. Each heading of docs/errors.md has blocks of code with a line that is "// wrong"
and one that is "// right", which end before the next heading. No static_assert of include/ has a message of its own
without a code, but for those of WITHOUT_CODE.
"""

import pathlib
import re
import sys

USE = re.compile(r'(?:cupel\[|")(E\d{3})\b')
HEADING = re.compile(r"^## (E\d{3})\b", re.MULTILINE)
STATIC_ASSERT = re.compile(r"\bstatic_assert\s*(?=\()")
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
# Messages without a code, with the reason.
WITHOUT_CODE = {
    "many statements have constant texts": "the library alone sends statements in a pipeline",
}
FENCE = re.compile(r"^```", re.MULTILINE)
BLOCK = re.compile(r"^```cpp\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NO_LINES = {}  # codes whose mistake or repair is no line of code
EXPECT = re.compile(r"^\s*// expect(?:-gcc|-clang)?:.*?\b(E\d{3})\b", re.MULTILINE)


def places(root, folder, patterns, expression):
    """Each code that `expression` finds, with the files it is in."""
    found = {}
    for pattern in patterns:
        for file in sorted((root / folder).glob(pattern)):
            for code in expression.findall(file.read_text(encoding="utf-8")):
                found.setdefault(code, set()).add(file.relative_to(root).as_posix())
    return found


def arguments_at(text, start):
    """The text from an opening parenthesis to the one that closes it; those in strings do not count."""
    depth = 0
    at = start
    while at < len(text):
        string = STRING.match(text, at)
        if string:
            at = string.end()
            continue
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
        if depth == 0:
            break
    return text[start:at]


def message_of(arguments):
    """The literal that a static_assert ends with, None if it ends with something else."""
    match = re.search(r',\s*((?:"(?:[^"\\\n]|\\.)*"\s*)+)\)$', arguments)
    return "".join(STRING.findall(match.group(1))) if match else None


def uncoded(root):
    """The messages of static_asserts of include/ that have no code, with their file."""
    for file in sorted((root / "include").glob("**/*.hpp")):
        text = file.read_text(encoding="utf-8")
        for match in STATIC_ASSERT.finditer(text):
            message = message_of(arguments_at(text, match.end()))
            if message is not None and "cupel[E" not in message and message not in WITHOUT_CODE:
                yield f"{file.relative_to(root).as_posix()}: a static_assert without a code: {message}"


def problems(root):
    root = pathlib.Path(root)
    used = places(root, "include", ["**/*.hpp"], USE)
    documented = places(root, "docs", ["errors.md"], HEADING)
    tested = places(root, "tests/compile_fail", ["*/*.cpp"], EXPECT)

    def where(code, table):
        return ", ".join(sorted(table[code]))

    found = list(uncoded(root))
    for code in sorted(used):
        if code not in documented:
            found.append(f"{code}: no heading '## {code}' in docs/errors.md (used in {where(code, used)})")
        if code not in tested:
            found.append(f"{code}: no pair in tests/compile_fail expects it (used in {where(code, used)})")
    for code in sorted(documented.keys() - used.keys()):
        found.append(f"{code}: documented, but no header uses cupel[{code}]")
    for code in sorted(tested.keys() - used.keys()):
        found.append(f"{code}: expected by {where(code, tested)}, but no header uses cupel[{code}]")

    page = (root / "docs/errors.md").read_text(encoding="utf-8") if documented else ""
    headings = HEADING.findall(page)
    for code in sorted({code for code in headings if headings.count(code) > 1}):
        found.append(f"{code}: documented twice")
    for section in re.split(r"^(?=## E\d{3}\b)", page, flags=re.MULTILINE):
        if not HEADING.match(section):
            continue
        code, lines = section[3:7], "".join(BLOCK.findall(section))
        if len(FENCE.findall(section)) % 2 != 0:
            found.append(f"{code}: a block of code in docs/errors.md has no end")
        elif code not in NO_LINES:
            for word in ("wrong", "right"):
                if not re.search(rf"// {word}\b", lines):
                    found.append(f"{code}: docs/errors.md has no line of code that is '// {word}'")
    return found, len(used)


def main():
    if len(sys.argv) != 2:
        print("usage: error_codes.py <project folder>")
        return 2
    found, count = problems(sys.argv[1])
    print("\n".join(found) if found else f"{count} codes, each documented and tested")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
