"""Checks that headers include downward only, keep client libraries out, and stay short.

    floors.py include/cupel

A folder may include itself and the folders before it in FLOORS. The folders in TOP see no one but the floors
below them. Files directly in include/cupel are umbrellas: they include any folder, and no folder includes them.
"""

import pathlib
import posixpath
import re
import sys

FLOORS = ["core", "reflect", "types", "schema", "sql", "engine"]
TOP = ["dialects", "orm", "migrations", "async"]
EITHER = "any"  # dialects/any/ is made of the other dialects
MAX_LINES = 400

INCLUDE = re.compile(r'^[ \t]*#[ \t]*(?:include|import)[ \t]*(?:<([^>]+)>|"([^"]+)")', re.MULTILINE)
BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CLIENT_LIBRARY = re.compile(r"^(sqlite3(ext)?\.h|libpq-fe\.h|libpq/.*|postgresql/.*|pqxx(/.*)?)$")
PFR = re.compile(r"^boost/pfr(\.hpp|/)")
WHOLE_HANA = "boost/hana.hpp"


def is_driver(path):
    """dialects/<db>/driver*.hpp, or a file so named anywhere below dialects/."""
    return path.startswith("dialects/") and posixpath.basename(path).startswith("driver")


def folder_of(path):
    """The first folder of a path below include/cupel; empty for an umbrella."""
    return path.split("/")[0] if "/" in path else ""


def included(text):
    """The (line, path, is_quoted) of every include directive."""
    text = BLOCK_COMMENT.sub(lambda match: "\n" * match.group().count("\n"), text)
    for match in INCLUDE.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match.group(1) or match.group(2), match.group(2) is not None


def own_path(root, header, path, quoted):
    """The included file as a path below include/cupel, or None when it is somebody else's."""
    if quoted:
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(header), path))
        if (root / beside).is_file():
            return beside
    if path.startswith("cupel/"):
        return posixpath.normpath(path[len("cupel/") :])
    return None


def refusal(header, target):
    """Why `header` may not include `target`, both below include/cupel; None if it may."""
    source_folder, target_folder = folder_of(header), folder_of(target)
    if is_driver(target) and not is_driver(header):
        return "only a driver header may include a driver header"
    if not source_folder:
        return None
    if not target_folder:
        return f"{target} is an umbrella, which no folder may include"
    if target_folder not in FLOORS + TOP:
        return f"{target_folder}/ is no known floor"
    if target_folder == source_folder:
        if source_folder == "dialects":
            ours, theirs = header.split("/")[1:-1], target.split("/")[1:-1]
            if ours and theirs and ours[0] != theirs[0] and ours[0] != EITHER:
                return "one dialect may not include another"
        return None
    if target_folder in TOP:
        return f"{source_folder}/ may not include {target_folder}/"
    if source_folder in TOP or FLOORS.index(target_folder) < FLOORS.index(source_folder):
        return None
    return f"{target_folder}/ stands above {source_folder}/"


def violations(root):
    """Every broken rule below `root`, one line each."""
    root = pathlib.Path(root)
    found = []
    for file in sorted(root.rglob("*")):
        if not file.is_file() or file.suffix not in (".hpp", ".h", ".ipp", ".inl"):
            continue
        header = file.relative_to(root).as_posix()
        text = file.read_text(encoding="utf-8")
        lines = len(text.splitlines())
        if lines > MAX_LINES:
            found.append(f"{header}: {lines} lines, and {MAX_LINES} is the end")
        if folder_of(header) and folder_of(header) not in FLOORS + TOP:
            found.append(f"{header}: {folder_of(header)}/ is no known floor")
            continue
        for line, path, quoted in included(text):
            where = f"{header}:{line}: {path}"
            target = own_path(root, header, path, quoted)
            if target is not None:
                reason = refusal(header, target)
                if reason:
                    found.append(f"{where}: {reason}")
            elif CLIENT_LIBRARY.match(path) and not is_driver(header):
                found.append(f"{where}: only dialects/*/driver.hpp includes a client library")
            elif PFR.match(path) and header != "reflect/fields.hpp":
                found.append(f"{where}: only reflect/fields.hpp includes Boost.PFR")
            elif path == WHOLE_HANA:
                found.append(f"{where}: include Hana by its parts")
    return found


def main():
    if len(sys.argv) != 2:
        print("usage: floors.py <folder of the headers>")
        return 2
    if not pathlib.Path(sys.argv[1]).is_dir():
        print(f"{sys.argv[1]} is no folder")
        return 1
    found = violations(sys.argv[1])
    print("\n".join(found) if found else "every include goes down")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
