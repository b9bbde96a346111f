"""The tables that generated statements stand on: their C++, and random rows for them."""

import datetime

# The types of the generator: C++, the letter in printed rows, the largest absolute value of columns, their binary digits
# behind the point.
TYPES = {
    "int": ("std::int32_t", "i"),
    "big": ("std::int64_t", "I"),
    "real": ("double", "d"),
    "text": ("std::string", "t"),
    "bool": ("bool", "b"),
    "date": ("date", "D"),
}

TEXTS = ["", "a", "b", "ab", "abc", "b c", " a ", "a%b", "a_b", "it's", 'say "so"', "10", "9", "zz", "\u00e9", "x\u4e2dy"]
DAYS = [datetime.date(2024, 2, 28), datetime.date(2024, 2, 29), datetime.date(2024, 12, 31), datetime.date(1969, 7, 20),
        datetime.date(2025, 1, 1)]
BIGS = [0, 1, -1, 3, 5_000_000_000, -5_000_000_000, 2**31, -(2**31) - 1]
BIG_BOUND = 5_000_000_000
INT_BOUND = 20
REAL_BOUND = 16


class Column:
    def __init__(self, name, type_, nullable=False, refers=None):
        self.name, self.type, self.nullable, self.refers = name, type_, nullable, refers
        self.bound = {"int": INT_BOUND, "big": BIG_BOUND, "real": REAL_BOUND}.get(type_, 0)
        self.bits = 2 if type_ == "real" else 0
        if name == "id" or refers:
            self.bound = 100


class Table:
    def __init__(self, name, most_rows, *columns):
        self.name, self.most_rows, self.columns = name, most_rows, columns
        self.rows = []

    def __deepcopy__(self, _):
        return self


def make_tables():
    return [
        Table("team", 5, Column("id", "big"), Column("name", "text"), Column("city", "text", True),
              Column("members", "int", True), Column("budget", "real"), Column("active", "bool"),
              Column("founded", "date", True)),
        Table("player", 7, Column("id", "big"), Column("name", "text"), Column("team_id", "big", True, "team"),
              Column("captain_id", "big", True, "player"), Column("score", "int"), Column("rating", "real", True),
              Column("retired", "bool", True), Column("points", "big")),
        Table("game", 6, Column("id", "big"), Column("home_id", "big", False, "team"), Column("day", "date"),
              Column("goals", "int", True), Column("note", "text", True), Column("wins", "big", True),
              Column("night", "bool")),
        Table("token", 3, Column("id", "big"), Column("a", "int"), Column("b", "int", True), Column("c", "text", True),
              Column("d", "real", True)),
    ]


def random_value(random, column, tables, row_number):
    if column.name == "id":
        return row_number + 1
    if column.refers:
        known = next(table for table in tables if table.name == column.refers)
        keys = [row["id"] for row in known.rows]
        if known.rows and (not column.nullable or random.random() < 0.75):
            return random.choice(keys)
        return None
    if column.nullable and random.random() < 0.35:
        return None
    if column.type == "int":
        return random.choice([0, 1, 2, 3, -1, -2, 7, 20, -20, random.randint(-20, 20)])
    if column.type == "big":
        return random.choice(BIGS)
    if column.type == "real":
        return random.randint(-4 * REAL_BOUND, 4 * REAL_BOUND) / 4
    if column.type == "text":
        return random.choice(TEXTS + TEXTS[-2:])
    if column.type == "bool":
        return random.random() < 0.5
    return random.choice(DAYS)


def fill(random, tables):
    """Random rows; few, and of few values, so that NULL and ties are frequent. Now and then a table is empty."""
    for table in tables:
        table.rows = []
        if any(column.refers and not column.nullable and not next(t for t in tables if t.name == column.refers).rows
               for column in table.columns):
            continue
        count = table.most_rows if random.random() < 0.6 else random.randint(2, table.most_rows)
        if random.random() < 0.06:
            count = 0
        few = {column.name: [random_value(random, column, tables, 0) for _ in range(3)]
               for column in table.columns if column.name != "id" and random.random() < 0.5}
        for number in range(count):
            row = {}
            for column in table.columns:
                row[column.name] = random.choice(few[column.name]) if column.name in few else (
                    random_value(random, column, tables, number))
            table.rows.append(row)


def cpp_text(text):
    out = []
    for byte in text.encode():
        if byte in b'"\\':
            out.append("\\" + chr(byte))
        elif 32 <= byte < 127:
            out.append(chr(byte))
        else:
            out.append(f"\\{byte:03o}")
    return '"' + "".join(out) + '"'


def cpp_value(type_, value):
    """A value as C++."""
    if value is None:
        return "std::nullopt"
    if type_ == "int":
        return str(value) if value >= 0 else f"({value})"
    if type_ == "big":
        return f"std::int64_t{{{value}}}"
    if type_ == "real":
        return repr(float(value)) if value >= 0 else f"({float(value)!r})"
    if type_ == "text":
        return cpp_text(value)
    if type_ == "bool":
        return "true" if value else "false"
    return f"on({value.year}, {value.month}, {value.day})"


def cpp_models(tables):
    out = ["namespace generated {\n"]
    for table in tables:
        out.append(f"struct {table.name} {{")
        for column in table.columns:
            cpp = TYPES[column.type][0]
            out.append(f"    {f'std::optional<{cpp}>' if column.nullable else cpp} {column.name}{{}};")
        out.append("};\n")
    for table in tables:
        out.append(f'template <>\ninline constexpr std::string_view letter<{table.name}> = "E{table.name}";\n'
                   f"void print(const {table.name}& one) {{\n    print_cells({', '.join(f'one.{c.name}' for c in table.columns)});\n}}\n")
    out.append("}  // namespace generated\n")
    for table in tables:
        keys = ", ".join(f"cupel::foreign_key<&generated::{table.name}::{c.name}, &generated::{c.refers}::id>"
                         for c in table.columns if c.refers)
        out.append(f"template <>\nstruct cupel::mapping<generated::{table.name}> {{\n"
                   f'    static constexpr auto table = cupel::table<"{table.name}">({keys});\n}};\n')
    return "\n".join(out)


def cpp_fill(tables):
    names = ", ".join(table.name for table in tables)
    out = ["template <class Connection>", "void fill(Connection& db) {", f"    cupel::create_all<{names}>(db);"]
    for table in tables:
        if not table.rows:
            continue
        rows = ",\n        ".join("{" + ", ".join(cpp_value(c.type, row[c.name]) for c in table.columns) + "}"
                                  for row in table.rows)
        out.append(f"    db.execute(cupel::insert_into<{table.name}>(cupel::with_key).values("
                   f"std::vector<{table.name}>{{\n        {rows}}}));")
    out.append("}\n")
    return "\n".join(out)
