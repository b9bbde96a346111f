"""Checks that the first ```cpp block of a page is, to the letter, a source file.

    readme_code.py README.md examples/01_first_query.cpp
"""

import difflib
import pathlib
import re
import sys

BLOCK = re.compile(r"^```cpp[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)


def difference(page, source):
    """What differs, as lines; empty when nothing does."""
    page, source = pathlib.Path(page), pathlib.Path(source)
    for file in (page, source):
        if not file.is_file():
            return [f"{file} does not exist"]
    block = BLOCK.search(page.read_text(encoding="utf-8"))
    if not block:
        return [f"{page} has no ```cpp block"]
    return list(
        difflib.unified_diff(
            source.read_text(encoding="utf-8").splitlines(),
            block.group(1).splitlines(),
            str(source),
            f"{page}, first block",
            lineterm="",
        )
    )


def main():
    if len(sys.argv) != 3:
        print("usage: readme_code.py <page> <source>")
        return 2
    lines = difference(sys.argv[1], sys.argv[2])
    print("\n".join(lines) if lines else "identical")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
