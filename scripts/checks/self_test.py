"""Proves that error_codes.py, readme_code.py and output.py pass what is right and fail what is wrong."""

import pathlib
import sys
import tempfile
import unittest

import error_codes
import output
import readme_code


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
        self.write("docs/errors.md", "# Errors\n\n## E001 scope\n\n## E002\n")
        self.write("tests/compile_fail/scope/a.cpp", "// expect: cupel[E001]\n")
        self.write("tests/compile_fail/scope/b.cpp", "// expect-gcc: cupel[E002] and more\n")

    def test_in_step(self):
        self.assertEqual(error_codes.problems(self.root), ([], 2))

    def test_out_of_step(self):
        for name, text, count in (
            ("include/cupel/new.hpp", "cupel[E003]", 2),
            ("include/cupel/sql/select.hpp", "cupel[E001]", 2),
            ("docs/errors.md", "## E001\n", 1),
            ("docs/errors.md", "## E001\n## E002\n## E004\n", 1),
            ("docs/errors.md", "## E001\n## E002\n## E002\n", 1),
            ("tests/compile_fail/scope/b.cpp", "// expect: nothing\n", 1),
            ("tests/compile_fail/scope/c.cpp", "// expect: cupel[E009]\n", 1),
        ):
            with self.subTest(name + ": " + text):
                self.setUp()
                self.write(name, text)
                self.assertEqual(len(error_codes.problems(self.root)[0]), count)


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
