"""Valid statements with one thing wrong each, and the code of the error that must stop the compiler.

Each break takes a copy of a statement and spoils it, or returns None where the statement has no place for it.
"""

import copy

from batch import databases_of
from tree import Node, Order, Select, Source


def raw(type_, text):
    return Node("raw", type_, text=text)


def column_text(select, random, *types):
    """The C++ of a column of one of the types, of a table in FROM."""
    found = [source.column_cpp(name) for source in select.sources for name, type_, *_ in source.columns() if type_ in types]
    return random.choice(found) if found else None


def add_where(select, text):
    condition = raw("bool", text)
    select.where = condition if select.where is None else Node("and", "bool", [select.where, condition])


def out_of_scope(select, random, tables):
    present = {source.table.name for source in select.sources if source.table is not None}
    absent = [table for table in tables if table.name not in present]
    if not absent:
        return None
    add_where(select, f"col<&{random.choice(absent).name}::id>.is_not_null()")
    return "E001"


def alias_out_of_scope(select, random, tables):
    table = random.choice(tables)
    add_where(select, f'alias<{table.name}, "elsewhere">[col<&{table.name}::id>] > 1')
    return "E001"


def twice_in_from(select, random, tables):
    plain = [source.table for source in select.sources if source.table is not None and source.alias is None]
    if not plain:
        return None
    select.sources.append(Source(table=random.choice(plain), join="cross"))
    return "E002"


def unknown_label(select, random, tables):
    select.order.append(Order(raw("int", ""), False, False, "nowhere"))
    return "E004"


def mixed_types(select, random, tables):
    left, right = random.sample(["text", "bool", "date", "int"], 2)
    a = column_text(select, random, left)
    value = {"text": '"a"', "bool": "true", "date": "on(2024, 1, 1)", "int": "1"}[right]
    if a is None:
        return None
    add_where(select, f"{a} == {value}")
    return "E010"


def no_condition(select, random, tables):
    number = column_text(select, random, "int", "big", "text")
    if number is None or select.where is not None and random.random() < 0.5:
        return None
    add_where(select, number)
    return "E011"


def lost_fraction(select, random, tables):
    number = column_text(select, random, "int", "big")
    if number is None:
        return None
    add_where(select, f"{number} < 2.5")
    return "E012"


def arithmetic_on_text(select, random, tables):
    text = column_text(select, random, "text", "bool")
    if text is None:
        return None
    add_where(select, f"{text} * 2 > 4")
    return "E013"


def like_on_number(select, random, tables):
    number = column_text(select, random, "int", "big", "real")
    if number is None:
        return None
    add_where(select, f'{number}.like("1%")')
    return "E014"


def wrong_argument(select, random, tables):
    number = column_text(select, random, "int", "big", "real")
    if number is None:
        return None
    add_where(select, f'func::upper({number}) == "A"')
    return "E016"


def compared_with_null(select, random, tables):
    column = column_text(select, random, "int", "text", "big", "date")
    add_where(select, f"{column} == std::nullopt")
    return "E020"


def ungrouped(select, random, tables):
    if not select.grouped:
        return None
    keys = [(key.source, key.name) for key in select.keys if key.kind == "column"]
    whole = {source for source, name in keys if name == "id"}
    loose = [(source, name) for source in select.sources if source not in whole for name, *_ in source.columns()
             if (source, name) not in keys]
    if not loose:
        return None
    source, name = random.choice(loose)
    select.items.append(raw("int", source.column_cpp(name)))
    select.labels.append("loose")
    return "E031" if select.keys else "E030"


def aggregate_in_where(select, random, tables):
    add_where(select, "func::count() > 1")
    return "E032"


def aggregate_in_aggregate(select, random, tables):
    number = column_text(select, random, "int", "big", "real")
    if number is None or not select.grouped:
        return None
    select.items.append(raw("int", f"func::max(func::min({number}))"))
    select.labels.append("twice")
    return "E033"


def having_nothing(select, random, tables):
    if select.grouped or any(has_aggregate(node) for node in select.nodes()):
        return None
    select.having = raw("bool", f"{column_text(select, random, 'int', 'big', 'text')}.is_null()")
    return "E035"


def ordered_by_unselected(select, random, tables):
    if select.grouped or not select.distinct:
        return None
    select.order.append(Order(raw("int", column_text(select, random, "int", "big", "text")), False, False))
    return "E036"


def two_of_one_name(select, random, tables):
    select.items.append(raw("int", column_text(select, random, "int", "big", "text")))
    select.labels.append(select.labels[0])
    return None if select.grouped else "E040"


def clause_twice(select, random, tables):
    if select.where is None or select.keys:
        return None
    select.having = None
    select.spoiled = f".where({column_text(select, random, 'int', 'big', 'text')}.is_null())"
    return "E042"


def two_columns_in(select, random, tables):
    number = column_text(select, random, "big", "int")
    if number is None:
        return None
    add_where(select, f'{number}.in(select(alias<token, "x">[col<&token::id>], alias<token, "x">[col<&token::a>]))')
    return "E015"


def many_as_one(select, random, tables):
    number = column_text(select, random, "big", "int")
    if number is None:
        return None
    add_where(select, f'{number} == select(alias<token, "x">[col<&token::id>])')
    return "E017"


def has_aggregate(node):
    return node.kind in ("aggregate", "raw") or any(has_aggregate(kid) for kid in node.kids)


BREAKS = [out_of_scope, alias_out_of_scope, twice_in_from, unknown_label, mixed_types, no_condition, lost_fraction,
          arithmetic_on_text, like_on_number, wrong_argument, compared_with_null, ungrouped, aggregate_in_where,
          aggregate_in_aggregate, having_nothing, ordered_by_unselected, two_of_one_name, clause_twice, two_columns_in,
          many_as_one]


def broken(statements, random, tables, count):
    """(number of the statement, name of the break, code, broken statement), each break about equally often."""
    out = []
    statements = {number: one for number, one in statements.items()
                  if type(one) is Select and len(databases_of(one)) == 2 and all(item.kind != "entity" for item in one.items)}
    breaks = []
    while len(out) < count:
        if not breaks:
            breaks = random.sample(BREAKS, len(BREAKS))
        break_ = breaks.pop()
        for number in random.sample(list(statements), len(statements)):
            one = copy.deepcopy(statements[number])
            code = break_(one, random, tables)
            if code is not None:
                out.append((number, break_.__name__, code, one))
                break
    return out
