"""Turns the code of documentation pages into programs that prove it.

    doc_code.py <project folder> <folder> <page>...   writes <page>.cpp and <page>.<n>.cpp, prints their paths
    doc_code.py --quoted <project folder> <page>...   checks blocks that quote a file

What follows the language of a block says what becomes of it:

    ```cpp             declarations, seen by everything below them
    ```cpp inside      statements of a function; `db` is an open sqlite::engine
    ```cpp run         statements of a function that is called, with `db` an empty database in memory that `prepare(db)` of
                       the page, where it has one, has filled; assert() holds
    ```cpp wrong       statements that must not compile: a pair for tests/compile_fail/harness/run_pair.py, which
                       expects the sentence that the next ```text block quotes; `wrong names-no-table` for a sentence
                       that can name none
    ```sql <statement> the SQL of a statement. Text below a line `-- PostgreSQL` is PostgreSQL's; without such a line both
                       databases have the same, but for $1 in place of ?1; with that line first, the statement is
                       PostgreSQL's alone. Lines may be broken at blanks and behind a parenthesis that opens.
    ```python          declarations, and
    ```python run      statements behind `prepare(engine)` of the page: for doc_python.py
    ```text <file>     the content of a file of the project; lines may be broken at blanks

The program <page>.cpp compares every SQL text with the page and returns 1 if one differs. Blocks of other languages are
left alone.
"""

import pathlib
import re
import sys

BLOCK = re.compile(r"^```(\w+)[ \t]*(.*?)[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
SENTENCE = re.compile(r"cupel\[E\d{3}\]: [^\"]*")

HEAD = """\
// Made of {page} by scripts/checks/doc_code.py.
#undef NDEBUG
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wunused-but-set-variable"
#pragma GCC diagnostic ignored "-Wunused-parameter"
"""

CHECKS = """
#include <cstdio>
#include <string>
#include <string_view>

namespace doc_code {

int differing = 0;

void compare(const char* place, const char* database, std::string_view actual, std::string_view expected) {
    if (actual == expected) return;
    ++differing;
    std::printf("%s: %s says\\n  %s\\nbut the page\\n  %s\\n", place, database, std::string(actual).c_str(), std::string(expected).c_str());
}

}  // namespace doc_code

"""

RUN = """
#include <cupel/dialects/sqlite/driver.hpp>
#include <cstdio>
#include <exception>

namespace doc_code {

int failed = 0;

template <class Block, class Prepare>
void run(const char* place, Block block, Prepare prepare) {
    try {
        auto db = cupel::sqlite::engine::connect("sqlite://");
        prepare(db);
        block(db);
    } catch (const std::exception& failure) {
        ++failed;
        std::printf("%s: %s\\n", place, failure.what());
    }
}

}  // namespace doc_code

"""


class block:
    def __init__(self, page, match, text):
        self.language, self.info, self.code = match.group(1), match.group(2), match.group(3)
        self.page, self.line = page, text.count("\n", 0, match.start()) + 2

    def lines(self):
        """The code, which compilers place where it stands in the page."""
        return f'#line {self.line} "{self.page}"\n{self.code}'


def blocks(root, page):
    text = (root / page).read_text(encoding="utf-8")
    return [block(page, match, text) for match in BLOCK.finditer(text)]


def one_line(text):
    return " ".join(re.sub(r"\(\n\s*", "(", text).split())


def sql_texts(code):
    """SQLite's text and PostgreSQL's, from a block of SQL."""
    texts = {"sqlite": [], "postgresql": []}
    current = "sqlite"
    for line in code.splitlines():
        if line.lower() in ("-- sqlite", "-- postgresql"):
            current = line[3:].lower()
        else:
            texts[current].append(line)
    sqlite, postgresql = (one_line("\n".join(lines)) for lines in texts.values())
    return sqlite, postgresql or re.sub(r"\?(\d+)", r"$\1", sqlite)


def function(number, one):
    parameter = "" if re.search(r"\bdb = ", one.code) else "cupel::sqlite::engine& db"
    return f"void doc_block_{number}({parameter}) {{\n{one.lines()}}}\n"


def sources(root, page):
    """The texts of the page's program and of its pairs."""
    found = blocks(root, page)
    program, checks, runs, pairs = HEAD.format(page=page), "", "", []
    declared = program  # what a pair sees: no functions, which the program compiles
    prepare = "prepare" if any(one.language == "cpp" and re.search(r"^void prepare\(", one.code, re.MULTILINE) for one in found) else "[](auto&) {}"
    for number, one in enumerate(found):
        if one.language == "cpp" and one.info == "":
            program += one.lines()
            declared += one.lines()
        elif one.language == "cpp" and one.info == "inside":
            program += function(number, one)
        elif one.language == "cpp" and one.info == "run":
            program += function(number, one)
            runs += f'    doc_code::run("{page}:{one.line}", doc_block_{number}, {prepare});\n'
        elif one.language == "cpp" and one.info in ("wrong", "wrong names-no-table"):
            message = next((other.code for other in found[number:] if other.language == "text"), "")
            expected = SENTENCE.search(message)
            if not expected:
                raise SystemExit(f"{page}:{one.line}: no message follows the wrong code")
            excuse = "// names-no-table: the page says so\n" if one.info.endswith("names-no-table") else ""
            pairs.append(f"// expect: {expected.group()}\n{excuse}{declared}#ifdef MUST_FAIL\n{function(number, one)}#endif\n")
        elif one.language == "sql" and one.info:
            for database, text in zip(("sqlite", "postgresql"), sql_texts(one.code)):
                if not text:
                    continue
                actual = f"cupel::sql<cupel::{database}>({one.info})"
                checks += f'    doc_code::compare("{page}:{one.line}", "{database}", {actual}, R"~({text})~");\n'
    if not re.search(r"^int main\(", program, re.MULTILINE):
        result = "doc_code::differing" + (" + doc_code::failed" if runs else "")
        main = f"int main() {{\n{checks}{runs}    return {result} == 0 ? 0 : 1;\n}}\n"
        program += f'#line 1 "checks of {page}"\n{CHECKS}{RUN if runs else ""}{main}'
    return program, pairs


def write(path, text):
    """Leaves a file alone that has the text already, so that nothing is built again."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(path)


def misquoted(root, page):
    for one in blocks(root, page):
        if one.language == "text" and one.info:
            file = root / one.info
            if not file.is_file() or one_line(file.read_text(encoding="utf-8")) != one_line(one.code):
                yield f"{page}:{one.line}: this is not what {one.info} says"


def main():
    arguments = sys.argv[1:]
    quoted = arguments[:1] == ["--quoted"]
    if len(arguments) < 3:
        print(__doc__)
        return 2
    root = pathlib.Path(arguments[1] if quoted else arguments[0])
    if quoted:
        wrong = [line for page in arguments[2:] for line in misquoted(root, page)]
        print("\n".join(wrong) if wrong else "as in the files")
        return 1 if wrong else 0
    for page in arguments[2:]:
        program, pairs = sources(root, page)
        path = pathlib.Path(arguments[1]) / pathlib.Path(page).stem
        write(path.with_suffix(".cpp"), program)
        for number, pair in enumerate(pairs):
            write(path.with_suffix(f".{number}.cpp"), pair)
    return 0


if __name__ == "__main__":
    sys.exit(main())
