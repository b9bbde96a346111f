"""A batch: random tables and statements from one seed, as one C++ program, and what its rows must be."""

import datetime
import random
import re

import features
import schema
import tree
from generate import Generator


class Batch:
    def __init__(self, seed, numbers):
        self.seed = seed
        source = random.Random(seed)
        self.tables = schema.make_tables()
        schema.fill(source, self.tables)
        # Each statement has a seed of its own, so that more of them change none before.
        self.statements = {}
        for number in numbers:
            self.statements[number] = telling(random.Random(f"{seed}.{number}"), self.tables)


def telling(source, tables):
    """A statement; mostly one that has rows, since an empty result is right for too many reasons."""
    for _ in range(6):
        statement = Generator(source, tables).statement()
        if source.random() < 0.1 or statement.rows({}):
            break
    return statement


CONTENT = 100_000


def parts(statements):
    """What a batch asks, by number: a statement that writes asks for its table afterwards too."""
    found = dict(statements)
    for number, statement in statements.items():
        if isinstance(statement, tree.Write):
            found[number + CONTENT] = statement.content()
    return found


def databases_of(statement):
    """Those that have all of what the statement says."""
    if isinstance(statement, tree.Content):
        return databases_of(statement.write)
    return ("sqlite", "postgresql") if not features.features(statement) & features.SERVER_ONLY else ("postgresql",)


RUN = "all.run({number}, q);"
TEXT = "[[maybe_unused]] const auto text = sql<{database}>(q);"


def program(tables, statements, use=RUN):
    """The C++ of a batch. Errors of the compiler name a file "statement_<number>"."""
    out = ['#include "generated/batch.hpp"\n', schema.cpp_models(tables), "namespace generated {\n",
           schema.cpp_fill(tables)]
    for number, statement in statements.items():
        use_it = use if len(databases_of(statement)) == 2 else use.replace("all.run(", "all.run_on_server(")
        if isinstance(statement, tree.Write) and use == RUN:
            use_it = use_it.replace("all.run", "all.change").replace(", q)", f", q, {statement.content().cpp()})")
        lines = "\n    ".join(statement.definitions())
        out.append(f'#line 1 "statement_{number}"\nvoid statement_{number}([[maybe_unused]] databases& all) {{\n    {lines}\n'
                   f"    const auto q = {tree.with_ctes(statement)};\n    {use_it.format(number=number)}\n}}\n")
    calls = "".join(f"    generated::statement_{number}(all);\n" for number in statements)
    out.append('}  // namespace generated\n\n#line 1 "main"\nint main() {\n    auto all = generated::open();\n'
               "    generated::fill(all.lite);\n    generated::fill(all.server);\n"
               f"{calls}    generated::close(all);\n}}\n")
    return "\n".join(out)


def unescaped(text):
    data = re.sub(rb"\\([0-9a-f]{2})", lambda found: bytes([int(found.group(1), 16)]), text.encode())
    return data.decode("utf-8", "backslashreplace")


class Answer:
    """What one database said to one statement."""

    def __init__(self):
        self.sql, self.types, self.rows, self.error = "", [], [], None


def parse(output):
    """{(number, database): Answer} from the program's lines."""
    answers, current = {}, None
    for line in output.split("\n"):
        kind, *fields = line.split("\t")
        if kind == "S":
            current = answers.setdefault((int(fields[0]), fields[1]), Answer())
        elif kind == "Q":
            current.sql = unescaped(fields[0])
        elif kind == "T":
            current.types = fields
            tables = {table.name: table for table in schema.make_tables()}
            kinds = [field.lstrip("?") for field in fields]
            cells = [[schema.TYPES[column.type][1] for column in tables[kind[1:]].columns] if kind[0] == "E" else kind
                     for kind in kinds]
        elif kind == "R":
            current.rows.append(tuple(value(field, cell) for field, cell in zip(fields, cells)))
        elif kind == "E":
            current.error = unescaped(fields[0])
    return answers


def value(field, type_):
    if field == "N":
        return None
    if isinstance(type_, list):
        return tuple(value(one, kind) for one, kind in zip(field[1:].split("\x1f"), type_))
    letter, text = type_, field[1:]
    if letter in "iI":
        return int(text)
    if letter == "d":
        return float(text) + 0.0
    if letter == "b":
        return text == "1"
    return unescaped(text) if letter == "t" else text


def expected_types(statement):
    return [("?" if tree.may_be_null(item) else "") + (
        schema.TYPES[item.type][1] if item.type in schema.TYPES else "E" + item.source.table.name)
        for item in statement.items]


def expected_rows(statement):
    return [tuple(map(plain, row)) for row in statement.rows({})]


def plain(value):
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if isinstance(value, datetime.date):
        return str(value)
    return value + 0.0 if isinstance(value, float) else value


def same_value(a, b):
    if isinstance(a, float) and isinstance(b, float):
        return a == b or abs(a - b) <= 1e-12 * max(abs(a), abs(b))
    if isinstance(a, tuple) and isinstance(b, tuple):
        return len(a) == len(b) and all(map(same_value, a, b))
    return a == b and type(a) is type(b)


def sort_key(row):
    return [(0,) if value is None else (3, sort_key(value)) if isinstance(value, tuple) else
            (2, value) if isinstance(value, str) else (1, float(f"{value:.9g}")) for value in row]


def same_rows(statement, expected, actual):
    if len(expected) != len(actual):
        return False
    if not statement.order or getattr(statement, "ties", False):
        expected, actual = sorted(expected, key=sort_key), sorted(actual, key=sort_key)
    return all(len(a) == len(b) and all(map(same_value, a, b)) for a, b in zip(expected, actual))


def difference(statement, answer):
    """What is wrong with an answer, None if nothing is."""
    if answer is None:
        return "the program ended before this statement"
    if answer.error is not None:
        return "error: " + answer.error.split(" [SQL: ")[0]
    types = expected_types(statement)
    if types != answer.types:
        return f"types: expected {' '.join(types)}, got {' '.join(answer.types)}"
    expected = expected_rows(statement)
    if not same_rows(statement, expected, answer.rows):
        return "rows:\n" + "\n".join(f"    {who} {row}" for who, rows in (("expected", expected), ("actual  ", answer.rows))
                                     for row in rows[:20])
    return None


def differences(statements, answers):
    """(number, database, what) of all that is wrong."""
    for number, statement in parts(statements).items():
        for database in databases_of(statement):
            what = difference(statement, answers.get((number, database)))
            if what is not None:
                yield number, database, what
