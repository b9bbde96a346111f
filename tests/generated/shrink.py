"""Smaller statements that are worth trying in place of one."""

import copy
import itertools

from tree import Operation, Recursion, all_operands

MOST = 16


def smaller(statement):
    """Copies of the statement, each with one thing less."""
    changes = []
    for path, select in selects(statement):
        if select.where is not None:
            changes.append((path, lambda s: setattr(s, "where", None)))
        if select.having is not None:
            changes.append((path, lambda s: setattr(s, "having", None)))
        if select.order and select.limit is None and select.offset is None and not getattr(select, "distinct_on", 0):
            changes.append((path, lambda s: setattr(s, "order", [])))
        if select.limit is not None and not path:
            changes.append((path, lambda s: s.__dict__.update(limit=None, ties=False)))
        if select.offset is not None:
            changes.append((path, lambda s: setattr(s, "offset", None)))
        if select.distinct:
            changes.append((path, lambda s: setattr(s, "distinct", False)))
        if len(select.items) > 1 and not path and not isinstance(select, Operation):
            for i in range(len(select.items)):
                changes.append((path, lambda s, i=i: drop_item(s, i)))
        if len(select.sources) > 1:
            changes.append((path, drop_last_source))
    out = []
    for path, change in changes:
        one = copy.deepcopy(statement)
        target = next(select for p, select in selects(one) if p == path)
        if change(target) is not False:
            out.append(one)
    if isinstance(statement, Operation):
        out += copy.deepcopy(statement.queries)
    expressions = len(list(places(statement)))
    replaced = []
    for at in range(expressions):
        holder, key, node = next(itertools.islice(places(statement), at, None))
        for k, kid in enumerate(node.kids):
            if kid.type == node.type and node.kind != "aggregate" and kid.kind not in ("literal", "none"):
                one = copy.deepcopy(statement)
                holder, key, node = next(itertools.islice(places(one), at, None))
                put(holder, key, node.kids[k])
                replaced.append(one)
    for one in out + replaced:
        finish(one)
    return [one for one in out + replaced[:MOST] if usable(one)]


def selects(statement, path=()):
    """(path, Select) of the statement and of the queries in it."""
    yield path, statement
    inner = [source.query for source in statement.sources if source.query is not None]
    inner = [query.base if isinstance(query, Recursion) else query for query in inner]
    if isinstance(statement, Operation):
        for i, query in enumerate(statement.queries):
            yield from selects(query, path + (f"member {i}",))
        return
    for node in statement.nodes():
        inner += queries(node)
    for i, query in enumerate(inner):
        yield from selects(query, path + (i,))


def queries(node):
    out = [node.query] if hasattr(node, "query") else []
    for kid in all_operands(node):
        out += queries(kid)
    return out


def places(statement):
    """(holder, key, node) of every expression that may be replaced, outer ones first."""
    for _, select in selects(statement):
        roots = [(select, "where", select.where), (select, "having", select.having)]
        roots += [(select.items, i, item) for i, item in enumerate(select.items)
                  if item not in select.keys and not any(order.node is item for order in select.order)]
        roots += [(source, "on", source.on) for source in select.sources
                  if source.join != "full" and source.written is None]
        for holder, key, node in roots:
            if node is not None:
                yield from inside(holder, key, node)


def inside(holder, key, node):
    yield holder, key, node
    for i, kid in enumerate(node.kids):
        yield from inside(node.kids, i, kid)
    if getattr(node, "filter", None) is not None:
        yield from inside(node, "filter", node.filter)


def put(holder, key, node):
    if isinstance(holder, list):
        holder[key] = node
    else:
        setattr(holder, key, node)


def drop_item(select, i):
    if select.items[i] in select.keys:
        return False
    label = select.labels[i]
    if select.limit is not None or select.offset is not None:
        return False
    del select.items[i], select.labels[i]
    select.order = [order for order in select.order if order.label != label]
    return True


def drop_last_source(select):
    gone = select.sources[-1]
    for node in select.nodes():
        if node is not gone.on and names(node, gone):
            return False
    select.sources.pop()
    return True


def names(node, source):
    if node.kind == "column" and node.source is source:
        return True
    if any(names(kid, source) for kid in all_operands(node)):
        return True
    return any(names(inner, source) for query in queries(node) for inner in query.nodes())


def finish(statement):
    for _, select in selects(statement):
        select.finish()


def usable(statement):
    """Whether each query still has what its clauses need, and the reference a value for it."""
    try:
        statement.rows({})
    except (ArithmeticError, AssertionError):
        return False
    return all(not (select.having is not None and not select.grouped) for _, select in selects(statement))
