"""Checks one compile-fail pair.

    // expect: cupel[E012]           every expected text must stand in the first three lines of the error
    // expect: posts.title           one text a line, as many lines as needed
    // expect-gcc: ...               the same for one compiler only
    // expect-clang: ...

The file compiles as it stands. With -DMUST_FAIL it stops with exactly one error, whose first three lines,
counted from the line that holds "error:", contain every expected text, and a message that names a table or a model of
the pair and says the repair behind a semicolon. A message that cannot name one is excused with a reason:

    // names-no-table: <reason>      also names-no-table-gcc, names-no-table-clang
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys

ERROR = re.compile(r": (fatal )?error: ")
EXPECT = re.compile(r"^\s*// expect(?:-(gcc|clang))?:\s*(.*?)\s*$")
EXCUSE = re.compile(r"^\s*// names-no-table(?:-(gcc|clang))?:\s*(.*?)\s*$")
# g++ may add what a template stands for: [with Message = ...{"cupel[E041]: ..."}; Statement = ...]
MESSAGE = re.compile(r'cupel\[E\d+\]: [^"\n]*(?:"\}; .*)?')
REPAIR = re.compile(r"; \w")
INCLUDE = re.compile(r'^\s*#include "(.*)"', re.MULTILINE)
STRUCT = re.compile(r"\b(?:struct|class) (\w+)\b(?!::)")
TABLE = re.compile(r'\btable<"(\w+)"')
LINES_OF_AN_ERROR = 3
# A pair names its statements and runs none.
OPTIONS = ["-fsyntax-only", "-fdiagnostics-color=never", "-Wno-unused-variable"]
LINES_SHOWN = 40


class pair_error(Exception):
    """What is wrong with a pair, for a person to read."""


def family_of(compiler_id):
    """Turns CMake's name of a compiler into the one used after `expect-`."""
    return "clang" if "Clang" in compiler_id else "gcc"


def command_like(compiler, commands, like):
    """The command that compiles `like`, without its source and its output."""
    with open(commands, encoding="utf-8") as file:
        entries = json.load(file)
    for entry in entries:
        if os.path.realpath(os.path.join(entry["directory"], entry["file"])) != os.path.realpath(like):
            continue
        words = entry.get("arguments") or shlex.split(entry["command"])
        if compiler in words:
            words = words[words.index(compiler) + 1 :]
        else:
            words = words[1:]
        kept = [compiler]
        skip = False
        for word in words:
            if skip:
                skip = False
            elif word in ("-o", "-c"):
                skip = True
            else:
                kept.append(word)
        return kept
    raise pair_error(f"{commands} has no entry for {like}")


def expected_texts(text, family):
    """The expectations in the text of a pair that apply to one compiler."""
    texts = []
    for line in text.splitlines():
        match = EXPECT.match(line)
        if match and match.group(1) in (None, family):
            if not match.group(2):
                raise pair_error("an expect line is empty")
            texts.append(match.group(2))
    if not texts:
        raise pair_error(f"there is no '// expect: <text>' line for {family}")
    return texts


def excuse(text, family):
    """Why the message of a pair names no table, None if it does."""
    for line in text.splitlines():
        match = EXCUSE.match(line)
        if match and match.group(1) in (None, family):
            if not match.group(2):
                raise pair_error("names-no-table gives no reason")
            return match.group(2)
    return None


def names_of(source, text):
    """The tables and models of a pair: structs that stand in template arguments, and the names of tables."""
    for name in INCLUDE.findall(text):
        with open(os.path.join(os.path.dirname(source), name), encoding="utf-8") as file:
            text += file.read()
    structs = {name for name in STRUCT.findall(text) if re.search(rf"[<,]\s*&?{name}\b", text)}
    return structs | set(TABLE.findall(text))


def check_message(first, names, excused):
    """Raises pair_error unless the lines of an error hold a message with a table or a model, and a repair."""
    found = [match.group() for match in map(MESSAGE.search, first) if match]
    if not found:
        raise pair_error(f"the first {LINES_OF_AN_ERROR} lines of the error hold no message 'cupel[Ennn]: ...'")
    if not REPAIR.search(found[0]):
        raise pair_error(f"the message says no repair behind a semicolon: {found[0]}")
    named = any(re.search(rf"\b{name}\b", found[0]) for name in names)
    if not named and not excused:
        raise pair_error(f"the message names no table and no model: {found[0]}")
    if named and excused:
        raise pair_error(f"names-no-table is not needed: {found[0]}")


def compile_once(command, source, extra):
    """Compiles a source to nothing; returns success and the compiler's output."""
    line = command + OPTIONS + extra + [source]
    environment = dict(os.environ, LC_ALL="C", CCACHE_DISABLE="1")
    done = subprocess.run(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode == 0, done.stdout.decode("utf-8", "replace")


def shown(output):
    """Compiler output, cut to what a person reads."""
    lines = output.splitlines()
    if len(lines) > LINES_SHOWN:
        lines = lines[:LINES_SHOWN] + [f"... {len(lines) - LINES_SHOWN} more lines"]
    return "".join(f"    | {line}\n" for line in lines)


def check_pair(command, family, source):
    """Raises pair_error unless the pair keeps its promise; returns the lines of its error."""
    with open(source, encoding="utf-8") as file:
        text = file.read()
    texts = expected_texts(text, family)
    if "MUST_FAIL" not in text:
        raise pair_error("the file never looks at MUST_FAIL")

    good, output = compile_once(command, source, [])
    if not good:
        raise pair_error(f"without MUST_FAIL it must compile, but:\n{shown(output)}")

    good, output = compile_once(command, source, ["-DMUST_FAIL"])
    if good:
        raise pair_error("with MUST_FAIL it must not compile, but it does")

    lines = output.splitlines()
    errors = [number for number, line in enumerate(lines) if ERROR.search(line)]
    if len(errors) != 1:
        raise pair_error(f"with MUST_FAIL there must be exactly one error, not {len(errors)}:\n{shown(output)}")

    first = lines[errors[0] : errors[0] + LINES_OF_AN_ERROR]
    missing = [each for each in texts if not any(each in line for line in first)]
    if missing:
        wanted = "".join(f"    expected: {each}\n" for each in missing)
        raise pair_error(
            f"the first {LINES_OF_AN_ERROR} lines of the error lack an expected text\n{wanted}"
            f"  the error begins\n{shown(chr(10).join(first))}  the whole output\n{shown(output)}"
        )
    check_message(first, names_of(source, text), excuse(text, family))
    return first


def arguments(parser):
    """The options that say how to compile; shared with the self-test."""
    parser.add_argument("--compiler", required=True, help="the compiler of the build folder")
    parser.add_argument("--family", required=True, help="CMake's id of that compiler")
    parser.add_argument("--commands", required=True, help="compile_commands.json of the build folder")
    parser.add_argument("--like", required=True, help="the source whose compile command is borrowed")
    return parser


def main():
    parser = arguments(argparse.ArgumentParser(description="Checks one compile-fail pair."))
    parser.add_argument("source")
    options = parser.parse_args()
    family = family_of(options.family)
    try:
        command = command_like(options.compiler, options.commands, options.like)
        first = check_pair(command, family, options.source)
    except pair_error as error:
        print(f"{options.source} ({family}): {error}")
        return 1
    print("\n".join(first))
    return 0


if __name__ == "__main__":
    sys.exit(main())
