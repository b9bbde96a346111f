"""The statements of the suite: few, with everything that the generator has, that notice every mistake of mistakes.py.

`run choose` writes them anew, which is needed whenever the generator makes other statements of the same seeds.
"""

import pathlib
import time

import features
import mistakes
from batch import Answer, Batch, expected_rows, expected_types, parts
from tree import with_ctes

FILE = pathlib.Path(__file__).with_name("suite.txt")
NUMBERS = {}
if FILE.exists():
    for line in FILE.read_text().splitlines():
        seed, numbers = line.split(":")
        NUMBERS[int(seed)] = [int(number) for number in numbers.split()]


def right_answer(statement):
    answer = Answer()
    answer.types, answer.rows = expected_types(statement), expected_rows(statement)
    return answer


def choose(seeds=(1, 2), pool=450, most=32):
    """Again and again the statement with the most that is not there twice, for its length. Slow ones are left out."""
    candidates = {}
    for seed in seeds:
        for number, statement in Batch(seed, range(pool)).statements.items():
            begin = time.process_time()
            if statement.rows({}) and len(with_ctes(statement)) < 1500 and time.process_time() - begin < 0.01:
                candidates[seed, number] = statement
    asked = {key: list(parts({key[1]: statement}).values()) for key, statement in candidates.items()}
    answers = {key: [right_answer(one) for one in ones] for key, ones in asked.items()}
    found = {key: features.features(statement) for key, statement in candidates.items()}
    for name, mistake in mistakes.MISTAKES.items():
        with mistake():
            for key in candidates:
                if any(map(mistakes.is_contradicted, asked[key], answers[key])):
                    found[key].add(f"mistake: {name}")
    missing = {name: 2 for names in found.values() for name in names}
    chosen = {seed: [] for seed in seeds}
    while candidates:
        worth = {key: sum(missing[name] for name in found[key]) / (300 + len(with_ctes(candidates[key])))
                 for key in candidates if len(chosen[key[0]]) < most}
        if not worth or max(worth.values()) == 0:
            break
        key = max(worth, key=worth.get)
        chosen[key[0]].append(key[1])
        del candidates[key]
        for name in found[key]:
            missing[name] = max(0, missing[name] - 1)
    FILE.write_text("".join(f"{seed}: {' '.join(map(str, sorted(numbers)))}\n" for seed, numbers in chosen.items()))
    wanted = [f"mistake: {name}" for name in mistakes.MISTAKES] + features.ALL
    absent = [name for name in wanted if missing.get(name, 2) == 2]
    print(f"{sum(map(len, chosen.values()))} statements; in none: {absent or 'nothing'}; "
          f"in one: {[name for name in wanted if missing.get(name) == 1] or 'nothing'}")
    return 1 if absent else 0
