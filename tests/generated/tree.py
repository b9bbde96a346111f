"""Statements as trees: each says its C++, what type it has and whether it may be NULL, and computes itself by SQL's rules.

Nothing here asks a database or cupel. An expression is a Node of a kind; KINDS says of each kind what its C++ is, how it
computes, and when it may be NULL. The statement is a Select.
"""

import functools
import math
import re

from schema import TYPES, cpp_value

NUMBERS = ("int", "big", "real")
# Joins that keep what has no partner.
KEEPS_LEFT = ("left", "full")
KEEPS_RIGHT = ("right", "full")


class Node:
    """kind, the type of its value, its operands; `more` is what else the kind needs."""

    def __init__(self, kind, type_, kids=(), **more):
        self.kind, self.type, self.kids = kind, type_, list(kids)
        self.__dict__.update(more)

    left_out = False  # a key of GROUP BY that is not in every set


class Context:
    """Where an expression is computed: a row of each source, the rows of its group, the rows of its windows."""

    def __init__(self, env, group=None):
        self.env, self.group = env, group
        self.rows = None
        self.values = None  # of a row of a set operation
        self.absent = ()  # keys that the grouping set leaves out


# Values.

def unknown_if_any(function):
    def call(*values):
        return None if any(value is None for value in values) else function(*values)
    return call


def and_(a, b):
    if a is False or b is False:
        return False
    return None if a is None or b is None else True


def or_(a, b):
    if a is True or b is True:
        return True
    return None if a is None or b is None else False


def not_(a):
    return None if a is None else not a


def divide(a, b):
    """Integers lose their fraction towards zero."""
    if isinstance(a, int) and isinstance(b, int):
        return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
    return a / b


def remainder(a, b):
    return a - b * divide(a, b)


def distinct(a, b):
    return (a is None) != (b is None) or a != b


def between(x, low, high):
    return and_(COMPARE["ge"](x, low), COMPARE["le"](x, high))


def among(x, values):
    result = False
    for value in values:
        result = or_(result, COMPARE["eq"](x, value))
    return result


def exists(rows):
    return bool(rows)


def like(text, pattern):
    return like_regex(pattern).fullmatch(text) is not None


@functools.lru_cache(None)
def like_regex(pattern):
    parts = {"%": ".*", "_": "."}
    return re.compile("".join(parts.get(c) or re.escape(c) for c in pattern), re.DOTALL)


def ascii_upper(text):
    return re.sub("[a-z]+", lambda found: found.group().upper(), text)


def ascii_lower(text):
    return re.sub("[A-Z]+", lambda found: found.group().lower(), text)


def case(*values):
    *branches, otherwise = values
    for condition, value in zip(branches[::2], branches[1::2]):
        if condition is True:
            return value
    return otherwise


def simple_case(subject, *values):
    *branches, otherwise = values
    for match, value in zip(branches[::2], branches[1::2]):
        if COMPARE["eq"](subject, match) is True:
            return value
    return otherwise


def first_known(*values):
    return next((value for value in values if value is not None), None)


def extreme(choose):
    def call(*values):
        known = [value for value in values if value is not None]
        return choose(known) if known else None
    return call


def padded(text, count, *more):
    fill, before = more if len(more) == 2 else (" ", *more)
    if len(text) >= count or not fill:
        return text[:max(count, 0)]
    missing = count - len(text)
    added = (fill * missing)[:missing]
    return added + text if before else text + added


def text_of(value):
    return str(value)


COMPARE = {
    "eq": unknown_if_any(lambda a, b: a == b),
    "ne": unknown_if_any(lambda a, b: a != b),
    "lt": unknown_if_any(lambda a, b: a < b),
    "le": unknown_if_any(lambda a, b: a <= b),
    "gt": unknown_if_any(lambda a, b: a > b),
    "ge": unknown_if_any(lambda a, b: a >= b),
}
EQ = COMPARE["eq"]


def row_before(first, last, a, b, c, d):
    """The first values decide, and where they are equal the second."""
    return or_(COMPARE[first](a, c), and_(EQ(a, c), COMPARE[last](b, d)))


def row_cpp(kids, symbol):
    return f"(row_({kids[0]}, {kids[1]}) {symbol} row_({kids[2]}, {kids[3]}))"


SYMBOL = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}

# When a kind may be NULL: if one operand may be, if all may be, never, always.
ANY, ALL, NEVER, ALWAYS = "any", "all", "never", "always"


def null_of_case(node):
    values = node.kids[:-1][1::2] + [node.kids[-1]]
    return any(may_be_null(value) for value in values)


def null_of_simple_case(node):
    values = node.kids[1:-1][1::2] + [node.kids[-1]]
    return any(may_be_null(value) for value in values)


def list_cpp(first, rest, name):
    return f"{first}.{name}({', '.join(rest)})"


def case_cpp(kids, node):
    *branches, otherwise = kids
    whens = ", ".join(f"when({c}, {v})" for c, v in zip(branches[::2], branches[1::2]))
    return f"case_({whens})" + ("" if node.kids[-1].kind == "none" else f".else_({otherwise})")


def simple_case_cpp(kids, node):
    subject, *branches, otherwise = kids
    whens = "".join(f".when({c}, {v})" for c, v in zip(branches[::2], branches[1::2]))
    return f"case_({subject}){whens}" + ("" if node.kids[-1].kind == "none" else f".else_({otherwise})")


# kind: (C++ of the operands, value of the operands' values, when NULL)
KINDS = {
    "and": (lambda k, n: f"({k[0]} && {k[1]})", and_, ANY),
    "or": (lambda k, n: f"({k[0]} || {k[1]})", or_, ANY),
    "not": (lambda k, n: f"(!{k[0]})", not_, ANY),
    "is_null": (lambda k, n: f"{k[0]}.is_null()", lambda a: a is None, NEVER),
    "is_not_null": (lambda k, n: f"{k[0]}.is_not_null()", lambda a: a is not None, NEVER),
    "is_true": (lambda k, n: f"{k[0]}.is_true()", lambda a: a is True, NEVER),
    "is_false": (lambda k, n: f"{k[0]}.is_false()", lambda a: a is False, NEVER),
    "distinct_from": (lambda k, n: f"{k[0]}.is_distinct_from({k[1]})", distinct, NEVER),
    "not_distinct_from": (lambda k, n: f"{k[0]}.is_not_distinct_from({k[1]})", lambda a, b: not distinct(a, b), NEVER),
    "between": (lambda k, n: f"{k[0]}.between({k[1]}, {k[2]})", between, ANY),
    "not_between": (lambda k, n: f"{k[0]}.not_between({k[1]}, {k[2]})", lambda *v: not_(between(*v)), ANY),
    "between_symmetric": (lambda k, n: f"{k[0]}.between_symmetric({k[1]}, {k[2]})",
                          lambda x, a, b: or_(between(x, a, b), between(x, b, a)), ANY),
    "in": (lambda k, n: list_cpp(k[0], k[1:], "in"), lambda x, *v: among(x, v), ANY),
    "not_in": (lambda k, n: list_cpp(k[0], k[1:], "not_in"), lambda x, *v: not_(among(x, v)), ANY),
    "in_range": (lambda k, n: f"{k[0]}.in({range_cpp(n)})", None, ANY),
    "not_in_range": (lambda k, n: f"{k[0]}.not_in({range_cpp(n)})", None, ANY),
    "like": (lambda k, n: f"{k[0]}.like({k[1]})", unknown_if_any(like), ANY),
    "not_like": (lambda k, n: f"{k[0]}.not_like({k[1]})", unknown_if_any(lambda a, b: not like(a, b)), ANY),
    "ilike": (lambda k, n: f"{k[0]}.ilike({k[1]})",
              unknown_if_any(lambda a, b: like(ascii_lower(a), ascii_lower(b))), ANY),
    "startswith": (lambda k, n: f"{k[0]}.startswith({k[1]})", unknown_if_any(lambda a, b: a.startswith(b)), ANY),
    "endswith": (lambda k, n: f"{k[0]}.endswith({k[1]})", unknown_if_any(lambda a, b: a.endswith(b)), ANY),
    "contains": (lambda k, n: f"{k[0]}.contains({k[1]})", unknown_if_any(lambda a, b: b in a), ANY),

    "lone": (lambda k, n: f"literal({k[0]})", lambda a: a, ANY),
    "row_eq": (lambda k, n: row_cpp(k, "=="), lambda a, b, c, d: and_(EQ(a, c), EQ(b, d)), ANY),
    "row_ne": (lambda k, n: row_cpp(k, "!="), lambda a, b, c, d: not_(and_(EQ(a, c), EQ(b, d))), ANY),
    "row_lt": (lambda k, n: row_cpp(k, "<"), lambda *v: row_before("lt", "lt", *v), ANY),
    "row_ge": (lambda k, n: row_cpp(k, ">="), lambda *v: row_before("gt", "ge", *v), ANY),
    "row_in": (lambda k, n: f"row_({k[0]}, {k[1]}).in(row_({k[2]}, {k[3]}), row_({k[4]}, {k[5]}))",
               lambda a, b, c, d, e, f: or_(and_(EQ(a, c), EQ(b, d)), and_(EQ(a, e), EQ(b, f))), ANY),

    "add": (lambda k, n: f"({k[0]} + {k[1]})", unknown_if_any(lambda a, b: a + b), ANY),
    "subtract": (lambda k, n: f"({k[0]} - {k[1]})", unknown_if_any(lambda a, b: a - b), ANY),
    "multiply": (lambda k, n: f"({k[0]} * {k[1]})", unknown_if_any(lambda a, b: a * b), ANY),
    "divide": (lambda k, n: f"({k[0]} / {k[1]})", unknown_if_any(divide), ANY),
    "remainder": (lambda k, n: f"({k[0]} % {k[1]})", unknown_if_any(remainder), ANY),
    "negate": (lambda k, n: f"(-{k[0]})", unknown_if_any(lambda a: -a), ANY),
    "bit_and": (lambda k, n: f"({k[0]} & {k[1]})", unknown_if_any(lambda a, b: a & b), ANY),
    "bit_or": (lambda k, n: f"({k[0]} | {k[1]})", unknown_if_any(lambda a, b: a | b), ANY),
    "bit_xor": (lambda k, n: f"({k[0]} ^ {k[1]})", unknown_if_any(lambda a, b: a ^ b), ANY),
    "bit_not": (lambda k, n: f"(~{k[0]})", unknown_if_any(lambda a: ~a), ANY),
    "abs": (lambda k, n: f"func::abs({k[0]})", unknown_if_any(abs), ANY),
    "ceil": (lambda k, n: f"func::ceil({k[0]})", unknown_if_any(lambda a: float(math.ceil(a))), ANY),
    "floor": (lambda k, n: f"func::floor({k[0]})", unknown_if_any(lambda a: float(math.floor(a))), ANY),

    "concat": (lambda k, n: f"func::concat({', '.join(k)})", unknown_if_any(lambda *v: "".join(v)), ANY),
    "lower": (lambda k, n: f"func::lower({k[0]})", unknown_if_any(ascii_lower), ANY),
    "upper": (lambda k, n: f"func::upper({k[0]})", unknown_if_any(ascii_upper), ANY),
    "trim": (lambda k, n: f"func::trim({k[0]})", unknown_if_any(lambda a: a.strip(" ")), ANY),
    "ltrim": (lambda k, n: f"func::ltrim({k[0]})", unknown_if_any(lambda a: a.lstrip(" ")), ANY),
    "rtrim": (lambda k, n: f"func::rtrim({k[0]}, {k[1]})", unknown_if_any(lambda a, b: a.rstrip(b)), ANY),
    "length": (lambda k, n: f"func::length({k[0]})", unknown_if_any(len), ANY),
    "replace": (lambda k, n: f"func::replace({', '.join(k)})", unknown_if_any(lambda a, b, c: a.replace(b, c)), ANY),
    "substr": (lambda k, n: f"func::substr({', '.join(k)})",
               unknown_if_any(lambda a, start, count: a[start - 1:start - 1 + count]), ANY),

    "left": (lambda k, n: f"func::left({k[0]}, {k[1]})", unknown_if_any(lambda a, n: a[:n]), ANY),
    "right": (lambda k, n: f"func::right({k[0]}, {k[1]})",
              unknown_if_any(lambda a, n: a[-n:] if n < 0 else a[max(len(a) - n, 0):]), ANY),
    "lpad": (lambda k, n: f"func::lpad({', '.join(k)})", unknown_if_any(lambda *v: padded(*v, True)), ANY),
    "rpad": (lambda k, n: f"func::rpad({', '.join(k)})", unknown_if_any(lambda *v: padded(*v, False)), ANY),
    "repeat": (lambda k, n: f"func::repeat({k[0]}, {k[1]})", unknown_if_any(lambda a, n: a * n), ANY),
    "position": (lambda k, n: f"func::position({k[0]}, {k[1]})", unknown_if_any(lambda a, b: a.find(b) + 1), ANY),
    "octet_length": (lambda k, n: f"func::octet_length({k[0]})", unknown_if_any(lambda a: len(a.encode())), ANY),
    "concat_ws": (lambda k, n: f"func::concat_ws({', '.join(k)})",
                  lambda s, *v: None if s is None else s.join(x for x in v if x is not None), lambda n: may_be_null(n.kids[0])),
    "mod": (lambda k, n: f"func::mod({k[0]}, {k[1]})", unknown_if_any(remainder), ANY),
    "trunc": (lambda k, n: f"func::trunc({k[0]})", unknown_if_any(lambda a: float(math.trunc(a))), ANY),
    "round": (lambda k, n: f"func::round({k[0]})",
              unknown_if_any(lambda a: math.copysign(math.floor(abs(a) + 0.5), a)), ANY),
    "sign": (lambda k, n: f"func::sign({k[0]})", unknown_if_any(lambda a: float((a > 0) - (a < 0))), ANY),
    "grouping": (lambda k, n: f"func::grouping({', '.join(k)})", None, NEVER),

    "coalesce": (lambda k, n: f"coalesce({', '.join(k)})", first_known, ALL),
    "nullif": (lambda k, n: f"nullif({k[0]}, {k[1]})", lambda a, b: None if COMPARE["eq"](a, b) is True else a, ALWAYS),
    "greatest": (lambda k, n: f"func::greatest({', '.join(k)})", extreme(max), ALL),
    "least": (lambda k, n: f"func::least({', '.join(k)})", extreme(min), ALL),
    "case": (case_cpp, case, null_of_case),
    "simple_case": (simple_case_cpp, simple_case, null_of_simple_case),
    "cast": (lambda k, n: f"cast<{TYPES[n.type][0]}>({k[0]})", None, ANY),
}
for name in COMPARE:
    KINDS[name] = ((lambda symbol: lambda k, n: f"({k[0]} {symbol} {k[1]})")(SYMBOL[name]), COMPARE[name], ANY)


def range_cpp(node):
    type_ = node.kids[0].type
    return f"std::vector<{TYPES[type_][0]}>{{{', '.join(cpp_value(type_, value) for value in node.values)}}}"


def cast(value, type_):
    if value is None:
        return None
    if type_ == "text":
        return text_of(value)
    if type_ == "real":
        return float(value)
    if type_ == "bool":
        return value != 0
    return int(value)


# What may be NULL, and the bounds of numbers.

def may_be_null(node):
    kind = node.kind
    if kind == "column":
        return node.left_out or node.source.outer or node.source.column_may_be_null(node.name)
    if kind == "entity":
        return node.source.outer
    if kind == "value":
        return node.nullable
    if kind == "literal":
        return node.value is None
    if kind == "none":
        return True
    if kind in ("exists", "raw"):
        return False
    if kind in ("in_query", "not_in_query", "any_query", "all_query"):
        return may_be_null(node.kids[0]) or may_be_null(node.query.items[0])
    if kind == "output":
        return any(may_be_null(query.items[node.index]) for query in node.queries)
    if kind == "scalar":
        return not node.query.is_one_row() or may_be_null(node.query.items[0])
    if kind == "aggregate":
        if node.function == "count":
            return False
        return node.filter is not None or node.select.has_empty_group() or may_be_null(node.kids[0])
    if kind == "window":
        return null_of_window(node)
    rule = KINDS[kind][2]
    if callable(rule):
        return rule(node)
    if rule in (NEVER, ALWAYS):
        return rule == ALWAYS
    return (any if rule == ANY else all)(may_be_null(kid) for kid in node.kids)


def null_of_window(node):
    if node.function in ("row_number", "rank", "dense_rank", "count", "ntile", "percent_rank", "cume_dist"):
        return False
    if node.function == "nth_value":
        return True
    if node.function in ("lag", "lead"):
        return len(node.kids) == 1 or any(may_be_null(kid) for kid in node.kids)
    return may_be_null(node.kids[0]) or node.filter is not None or node.frame is not None and node.frame.may_be_empty()


# C++.

def cpp(node):
    kind = node.kind
    if kind == "column":
        return node.source.column_cpp(node.name)
    if kind == "literal":
        if node.value is None:
            return f"std::optional<{TYPES[node.type][0]}>()"
        return cpp_value(node.type, node.value)
    if kind == "none":
        return ""
    if kind == "raw":
        return node.text
    if kind == "entity":
        return node.source.alias or f"entity<{node.source.table.name}>"
    if kind == "exists":
        return f"exists({node.query.cpp()})"
    if kind in ("any_query", "all_query"):
        return f"({cpp(node.kids[0])} {SYMBOL[node.compare]} {kind[:3]}_({node.query.cpp()}))"
    if kind in ("in_query", "not_in_query"):
        return f"{cpp(node.kids[0])}.{kind[:-6]}({node.query.cpp()})"
    if kind == "scalar":
        return f"scalar({node.query.cpp()})"
    if kind == "aggregate":
        call = f"func::{node.function}({cpp(node.kids[0]) if node.kids else ''})"
        call += ".distinct()" if node.distinct else ""
        return call + (f".filter({cpp(node.filter)})" if node.filter is not None else "")
    if kind == "window":
        arguments = [cpp(kid) for kid in node.kids]
        if node.function in ("lag", "lead") and (len(arguments) == 2 or node.rows != 1):
            arguments.insert(1, str(node.rows))
        if node.function in ("ntile", "nth_value"):
            arguments.append(str(node.rows))
        call = f"func::{node.function}({', '.join(arguments)})"
        call += f".filter({cpp(node.filter)})" if node.filter is not None else ""
        return call + (f'.over(window<"{node.name}">)' if node.name else f".over({window_cpp(node)})")
    return KINDS[kind][0]([cpp(kid) for kid in node.kids], node)


def window_cpp(node):
    parts = []
    if node.partition:
        parts.append(f"partition_by({', '.join(cpp(key) for key in node.partition)})")
    if node.order:
        parts.append(f"order_by({', '.join(order.cpp() for order in node.order)})")
    text = ".".join(parts)
    if node.frame is not None:
        text += node.frame.cpp()
    return text


def bound_cpp(bound, unbounded):
    if bound is None:
        return f"unbounded_{unbounded}"
    word, count = bound
    return "current_row" if word == "current" else f"{word}({count})"


class Frame:
    """rows, groups or range; each bound None, ("preceding", n), ("current", 0) or ("following", n)."""

    PLACE = {"preceding": -1, "current": 0, "following": 1}

    def __init__(self, unit, start, end, excluded=None):
        self.unit, self.start, self.end, self.excluded = unit, start, end, excluded

    def cpp(self):
        bounds = f"{bound_cpp(self.start, 'preceding')}, {bound_cpp(self.end, 'following')}"
        return f".{self.unit}({bounds})" + (f".exclude_{self.excluded}()" if self.excluded else "")

    def may_be_empty(self):
        return (self.start is not None and self.start[0] == "following" or self.end is not None and self.end[0] == "preceding"
                or self.excluded in ("current_row", "group"))

    def places(self, at, groups, keys):
        """The rows that row `at` sees. groups: the number of each row's group of equals, keys: the key of RANGE."""
        def distance(i, bound):
            # Less than 0: before the bound.
            move = self.PLACE[bound[0]] * bound[1]
            if self.unit == "rows":
                return i - at - move
            if self.unit == "groups" or bound[0] == "current" or keys[at] is None or keys[i] is None:
                # NULL is equal to NULL only, and stands at its end.
                null = self.unit == "range" and bound[0] != "current"
                return groups[i] - groups[at] - (0 if null else move)
            return (keys[i] - keys[at]) * (-1 if self.descending else 1) - move

        seen = [i for i in range(len(groups)) if (self.start is None or distance(i, self.start) >= 0)
                and (self.end is None or distance(i, self.end) <= 0)]
        out = {"current_row": lambda i: i == at, "group": lambda i: groups[i] == groups[at],
               "ties": lambda i: groups[i] == groups[at] and i != at}.get(self.excluded, lambda i: False)
        return [i for i in seen if not out(i)]

    descending = False


# Computing.

def compute(node, context):
    kind = node.kind
    if kind == "column":
        if node.left_out and (node.source, node.name) in context.absent:
            return None
        row = context.env[node.source]
        return None if row is None else row[node.name]
    if kind == "entity":
        row = context.env[node.source]
        return None if row is None else tuple(row[column.name] for column in node.source.table.columns)
    if kind == "grouping":
        return sum(2**i for i, key in enumerate(reversed(node.kids)) if (key.source, key.name) in context.absent)
    if kind == "literal":
        return node.value
    if kind == "none":
        return None
    if kind == "output":
        return context.values[node.index]
    if kind == "exists":
        return exists(node.query.rows(context.env))
    if kind in ("in_query", "not_in_query"):
        found = among(compute(node.kids[0], context), [row[0] for row in node.query.rows(context.env)])
        return found if kind == "in_query" else not_(found)
    if kind in ("any_query", "all_query"):
        value, result = compute(node.kids[0], context), kind == "all_query"
        for row in node.query.rows(context.env):
            result = (or_ if kind == "any_query" else and_)(result, COMPARE[node.compare](value, row[0]))
        return result
    if kind == "scalar":
        rows = node.query.rows(context.env)
        assert len(rows) <= 1
        return rows[0][0] if rows else None
    if kind == "aggregate":
        return aggregate(node, [Context(env) for env in context.group])
    if kind == "window":
        return window_value(node, context)
    values = [compute(kid, context) for kid in node.kids]
    if kind == "cast":
        return cast(values[0], node.type)
    if kind in ("in_range", "not_in_range"):
        # Nothing is in an empty range, not even NULL.
        found = among(values[0], node.values)
        return found if kind == "in_range" else not_(found)
    value = KINDS[kind][1](*values)
    return float(value) if node.type == "real" and value is not None else value


def aggregate(node, contexts):
    if node.filter is not None:
        contexts = [one for one in contexts if compute(node.filter, one) is True]
    if not node.kids:
        return len(contexts)
    values = [value for one in contexts if (value := compute(node.kids[0], one)) is not None]
    if node.distinct:
        values = list(dict.fromkeys(values))
    if node.function == "count":
        return len(values)
    if not values:
        return None
    return {"sum": sum, "min": min, "max": max, "avg": lambda v: sum(v) / len(v), "bool_and": all,
            "bool_or": any, "every": all}[node.function](values)


def window_value(node, context):
    key = lambda one: tuple(compute(part, one) for part in node.partition)
    own = key(context)
    rows = [one for one in context.rows if key(one) == own]
    rows = sort_contexts(rows, node.order)
    at = next(i for i, one in enumerate(rows) if one is context)
    order_key = lambda one: [compute(order.node, one) for order in node.order]
    if node.function == "row_number":
        return at + 1
    order_keys = [order_key(one) for one in rows]
    groups = [0] * len(rows)
    for i in range(1, len(rows)):
        groups[i] = groups[i - 1] + (order_keys[i] != order_keys[i - 1])
    first_peer = groups.index(groups[at])
    if node.function == "rank":
        return first_peer + 1
    if node.function == "dense_rank":
        return groups[at] + 1
    if node.function == "percent_rank":
        return first_peer / (len(rows) - 1) if len(rows) > 1 else 0.0
    if node.function == "cume_dist":
        return sum(group <= groups[at] for group in groups) / len(rows)
    if node.function == "ntile":
        # The first parts have one row more.
        small, more = divmod(len(rows), node.rows)
        return at // (small + 1) + 1 if at < more * (small + 1) else more + (at - more * (small + 1)) // small + 1
    if node.function in ("lag", "lead"):
        there = at + (-node.rows if node.function == "lag" else node.rows)
        if 0 <= there < len(rows):
            return compute(node.kids[0], rows[there])
        return compute(node.kids[1], context) if len(node.kids) == 2 else None
    if node.frame is not None:
        frame = node.frame
        frame.descending = bool(node.order) and node.order[0].descending
        seen = [rows[i] for i in frame.places(at, groups, [key[0] for key in order_keys] if node.order else order_keys)]
    elif node.order:
        seen = [one for i, one in enumerate(rows) if groups[i] <= groups[at]]
    else:
        seen = rows
    if node.function in ("first_value", "last_value", "nth_value"):
        place = {"first_value": 0, "last_value": len(seen) - 1}.get(node.function, node.rows - 1)
        return compute(node.kids[0], seen[place]) if 0 <= place < len(seen) else None
    return aggregate(node, seen)


class Order:
    """A key of ORDER BY. Where it may be NULL it says where NULL stands: databases differ."""

    def __init__(self, node, descending, nulls_first, label=None):
        self.node, self.descending, self.nulls_first, self.label = node, descending, nulls_first, label

    def cpp(self):
        text = f'label<"{self.label}">' if self.label else cpp(self.node)
        text += ".desc()" if self.descending else ".asc()"
        return text + (f".nulls_{'first' if self.nulls_first else 'last'}()" if may_be_null(self.node) else "")


def sort_contexts(contexts, orders):
    def compare(one, other):
        for order in orders:
            a, b = compute(order.node, one), compute(order.node, other)
            if a is None or b is None:
                if (a is None) != (b is None):
                    return -1 if (a is None) == order.nulls_first else 1
            elif a != b:
                return 1 if (a < b) == order.descending else -1
        return 0
    return sorted(contexts, key=functools.cmp_to_key(compare))


class Source:
    """What stands in FROM or JOIN: a table, under its own name or an alias, or a query, perhaps one of WITH."""

    def __init__(self, table=None, query=None, alias=None, join="from", on=None, cte=False):
        self.table, self.query, self.alias, self.join, self.on, self.cte = table, query, alias, join, on, cte
        self.outer = False
        self.written = None  # what a join says in place of its condition, "" for nothing
        self.lateral = False

    def columns(self):
        """(name, type, bound, bits)"""
        if self.table is not None:
            return [(c.name, c.type, c.bound, c.bits) for c in self.table.columns]
        return [(label, item.type, item.bound, item.bits) for item, label in zip(self.query.items, self.query.labels)]

    def column_may_be_null(self, name):
        if self.table is not None:
            return next(column.nullable for column in self.table.columns if column.name == name)
        return may_be_null(self.query.items[self.query.labels.index(name)])

    def column_cpp(self, name):
        if self.table is None:
            return f'{self.alias}[label<"{name}">]'
        column = f"col<&{self.table.name}::{name}>"
        return f"{self.alias}[{column}]" if self.alias else column

    def definition(self):
        if self.table is None:
            if isinstance(self.query, (Recursion, Listed)):
                return self.query.definitions()
            kind = "cte" if self.cte else "subquery"
            return self.query.definitions() + [f'const auto {self.alias} = {self.query.cpp()}.{kind}<"{self.alias}">();']
        return [f'constexpr auto {self.alias} = alias<{self.table.name}, "{self.alias}">;'] if self.alias else []

    def rows(self, env):
        if self.table is not None:
            return self.table.rows
        return [dict(zip(self.query.labels, row)) for row in self.query.rows(env)]


class Listed:
    """Rows that the statement brings along: values, a series, a range of the program."""

    def __init__(self, alias, definition, labels, items, values):
        self.alias, self.definition, self.labels, self.items, self.values = alias, definition, labels, items, values
        self.sources, self.order, self.limit, self.offset = [], [], None, None
        self.keys, self.where, self.having, self.distinct, self.grouped = [], None, None, False, False

    def finish(self):
        pass

    def is_one_row(self):
        return False

    def nodes(self):
        return iter(())

    def definitions(self):
        return [f"const auto {self.alias} = {self.definition};"]

    def rows(self, outer):
        return self.values


def with_ctes(statement):
    """The C++ of a whole statement: what is defined as a CTE is declared."""
    names = [line.split()[2] for line in statement.definitions() if ').cte<"' in line or '_first.union_all(' in line]
    return statement.cpp() + (f".with({', '.join(names)})" if names else "")


def output(index, queries):
    """A column of what several queries give together."""
    items = [query.items[index] for query in queries]
    node = Node("output", items[0].type, index=index, queries=queries)
    node.bound, node.bits = max(item.bound for item in items), max(item.bits for item in items)
    node.exact, node.upper = all(item.exact for item in items), any(item.upper for item in items)
    return node


class Operation:
    """UNION and its like."""

    def __init__(self, name, queries, method):
        self.name, self.queries, self.method = name, queries, method
        self.labels = queries[0].labels
        self.items = [output(i, queries) for i in range(len(self.labels))]
        self.order, self.limit, self.offset = [], None, None
        self.sources, self.keys, self.where, self.having = [], [], None, None
        self.distinct = self.grouped = False

    def finish(self):
        pass

    def is_one_row(self):
        return False

    def nodes(self):
        for query in self.queries:
            yield from query.nodes()

    def definitions(self):
        return list(dict.fromkeys(line for query in self.queries for line in query.definitions()))

    def cpp(self):
        parts = [query.cpp() for query in self.queries]
        text = f"{parts[0]}.{self.name}({parts[1]})" if self.method else f"{self.name}({', '.join(parts)})"
        return text + pages_cpp(self)

    def rows(self, outer):
        rows = self.queries[0].rows(outer)
        for query in self.queries[1:]:
            other = query.rows(outer)
            if self.name in ("union_", "union_all"):
                rows = rows + other
            elif self.name.endswith("_all"):
                left = list(other)
                found = [row for row in rows if (row in left and not left.remove(row)) == (self.name == "intersect_all")]
                rows = found
            else:
                rows = [row for row in rows if (row in other) == (self.name == "intersect")]
            if not self.name.endswith("_all"):
                rows = list(dict.fromkeys(rows))
        return page_of(sorted_rows(rows, self.order), self)


class Recursion:
    """A recursive CTE along the keys of a table to itself."""

    def __init__(self, alias, labels, base, step):
        self.alias, self.labels, self.base, self.step = alias, labels, base, step
        self.items = [output(i, [base]) for i in range(len(labels))]

    def finish(self):
        pass

    def is_one_row(self):
        return False

    def nodes(self):
        yield from self.base.nodes()

    def definitions(self):
        begin = f'const auto {self.alias}_first = recursive_cte<"{self.alias}">({self.base.cpp()});'
        return self.base.definitions() + [begin, f"const auto {self.alias} = {self.alias}_first.union_all({self.step.cpp()});"]

    def rows(self, outer):
        return self.step.all_rows(self.base.rows(outer))


class Step:
    """SELECT id, depth + 1 of those whose key leads to a row of the round before."""

    def __init__(self, alias, labels, table, key, most):
        self.alias, self.labels, self.table, self.key, self.most = alias, labels, table, key, most

    def cpp(self):
        first = f"{self.alias}_first"
        return (f"select(col<&{self.table.name}::id>, {first}[label<\"{self.labels[1]}\">] + 1).from<{self.table.name}>()"
                f".join({first}, {first}[label<\"{self.labels[0]}\">] == col<&{self.table.name}::{self.key}>)"
                f".where({first}[label<\"{self.labels[1]}\">] < {self.most})")

    def all_rows(self, base):
        rows, last = list(base), base
        while last:
            last = [(row["id"], depth + 1) for id_, depth in last if depth < self.most
                    for row in self.table.rows if row[self.key] is not None and row[self.key] == id_]
            rows += last
        return rows


def pages_cpp(query):
    text = f".order_by({', '.join(order.cpp() for order in query.order)})" if query.order else ""
    if query.limit is not None:
        text += f".fetch_with_ties({query.limit})" if getattr(query, "ties", False) else f".limit({query.limit})"
    return text + (f".offset({query.offset})" if query.offset is not None else "")


def sorted_rows(rows, order):
    contexts = []
    for row in rows:
        one = Context({})
        one.values = row
        contexts.append(one)
    return [one.values for one in sort_contexts(contexts, order)] if order else rows


def page_of(rows, query):
    start = query.offset or 0
    return rows[start:None if query.limit is None else start + query.limit]


class Select:
    def __init__(self):
        self.sources, self.where, self.keys, self.having = [], None, [], None
        self.items, self.labels, self.order = [], [], []
        self.grouped = self.distinct = False
        self.limit = self.offset = None
        self.sets = None  # (word, [keys of each set]) for grouping sets
        self.distinct_on = 0  # how many of the keys of ORDER BY
        self.ties = False  # FETCH ... WITH TIES in place of LIMIT
        self.spoiled = ""  # what follows where a statement is to be refused

    def finish(self):
        """The sides of outer joins that may be missing."""
        for source in self.sources:
            source.outer = False
        for i, source in enumerate(self.sources):
            if source.join in ("left", "full"):
                source.outer = True
            if source.join in ("right", "full"):
                for before in self.sources[:i]:
                    before.outer = True

    def has_empty_group(self):
        return not self.keys or self.sets is not None and any(not keys for keys in self.sets[1])

    def is_one_row(self):
        return self.grouped and not self.keys and self.having is None and self.limit is None and self.offset is None

    # -- C++

    def nodes(self):
        for source in self.sources:
            if source.on is not None:
                yield source.on
        yield from (node for node in (self.where, self.having) if node is not None)
        yield from self.keys
        yield from self.items
        yield from (order.node for order in self.order)

    def definitions(self):
        out = []
        for source in self.sources:
            out += source.definition()
        for node in self.nodes():
            out += node_definitions(node)
        return list(dict.fromkeys(out))

    def cpp(self):
        items = ", ".join(cpp(item) + (f'.as<"{label}">()' if item.kind != "entity" else "")
                          for item, label in zip(self.items, self.labels))
        out = [f"select({items})"]
        if self.distinct:
            out.append("distinct()")
        if self.distinct_on:
            out.append(f"distinct_on({', '.join(cpp(order.node) for order in self.order[:self.distinct_on])})")
        for source in self.sources:
            out.append(self.source_cpp(source))
        if self.where is not None:
            out.append(f"where({cpp(self.where)})")
        if self.sets is not None:
            out.append(f"group_by({self.sets_cpp()})")
        elif self.keys:
            out.append(f"group_by({', '.join(self.key_cpp(key) for key in self.keys)})")
        if self.having is not None:
            out.append(f"having({cpp(self.having)})")
        for name, text in sorted(self.named_windows().items()):
            out.append(f'window<"{name}">({text})')
        return ".".join(out) + pages_cpp(self) + self.spoiled

    def named_windows(self):
        found = {}

        def look(node):
            if node.kind == "window" and node.name:
                found[node.name] = window_cpp(node)
            for kid in all_operands(node):
                look(kid)
        for node in self.items + [order.node for order in self.order]:
            look(node)
        return found

    def sets_cpp(self):
        word, sets = self.sets
        if word != "grouping_sets":
            return f"{word}({', '.join(cpp(key) for key in self.keys)})"
        return f"grouping_sets({', '.join('grouping_set(' + ', '.join(cpp(key) for key in keys) + ')' for keys in sets)})"

    def key_cpp(self, key):
        """A column, or the label of an item."""
        return cpp(key) if key.kind == "column" else f'label<"{self.labels[self.items.index(key)]}">'

    @staticmethod
    def source_cpp(source):
        method = {"from": "from", "inner": "join"}.get(source.join, source.join + "_join")
        method += "_lateral" if source.lateral else ""
        arguments = [source.alias] if source.alias else []
        if source.written is not None:
            arguments += [source.written] if source.written else []
        elif source.on is not None:
            arguments.append(cpp(source.on))
        return f"{method}{'' if source.alias else f'<{source.table.name}>'}({', '.join(arguments)})"

    # -- rows

    def joined(self, outer):
        rows = [dict(outer)]
        before = []
        for source in self.sources:
            found = source.rows(outer) if not source.lateral else []
            pairs, used_left, used_right = [], set(), set()
            for i, left in enumerate(rows):
                if source.lateral:
                    found = source.rows(left)
                for j, right in enumerate(found):
                    env = {**left, source: right}
                    if source.on is None or compute(source.on, Context(env)) is True:
                        pairs.append(env)
                        used_left.add(i)
                        used_right.add(j)
            if source.join in KEEPS_LEFT:
                pairs += [{**left, source: None} for i, left in enumerate(rows) if i not in used_left]
            if source.join in KEEPS_RIGHT:
                nothing = {**outer, **{other: None for other in before}}
                pairs += [{**nothing, source: right} for j, right in enumerate(found) if j not in used_right]
            rows = pairs
            before.append(source)
        return rows

    def contexts(self, outer):
        envs = self.joined(outer)
        if self.where is not None:
            envs = [env for env in envs if compute(self.where, Context(env)) is True]
        if not self.grouped:
            found = [Context(env) for env in envs]
        elif not self.keys:
            found = [Context(envs[0] if envs else dict(outer), envs)]
        elif self.sets is not None:
            found = self.of_sets(envs, outer)
        else:
            groups = {}
            for env in envs:
                groups.setdefault(tuple(compute(key, Context(env)) for key in self.keys), []).append(env)
            found = [Context(group[0], group) for group in groups.values()]
        if self.having is not None:
            found = [one for one in found if compute(self.having, one) is True]
        for one in found:
            one.rows = found
        return found

    def of_sets(self, envs, outer):
        found = []
        for keys in self.sets[1]:
            groups = {} if keys else {(): []}
            for env in envs:
                groups.setdefault(tuple(compute(key, Context(env)) for key in keys), []).append(env)
            for group in groups.values():
                one = Context(group[0] if group else dict(outer), group)
                present = {(key.source, key.name) for key in keys}
                one.absent = {(key.source, key.name) for key in self.keys} - present
                found.append(one)
        return found

    def rows(self, outer):
        found = self.contexts(outer)
        if self.order:
            found = sort_contexts(found, self.order)
        if self.distinct_on:
            first = {}
            for one in found:
                first.setdefault(tuple(compute(order.node, one) for order in self.order[:self.distinct_on]), one)
            found = list(first.values())
        if self.ties:
            key = lambda one: [compute(order.node, one) for order in self.order]
            end = self.limit
            while 0 < end < len(found) and key(found[end]) == key(found[end - 1]):
                end += 1
            found = found[:end]
        rows = [tuple(compute(item, one) for item in self.items) for one in found]
        if self.distinct:
            rows = list(dict.fromkeys(rows))
        return rows if self.ties else page_of(rows, self)


class Write(Select):
    """UPDATE or DELETE of a table, with RETURNING: its rows are those."""

    def __init__(self, kind, source):
        super().__init__()
        self.kind, self.sources, self.sets = kind, [source], None
        self.assigned = []  # (name of a column, value)

    def nodes(self):
        yield from (value for _, value in self.assigned)
        yield from super().nodes()

    def cpp(self):
        name = self.sources[0].table.name
        text = f"update<{name}>()" if self.kind == "update" else f"delete_from<{name}>()"
        if self.assigned:
            text += f".set({', '.join(f'col<&{name}::{column}> = {cpp(value)}' for column, value in self.assigned)})"
        text += ".all_rows()" if self.where is None else f".where({cpp(self.where)})"
        items = ", ".join(f'{cpp(item)}.as<"{label}">()' for item, label in zip(self.items, self.labels))
        return f"{text}.returning({items})"

    def changes(self):
        """(row, what becomes of it, whether it is meant). All that is computed sees the rows as they were."""
        out = []
        for row in self.sources[0].table.rows:
            one = Context({self.sources[0]: row})
            meant = self.where is None or compute(self.where, one) is True
            out.append((row, self.assign(row, one) if meant and self.kind == "update" else row, meant))
        return out

    def assign(self, row, context):
        return {**row, **{name: compute(value, context) for name, value in self.assigned}}

    def rows(self, outer):
        return [tuple(compute(item, Context({self.sources[0]: new})) for item in self.items)
                for _, new, meant in self.changes() if meant]

    def content(self):
        """The table afterwards, as a statement."""
        return Content(self)


class Content(Select):
    def __init__(self, write):
        super().__init__()
        self.write, source = write, Source(table=write.sources[0].table)
        self.sources = [source]
        self.labels = [column.name for column in source.table.columns]
        self.items = [Node("column", column.type, source=source, name=column.name) for column in source.table.columns]
        self.order = [Order(self.items[0], False, False)]

    def cpp(self):
        return f"select({', '.join(map(cpp, self.items))}).order_by({cpp(self.items[0])})"

    def rows(self, outer):
        return [tuple(new.values()) for _, new, meant in self.write.changes() if self.write.kind == "update" or not meant]


def node_definitions(node):
    out = []
    for kid in all_operands(node):
        out += node_definitions(kid)
    if hasattr(node, "query"):
        out += node.query.definitions()
    return out


def all_operands(node):
    kids = list(node.kids)
    if getattr(node, "filter", None) is not None:
        kids.append(node.filter)
    kids += getattr(node, "partition", [])
    kids += [order.node for order in getattr(node, "order", [])]
    return kids
