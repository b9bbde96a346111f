"""Proves that floors.py accepts a sound tree and reports every planted violation."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

import floors

SOUND = {
    "cupel.hpp": "#include <cupel/core/config.hpp>\n#include <cupel/orm/mapper.hpp>\n",
    "core/config.hpp": "#pragma once\n#include <cstddef>\n",
    "core/hana.hpp": '#include "config.hpp"\n#include <boost/hana/tuple.hpp>\n',
    "reflect/fields.hpp": "#include <cupel/core/config.hpp>\n#include <boost/pfr.hpp>\n",
    "types/integer.hpp": "#include <cupel/reflect/fields.hpp>\n",
    "sql/clauses/where.hpp": "#include <cupel/sql/roles.hpp>\n",
    "sql/roles.hpp": "/*\n#include <sqlite3.h>\n*/\n// #include <pqxx/pqxx>\n",
    "engine/driver.hpp": "#include <cupel/sql/roles.hpp>\n",
    "dialects/common.hpp": "#include <cupel/engine/driver.hpp>\n",
    "dialects/sqlite/dialect.hpp": "#include <cupel/dialects/common.hpp>\n",
    "dialects/sqlite/driver.hpp": "#include <sqlite3.h>\n#include <cupel/dialects/sqlite/dialect.hpp>\n",
    "dialects/any/driver.hpp": "#include <cupel/dialects/sqlite/driver.hpp>\n",
    "dialects/sqlite/driver_blob.hpp": "#include <cupel/dialects/sqlite/driver.hpp>\n",
    "orm/mapper.hpp": "#include <cupel/engine/driver.hpp>\n",
}

PLANTED = {
    "an upward include": ("core/bad.hpp", "#include <cupel/sql/roles.hpp>\n"),
    "an upward include in quotes": ("core/bad.hpp", '#include "../sql/roles.hpp"\n'),
    "an upward include with spaces": ("types/bad.hpp", "  #  include   <cupel/engine/driver.hpp>\n"),
    "a top folder in a floor": ("engine/bad.hpp", "#include <cupel/dialects/common.hpp>\n"),
    "a top folder in another": ("orm/bad.hpp", "#include <cupel/dialects/sqlite/dialect.hpp>\n"),
    "either dialect in one of them": ("dialects/sqlite/driver.hpp", "#include <cupel/dialects/any/driver.hpp>\n"),
    "a dialect in another": ("dialects/postgresql/bad.hpp", "#include <cupel/dialects/sqlite/dialect.hpp>\n"),
    "a driver in the umbrella": ("cupel.hpp", "#include <cupel/dialects/sqlite/driver.hpp>\n"),
    "a driver in its dialect": ("dialects/sqlite/bad.hpp", "#include <cupel/dialects/sqlite/driver.hpp>\n"),
    "the umbrella in a floor": ("sql/bad.hpp", "#include <cupel/cupel.hpp>\n"),
    "SQLite in a dialect": ("dialects/sqlite/types.hpp", "#include <sqlite3.h>\n"),
    "SQLite in a floor": ("engine/bad.hpp", "#include <sqlite3.h>\n"),
    "libpqxx in a floor": ("engine/bad.hpp", "#include <pqxx/connection>\n"),
    "Boost.PFR elsewhere": ("types/bad.hpp", "#include <boost/pfr/core.hpp>\n"),
    "the whole of Hana": ("core/bad.hpp", "#include <boost/hana.hpp>\n"),
    "an unknown folder": ("misc/bad.hpp", "\n"),
    "an include of an unknown folder": ("sql/bad.hpp", "#include <cupel/misc/bad.hpp>\n"),
    "a long header": ("core/bad.hpp", "\n" * 401),
}


def plant(root, files):
    for name, text in files.items():
        path = pathlib.Path(root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class floors_check(unittest.TestCase):
    def test_a_sound_tree_passes(self):
        with tempfile.TemporaryDirectory() as root:
            plant(root, SOUND)
            self.assertEqual(floors.violations(root), [])

    def test_every_planted_violation_is_found(self):
        for what, (name, text) in PLANTED.items():
            with self.subTest(what), tempfile.TemporaryDirectory() as root:
                plant(root, SOUND)
                plant(root, {name: text})
                found = floors.violations(root)
                self.assertEqual(len(found), 1, found)
                self.assertTrue(found[0].startswith(name), found)

    def test_the_script_fails(self):
        with tempfile.TemporaryDirectory() as root:
            plant(root, SOUND)
            command = [sys.executable, "-B", floors.__file__, root]
            self.assertEqual(subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode, 0)
            plant(root, {"core/bad.hpp": "#include <cupel/sql/roles.hpp>\n"})
            self.assertEqual(subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode, 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
