"""Hands every golden text to the database it was written for.

    accepts.py sqlite|postgresql <program that prints the texts>

The tables are created, SELECT, INSERT, UPDATE and DELETE are prepared, definitions (CREATE, ALTER, DROP) are executed
and taken back. Of a pair of expressions, one as cupel writes it and one with every parenthesis, both must mean the
same: SQLite computes both over rows of every mixture of values, PostgreSQL shows how it understood each. PostgreSQL is
a server of the test's own; where there is none, the test fails.
"""

import itertools
import pathlib
import re
import sqlite3
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "postgresql"))
from server import Server, ServerError  # noqa: E402

PREPARED = re.compile(r"\(*(SELECT|INSERT|UPDATE|DELETE|WITH|VALUES)\b")
OPERANDS = "operands"


def unescaped(field):
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), field)


def records(program, dialect):
    printed = subprocess.run([program, dialect], stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True).stdout
    found = [[unescaped(field) for field in line.split("\t")] for line in printed.split("\n") if line]
    tables = [record[1:] for record in found if record[0] == "table"]
    goldens = [record[1:] for record in found if record[0] == "golden"]
    pairs = [record[1:] for record in found if record[0] == "pair"]
    if not tables or not goldens or not pairs:
        raise SystemExit(f"{program} printed {len(tables)} tables, {len(goldens)} texts and {len(pairs)} pairs")
    return tables, goldens, pairs


def by_file(goldens):
    """(file, statements, definitions) in the order printed."""
    for file, group in itertools.groupby(goldens, key=lambda record: record[0].split(":")[0]):
        group = list(group)
        yield (file, [record for record in group if PREPARED.match(record[1])],
               [record for record in group if not PREPARED.match(record[1])])


def sqlite_database():
    database = sqlite3.connect(":memory:", isolation_level=None)
    # The driver registers it; here it only has to be known.
    database.create_collation("decimal", lambda a, b: (a > b) - (a < b))
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("ATTACH ':memory:' AS app")
    return database


def sqlite_parameters(text):
    numbers = [int(number) for number in re.findall(r"\?(\d+)", text)]
    return [None] * max(numbers, default=0)


def sqlite_faults(tables, goldens, pairs):
    database = sqlite_database()

    def run(place, text, prepared):
        try:
            if prepared:
                program = database.execute("EXPLAIN " + text, sqlite_parameters(text)).fetchall()
                # SQLite takes "name" for a text where there is no such column.
                for row in program:
                    if row[1] == "String8" and f'"{row[5]}"' in text and f"'{row[5]}'" not in text:
                        yield f"{place}: no such column: {row[5]}\n  {text}"
            else:
                database.execute(text)
        except sqlite3.Error as problem:
            yield f"{place}: {problem}\n  {text}"

    for place, text in tables:
        yield from run(place, text, False)
    for _, statements, definitions in by_file(goldens):
        for place, text in statements:
            yield from run(place, text, True)
        database.execute("BEGIN")
        for place, text in definitions:
            yield from run(place, text, False)
        database.execute("ROLLBACK")
    yield from sqlite_pair_faults(database, pairs)


def sqlite_pair_faults(database, pairs):
    numbers, flags, texts = (None, -3, 0, 2, 5), (None, 0, 1), (None, "", "Ab", "ab%")
    columns = [numbers, numbers, numbers, flags, flags, flags, texts, texts]
    # Every mixture would be 54000 rows; a walk with steps that share no factor with the sizes meets enough of them.
    rows = []
    for i in range(400):
        step = i * 7919
        row = []
        for values in columns:
            row.append(values[step % len(values)])
            step = step // len(values) + i
        rows.append(row)
    marks = ", ".join("?" * len(columns))
    database.executemany(f"INSERT INTO {OPERANDS} VALUES (NULL, {marks})", rows)
    for place, written, full in pairs:
        query = f"SELECT ({written}) IS ({full}), {written} FROM {OPERANDS}"
        try:
            if not all(same for same, _ in database.execute(query)):
                yield f"{place}: the two differ in value\n  {written}\n  {full}"
        except sqlite3.Error as problem:
            yield f"{place}: {problem}\n  {written}\n  {full}"


class Script:
    """Lines for psql, and the place that each of them came from."""

    def __init__(self):
        self.text = ""
        self.places = []

    def add(self, sql, place=""):
        self.text += sql + "\n"
        self.places += [place] * (sql.count("\n") + 1)

    def faults(self, server, stop_on_error=False):
        try:
            server.psql(self.text, stop_on_error=stop_on_error)
        except ServerError as problem:
            def named(found):
                return self.places[int(found[1]) - 1] + ":"

            return [re.sub(r"psql:<stdin>:(\d+):", named, str(problem))]
        return []


def postgresql_faults(tables, goldens, pairs):
    with Server() as server:
        script = Script()
        script.add("CREATE SCHEMA app;")
        for place, text in tables:
            script.add(text + ";", place)
        faults = script.faults(server, stop_on_error=True)
        if faults:
            return faults
        script = Script()
        for _, statements, definitions in by_file(goldens):
            for place, text in statements:
                script.add(f"PREPARE golden AS {text};", place)
                script.add("DEALLOCATE ALL;", place)
            script.add("BEGIN;")
            for place, text in definitions:
                script.add(text + ";", place)
            script.add("ROLLBACK;")
        return script.faults(server) + postgresql_pair_faults(server, pairs)


def postgresql_pair_faults(server, pairs):
    script = Script()
    for number, (place, written, full) in enumerate(pairs):
        script.add(f"CREATE VIEW written_{number} AS SELECT {written} AS x FROM {OPERANDS};", place)
        script.add(f"CREATE VIEW full_{number} AS SELECT {full} AS x FROM {OPERANDS};", place)
    faults = script.faults(server)
    if faults:
        return faults
    shown = server.psql("SELECT number, pg_get_viewdef('written_' || number) = pg_get_viewdef('full_' || number) "
                        f"FROM generate_series(0, {len(pairs) - 1}) AS number ORDER BY number;")
    differing = [int(line.split("\t")[0]) for line in shown.splitlines() if line.endswith("f")]
    return [f"{pairs[number][0]}: PostgreSQL understands the two differently\n  {pairs[number][1]}\n  {pairs[number][2]}"
            for number in differing]


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in ("sqlite", "postgresql"):
        print(__doc__)
        return 2
    tables, goldens, pairs = records(sys.argv[2], sys.argv[1])
    find = sqlite_faults if sys.argv[1] == "sqlite" else postgresql_faults
    try:
        faults = list(find(tables, goldens, pairs))
    except ServerError as problem:
        faults = [str(problem)]
    for fault in faults:
        print(fault)
    print(f"{sys.argv[1]}: {len(tables)} tables, {len(goldens)} texts, {len(pairs)} pairs of expressions, "
          f"{len(faults)} refused")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
