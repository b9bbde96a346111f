"""Proves that run_pair.py accepts a sound pair and rejects every kind of broken one."""

import argparse
import os
import sys
import tempfile
import unittest

import run_pair

EXPECT = "// expect: cupel[E000]\n// expect: users.name\n"
EXPECT += 'struct user; template <class T> struct table; using users = table<user>;\n'
CHECK = 'static_assert(false, "cupel[E000]: column users.name (user::name) is wrong; write another");\n'
WHEN_BAD = "#ifdef MUST_FAIL\n{}#endif\n"

setup = argparse.Namespace()


class harness(unittest.TestCase):
    def check(self, text):
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(folder, "pair.cpp")
            with open(source, "w", encoding="utf-8") as file:
                file.write(text)
            return run_pair.check_pair(setup.command, setup.family, source)

    def rejects(self, text, reason):
        with self.assertRaises(run_pair.pair_error) as caught:
            self.check(text)
        self.assertIn(reason, str(caught.exception))

    def test_a_sound_pair_passes(self):
        self.assertIn("cupel[E000]", self.check(EXPECT + WHEN_BAD.format(CHECK))[0])

    def test_an_error_inside_a_template_used_at_the_end_is_seen(self):
        body = (
            'template <class T> void inner(T) { static_assert(sizeof(T) > 99, "cupel[E000]: users.name of user; write"); }\n'
            "template <class T> auto outer(T t) { return [t] { inner(t); }; }\n"
            "struct lazy { template <class T> void use(T t) const { outer(t)(); } };\n"
        )
        self.check(EXPECT + body + WHEN_BAD.format("void f() { lazy{}.use(1); }\n"))

    def test_the_good_half_is_instantiated_to_the_end(self):
        body = (
            "template <class T> void inner(T t) { t.nothing(); }\n"
            "struct lazy { template <class T> void use(T t) const { inner(t); } };\n"
            "void f();\n"
            "void f() { lazy{}.use(1); }\n"
        )
        self.rejects(EXPECT + body + WHEN_BAD.format(CHECK), "it must compile")

    def test_the_good_half_must_compile(self):
        self.rejects(EXPECT + "int broken = ;\n" + WHEN_BAD.format(CHECK), "it must compile")

    def test_a_warning_in_the_good_half_is_an_error(self):
        self.rejects(EXPECT + "char f(int);\nchar f(int x) { return x; }\n" + WHEN_BAD.format(CHECK), "it must compile")

    def test_a_pair_may_name_what_it_does_not_use(self):
        self.check(EXPECT + "constexpr int named = 1;\n" + WHEN_BAD.format(CHECK))

    def test_the_bad_half_must_not_compile(self):
        self.rejects(EXPECT + WHEN_BAD.format("int fine = 1;\n"), "it must not compile")

    def test_two_errors_are_too_many(self):
        self.rejects(EXPECT + WHEN_BAD.format(CHECK + "int broken = nothing;\n"), "exactly one error, not 2")

    def test_a_missing_header_counts_as_an_error(self):
        self.rejects(EXPECT + WHEN_BAD.format("#include <no/such.hpp>\n"), "lack an expected text")

    def test_an_expected_text_may_not_be_missing(self):
        self.rejects(EXPECT + "// expect: absent words\n" + WHEN_BAD.format(CHECK), "expected: absent words")

    def test_a_text_in_the_fifth_line_is_too_late(self):
        with tempfile.TemporaryDirectory() as folder:
            compiler = os.path.join(folder, "compiler")
            with open(compiler, "w", encoding="utf-8") as file:
                file.write(
                    '#!/bin/sh\ncase "$*" in *-DMUST_FAIL*) ;; *) exit 0 ;; esac\n'
                    "printf 'In file included from y\\nx.cpp:1:1: error: one cupel[E000]: user; write\\n'\n"
                    "printf 'two\\nthree\\nfour\\nfive\\n'\nexit 1\n"
                )
            os.chmod(compiler, 0o755)
            source = os.path.join(folder, "pair.cpp")
            for text, accepted in (("one", 1), ("three", 1), ("four", 0), ("five", 0), ("included", 0)):
                with open(source, "w", encoding="utf-8") as file:
                    file.write(f"// expect: {text}\nstruct user; // table<user>\n#ifdef MUST_FAIL\n#endif\n")
                if accepted:
                    run_pair.check_pair([compiler], setup.family, source)
                else:
                    with self.assertRaises(run_pair.pair_error):
                        run_pair.check_pair([compiler], setup.family, source)

    def test_expectations_for_one_compiler(self):
        other = "gcc" if setup.family == "clang" else "clang"
        self.check(EXPECT + f"// expect-{other}: absent words\n" + WHEN_BAD.format(CHECK))
        self.rejects(EXPECT + f"// expect-{setup.family}: absent words\n" + WHEN_BAD.format(CHECK), "absent words")

    def test_a_message_names_a_table_or_a_model(self):
        def pair(message):
            return EXPECT + f'static_assert(true);\n#ifdef MUST_FAIL\nstatic_assert(false, "{message}");\n#endif\n'

        self.check(pair("cupel[E000]: user is not users.name; write it"))
        self.rejects(pair("cupel[E000]: users.name is wrong; write it"), "names no table and no model")
        self.rejects(pair("cupel[E000]: users.name of user is wrong"), "says no repair")
        excuse = "// names-no-table: it has none\n"
        self.check(excuse + pair("cupel[E000]: users.name is wrong; write it"))
        self.rejects(excuse + pair("cupel[E000]: users.name of user; write it"), "is not needed")
        self.rejects("// names-no-table:\n" + pair("cupel[E000]: users.name is wrong; write it"), "no reason")

    def test_a_pair_expects_something(self):
        self.rejects(WHEN_BAD.format(CHECK), "no '// expect:")

    def test_a_pair_has_two_halves(self):
        self.rejects(EXPECT + "int fine = 1;\n", "never looks at MUST_FAIL")


if __name__ == "__main__":
    parser = run_pair.arguments(argparse.ArgumentParser(description="Tests the harness."))
    parser.parse_args(namespace=setup)
    setup.command = run_pair.command_like(setup.compiler, setup.commands, setup.like)
    setup.family = run_pair.family_of(setup.family)
    sys.argv[1:] = []
    unittest.main(verbosity=2)
