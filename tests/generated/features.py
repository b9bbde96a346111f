"""What of SQL a statement has, by name: to count what the generator makes, and to notice what it no longer does."""

import tree
from schema import TYPES

JOINS = ["inner", "left", "right", "full", "cross"]
WRITTEN = ["USING", "NATURAL", "the foreign key"]
LISTED = ["values_table", "generate_series", "unnest"]
AGGREGATES = ["count", "sum", "min", "max", "avg", "bool_and", "bool_or", "every"]
WINDOWS = ["row_number", "rank", "dense_rank", "count", "sum", "min", "max", "lag", "lead", "first_value", "last_value",
           "bool_and", "bool_or", "ntile", "percent_rank", "cume_dist", "nth_value"]
QUERIES = ["scalar", "exists", "in_query", "not_in_query", "any_query", "all_query"]
OPERATIONS = ["union_", "union_all", "intersect", "except_", "intersect_all", "except_all"]
SETS = ["rollup", "cube", "grouping_sets"]

# What SQLite is refused.
SERVER_ONLY = {"lateral join", "any_query", "all_query", "set operation intersect_all", "set operation except_all",
               "distinct on", "with ties", "having beside no aggregate", "update that reads its table", *(f"group by {word}" for word in SETS)}

# What must be among some thousands of statements.
ALL = (
    [f"type {name}" for name in TYPES] + [f"type {name}, may be NULL" for name in TYPES]
    + ["update", "delete", "update that reads its table", "subquery in SET"] + ["table", "alias", "derived table", "CTE", "recursive CTE"] + [f"join {kind}" for kind in JOINS]
    + ["join on a condition of its own", "self join", "lateral join"] + [f"join by {name}" for name in WRITTEN] + LISTED
    + ["entity", "entity, may be NULL"]
    + ["where", "group by", "group by expression", "having", "having beside no aggregate", "aggregates without group by", "distinct", "order by",
       "order of NULL", "limit", "offset", "distinct on", "with ties"] + [f"group by {word}" for word in SETS]
    + [f"aggregate {name}" for name in AGGREGATES] + ["aggregate distinct", "aggregate filter"]
    + [f"window {name}" for name in WINDOWS] + ["window partition", "window order", "window of groups", "window filter", "named window",
                                             "frame rows", "frame groups", "frame range", "frame that excludes",
                                             "frame that may be empty"]
    + [name for name in QUERIES] + [f"{name}, correlated" for name in QUERIES]
    + [f"set operation {name}" for name in OPERATIONS] + ["set operation of three", "set operation in a set operation",
                                                          "set operation in a subquery"]
    + sorted(tree.KINDS)
)


def features(statement):
    """The names of what the statement has, each once."""
    found = set()
    for item in statement.items:
        found.add(("" if item.kind == "entity" else "type ") + item.type + (", may be NULL" if tree.may_be_null(item) else ""))
    of_query(statement, found, False)
    if isinstance(statement, tree.Write):
        found.add(statement.kind)
        queries = [query for _, value in statement.assigned for query in queries_in(value)]
        if queries:
            found.add("subquery in SET")
        # SQLite is refused such a one for every row only where it sees it: in a derived table it does not.
        if any(is_correlated(query) and statement.sources[0].table in tables_in(query) for query in queries):
            found.add("update that reads its table")
    return found


def queries_in(node):
    found = [node.query] if hasattr(node, "query") else []
    for kid in tree.all_operands(node):
        found += queries_in(kid)
    return found


def tables_in(query):
    if isinstance(query, tree.Recursion):
        query = query.base
    found = {source.table for source in query.sources}
    for inner in [source.query for source in query.sources if source.query is not None] + getattr(query, "queries", []):
        found |= tables_in(inner)
    if not isinstance(query, tree.Operation):
        for node in query.nodes():
            for inner in queries_in(node):
                found |= tables_in(inner)
    return found


def of_query(query, found, nested):
    if isinstance(query, tree.Recursion):
        return of_query(query.base, found, True)
    if isinstance(query, tree.Operation):
        found.add(f"set operation {query.name}")
        if len(query.queries) > 2:
            found.add("set operation of three")
        if nested:
            found.add("set operation in a subquery")
        if any(isinstance(member, tree.Operation) for member in query.queries):
            found.add("set operation in a set operation")
        for member in query.queries:
            of_query(member, found, nested)
    else:
        of_select(query, found)
    if query.order:
        found.add("order by")
    if any(tree.may_be_null(order.node) for order in query.order):
        found.add("order of NULL")
    if query.limit is not None and not getattr(query, "ties", False):
        found.add("limit")
    if query.offset is not None:
        found.add("offset")


def of_select(select, found):
    seen = set()
    for source in select.sources:
        if source.join != "from":
            found.add(f"join {source.join}")
        if source.lateral:
            found.add("lateral join")
        if source.written is not None:
            found.add("join by " + ("the foreign key" if not source.written else
                                    "NATURAL" if source.written == "natural" else "USING"))
        elif source.on is not None and source.on.kind != "eq":
            found.add("join on a condition of its own")
        if source.table is not None:
            found.add("alias" if source.alias else "table")
            if source.table in seen:
                found.add("self join")
            seen.add(source.table)
        elif isinstance(source.query, tree.Listed):
            found.add(source.query.definition.split("<")[0])
        else:
            found.add("recursive CTE" if isinstance(source.query, tree.Recursion) else "CTE" if source.cte else "derived table")
            of_query(source.query, found, True)
    found.update(name for name in ("where", "having") if getattr(select, name) is not None)
    if select.distinct:
        found.add("distinct")
    if select.distinct_on:
        found.add("distinct on")
    if select.ties:
        found.add("with ties")
    if select.sets is not None:
        found.add(f"group by {select.sets[0]}")
    elif select.keys:
        found.add("group by")
    elif select.grouped:
        found.add("aggregates without group by")
    if select.having is not None and not select.keys and not any(map(aggregates_alone, select.items)):
        found.add("having beside no aggregate")
    if any(key.kind != "column" for key in select.keys):
        found.add("group by expression")
    for node in select.nodes():
        of_node(node, found, select)


def aggregates_alone(node):
    """Whether an aggregate is in the expression that is not inside a window."""
    return node.kind == "aggregate" or node.kind != "window" and any(map(aggregates_alone, tree.all_operands(node)))


def of_node(node, found, select):
    kind = node.kind
    if kind == "aggregate":
        found.add(f"aggregate {node.function}")
        if node.distinct:
            found.add("aggregate distinct")
        if node.filter is not None:
            found.add("aggregate filter")
    elif kind == "window":
        found.add(f"window {node.function}")
        found.update(f"window {name}" for name in ("partition", "order") if getattr(node, name))
        if node.frame is not None:
            found.add(f"frame {node.frame.unit}")
            if node.frame.excluded:
                found.add("frame that excludes")
            if node.frame.may_be_empty():
                found.add("frame that may be empty")
        if node.filter is not None:
            found.add("window filter")
        if node.name:
            found.add("named window")
        if select.grouped:
            found.add("window of groups")
    elif kind in tree.KINDS or kind in QUERIES:
        found.add(kind)
    if hasattr(node, "query"):
        if is_correlated(node.query):
            found.add(f"{kind}, correlated")
        of_query(node.query, found, True)
    for kid in tree.all_operands(node):
        of_node(kid, found, select)


def is_correlated(query):
    """Whether a column of a statement around the query is in it."""
    own, used = set(), set()
    gather(query, own, used)
    return not used <= own


def gather(query, own, used):
    if isinstance(query, tree.Recursion):
        query = query.base
    for member in getattr(query, "queries", []):
        gather(member, own, used)
    own.update(query.sources)
    for source in query.sources:
        if source.query is not None:
            gather(source.query, own, used)
    if not isinstance(query, tree.Operation):
        for node in query.nodes():
            gather_node(node, own, used)


def gather_node(node, own, used):
    if node.kind == "column":
        used.add(node.source)
    if hasattr(node, "query"):
        gather(node.query, own, used)
    for kid in tree.all_operands(node):
        gather_node(kid, own, used)
