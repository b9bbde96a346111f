"""The results of the benchmarks as tables, and the budgets they are held to."""
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent

# Of the time of the usual raw loop; every operation also has OF_TUNED of the tuned one.
OF_USUAL = {"select": 0.80, "insert": 0.95, "get": 0.80}
OF_TUNED = 1.03
# Of the time of libpq with text results; of a prepared INSERT for each row; of COPY.
OF_LIBPQ_TEXT = {"select": 1.05, "get": 1.05, "insert": 1.05}
OF_EACH_ROW, OF_COPY = 0.20, 1.30
POOL_NANOSECONDS = 200
# Of the usual raw loop; milliseconds for a flush of 100 000 entities that finds nothing, nanoseconds for a lookup.
OF_RAW_IN_SESSION = {"load": 1.60, "update": 1.30}
CLEAN_FLUSH_MILLISECONDS, IDENTITY_HIT_NANOSECONDS = 5, 30
# A flush of the most entities, of one of ten times fewer, for each entity.
SCALED = ["load", "clean flush", "update"]
OF_TEN_TIMES_FEWER = 1.50
STREAM_MEGABYTES = 64  # more than before, however many rows
INCLUDE_SECONDS, INCLUDE_MEGABYTES = 0.9, 200  # g++, -O0
OF_RAW_COMPILE, OF_RAW_MEMORY = 1.00, 1.30
MESSAGE_LINES = 8  # half of the messages have no more


def table(header, rows):
    """A Markdown table with aligned columns; numbers and nothing to the right."""
    cells = [[str(cell) for cell in row] for row in [header, *rows]]
    widths = [max(map(len, column)) for column in zip(*cells)]
    right = [all(row[i][:1].isdigit() or not row[i] for row in cells[1:]) for i in range(len(header))]

    def line(row):
        return "| " + " | ".join(c.rjust(w) if r else c.ljust(w) for c, w, r in zip(row, widths, right)) + " |"

    rule = "|" + "|".join("-" * (w + 1) + (":" if r else "-") for w, r in zip(widths, right)) + "|"
    return "\n".join([line(cells[0]), rule, *map(line, cells[1:])])


def number(value):
    """Whole numbers as they are, others with three digits; never in scientific notation."""
    if isinstance(value, int):
        return str(value)
    decimals = 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    return f"{value:.{decimals}f}"


def ratio(value):
    return f"{value:.2f} x"


def quantity(value, unit):
    return f"{value:.3f} x" if unit == "x" else f"{number(value)} {unit}".strip()


def slope(units):
    """Milliseconds for one more query: what is paid once is paid by the 10th."""
    counts = sorted(map(int, units))
    first, last = min(10, counts[-2]), counts[-1]
    return 1000 * (units[str(last)]["seconds"] - units[str(first)]["seconds"]) / (last - first)


# One table for each kind of result.
def three_ways(results, unit):
    rows = [[name, *(number(ways[w]) for w in ("usual", "tuned", "cupel")),
             ratio(ways["tuned"] / ways["usual"]), ratio(ways["cupel"] / ways["usual"]),
             ratio(ways["cupel"] / ways["tuned"])]
            for name, ways in results.items() if "usual" in ways]
    return table(["", f"usual, {unit}", f"tuned, {unit}", f"cupel, {unit}", "tuned / usual", "cupel / usual",
                  "cupel / tuned"], rows)


CLIENTS = {"text": "libpq, text", "binary": "libpq, binary", "libpqxx": "libpqxx", "cupel": "cupel"}
EACH_ROW = "a statement for each row"


def postgresql(results):
    def cells(ways):
        return [number(ways[way]) if way in ways else "" for way in CLIENTS]

    def ratios(ways):
        return [ratio(ways["cupel"] / ways[way]) if way in ways else "" for way in CLIENTS if way != "cupel"]

    rows = [[name, *cells(ways), *ratios(ways)] for name, ways in results.items() if "cupel" in ways]
    return table(["", *(f"{name}, ms" for name in CLIENTS.values()), "cupel / text", "cupel / binary", "cupel / libpqxx"], rows)


def postgresql_engine(ways):
    rows = [["on a connection that is held", number(ways["cupel"]), ratio(1)],
            ["through the engine", number(ways["engine"]), ratio(ways["engine"] / ways["cupel"])]]
    return table(["get", "ms", "of the held connection"], rows)


def postgresql_bulk(ways):
    rows = [[way, number(time), ratio(time / ways[EACH_ROW]), ratio(time / ways["COPY"])] for way, time in ways.items()]
    return table(["100 000 rows", "ms", "of a statement for each row", "of COPY"], rows)


TEXTS = ["literal/sqlite", "cupel/sqlite", "cupel/postgresql", "built/sqlite", "built/postgresql"]


def stream(results):
    rows = [[way.replace("/", ": ", 1), number(of["seconds"]), number(1000 * of["seconds"] / results["rows"] * 1000),
             number(of["megabytes"])] for way, of in results["ways"].items()]
    return table([f"{results['rows']:_} rows".replace("_", " "), "s", "µs for a row", "MB more than before"], rows)


def session(results):
    rows = [[f"{name} 100 000", number(ways["usual"]), number(ways["session"]), ratio(ways["session"] / ways["usual"])]
            for name, ways in results.items() if "usual" in ways]
    rows += [["a flush of 100 000 that finds nothing", "", number(results["clean flush"]["session"]), ""]]
    hit = f"An entity that the session has, by its key: {number(results['identity hit']['session'])} ns."
    return table(["", "usual loop, ms", "session, ms", "session / usual"], rows) + "\n\n" + hit


def session_suite(results):
    scenarios = results["scenarios"]
    ways = ["by hand", "cupel", *(["SQLAlchemy"] if "SQLAlchemy" in results else [])]

    def over(of, a, b):
        return ratio(of[a] / of[b]) if a in of and b in of else ""

    rows = [[f"{name}: {of['count']:_}".replace("_", " "),
             *(number(1000 * of[way] / of["count"]) if way in of else "" for way in ways),
             over(of, "cupel", "by hand"), over(of, "SQLAlchemy", "cupel")] for name, of in scenarios.items()]
    text = table(["", *(f"{way}, µs each" for way in ways), "cupel / by hand", "SQLAlchemy / cupel"], rows)
    if "SQLAlchemy" in results:
        text += f"\n\nSQLAlchemy {results['SQLAlchemy']}, Python {results['Python']}."
    return text


def session_scale(results):
    rows = [[f"{int(count):_}".replace("_", " "), *(number(of[what]) for what in SCALED),
             number(int(of["value bytes"])), number(int(of["entity bytes"]))] for count, of in results.items()]
    return table(["entities", *(f"{what}, ns each" for what in SCALED), "a value, bytes", "an entity, bytes"], rows)


def sql_text(results):
    header = ["statement", "literal", "cupel, sqlite", "cupel, postgresql", "built, sqlite", "built, postgresql"]
    times = [[f"{name}: ns", *(number(ways[w]["ns"]) for w in TEXTS)] for name, ways in results.items()]
    allocations = [[f"{name}: allocations", *(f"{ways[w]['allocations']:.0f}" for w in TEXTS)]
                   for name, ways in results.items()]
    return table(header, times + allocations)


def pool(results):
    counts = list(results["rotating"])
    return table(["ns for one", *(f"{n} threads" if n != "1" else "1 thread" for n in counts)],
                 [[way, *(number(of[n]) for n in counts)] for way, of in results.items()])


def text_instructions(results):
    rows = [[name, *(number(ways[w]) for w in TEXTS)] for name, ways in results.items() if TEXTS[0] in ways]
    return table(["statement", "literal", "cupel, sqlite", "cupel, postgresql", "built, sqlite", "built, postgresql"],
                 rows)


def compile_cost(units):
    """The table of one compiler."""
    one_more = (f"One more query: by hand {number(slope(units['raw']))} ms, cupel {number(slope(units['cupel']))} ms, "
                f"{ratio(slope(units['cupel']) / slope(units['raw']))}.")
    return compiled("queries", units) + "\n\n" + one_more


def compile_steps(steps, by_hand):
    """What each step of one more query adds to those before it, of one compiler."""
    so_far = [slope(units) for units in steps.values()]
    added = [(step, after - before) for step, before, after in zip(steps, [0.0, *so_far], so_far)]
    return table(["step", "ms", "of one query by hand"],
                 [[step, number(ms), ratio(ms / by_hand)] for step, ms in added])


def compile_tables(units):
    return compiled("tables", units) + f"\n\nOne more table: {number(slope(units['cupel']))} ms."


def compiled(what, units):
    raw, cupel = units["raw"], units["cupel"]
    rows = [[count, *(number(value) for key in ("seconds", "megabytes")
                      for value in (raw[count][key], cupel[count][key])),
             ratio(cupel[count]["megabytes"] / raw[count]["megabytes"]), raw[count]["templates"],
             cupel[count]["templates"]] for count in raw]
    return table([what, "by hand, s", "cupel, s", "by hand, MB", "cupel, MB", "MB / MB", "by hand, templates",
                  "cupel, templates"], rows)


def messages(results):
    return table(["compiler", "refused programs", "lines, median", "lines, most", "of", "with excerpts, median"],
                 [[compiler, of["pairs"], number(of["median"]), of["maximum"], of["longest"], number(of["with excerpts"])]
                  for compiler, of in results.items()])


def measured(results):
    """When and of which commit: of most parts, and of those that were measured at another time."""
    parts = {}
    for part, when in results.get("measured", {}).items():
        parts.setdefault(tuple(when), []).append(part)
    if not parts:
        return {}
    most = max(parts, key=lambda when: len(parts[when]))
    rest = "".join(f"; {', '.join(parts[when])}: {' '.join(when)}" for when in parts if when != most)
    return {"measured on": most[0], "commit": most[1] + rest}


def sections(results):
    """Name and Markdown of everything measured."""
    if "machine" in results:
        yield "machine", table(["", ""], (measured(results) | results["machine"] | results.get("postgresql_machine", {})).items())
    if "sqlite" in results:
        yield "sqlite", three_ways(results["sqlite"], "ms")
    if clients := results.get("postgresql"):
        yield "postgresql", postgresql(clients)
        yield "postgresql_engine", postgresql_engine(clients["get"])
        yield "postgresql_bulk", postgresql_bulk(clients["bulk"])
    if "session" in results:
        yield "session", session(results["session"])
    if "session_suite" in results:
        yield "session_suite", session_suite(results["session_suite"])
    if "session_scale" in results:
        yield "session_scale", session_scale(results["session_scale"])
    if "stream" in results:
        yield "stream", stream(results["stream"])
    if "sql_text" in results:
        yield "sql_text", sql_text(results["sql_text"])
    if "pool" in results:
        yield "pool", pool(results["pool"])
    if "instructions" in results:
        yield "instructions", three_ways(results["instructions"], "instructions")
        yield "text_instructions", text_instructions(results["instructions"])
    if "compile_cost" in results:
        yield "compile_cost", "\n\n".join(f"{compiler}, -O0:\n\n{compile_cost(units)}"
                                          for compiler, units in results["compile_cost"].items())
    if "compile_steps" in results:
        yield "compile_steps", "\n\n".join(
            f"{compiler}, -O0:\n\n{compile_steps(steps, slope(results['compile_cost'][compiler]['raw']))}"
            for compiler, steps in results["compile_steps"].items())
    if "compile_tables" in results:
        yield "compile_tables", "\n\n".join(f"{compiler}, -O0:\n\n{compile_tables(units)}"
                                            for compiler, units in results["compile_tables"].items())
    if "messages" in results:
        yield "messages", messages(results["messages"])
    yield "budgets", table(["budget", "measured", "at most", ""],
                           [[what, quantity(value, unit), quantity(most, unit), "met" if value <= most else "MISSED"]
                            for what, value, most, unit in budgets(results)])


def budgets(results):
    """What is measured, its value, the most it may be, and the unit ("x": of what is written by hand)."""
    for operation, ways in results.get("sqlite", {}).items():
        yield f"SQLite {operation}, of the usual loop", ways["cupel"] / ways["usual"], OF_USUAL[operation], "x"
        yield f"SQLite {operation}, of the tuned loop", ways["cupel"] / ways["tuned"], OF_TUNED, "x"
    clients = results.get("postgresql", {})
    for operation, most in OF_LIBPQ_TEXT.items():
        if ways := clients.get(operation):
            yield f"PostgreSQL {operation}, of libpq with text", ways["cupel"] / ways["text"], most, "x"
    if bulk := clients.get("bulk"):
        yield "PostgreSQL values(range), of a statement a row", bulk["cupel, values(range)"] / bulk[EACH_ROW], OF_EACH_ROW, "x"
        yield "PostgreSQL copy_into, of COPY", bulk["cupel, copy_into"] / bulk["COPY"], OF_COPY, "x"
    if texts := results.get("sql_text"):
        most = max(round(ways[w]["allocations"]) for ways in texts.values() for w in TEXTS if w.startswith("cupel"))
        yield "SQL text, allocations", most, 0, ""
    if counted := [ways for ways in results.get("instructions", {}).values() if TEXTS[0] in ways]:
        beyond = max(ways[w] - ways[TEXTS[0]] for ways in counted for w in TEXTS if w.startswith("cupel"))
        yield "SQL text, instructions beyond a literal's", beyond, 0, ""
    if sessions := results.get("session"):
        for operation, most in OF_RAW_IN_SESSION.items():
            yield f"session, {operation}, of the usual loop", sessions[operation]["session"] / sessions[operation]["usual"], most, "x"
        yield "session, clean flush of 100 000", sessions["clean flush"]["session"], CLEAN_FLUSH_MILLISECONDS, "ms"
        yield "session, identity hit", sessions["identity hit"]["session"], IDENTITY_HIT_NANOSECONDS, "ns"
    if scale := results.get("session_scale"):
        fewer, most_of_all = sorted(scale, key=int)[-2:]
        yield (f"session, update of {int(most_of_all):_}, each, of that of {int(fewer):_}".replace("_", " "),
               scale[most_of_all]["update"] / scale[fewer]["update"], OF_TEN_TIMES_FEWER, "x")
    for way, of in results.get("stream", {}).get("ways", {}).items():
        if way.endswith("cupel, stream"):
            yield f"stream, {way.partition('/')[0]}, memory", of["megabytes"], STREAM_MEGABYTES, "MB"
    for way, of in results.get("pool", {}).items():
        if way in ("rotating", "lifo", "checked", "heard"):
            yield f"pool, 1 thread, {way}", of["1"], POOL_NANOSECONDS, "ns"
    for threads, value in results.get("pool", {}).get("rotating", {}).items():
        if threads != "1":
            yield f"pool, {threads} threads, rotating", value, POOL_NANOSECONDS, "ns"
    for compiler, units in results.get("compile_cost", {}).items():
        raw, cupel = units["raw"], units["cupel"]
        last = max(raw, key=int)
        if compiler.startswith("g++") and "0" in cupel:
            yield f"include everything, {compiler}", cupel["0"]["seconds"], INCLUDE_SECONDS, "s"
            yield f"include everything, {compiler}", cupel["0"]["megabytes"], INCLUDE_MEGABYTES, "MB"
        yield f"compile one more query, {compiler}", slope(cupel) / slope(raw), OF_RAW_COMPILE, "x"
        yield (f"compile {last} queries, memory, {compiler}", cupel[last]["megabytes"] / raw[last]["megabytes"],
               OF_RAW_MEMORY, "x")
    for compiler, of in results.get("messages", {}).items():
        yield f"lines of a message, median, {compiler}", of["median"], MESSAGE_LINES, ""


def show(results):
    for name, text in sections(results):
        print(f"\n{name}\n\n{text}")


def publish(results, path):
    """Puts every section between its markers in the document."""
    document = path.read_text()
    for name, text in sections(results):
        begin, end = f"<!-- measured: {name} -->\n", f"<!-- end: {name} -->"
        before, found, rest = document.partition(begin)
        if found:
            document = before + begin + "\n" + text + "\n\n" + end + rest.partition(end)[2]
    path.write_text(document)


def finish(results, json_path):
    """How each of the scripts ends."""
    show(results)
    if json_path:
        json_path.parent.mkdir(parents=True, exist_ok=True)
        json_path.write_text(json.dumps(results, indent=2) + "\n")
