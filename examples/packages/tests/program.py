"""Runs the packages program in a folder of its own, for the tests beside this file."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

NOBODY = 65534

parser = argparse.ArgumentParser()
parser.add_argument("--program", required=True)
parser.add_argument("--sqlite3", required=True)
parser.add_argument("--sample", required=True)
parser.add_argument("--expected", required=True)
given, rest = parser.parse_known_args()


class ProgramTest(unittest.TestCase):
    """Each test has an empty folder, open to everyone, with a copy of the program and of the sample beside it."""

    def setUp(self):
        around = tempfile.mkdtemp(prefix="packages-test-")
        self.addCleanup(shutil.rmtree, around)
        os.chmod(around, 0o755)
        self.program = shutil.copy(given.program, around)
        self.sample = shutil.copy(given.sample, around)
        self.folder = os.path.join(around, "folder")
        os.mkdir(self.folder)
        os.chmod(self.folder, 0o777)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        mode = "wb" if isinstance(content, bytes) else "w"
        with open(self.path(name), mode) as file:
            file.write(content)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def files(self):
        return sorted(os.listdir(self.folder))

    def run_program(self, *arguments, unprivileged=False, **options):
        if unprivileged and os.geteuid() == 0:
            options.update(user=NOBODY, group=NOBODY, extra_groups=[])
        options.setdefault("stdout", subprocess.PIPE)
        return subprocess.run([self.program, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, encoding="utf-8", timeout=60, **options)

    def load_sample(self, *arguments):
        done = self.run_program(self.sample, *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def sql(self, statement, database="packages.db"):
        """What the sqlite3 shell answers, a list of lines."""
        done = subprocess.run([given.sqlite3, "-batch", "-bail", self.path(database)], input=statement,
                              capture_output=True, encoding="utf-8", timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""), statement)
        return done.stdout.splitlines()


def main():
    unittest.main(argv=[sys.argv[0], *rest])
