"""Whether the comparison would notice: wrong answers, and a reference that is wrong in one rule of SQL.

The programs of the suite run as they are. Then each rule is spoiled in turn, and the same answers must no longer be right;
then each answer is spoiled, and must no longer be taken for right.
"""

import contextlib
import copy

import tree
from batch import difference
from tree import COMPARE, KINDS


@contextlib.contextmanager
def kind(name, compute):
    """A kind of node that computes something else."""
    right = KINDS[name]
    KINDS[name] = (right[0], compute, right[2])
    try:
        yield
    finally:
        KINDS[name] = right


@contextlib.contextmanager
def instead(holder, name, value):
    right = getattr(holder, name)
    setattr(holder, name, value)
    try:
        yield
    finally:
        setattr(holder, name, right)


def null_is(value, name):
    """An operation of two values whose result is no NULL where an operand is one."""
    right = KINDS[name][1]
    return lambda: kind(name, lambda *values: value if None in values else right(*values))


def aggregates(change):
    right = tree.aggregate
    return lambda: instead(tree, "aggregate", lambda node, contexts: change(node, contexts, right))


def windows(change):
    right = tree.window_value
    return lambda: instead(tree, "window_value", lambda node, context: change(node, context, right))


def without(node, **fields):
    other = copy.copy(node)
    other.__dict__.update(fields)
    return other


def sorted_with(**fields):
    right = tree.sort_contexts

    def sort(contexts, orders):
        return right(contexts, [without(order, **{name: change(order) for name, change in fields.items()})
                                for order in orders])
    return lambda: instead(tree, "sort_contexts", sort)


def selects_with(**fields):
    right = tree.Select.rows
    return lambda: instead(tree.Select, "rows", lambda self, outer: right(without(self, **fields), outer))


def counts_null(node, contexts, right):
    return right(without(node, kids=[]) if node.function == "count" and not node.distinct else node, contexts)


def sum_of_nothing(node, contexts, right):
    found = right(node, contexts)
    return 0 if found is None and node.function == "sum" else found


def rank_counts_keys(node, context, right):
    return right(without(node, function="dense_rank") if node.function == "rank" else node, context)


def peers_are_rows(node, context, right):
    if node.frame is None and node.order and node.function in ("sum", "count", "min", "max", "last_value"):
        return right(without(node, frame=tree.Frame("rows", None, ("current", 0))), context)
    return right(node, context)


def groups_without_null(select, outer):
    found = select_contexts(select, outer)
    return [one for one in found if select.sets is not None or None not in [tree.compute(key, one) for key in select.keys]]


select_contexts = tree.Select.contexts


def null_without_joins(node):
    return node.source.column_may_be_null(node.name) if node.kind == "column" else may_be_null(node)


may_be_null = tree.may_be_null


def frames_with(**fields):
    right = tree.Frame.places
    return lambda: instead(tree.Frame, "places", lambda self, *more: right(without(self, **fields), *more))


places = tree.Frame.places


def sets_without_null(select, envs, outer):
    found = of_sets(select, envs, outer)
    for one in found:
        one.absent = () if one.group else one.absent
    return found


of_sets = tree.Select.of_sets


def assign_in_order(write, row, context):
    new = dict(row)
    for name, value in write.assigned:
        new[name] = tree.compute(value, tree.Context({write.sources[0]: new}))
    return new


def changes_of_all(write):
    return changes(without(write, where=None))


changes = tree.Write.changes


def operation_as(**names):
    right = tree.Operation.rows
    return lambda: instead(tree.Operation, "rows", lambda self, outer: right(
        without(self, name=names.get(self.name.rstrip("_"), self.name)), outer))


def floor_division(a, b):
    return a // b if isinstance(a, int) and isinstance(b, int) else a / b


MISTAKES = {
    "AND of FALSE and NULL is NULL": lambda: kind("and", tree.unknown_if_any(lambda a, b: a and b)),
    "OR of TRUE and NULL is NULL": lambda: kind("or", tree.unknown_if_any(lambda a, b: a or b)),
    "NOT NULL is TRUE": lambda: kind("not", lambda a: not a),
    "NULL equals nothing, and that is FALSE": null_is(False, "eq"),
    "NULL differs from everything": null_is(True, "ne"),
    "NULL is less": null_is(True, "lt"),
    "IS DISTINCT FROM compares": lambda: kind("distinct_from", COMPARE["ne"]),
    "IS NULL is never true": lambda: kind("is_null", lambda a: False),
    "NOT IN with NULL among the values is TRUE": lambda: kind("not_in", lambda x, *v: x not in v),
    "BETWEEN leaves its ends out": lambda: kind("between", lambda x, a, b: tree.and_(COMPARE["gt"](x, a),
                                                                                      COMPARE["lt"](x, b))),
    "CASE takes the last branch": lambda: kind("case", lambda *v: tree.case(*[x for i in range(len(v) - 3, -1, -2)
                                                                              for x in v[i:i + 2]], v[-1])),
    "coalesce takes the last value": lambda: kind("coalesce", lambda *v: tree.first_known(*reversed(v))),
    "nullif never gives NULL": lambda: kind("nullif", lambda a, b: a),
    "greatest is NULL where a value is": lambda: kind("greatest", tree.unknown_if_any(max)),
    "integers divide downwards": lambda: kind("divide", tree.unknown_if_any(floor_division)),
    "the remainder has the divisor's sign": lambda: kind("remainder", tree.unknown_if_any(lambda a, b: a % b)),
    "|| leaves NULL out": lambda: kind("concat", lambda *v: "".join(x or "" for x in v)),
    "length counts bytes": lambda: kind("length", tree.unknown_if_any(lambda a: len(a.encode()))),
    "LEFT JOIN is JOIN": lambda: instead(tree, "KEEPS_LEFT", ("full",)),
    "RIGHT JOIN is JOIN": lambda: instead(tree, "KEEPS_RIGHT", ("full",)),
    "FULL JOIN is LEFT JOIN": lambda: instead(tree, "KEEPS_RIGHT", ("right",)),
    "FULL JOIN is RIGHT JOIN": lambda: instead(tree, "KEEPS_LEFT", ("left",)),
    "WHERE is left out": selects_with(where=None),
    "HAVING is left out": selects_with(having=None),
    "DISTINCT is left out": selects_with(distinct=False),
    "LIMIT is left out": selects_with(limit=None, ties=False),
    "OFFSET is left out": selects_with(offset=None),
    "GROUP BY leaves NULL out": lambda: instead(tree.Select, "contexts", groups_without_null),
    "DESC is left out": sorted_with(descending=lambda order: False),
    "NULL stands at the other end": sorted_with(nulls_first=lambda order: not order.nulls_first),
    "count counts NULL": aggregates(counts_null),
    "the sum of nothing is 0": aggregates(sum_of_nothing),
    "DISTINCT in an aggregate is left out": aggregates(lambda node, c, right: right(without(node, distinct=False), c)),
    "FILTER is left out": aggregates(lambda node, c, right: right(without(node, filter=None), c)),
    "PARTITION BY is left out": windows(lambda node, c, right: right(without(node, partition=[]), c)),
    "the frame is left out": windows(lambda node, c, right: right(without(node, frame=None), c)),
    "equal rows are not in the frame": windows(peers_are_rows),
    "EXCLUDE is left out": frames_with(excluded=None),
    "GROUPS counts rows": lambda: instead(tree.Frame, "places", lambda self, *more: places(
        without(self, unit="rows") if self.unit == "groups" else self, *more)),
    "rank is dense_rank": windows(rank_counts_keys),
    "UNION keeps duplicates": operation_as(union="union_all"),
    "UNION ALL is UNION": operation_as(union_all="union_"),
    "INTERSECT is UNION": operation_as(intersect="union_"),
    "EXCEPT is UNION": operation_as(**{"except": "union_"}),
    "INTERSECT ALL is UNION ALL": operation_as(intersect_all="union_all"),
    "EXCEPT ALL is EXCEPT": operation_as(except_all="except_"),
    "DISTINCT ON is left out": selects_with(distinct_on=0),
    "WITH TIES is left out": selects_with(ties=False),
    "a key that a grouping set leaves out has its value": lambda: instead(tree.Select, "of_sets", sets_without_null),
    "a value of SET sees those before it": lambda: instead(tree.Write, "assign", assign_in_order),
    "an UPDATE touches every row": lambda: instead(tree.Write, "changes", changes_of_all),
    "a recursion has no steps": lambda: instead(tree.Step, "all_rows", lambda self, base: base),
    "nothing exists": lambda: instead(tree, "exists", lambda rows: False),
    "nothing is in a list": lambda: instead(tree, "among", lambda x, values: None if x is None else False),
    "columns behind an outer join are never NULL": lambda: instead(tree, "may_be_null", null_without_joins),
}


def is_contradicted(statement, answer):
    """Whether a right answer shows that the reference has a mistake. Where it cannot compute at all, none is shown."""
    try:
        return difference(statement, answer) is not None
    except (ArithmeticError, AssertionError):
        return False


def unnoticed(batches):
    """Names of the mistakes that no answer contradicts. batches: (statements, answers)"""
    out = []
    for name, mistake in MISTAKES.items():
        with mistake():
            if not any(is_contradicted(statements[number], answer)
                       for statements, answers in batches for (number, database), answer in answers.items()
                       if database == "postgresql"):
                out.append(name)
    return out


def spoiled(answer, statement):
    """(what was done, a wrong answer)"""
    def changed(what, **fields):
        return what, without(answer, **fields)

    yield "no answer", None
    yield changed("an error", error="disk full")
    yield changed("another type", types=[("" if answer.types[0][0] == "?" else "?") + answer.types[0].strip("?"),
                                         *answer.types[1:]])
    yield changed("a row more", rows=answer.rows + [answer.rows[-1] if answer.rows else (None,) * len(answer.types)])
    if answer.rows:
        yield changed("a row less", rows=answer.rows[:-1])
        first = answer.rows[0]
        for i, value in enumerate(first):
            other = "?" if value is None else None
            yield changed("another value", rows=[(*first[:i], other, *first[i + 1:]), *answer.rows[1:]])
        backwards = answer.rows[::-1]
        if statement.order and not getattr(statement, "ties", False) and backwards != answer.rows:
            yield changed("another order", rows=backwards)


KINDS_OF_SPOILING = 7


def taken(batches):
    """(how many answers were spoiled, the kinds of spoiling, those that were taken for right)"""
    count, kinds, wrong = 0, set(), []
    for statements, answers in batches:
        for (number, database), answer in answers.items():
            for what, one in spoiled(answer, statements[number]):
                count += 1
                kinds.add(what)
                if difference(statements[number], one) is None:
                    wrong.append((number, database, what))
    return count, kinds, wrong
