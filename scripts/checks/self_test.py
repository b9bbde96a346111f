"""Proves that dialect_members.py, doc_code.py, error_codes.py, readme_code.py and output.py pass what is right and fail what is wrong."""

import pathlib
import sys
import tempfile
import unittest

import dialect_members
import doc_code
import error_codes
import output
import readme_code

LINES = "```cpp\na  // wrong: not b\nb  // right\n```\n"


class in_a_folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


class codes(in_a_folder):
    def setUp(self):
        super().setUp()
        self.write("include/cupel/sql/select.hpp", '"cupel[E001]: ..." require("E002")')
        self.write("docs/errors.md", f"# Errors\n\n## E001 scope\n\n{LINES}\n## E002\n{LINES}")
        self.write("tests/compile_fail/scope/a.cpp", "// expect: cupel[E001]\n")
        self.write("tests/compile_fail/scope/b.cpp", "// expect-gcc: cupel[E002] and more\n")

    def test_in_step(self):
        self.assertEqual(error_codes.problems(self.root), ([], 2))

    def test_out_of_step(self):
        for name, text, count in (
            ("include/cupel/new.hpp", "cupel[E003]", 2),
            ("include/cupel/sql/select.hpp", "cupel[E001]", 2),
            ("docs/errors.md", f"## E001\n{LINES}", 1),
            ("docs/errors.md", f"## E001\n{LINES}## E002\n{LINES}## E004\n{LINES}", 1),
            ("docs/errors.md", f"## E001\n{LINES}## E002\n{LINES}## E002\n{LINES}", 1),
            ("docs/errors.md", f"## E001\n```cpp\na\n## E002\n{LINES}", 1),
            ("docs/errors.md", f"## E001\n{LINES}## E002\n{LINES}", 0),
            ("docs/errors.md", f"## E001\n{LINES}## E002\nnothing\n", 2),
            ("docs/errors.md", f"## E001\n{LINES}## E002\n```cpp\na  // wrong\n```\nb  // right\n", 1),
            ("docs/errors.md", f"## E001\n{LINES}## E002\n```cpp\na  // wrong\n```\n```cpp\nb  // right\n```\n", 0),
            ("tests/compile_fail/scope/b.cpp", "// expect: nothing\n", 1),
            ("tests/compile_fail/scope/c.cpp", "// expect: cupel[E009]\n", 1),
        ):
            with self.subTest(name + ": " + text):
                self.setUp()
                self.write(name, text)
                self.assertEqual(len(error_codes.problems(self.root)[0]), count)


class members_of_dialects(in_a_folder):
    def setUp(self):
        super().setUp()
        self.write("include/cupel/dialects/a/dialect.hpp",
                   "struct a {\n    static constexpr bool has_x = true;\n    static constexpr void y(walk&) {\n        int z;\n"
                   "    }\n};\nstruct b {\n    static constexpr bool w = true;\n};\n")

    def found(self, rows):
        self.write("CONTRIBUTING.md", f"### Members of a dialect\n\n`has_q`\n\n{rows}\n## Next\n\n| `v` |\n")
        return len(dialect_members.problems(self.root)[0])

    def test_list(self):
        for rows, count in (("| p | `has_x`, `y` |\n", 0), ("| p | `has_x` |\n", 1), ("| `has_x` |\n| `y`, `z` |\n", 1),
                            ("| `has_x`, `y`, `y` |\n", 1), ("", 2)):
            with self.subTest(rows):
                self.assertEqual(self.found(rows), count)


class readme(in_a_folder):
    def test_identical(self):
        source = self.write("a.cpp", "int main() {}\n")
        page = self.write("a.md", "```sh\nls\n```\n\n```cpp\nint main() {}\n```\n\n```cpp\nother\n```\n")
        self.assertEqual(readme_code.difference(page, source), [])

    def test_different(self):
        source = self.write("a.cpp", "int main() {}\n")
        self.assertTrue(readme_code.difference(self.write("a.md", "```cpp\nint main()\n```\n"), source))
        self.assertTrue(readme_code.difference(self.write("a.md", "```sh\nint main() {}\n```\n"), source))
        self.assertTrue(readme_code.difference(self.root / "absent.md", source))


class documentation(in_a_folder):
    def sources(self, text):
        self.write("a.md", text)
        return doc_code.sources(self.root, "a.md")

    def test_declarations_and_functions_stand_where_the_page_has_them(self):
        program, pairs = self.sources("```cpp\nstruct a {};\n```\n```sh\nls\n```\n```cpp inside\na one;\n```\n")
        self.assertIn('#line 2 "a.md"\nstruct a {};\n', program)
        self.assertIn('{\n#line 8 "a.md"\na one;\n}', program)
        self.assertNotIn("ls", program)
        self.assertEqual(pairs, [])

    def test_sql_is_compared(self):
        program, _ = self.sources("```sql q\nSELECT (\n    a)\nLIMIT ?1\n```\n")
        self.assertIn('cupel::sql<cupel::sqlite>(q), R"~(SELECT (a) LIMIT ?1)~"', program)
        self.assertIn('cupel::sql<cupel::postgresql>(q), R"~(SELECT (a) LIMIT $1)~"', program)
        program, _ = self.sources("```sql q\n-- SQLite\nA\n-- PostgreSQL\nB ?1\n```\n")
        self.assertIn('R"~(A)~"', program)
        self.assertIn('R"~(B ?1)~"', program)

    def test_what_is_wrong_becomes_a_pair(self):
        message = '```text\nerror: <"cupel[E001]: no; repair">\n```\n'
        program, pairs = self.sources("```cpp wrong\nf();\n```\n" + message)
        self.assertNotIn("f();", program)
        self.assertEqual(len(pairs), 1)
        self.assertIn("// expect: cupel[E001]: no; repair\n", pairs[0])
        with self.assertRaises(SystemExit):
            self.sources("```cpp wrong\nf();\n```\n")

    def test_quoted_files(self):
        self.write("b.txt", "one two\n")
        self.write("a.md", "```text b.txt\none\ntwo\n```\n")
        self.assertEqual(list(doc_code.misquoted(self.root, "a.md")), [])
        self.write("a.md", "```text b.txt\none\n```\n")
        self.assertEqual(len(list(doc_code.misquoted(self.root, "a.md"))), 1)


class program(in_a_folder):
    def run_python(self, text, expected):
        file = self.write("a.expected", expected)
        return output.difference(file, self.root / "run", [sys.executable, "-c", text])

    def test_as_expected(self):
        self.assertEqual(self.run_python("print('a')", "a\n"), [])

    def test_wrong_output(self):
        self.assertTrue(self.run_python("print('b')", "a\n"))

    def test_wrong_exit(self):
        self.assertTrue(self.run_python("print('a'); raise SystemExit(3)", "a\n"))

    def test_the_folder_is_empty(self):
        self.write("run/left.txt", "")
        self.assertEqual(self.run_python("import os; print(os.listdir('.'))", "[]\n"), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
