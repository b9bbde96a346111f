"""The answers: against golden output, against the sqlite3 shell running the SQL that was shown, against hand-written SQL."""

import os
import re
import shutil
import subprocess
import unittest

from program import ProgramTest, given, main

RELATIONS = ("Depends", "Pre-Depends", "Recommends", "Suggests", "Enhances", "Breaks", "Conflicts", "Replaces",
             "Provides")


def human_size(kibibytes):
    if kibibytes == "":
        return "unknown"
    size = round(float(kibibytes))
    if size < 1024:
        return f"{size} KiB"
    for unit in ("MiB", "GiB"):
        size /= 1024
        if size < 1023.95:
            return f"{size:.1f} {unit}"
    return f"{size / 1024:.1f} TiB"


def bind(sql, values):
    """Puts the values of the comment into the SQL, from ?12 down to ?1."""
    for name, value in sorted(re.findall(r"(\?\d+) = ('(?:[^']|'')*'|\d+)", values), key=lambda pair: -int(pair[0][1:])):
        sql = sql.replace(name, value)
    return sql


def paragraphs(text):
    """A reader of control files that has nothing in common with the program's."""
    text = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)
    for block in re.split(r"\n\n+", text.strip()):
        joined = re.sub(r"\n\s+", " ", block)
        yield dict(re.match(r"([^:]+):\s*(.*)", line).groups() for line in joined.split("\n"))


class Answers(ProgramTest):
    maxDiff = None

    def test_golden_output(self):
        with open(given.expected, encoding="utf-8") as file:
            self.assertEqual(self.load_sample(), file.read())

    def test_the_shown_sql_gives_the_shown_answers(self):
        for section in ((), ("--section", "libs")):
            answers = self.load_sample("--show-sql", *section)
            found = re.findall(r"^(\S.*)\n\n(SELECT .*;)(?:\n(-- .*))?\n\n((?:.+\n)+)", answers, re.MULTILINE)
            self.assertEqual(len(found), 10)
            for title, sql, values, table in found:
                self.check_answer(title, bind(sql, values), table.splitlines())
            without_sql = re.sub(r"^SELECT .*;\n(-- .*\n)?\n", "", answers, flags=re.MULTILINE)
            self.assertEqual(without_sql, self.load_sample(*section))

    def check_answer(self, title, sql, table):
        rows = [line.split("|") for line in self.sql(sql)]
        self.assertTrue(rows, title)
        self.assertEqual(len(rows), len(table) - 2, title)
        if title == "The biggest packages of each section":  # which is named once
            rows = [["" if i and rows[i - 1][0] == row[0] else row[0], *row[1:]] for i, row in enumerate(rows)]
        for row, line in zip(rows, table[2:]):
            cells = re.split(r"\s{2,}", line.strip())
            if len(row) == 8:  # operator and version share a column
                row[6:] = [f"{row[6]} {row[7]}"]
            row = [cell for cell in row[:-1] if cell != ""] + ["unknown" if "unknown" in cells else row[-1]]
            self.assertEqual(len(cells), len(row), title)
            for shown, value in zip(cells, row):
                self.assertTrue(shown == value or shown == human_size(value), f"{title}: {shown} is not {value}")

    def test_the_database_holds_what_the_file_says(self):
        self.load_sample()
        with open(self.sample, encoding="utf-8") as file:
            known = [p for p in paragraphs(file.read()) if not p.get("Status", "").endswith("not-installed")]
        self.assertEqual(self.sql("SELECT count(*) FROM packages"), [str(len(known))])
        for table, field in (("sections", "Section"), ("maintainers", "Maintainer")):
            values = {p[field] for p in known if field in p}
            self.assertEqual(self.sql(f"SELECT count(*) FROM {table}"), [str(len(values))])
        for field in RELATIONS:
            names = [name for p in known if field in p for name in re.split(r"[,|]", p[field])]
            self.assertEqual(self.sql("SELECT count(*) FROM dependencies WHERE candidate = 1 AND kind = "
                                      f"'{field.lower().replace('-', '_')}'"), [str(len(names))], field)
        self.assertEqual(self.sql("SELECT sum(installed_size) FROM packages"),
                         [str(sum(int(p.get("Installed-Size", 0)) for p in known))])

    def test_the_database_is_sound(self):
        self.load_sample()
        self.assertEqual(self.sql("PRAGMA integrity_check"), ["ok"])
        self.assertEqual(self.sql("PRAGMA foreign_key_check"), [])
        self.assertEqual(os.stat(self.path("packages.db")).st_mode & 0o777, 0o666 & ~self.umask())

    @staticmethod
    def umask():
        mask = os.umask(0)
        os.umask(mask)
        return mask

    def targets(self, package, kind="depends"):
        return self.sql("SELECT d.alternative_group || '.' || d.alternative || '.' || d.candidate, d.target_name,"
                        " coalesce(t.name || ':' || t.architecture, '-') FROM dependencies d"
                        " JOIN packages p ON p.id = d.package_id LEFT JOIN packages t ON t.id = d.target_id"
                        f" WHERE p.name = '{package}' AND d.kind = '{kind}' ORDER BY 1")

    def test_dependencies(self):
        self.load_sample()
        self.assertEqual(self.targets("apt"), [
            "1.1.1|adduser|adduser:all", "2.1.1|gpgv|gpgv:amd64", "2.2.1|gpgv2|-", "2.3.1|gpgv1|-",
            "3.1.1|libc6|libc6:amd64", "4.1.1|libgcc-s1|libgcc-s1:amd64"])
        self.assertEqual(self.targets("python3-tables"), [
            "1.1.1|python3|python3:amd64", "2.1.1|awk|mawk:amd64", "2.1.2|awk|gawk:amd64"])
        self.assertEqual(self.targets("libgl1"), ["1.1.1|libc6|libc6:i386"])
        self.assertEqual(self.targets("game")[-1], "4.1.1|libgl1|-")
        self.assertEqual(self.targets("mutt", "recommends"), [
            "1.1.1|default-mta|exim4-light:amd64", "1.2.1|mail-transport-agent|exim4-light:amd64",
            "2.1.1|locales|locales:all"])
        self.assertEqual(self.targets("exim4-light", "conflicts"), ["1.1.1|mail-transport-agent|-"])
        self.assertEqual(self.targets("cpio"), ["1.1.1|libc6|-"])
        self.assertEqual(self.sql("SELECT target_architecture, version_operator, target_version FROM dependencies"
                                  " WHERE target_architecture IS NOT NULL"), ["any|>=|3.9"])
        self.assertEqual(self.sql("SELECT restriction FROM dependencies WHERE restriction IS NOT NULL"),
                         ["[amd64 i386] <!nocheck>"])

    def test_what_nothing_depends_on(self):
        answers = self.load_sample("--top", "100")
        table = answers[answers.index("The biggest packages that nothing depends on"):].splitlines()[4:-2]
        needed = ("SELECT target_id FROM dependencies WHERE kind IN ('depends', 'pre_depends')"
                  " AND target_id <> package_id")
        self.assertEqual([line.split()[0] for line in table],
                         self.sql(f"SELECT name FROM packages WHERE state = 'installed' AND id NOT IN ({needed})"
                                  " ORDER BY installed_size DESC, name"))


class Options(ProgramTest):
    def test_top_limits_every_ranking(self):
        tables = re.findall(r"^(?:The|Maintainers) .*\n\n.*\n-.*\n((?:.+\n)+)", self.load_sample("--top", "1"), re.MULTILINE)
        sections = self.sql("SELECT count(DISTINCT section_id) FROM packages WHERE state = 'installed'")
        self.assertEqual([table.count("\n") for table in tables], [1, int(sections[0]), 1, 1, 1, 1])

    def test_the_biggest_of_each_section(self):
        for arguments, top in (((), 3), (("--top", "2"), 2), (("--top", "100"), 100)):
            answers = self.load_sample(*arguments)
            table = answers[answers.index("The biggest packages of each section"):].split("\n\n")[1].splitlines()[2:]
            shown, section = {}, None
            for line in table:
                if not line.startswith(" "):
                    section, line = line.split(maxsplit=1)
                shown.setdefault(section, []).append(line.split()[0])
            names = self.sql("SELECT s.name, p.name FROM packages p JOIN sections s ON s.id = p.section_id"
                             " WHERE state = 'installed' ORDER BY installed_size DESC, p.name")
            expected = {}
            for section, name in (line.split("|") for line in names):
                expected.setdefault(section, []).append(name)
            self.assertEqual(shown, {section: names[:top] for section, names in expected.items()})

    def test_section(self):
        answers = self.load_sample("--section", "python")
        self.assertRegex(answers, r"The biggest packages of section python\n\n.*\n.*\npython +python3-tables .*\n"
                                  r"python +python3-minimal .*\npython +python3 .*\n\n")

    def test_depends_on(self):
        answers = self.load_sample("--depends-on", "mail-transport-agent")
        self.assertRegex(answers, r"Packages that name mail-transport-agent\n\n.*\n.*\n(\w+ +1\n)+\n")
        self.assertIn("The biggest packages that depend on mail-transport-agent\n\n(none)\n", answers)

    def test_output_with_any_name(self):
        for name in ("odd name %20?#&ż.db", ":memory:", os.path.join(self.folder, "absolute.db")):
            self.load_sample("--output", name)
            path = os.path.join(self.folder, name)
            self.assertTrue(os.path.isfile(path), name)
            shutil.move(path, self.path("moved.db"))
            self.assertEqual(self.sql("PRAGMA integrity_check", "moved.db"), ["ok"])
            os.remove(self.path("moved.db"))
        self.assertEqual(self.files(), [])

    def test_input_through_a_pipe(self):
        command = f"cat '{self.sample}' | '{self.program}' /dev/stdin"
        done = subprocess.run(command, shell=True, cwd=self.folder, capture_output=True, encoding="utf-8", timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout, self.load_sample())

    def test_help_and_version(self):
        for option, text in (("--help", "--show-sql"), ("--version", "packages 1.0\n")):
            done = self.run_program(option)
            self.assertEqual((done.returncode, done.stderr, self.files()), (0, "", []))
            self.assertIn(text, done.stdout)


@unittest.skipUnless(os.path.exists("/var/lib/dpkg/status") and shutil.which("dpkg-query"), "this machine has no dpkg")
class ThisMachine(ProgramTest):
    def test_agrees_with_dpkg(self):
        answers = self.run_program()
        self.assertEqual((answers.returncode, answers.stderr), (0, ""))
        listed = subprocess.run(["dpkg-query", "--show", "--showformat=${Package}|${Architecture}|${Version}|"
                                 "${db:Status-Status}|${Installed-Size}\n"], capture_output=True, encoding="utf-8")
        self.assertEqual(sorted(self.sql("SELECT name, architecture, version, replace(state, '_', '-'), installed_size"
                                         " FROM packages")), sorted(listed.stdout.splitlines()))


if __name__ == "__main__":
    main()
