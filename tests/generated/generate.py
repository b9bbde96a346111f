"""Random valid statements."""

import copy
import datetime

from schema import BIGS, DAYS, TEXTS, TYPES, cpp_value
from tree import (COMPARE, NUMBERS, Frame, Listed, Node, Operation, Order, Recursion, Select, Source, Step, Write,
                  all_operands, may_be_null)

ALL_TYPES = ("int", "big", "real", "text", "bool", "date")
ORDERED = ("int", "big", "real", "text", "date")
PATTERNS = ["%", "a%", "%b", "%b%", "_", "a_b", "", "_%", "%c%", "9%"]


class TooLarge(Exception):
    """A number that might not fit its type, or a double that might not be exact."""


def fits(node):
    if node.type == "int":
        return node.bound < 2**31
    if node.type == "big":
        return node.bound < 2**61
    if node.type == "real":
        return not node.exact or node.bound * 2**node.bits < 2**50
    return True


def bounded(node, bound=None, bits=None):
    """Notes how large a number can be and how many binary digits its fraction has, so that all results are exact."""
    values = [kid for kid in node.kids if kid.type in NUMBERS]
    node.bound = bound if bound is not None else max((kid.bound for kid in values), default=0)
    node.bits = bits if bits is not None else max((kid.bits for kid in values), default=0)
    node.exact = all(kid.exact for kid in node.kids)
    node.upper = any(kid.upper for kid in node.kids) or node.kind == "upper"
    if not fits(node):
        raise TooLarge()
    return node


def wider(*types):
    if "real" in types:
        return "real"
    return "big" if "big" in types else types[0]


class Scope:
    """What an expression may name."""

    def __init__(self, select, columns, outer=(), aggregates=None, windows=False, nesting=0):
        self.select, self.columns, self.outer = select, list(columns), list(outer)
        self.aggregates = aggregates  # the scope of their arguments, None where none may stand
        self.windows, self.keys = windows, None
        self.nesting = nesting  # how many more subqueries


def aggregates_of(node, select):
    """Whether an aggregate over the rows of the SELECT is in the expression."""
    if node.kind == "aggregate" and node.select is select:
        return True
    return any(aggregates_of(kid, select) for kid in all_operands(node))


class Generator:
    def __init__(self, random, tables):
        self.random, self.tables = random, tables
        self.names, self.aliases, self.queries, self.windows = set(), 0, 0, 0
        self.server = False  # whether it may say what only PostgreSQL has

    # Leaves.

    def literal(self, type_, small=False):
        choice = self.random.choice
        if type_ == "int":
            value = choice([0, 1, 2, 3, 5, -1, 7] if small else [0, 1, 2, 3, 5, 10, -1, -3, 7, 20])
        elif type_ == "big":
            value = choice([0, 1, 2, 3, -1] if small else BIGS)
        elif type_ == "real":
            value = choice([0.0, 0.25, 0.5, 1.0, 1.5, 2.0, -0.75, 3.0, 4.0, -2.5])
        elif type_ == "text":
            value = choice(TEXTS)
        elif type_ == "bool":
            value = choice([True, False])
        else:
            value = choice(DAYS + [datetime.date(2024, 6, 30)])
        node = Node("literal", type_, value=value)
        return bounded(node, abs(value) if type_ in NUMBERS else 0, 2 if type_ == "real" else 0)

    def column(self, scope, type_, local_only=False):
        """A column of a type; of the statement around in one of four cases."""
        pools = [scope.columns]
        if scope.outer and not local_only and self.random.random() < 0.3:
            pools.insert(0, scope.outer)
        for pool in pools + ([] if local_only else [scope.outer]):
            found = [column for column in pool if column.type == type_]
            if found:
                return self.random.choice(found)
        return None

    def any_column(self, scope):
        columns = scope.columns or scope.outer
        return self.random.choice(columns) if columns else None

    # Expressions.

    def expression(self, type_, depth, scope):
        """An expression that is no bare value."""
        if type_ not in {column.type for column in scope.columns} and depth > 1:
            depth = 1  # there is no leaf of the type: each becomes a CASE
        for _ in range(12):
            try:
                node = self.attempt(type_, depth, scope)
            except TooLarge:
                continue
            if node is not None:
                return node
        node = self.leaf(type_, scope)
        if node is not None:
            return node
        condition = self.simple_condition(scope)
        return bounded(Node("case", type_, [condition, self.literal(type_, True), self.literal(type_, True)]))

    def leaf(self, type_, scope):
        if scope.aggregates is not None and (not scope.columns or self.random.random() < 0.5):
            node = self.aggregate(type_, scope)
            if node is not None:
                return node
        return self.column(scope, type_)

    def simple_condition(self, scope):
        column = self.any_column(scope)
        if column is None:
            count = self.aggregate("big", scope)
            if count is None:
                exists = self.subselect(scope, 1)
                return bounded(Node("exists", "bool", query=exists), 0, 0)
            return bounded(Node("gt", "bool", [count, self.literal("big", True)]), 0, 0)
        return bounded(Node(self.random.choice(["is_null", "is_not_null"]), "bool", [column]), 0, 0)

    def operand(self, type_, depth, scope):
        """An expression or a value."""
        if self.random.random() < 0.3:
            return self.literal(type_)
        return self.expression(type_, depth - 1, scope)

    def attempt(self, type_, depth, scope):
        if depth <= 0 or self.random.random() < 0.2:
            return self.leaf(type_, scope)
        if scope.windows and self.random.random() < 0.15:
            node = self.window(type_, scope)
            if node is not None:
                return node
        general = [self.coalesce, self.nullif, self.case, self.simple_case]
        if self.random.random() < 0.04:
            return bounded(Node("lone", type_, [self.literal(type_)]))
        if type_ != "bool":
            general.append(self.extreme)
        if scope.nesting > 0:
            general.append(self.scalar)
        own = getattr(self, "some_" + type_)
        if self.random.random() < (0.3 if type_ != "date" else 0.9):
            return self.random.choice(general)(type_, depth, scope)
        return own(depth, scope)

    def values(self, type_, depth, scope, count):
        """Operands of one type, the first an expression; integers of two widths may mix, a double has integers beside it."""
        first = self.expression(type_, depth - 1, scope)
        rest = []
        for _ in range(count - 1):
            other = type_
            if type_ == "big" and self.random.random() < 0.3:
                other = "int"
            if type_ == "real" and self.random.random() < 0.2:
                other = self.random.choice(["int", "big"])
            rest.append(self.operand(other, depth, scope))
        return [first] + rest

    def coalesce(self, type_, depth, scope):
        return bounded(Node("coalesce", type_, self.values(type_, depth, scope, self.random.randint(2, 3))))

    def extreme(self, type_, depth, scope):
        return bounded(Node(self.random.choice(["greatest", "least"]), type_,
                            self.values(type_, depth, scope, self.random.randint(2, 3))))

    def nullif(self, type_, depth, scope):
        kids = self.values(type_, depth, scope, 2)
        return bounded(Node("nullif", type_, kids), kids[0].bound, kids[0].bits)

    def otherwise(self, type_, depth, scope):
        if self.random.random() < 0.25:
            return bounded(Node("none", type_), 0, 0)
        return self.operand(type_, depth, scope)

    def case(self, type_, depth, scope):
        kids = []
        for _ in range(self.random.randint(1, 2)):
            kids += [self.expression("bool", depth - 1, scope), self.operand(type_, depth, scope)]
        kids.append(self.otherwise(type_, depth, scope))
        return self.case_type(Node("case", type_, kids), kids[1::2])

    def simple_case(self, type_, depth, scope):
        of = self.random.choice(ORDERED)
        kids = [self.expression(of, depth - 1, scope)]
        for _ in range(self.random.randint(1, 2)):
            kids += [self.literal(of), self.operand(type_, depth, scope)]
        kids.append(self.otherwise(type_, depth, scope))
        return self.case_type(Node("simple_case", type_, kids), kids[2::2])

    @staticmethod
    def case_type(node, values):
        return bounded(node, max(v.bound for v in values + [node.kids[-1]]), max(v.bits for v in values + [node.kids[-1]]))

    def scalar(self, type_, depth, scope):
        query = self.subselect(scope, 1, [type_], one_row=True)
        item = query.items[0]
        node = Node("scalar", type_, query=query)
        bounded(node, item.bound, item.bits)
        node.exact, node.upper = item.exact, item.upper
        return node

    def some_bool(self, depth, scope):
        random = self.random
        roll = random.random()
        if roll < 0.35:
            left = random.choice(ALL_TYPES)
            kids = [self.expression(left, depth - 1, scope)]
            if left in NUMBERS and random.random() < 0.25:
                other = random.choice(NUMBERS)
                kids.append(self.expression(other, depth - 1, scope))
            else:
                kids.append(self.operand(left, depth, scope))
            name = random.choice(list(COMPARE))
            if random.random() < 0.15 and (kids[1].kind == "literal" or left != "bool"):
                kids.reverse()
            if kids[0].kind == "literal" and kids[1].kind == "literal":
                return None
            return self.condition(name, kids)
        if roll < 0.5:
            return self.condition(random.choice(["and", "or"]),
                                  [self.expression("bool", depth - 1, scope), self.expression("bool", depth - 1, scope)])
        if roll < 0.56:
            return self.condition("not", [self.expression("bool", depth - 1, scope)])
        if roll < 0.63:
            return self.condition(random.choice(["is_null", "is_not_null"]),
                                  [self.expression(random.choice(ALL_TYPES), depth - 1, scope)])
        if roll < 0.67:
            return self.condition(random.choice(["is_true", "is_false"]), [self.expression("bool", depth - 1, scope)])
        if roll < 0.73:
            of = random.choice(ALL_TYPES)
            right = self.operand(of, depth, scope) if random.random() < 0.8 else bounded(
                Node("literal", of, value=None), 0, 0)
            return self.condition(random.choice(["distinct_from", "not_distinct_from"]),
                                  [self.expression(of, depth - 1, scope), right])
        if roll < 0.79:
            of = random.choice(ORDERED)
            return self.condition(random.choice(["between", "not_between", "between_symmetric"]),
                                  [self.expression(of, depth - 1, scope), self.operand(of, depth, scope),
                                   self.operand(of, depth, scope)])
        if roll < 0.85:
            of = random.choice(ORDERED)
            first = self.expression(of, depth - 1, scope)
            if random.random() < 0.4:
                values = [self.literal(of).value for _ in range(random.randint(0, 3))]
                return self.condition(random.choice(["in_range", "not_in_range"]), [first], values=values)
            return self.condition(random.choice(["in", "not_in"]),
                                  [first] + [self.operand(of, depth, scope) for _ in range(random.randint(1, 3))])
        if (roll < 0.92 or random.random() < 0.15) and scope.nesting > 0:
            return self.of_query(depth, scope)
        if roll < 0.94:
            first, second = random.choice(ORDERED), random.choice(ORDERED)
            kids = [self.expression(first, depth - 1, scope), self.expression(second, depth - 1, scope)]
            name = random.choice(["row_eq", "row_ne", "row_lt", "row_ge", "row_in"])
            for _ in range(2 if name == "row_in" else 1):
                kids += [self.operand(first, depth, scope), self.operand(second, depth, scope)]
            return self.condition(name, kids)
        text = self.expression("text", depth - 1, scope)
        name = random.choice(["like", "not_like", "ilike", "startswith", "endswith", "contains"])
        if name.endswith("like"):
            if text.upper and name != "ilike":
                return None
            pattern = bounded(Node("literal", "text", value=random.choice(PATTERNS)), 0, 0)
            return self.condition(name, [text, pattern])
        return self.condition(name, [text, self.operand("text", depth, scope)])

    def of_query(self, depth, scope):
        random = self.random
        if random.random() < 0.35:
            return bounded(Node("exists", "bool", query=self.subselect(scope, 1)), 0, 0)
        of = random.choice(ORDERED)
        query = self.subselect(scope, 1, [of])
        first = self.expression(of, depth - 1, scope)
        if self.server and random.random() < 0.6:
            return self.condition(random.choice(["any_query", "all_query"]), [first], query=query,
                                  compare=random.choice(list(COMPARE)))
        return self.condition(random.choice(["in_query", "not_in_query"]), [first], query=query)

    @staticmethod
    def condition(kind, kids, **more):
        if not all(kid.exact for kid in kids):
            # Sums of rounded numbers differ in their last digit: only a plain average is held against plain values.
            return None
        return bounded(Node(kind, "bool", kids, **more), 0, 0)

    def arithmetic(self, type_, depth, scope):
        random = self.random
        kind = random.choice(["add", "subtract", "multiply", "add", "subtract"])
        left_type, right_type = type_, type_
        if type_ == "big" and random.random() < 0.4:
            right_type = "int"
        if type_ == "real" and random.random() < 0.3:
            right_type = random.choice(["int", "big"])
        left, right = self.expression(left_type, depth - 1, scope), self.operand(right_type, depth, scope)
        if random.random() < 0.3:
            if not (left.type in ("int", "big") and right.kind == "literal" and right.type == "real"):
                left, right = right, left
        if left.kind == right.kind == "literal":
            return None
        bound = left.bound * right.bound if kind == "multiply" else left.bound + right.bound
        bits = left.bits + right.bits if kind == "multiply" else max(left.bits, right.bits)
        return bounded(Node(kind, type_, [left, right]), bound, bits)

    def division(self, type_, depth, scope):
        left = self.expression(type_, depth - 1, scope)
        if self.random.random() < 0.6:
            right = self.literal(type_)
            if right.value == 0:
                return None
        else:
            divisor = self.expression(type_, depth - 1, scope)
            right = bounded(Node("nullif", type_, [divisor, bounded(Node("literal", type_, value=0), 0, 0)]), divisor.bound,
                            divisor.bits)
        if type_ == "real":
            node = Node("divide", type_, [left, right])
            if right.kind == "literal" and abs(right.value) in (0.25, 0.5, 1.0, 2.0, 4.0):
                return bounded(node, left.bound * 4, left.bits + 2)
            bounded(node, left.bound * 4, 0)
            node.exact = False
            return node
        kind = self.random.choice(["divide", "remainder", "remainder" if right.type != type_ else "mod"])
        return bounded(Node(kind, type_, [left, right]), left.bound if kind == "divide" else max(left.bound, right.bound))

    def bits(self, type_, depth, scope):
        left, right = self.expression(type_, depth - 1, scope), self.operand(type_, depth, scope)
        if self.random.random() < 0.2:
            return bounded(Node("bit_not", type_, [left]), left.bound + 1)
        return bounded(Node(self.random.choice(["bit_and", "bit_or", "bit_xor"]), type_, [left, right]),
                       2 * max(left.bound, right.bound) + 2)

    def integer(self, type_, depth, scope):
        roll = self.random.random()
        if roll < 0.4:
            return self.arithmetic(type_, depth, scope)
        if roll < 0.7:
            return self.division(type_, depth, scope)
        if roll < 0.8:
            return self.bits(type_, depth, scope)
        kind = self.random.choice(["negate", "abs"])
        return bounded(Node(kind, type_, [self.expression(type_, depth - 1, scope)]))

    def some_int(self, depth, scope):
        if self.random.random() < 0.1:
            kid = self.expression("bool", depth - 1, scope)
            return bounded(Node("case", "int", [kid, self.literal("int"), self.otherwise("int", depth, scope)]), 20, 0)
        if scope.keys and self.random.random() < 0.3:
            return bounded(Node("grouping", "int", self.random.sample(scope.keys, self.random.randint(1, len(scope.keys)))), 8, 0)
        return self.integer("int", depth, scope)

    def some_big(self, depth, scope):
        roll = self.random.random()
        if roll < 0.15:
            kind = self.random.choice(["length", "octet_length", "position"])
            kids = [self.expression("text", depth - 1, scope)]
            if kind == "position":
                kids.append(self.operand("text", depth, scope))
            return bounded(Node(kind, "big", kids), 4000, 0)
        if roll < 0.25:
            return bounded(Node("cast", "big", [self.expression("int", depth - 1, scope)]))
        return self.integer("big", depth, scope)

    def some_real(self, depth, scope):
        roll = self.random.random()
        if roll < 0.4:
            return self.arithmetic("real", depth, scope)
        if roll < 0.6:
            return self.division("real", depth, scope)
        if roll < 0.75:
            return bounded(Node("cast", "real", [self.expression(self.random.choice(["int", "big"]), depth - 1, scope)]))
        kid = self.expression("real", depth - 1, scope)
        kind = self.random.choice(["negate", "abs", "ceil", "floor", "trunc", "round", "sign"])
        if kind not in ("negate", "abs") and not kid.exact:
            return None
        return bounded(Node(kind, "real", [kid]), kid.bound + 1)

    def some_text(self, depth, scope):
        kind = self.random.choice(["concat", "lower", "upper", "trim", "ltrim", "rtrim", "replace", "substr", "cast",
                                   "left", "right", "lpad", "rpad", "repeat", "concat_ws"])
        first = None if kind == "cast" else self.expression("text", depth - 1, scope)
        number = lambda value: bounded(Node("literal", "int", value=value), abs(value), 0)
        if kind == "concat":
            kids = [first, self.operand("text", depth, scope)]
            if self.random.random() < 0.4:
                kids.append(self.operand("text", depth, scope))
        elif kind == "rtrim":
            kids = [first, bounded(Node("literal", "text", value=self.random.choice(["b", "ab", " ", "c"])), 0, 0)]
        elif kind == "replace":
            kids = [first, bounded(Node("literal", "text", value=self.random.choice(["a", "b", "b c", "%"])), 0, 0),
                    self.literal("text")]
        elif kind == "substr":
            kids = [first, number(self.random.randint(1, 3)), number(self.random.randint(0, 3))]
        elif kind in ("left", "right"):
            kids = [first, number(self.random.randint(-2, 3))]
        elif kind in ("lpad", "rpad"):
            kids = [first, number(self.random.randint(0, 5))]
            if self.random.random() < 0.5:
                kids.append(bounded(Node("literal", "text", value=self.random.choice(["*", "xy", "é"])), 0, 0))
        elif kind == "repeat":
            kids = [first, number(self.random.randint(0, 2))]
        elif kind == "concat_ws":
            kids = [first, self.operand("text", depth, scope), self.operand("text", depth, scope)]
        elif kind == "cast":
            kids = [self.expression(self.random.choice(["int", "big"]), depth - 1, scope)]
        else:
            kids = [first]
        return bounded(Node(kind, "text", kids), 0, 0)

    def some_date(self, depth, scope):
        return self.leaf("date", scope)

    # Aggregates and windows.

    def aggregate(self, type_, scope):
        random, inner = self.random, scope.aggregates
        if inner is None:
            return None
        function = {"int": ["min", "max"], "big": ["count", "count", "sum", "sum", "min", "max"],
                    "real": ["sum", "min", "max", "avg", "avg"], "text": ["min", "max"], "date": ["min", "max"],
                    "bool": ["bool_and", "bool_or", "every"]}[type_]
        function = random.choice(function)
        kids, rows = [], inner.select_rows
        if function == "count":
            if random.random() < 0.6:
                kids = [self.expression(random.choice(ALL_TYPES), 1, inner)]
                if not kids[0].exact:
                    return None
        elif function in ("sum", "avg"):
            of = random.choice(["int", "big"]) if type_ == "big" else (
                "real" if function == "sum" else random.choice(NUMBERS))
            kids = [self.expression(of, 1, inner)]
        else:
            kids = [self.expression(type_, 1, inner)]
        if function in ("sum", "avg") and not all(kid.exact for kid in kids):
            return None
        node = Node("aggregate", type_, kids, function=function, select=scope.select, filter=None,
                    distinct=bool(kids) and function in ("count", "sum", "avg") and random.random() < 0.25)
        if random.random() < 0.25:
            node.filter = self.expression("bool", 1, inner)
        try:
            if function == "count":
                bounded(node, rows, 0)
                node.exact = True
            elif function in ("sum", "avg"):
                bounded(node, kids[0].bound * rows, kids[0].bits)
                node.exact = function == "sum"
            else:
                bounded(node)
        except TooLarge:
            return None
        node.upper = any(kid.upper for kid in kids)
        return node

    def window(self, type_, scope):
        random = self.random
        total = scope.total_order
        ranks = {"big": ["row_number", "rank", "dense_rank"], "int": ["ntile"], "real": ["percent_rank", "cume_dist"]}
        values = ["lag", "lead", "first_value", "last_value", "nth_value"]
        sums = {"big": ["count", "sum"], "real": ["sum"], "bool": ["bool_and", "bool_or"]}.get(type_, [])
        sums = sums + (["min", "max"] if type_ != "bool" else [])
        function = random.choice(random.choice([ranks.get(type_, values), values, sums]))
        plain = Scope(scope.select, scope.columns)
        plain.aggregates, plain.total_order = scope.aggregates, None
        plain.select_rows = scope.select_rows
        of = random.choice(["int", "big"]) if type_ == "big" and function == "sum" else type_
        kids, filter_ = [], None
        if function in values or function in sums and not (function == "count" and random.random() < 0.5):
            kids = [self.expression(of, 1, plain)]
        if function in ("lag", "lead") and random.random() < 0.5:
            kids.append(self.literal(type_) if random.random() < 0.7 else self.expression(type_, 1, plain))
        if not all(kid.exact for kid in kids):
            return None
        if function in sums and scope.columns and random.random() < 0.2:
            # No aggregate may stand there, of the groups neither.
            filter_ = self.expression("bool", 1, Scope(scope.select, scope.columns))
        columns = [column for column in scope.columns if column.exact]
        partition = random.sample(columns, min(len(columns), random.choice([0, 0, 1, 2])))
        columns = [column for column in columns if column.name != "id"] or columns
        order = [Order(column, random.random() < 0.5, random.random() < 0.5)
                 for column in random.sample(columns, min(len(columns), random.choice([0, 1, 2])))]
        frame = None
        needs_total = function in values or function in ("row_number", "ntile")
        framed = function in sums or function in ("first_value", "last_value", "nth_value")
        if needs_total or framed and total and random.random() < 0.4:
            if not total:
                return None
            order += [Order(column, random.random() < 0.5, random.random() < 0.5) for column in total]
            if framed and random.random() < 0.5:
                frame = self.frame(random.choice(["rows", "rows", "groups"]))
        elif framed and order and random.random() < 0.5:
            # What equal rows see is the same: the order need not tell all rows apart.
            unit = "groups"
            if order[0].node.type in NUMBERS and len(order) == 1:
                unit = random.choice(["groups", "range"])
            frame = self.frame(unit, order[0].node.type)
        if function in ("rank", "dense_rank", "percent_rank", "cume_dist") and not order:
            return None
        self.windows += 1
        named = f"n{self.windows}" if (partition or order) and random.random() < 0.15 else None
        node = Node("window", type_, kids, function=function, partition=partition, order=order, frame=frame, filter=filter_,
                    distinct=False, rows=random.randint(1, 3 if function in ("ntile", "nth_value") else 2), name=named)
        if function in ("row_number", "rank", "dense_rank", "count", "ntile"):
            bounded(node, scope.select_rows, 0)
        elif function in ("percent_rank", "cume_dist"):
            bounded(node, 1, 0)
        elif function == "sum":
            bounded(node, kids[0].bound * scope.select_rows, kids[0].bits)
        else:
            bounded(node)
        node.exact = function not in ("percent_rank", "cume_dist")
        return node

    def frame(self, unit, type_="int"):
        random = self.random
        step = (lambda: random.choice([0.0, 0.5, 4.0])) if unit == "range" and type_ == "real" else (
            lambda: random.randint(0, 2))
        ends = sorted(random.choices([-2, -1, 0, 1, 2], k=2))
        words = {-1: "preceding", 0: "current", 1: "following"}
        bounds = [(words[end], step() if end else 0) if abs(end) < 2 else None for end in ends]
        # The same bound at both ends would be a frame of one end of the rows: unbounded is the first as start only.
        if ends[0] == 2:
            bounds[0] = ("current", 0)
        if ends[1] == -2:
            bounds[1] = ("current", 0)
        excluded = random.choice(["current_row", "group", "ties", "no_others"]) if random.random() < 0.25 else None
        return Frame(unit, bounds[0], bounds[1], excluded)

    # Statements.

    def name_of(self, table):
        if table.name not in self.names and self.random.random() < 0.6:
            self.names.add(table.name)
            return None
        return self.new_alias("t")

    def new_alias(self, letter):
        self.aliases += 1
        return f"{letter}{self.aliases}"

    def source(self, join, outer, nesting):
        if nesting > 0 and self.random.random() < 0.2:
            cte = self.random.random() < 0.4
            if cte and self.random.random() < 0.4:
                query = self.recursion()
                if query is not None:
                    return Source(query=query, alias=query.alias, join=join, cte=True)
            if not cte and self.random.random() < 0.35:
                query = self.listed()
                return Source(query=query, alias=query.alias, join=join)
            query = self.query((), nesting - 1, derived=True)
            return Source(query=query, alias=self.new_alias("w" if cte else "d"), join=join, cte=cte)
        table = self.random.choice(self.tables)
        return Source(table=table, alias=self.name_of(table), join=join)

    def listed(self):
        """Rows without a table."""
        random, kind = self.random, self.random.choice(["values", "series", "unnest"])
        alias = self.new_alias("v")
        if kind == "series":
            first, last, step = random.randint(-2, 3), random.randint(0, 5), random.choice([1, 1, 2, -1])
            values = [(n,) for n in range(first, last + (1 if step > 0 else -1), step)]
            return Listed(alias, f'generate_series<"{alias}">({first}, {last}, {step})', ["value"],
                          [self.value_of("big", False, 5)], values)
        if kind == "unnest":
            type_ = random.choice(["int", "big", "real", "text"])
            values = [self.literal(type_).value for _ in range(random.randint(0, 4))]
            inside = ", ".join(cpp_value(type_, value) for value in values)
            return Listed(alias, f'unnest<"{alias}">(std::vector<{TYPES[type_][0]}>{{{inside}}})', ["value"],
                          [self.value_of(type_, False)], [(value,) for value in values])
        types = [random.choice(ALL_TYPES) for _ in range(random.randint(1, 3))]
        nullable = [random.random() < 0.4 for _ in types]
        labels = [f"{alias}{chr(97 + i)}" for i in range(len(types))]
        rows = [tuple(None if null and random.random() < 0.4 else self.literal(type_).value for type_, null in zip(types, nullable))
                for _ in range(random.randint(1, 3))]
        of = ", ".join(f"std::optional<{TYPES[t][0]}>" if null else TYPES[t][0] for t, null in zip(types, nullable))
        text = ", ".join(f"std::tuple<{of}>({', '.join(cpp_value(t, v) for t, v in zip(types, row))})" for row in rows)
        names = ", ".join(f'"{name}"' for name in [alias, *labels])
        return Listed(alias, f"values_table<{names}>({text})", labels,
                      [self.value_of(type_, null) for type_, null in zip(types, nullable)], rows)

    @staticmethod
    def value_of(type_, nullable, bound=None):
        node = Node("value", type_, nullable=nullable)
        bound = bound if bound is not None else {"int": 20, "big": max(map(abs, BIGS)), "real": 4}.get(type_, 0)
        return bounded(node, bound, 2 if type_ == "real" else 0)

    @staticmethod
    def by_name(source, before, names):
        """The condition of USING, None where a name is not in exactly one of the tables before."""
        kids = []
        for name in names:
            found = [(other, type_) for other in before for n, type_, *_ in other.columns() if n == name]
            own = next(type_ for n, type_, *_ in source.columns() if n == name)
            if len(found) != 1 or not (found[0][1] == own or {found[0][1], own} == {"int", "big"}):
                return None
            pair = [next(c for c in Generator.columns_of(of) if c.name == name) for of in (found[0][0], source)]
            kids.append(bounded(Node("eq", "bool", pair), 0, 0))
        if not kids:
            return None
        node = kids[0]
        for kid in kids[1:]:
            node = bounded(Node("and", "bool", [node, kid]), 0, 0)
        return node

    def written_join(self, source, before):
        """USING, NATURAL, or the one foreign key: sets the condition, says whether there is one."""
        if source.table is None:
            return False
        kind = self.random.choice(["using", "natural", "key"])
        if kind == "key":
            pairs = []
            for other in before:
                if other.table is None:
                    continue
                for a, b in ((source, other), (other, source)):
                    pairs += [(a, column.name, b) for column in a.table.columns if column.refers == b.table.name]
            if len(pairs) != 1:
                return False
            a, name, b = pairs[0]
            columns = [next(c for c in self.columns_of(of) if c.name == n) for of, n in ((a, name), (b, "id"))]
            source.on, source.written = bounded(Node("eq", "bool", columns), 0, 0), ""
            return True
        names = [column.name for column in source.table.columns]
        taken = {name for other in before for name, *_ in other.columns()}
        shared = [name for name in names if name in taken]
        if kind == "using" and shared:
            shared = self.random.sample(shared, self.random.randint(1, min(2, len(shared))))
        on = self.by_name(source, before, shared)
        if on is None:
            return False
        source.on = on
        source.written = "natural" if kind == "natural" else (
            f"using_<{', '.join(f'&{source.table.name}::{name}' for name in shared)}>")
        return True

    @staticmethod
    def columns_of(source):
        out = []
        for name, type_, bound, bits in source.columns():
            node = bounded(Node("column", type_, source=source, name=name), bound, bits)
            if source.query is not None and not isinstance(source.query, Listed):
                item = source.query.items[source.query.labels.index(name)]
                node.exact, node.upper = item.exact, item.upper
            out.append(node)
        return out

    def on(self, source, before, outer, nesting):
        """A condition of a join: mostly an equality. PostgreSQL wants equalities for FULL JOIN."""
        own = self.columns_of(source)
        there = [column for other in before for column in self.columns_of(other)]
        pairs = [(a, b) for a in own for b in there if a.exact and b.exact and
                 (a.type == b.type or {a.type, b.type} == {"int", "big"}) and a.type != "bool"]
        keys = [(a, b) for a, b in pairs if {"id"} & {a.name, b.name} and a.name.split("_")[-1] == b.name.split("_")[-1]]
        equal = None
        if pairs:
            a, b = self.random.choice(keys if keys and self.random.random() < 0.6 else pairs)
            equal = bounded(Node("eq", "bool", self.random.sample([a, b], 2)), 0, 0)
        if source.join == "full":
            return equal
        scope = self.scope_of(None, own + there, outer)
        if equal is None or self.random.random() < 0.25:
            other = self.expression("bool", 2, scope)
            return other if equal is None or self.random.random() < 0.3 else self.condition("and", [equal, other])
        return equal

    @staticmethod
    def scope_of(select, columns, outer, nesting=0):
        scope = Scope(select, columns, outer, nesting=nesting)
        scope.total_order, scope.select_rows, scope.keys = None, 400, None
        return scope

    def subselect(self, scope, columns, types=None, one_row=False):
        around = [column for column in scope.columns + scope.outer if column.exact]
        if one_row:
            return self.select(around, scope.nesting - 1, types, one_row)
        return self.query(around, scope.nesting - 1, types or [self.random.choice(ALL_TYPES[:-1])])

    def select(self, outer=(), nesting=2, types=None, one_row=False, derived=False):
        random = self.random
        select = Select()
        nested = bool(types) or derived or bool(outer)
        count = random.choice([1, 1, 1, 2, 2] if nested else [1, 1, 2, 2, 2, 3])
        for i in range(count):
            join = "from" if i == 0 else random.choice(["inner", "inner", "left", "left", "right", "full", "cross"])
            source = self.source(join, () if derived else outer, nesting if not nested else 0)
            if join in ("inner", "left") and self.server and not nested and random.random() < 0.4:
                source = self.lateral(join, select.sources)
            elif join not in ("from", "cross") and random.random() < 0.2 and self.written_join(source, select.sources):
                pass
            elif join not in ("from", "cross"):
                source.on = self.on(source, select.sources, () if derived else outer, 0)
                if source.on is None:
                    source.join = "cross"
            select.sources.append(source)
        if derived:
            outer = ()
        local = [column for source in select.sources for column in self.columns_of(source)]
        rows_scope = self.scope_of(select, local, outer, nesting)
        if random.random() < 0.6:
            if nesting > 0 and random.random() < 0.25:
                select.where = self.of_query(2, rows_scope)
            if select.where is None:
                select.where = self.expression("bool", self.depth(nested), rows_scope)
        scope = rows_scope
        grouped = random.random() < (0.6 if one_row else 0.35)
        if grouped:
            scope = self.group(select, local, outer, nesting, one_row)
        elif all(source.table is not None for source in select.sources):
            scope.total_order = [c for c in local if c.name == "id"]
        # RIGHT and FULL make rows that only all keys together tell apart; NULL stands where the order says.
        scope.windows = not types
        plain = types is None
        # Many small expressions of columns show more than a large one.
        flat = plain and random.random() < 0.25
        if plain:
            types = [random.choice(ALL_TYPES[:-1] + ALL_TYPES) for _ in range(random.randint(4, 7) if flat else random.randint(1, 3))]
        whole = None
        if not nested and not grouped and scope.windows and random.random() < 0.12:
            found = [source for source in select.sources if source.table is not None]
            whole = random.choice(found) if found else None
        if whole is not None:
            types = types[:3]
            entity = Node("entity", "entity", source=whole)
            entity.exact, entity.upper, entity.bound, entity.bits = True, False, 0, 0
            select.items.append(entity)
        for type_ in types:
            for _ in range(8):
                item = self.expression(type_, 1 if flat else self.depth(nested), scope)
                if item.exact or not (nested or one_row):
                    break
            else:
                item = self.exact_item(type_, scope)
            select.items.append(item)
        if plain:
            extra = None
            if grouped and random.random() < 0.5:
                extra = self.aggregate(random.choice(["big", "big", "real", "int"]), scope)
            elif random.random() < 0.3:
                extra = self.window(random.choice(["big", "big", "real", "int", "text", "date"]), scope)
            if extra is not None:
                types = types + [extra.type]
                select.items.append(extra)
        select.items += [key for key in select.keys if key.kind != "column"]
        # Different in every query: in GROUP BY a column of a table goes before a label.
        self.queries += 1
        select.labels = [f"c{self.queries}{chr(97 + i)}" for i in range(len(select.items))]
        if len(select.items) > len(types) and nested and not derived:
            # A subquery has the columns that it is asked for.
            select.items, select.labels = select.items[:len(types)], select.labels[:len(types)]
            select.keys = [key for key in select.keys if key.kind == "column"]
            if grouped and not select.keys and not one_row:
                select.grouped = True
        if grouped and not select.keys:
            # Without an aggregate there is no group after all.
            roots = select.items + ([select.having] if select.having is not None else [])
            select.grouped = any(aggregates_of(node, select) for node in roots)
            if not select.grouped:
                select.having = scope.aggregates = None
        select.finish()
        self.pages(select, scope, one_row, nested)
        return select

    def lateral(self, join, before):
        """A derived table that sees the tables before it."""
        around = [column for source in before for column in self.columns_of(source)]
        query = self.select([column for column in around if column.exact], 0)
        source = Source(query=query, alias=self.new_alias("d"), join=join)
        source.lateral = True
        if self.random.random() < 0.4:
            source.on = self.on(source, before, (), 0)
        return source

    def depth(self, nested):
        return self.random.choice([1, 1, 1, 2] if nested else [1, 1, 2, 2, 3])

    def exact_item(self, type_, scope):
        condition = self.simple_condition(scope)
        return bounded(Node("case", type_, [condition, self.literal(type_, True), self.literal(type_, True)]))

    def group(self, select, local, outer, nesting, one_row):
        random = self.random
        select.grouped = True
        inner = self.scope_of(select, local, ())
        scope = self.scope_of(select, [], outer, nesting)
        scope.aggregates = inner
        exact = [column for column in local if column.exact]
        if not one_row:
            for column in random.sample(exact, min(len(exact), random.choice([0, 1, 1, 2]))):
                select.keys.append(column)
                scope.columns.append(column)
                if column.name == "id" and column.source.table is not None:
                    # The other columns of a table whose key is grouped have one value in each group.
                    scope.columns += [c for c in local if c.source is column.source and c.name != "id"]
            if random.random() < 0.2:
                key = self.expression(random.choice(ORDERED), 2, self.scope_of(select, local, ()))
                if key.exact and key.kind != "column":
                    select.keys.append(key)
            if select.keys and all(key.kind == "column" for key in select.keys):
                scope.total_order = list(select.keys)
        if self.server and select.keys and random.random() < 0.6 and all(key.kind == "column" for key in select.keys):
            self.sets(select, scope)
        if random.random() < 0.35 and not one_row:
            select.having = self.expression("bool", 2, scope)
        return scope

    def sets(self, select, scope):
        """ROLLUP and its like. A key that a set leaves out is NULL there: columns of the groups are nodes of their own."""
        random, keys = self.random, [copy.copy(key) for key in select.keys]
        word = random.choice(["rollup", "cube", "grouping_sets"])
        if word == "rollup":
            sets = [keys[:i] for i in range(len(keys), -1, -1)]
        elif word == "cube":
            sets = [[key for i, key in enumerate(keys) if n >> i & 1] for n in range(2 ** len(keys))]
        else:
            sets = [random.sample(keys, random.randint(0, len(keys))) for _ in range(random.randint(1, 3))]
            keys = [key for key in keys if any(key in one for one in sets)]
            if not keys:
                return
        select.keys, select.sets = keys, (word, sets)
        scope.columns = [copy.copy(key) for key in keys]
        for column in scope.columns:
            column.left_out = any(column.name not in [k.name for k in one if k.source is column.source] for one in sets)
        # A subquery is computed for a group, of which it would have to know what is left out.
        scope.nesting, scope.total_order, scope.keys = 0, None, scope.columns

    def pages(self, select, scope, one_row, nested):
        random = self.random
        exact = all(item.exact for item in select.items)
        whole = any(item.kind == "entity" for item in select.items)
        needs_limit = one_row and not select.is_one_row()
        if exact and not whole and not (nested and not needs_limit and random.random() < 0.8) and random.random() < 0.25:
            select.distinct = True
        if self.server and exact and not one_row and not select.distinct and random.random() < 0.3:
            return self.server_pages(select, scope)
        if not needs_limit and (not exact or random.random() < 0.5):
            return
        if not select.distinct and random.random() < 0.4 and not (select.grouped and not select.keys):
            # SQLite sees no columns of the statement around in ORDER BY and GROUP BY of a subquery.
            around, scope.outer = scope.outer, []
            key = self.expression(random.choice(ORDERED), 2, scope)
            scope.outer = around
            if key.exact:
                select.order.append(Order(key, random.random() < 0.5, random.random() < 0.5))
        # All items: rows that are equal in these are the same row to the reader.
        self.order_by_all(select)
        if needs_limit:
            select.limit = 1
        elif random.random() < 0.5:
            select.limit = random.randint(0, 5)
            if random.random() < 0.5:
                select.offset = random.randint(0, 3)
        elif random.random() < 0.2:
            select.offset = random.randint(0, 3)

    def server_pages(self, select, scope):
        """DISTINCT ON, and FETCH ... WITH TIES."""
        random = self.random
        columns = [column for column in scope.columns if column.exact]
        if not columns:
            return
        keys = [Order(column, random.random() < 0.5, random.random() < 0.5)
                for column in random.sample(columns, min(len(columns), random.randint(1, 2)))]
        select.order = keys
        if random.random() < 0.5:
            select.distinct_on = random.randint(1, len(keys))
            self.order_by_all(select)
        else:
            select.ties, select.limit = True, random.randint(1, 4)

    def recursion(self):
        random = self.random
        table = next(table for table in self.tables if table.name == "player")
        if table.name in self.names:
            return None
        self.names.add(table.name)
        base = Select()
        base.sources = [Source(table=table)]
        columns = self.columns_of(base.sources[0])
        base.where = self.expression("bool", 1, self.scope_of(base, columns, ()))
        depth = bounded(Node("lone", "int", [bounded(Node("literal", "int", value=1), 100, 0)]))
        base.items = [self.find(columns, "id"), depth]
        self.queries += 1
        base.labels = [f"r{self.queries}a", f"r{self.queries}b"]
        base.finish()
        alias = self.new_alias("w")
        return Recursion(alias, base.labels, base,
                         Step(alias, base.labels, table, "captain_id", random.randint(1, 4)))

    @staticmethod
    def find(columns, name):
        return next(column for column in columns if column.name == name)

    def query(self, outer=(), nesting=2, types=None, derived=False):
        """A SELECT, or several of them in a set operation."""
        random = self.random
        if random.random() < 0.8:
            return self.select(outer, nesting, types, derived=derived)
        if types is None:
            types = [random.choice(ALL_TYPES[:-1]) for _ in range(random.randint(1, 3))]
        method = random.random() < 0.5
        members = []
        for _ in range(2 if method else random.randint(2, 3)):
            if members and isinstance(members[-1], Select) and random.random() < 0.4:
                members.append(self.sibling(members[-1], outer))
            elif nesting > 0 and random.random() < 0.2:
                members.append(self.query(outer, nesting - 1, types))
            else:
                members.append(self.select(outer, min(nesting, 1), types))
        names = ["union_", "union_all", "union_all", "intersect", "except_"]
        name = random.choice(names + (["intersect_all", "except_all"] * 4 if self.server else []))
        # Those that PostgreSQL alone has are functions only.
        query = Operation(name, members, method and name not in ("intersect_all", "except_all"))
        if any(len(member.items) != len(types) for member in members):
            raise TooLarge()
        if random.random() < 0.6:
            self.order_by_all(query)
            if random.random() < 0.5:
                query.limit = random.randint(0, 6)
                query.offset = random.choice([None, 0, 1, 2])
        return query

    def sibling(self, select, outer):
        """The same SELECT with one condition more: rows that set operations find again."""
        other = copy.deepcopy(select, {id(column.source): column.source for column in outer})
        columns = [column for source in other.sources for column in self.columns_of(source)]
        condition = self.expression("bool", 1, self.scope_of(other, columns, ()))
        other.where = condition if other.where is None else self.condition("and", [other.where, condition])
        if other.where is None:
            raise TooLarge()
        return other

    def write(self):
        random = self.random
        kind = random.choice(["update", "update", "delete"])
        # Nothing refers to the tables whose rows are deleted.
        table = random.choice([table for table in self.tables if kind == "update" or table.name in ("game", "token")])
        self.names.add(table.name)
        write = Write(kind, Source(table=table))
        columns = self.columns_of(write.sources[0])
        scope = self.scope_of(write, columns, (), 1)
        if random.random() < 0.8:
            write.where = self.of_query(2, scope) if random.random() < 0.35 else None
            write.where = write.where or self.expression("bool", 2, scope)
        if kind == "update":
            free = [column for column in table.columns if column.name != "id" and not column.refers]
            for column in random.sample(free, random.randint(1, 3)):
                value = self.scalar(column.type, 2, scope) if random.random() < 0.2 else (
                    self.operand(column.type, random.randint(1, 3), scope))
                if not column.nullable and may_be_null(value):
                    value = bounded(Node("coalesce", column.type, [value, self.literal(column.type)]))
                write.assigned.append((column.name, value))
        alone = self.scope_of(write, columns, ())
        write.items = [self.expression(random.choice(ALL_TYPES), 1, alone) for _ in range(random.randint(1, 3))]
        write.labels = [f"x{chr(97 + i)}" for i in range(len(write.items))]
        return write

    def order_by_all(self, query):
        places = list(range(len(query.items)))
        self.random.shuffle(places)
        for i in places:
            item, label = query.items[i], query.labels[i]
            if item.kind == "entity":
                item, label = next(c for c in self.columns_of(item.source) if c.name == "id"), None
            query.order.append(Order(item, self.random.random() < 0.5, self.random.random() < 0.5, label))

    def statement(self):
        while True:
            self.names, self.aliases, self.queries, self.windows = set(), 0, 0, 0
            self.server = self.random.random() < 0.25
            try:
                return self.write() if self.random.random() < 0.1 else self.query()
            except (TooLarge, RecursionError):
                continue
