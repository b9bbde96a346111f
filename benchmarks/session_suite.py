#!/usr/bin/python3
"""The scenarios of session_suite.cpp with SQLAlchemy, on the same data: milliseconds of CPU time as JSON.

For Debian's python3-sqlalchemy, and so for the interpreter that Debian has it for.
"""
import argparse
import gc
import json
import platform
import random
import statistics
import sys
import time
from contextlib import contextmanager

try:
    import sqlalchemy
    from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, String, create_engine, insert, select
    from sqlalchemy.orm import Session, declarative_base, relationship, joinedload, selectinload, subqueryload
except ImportError:
    sys.exit("no SQLAlchemy: apt-get install python3-sqlalchemy")

Base = declarative_base()
ROLES = ["admin", "user", "guest"]
SONGS_EACH = 10


class Account(Base):
    __tablename__ = "account"
    id = Column(Integer, primary_key=True)
    username = Column(String, nullable=False)
    email = Column(String, nullable=False)
    bio = Column(String)
    role = Column(String, nullable=False)
    is_active = Column(Boolean, nullable=False)
    created = Column(Integer, nullable=False)
    score = Column(Float, nullable=False)


class Album(Base):
    __tablename__ = "album"
    id = Column(Integer, primary_key=True)
    title = Column(String, nullable=False)
    songs = relationship("Song", back_populates="of")


class Song(Base):
    __tablename__ = "song"
    id = Column(Integer, primary_key=True)
    album_id = Column(Integer, ForeignKey("album.id"), nullable=False, index=True)
    title = Column(String, nullable=False)
    seconds = Column(Integer, nullable=False)
    of = relationship("Album", back_populates="songs")


def rows(count):
    """The same as make_rows() of session_suite.cpp."""
    for i in range(count):
        name = f"user_{i}"
        yield {"username": name, "email": name + "@mail.example.com",
               "bio": chr(ord("a") + i % 26) * (20 + i % 60) if i % 2 == 0 else None, "role": ROLES[i % 3],
               "is_active": i % 4 != 0, "created": 1_700_000_000 + i * 37, "score": i / 8}


def sum_of(row):
    return (row.id + len(row.username) + len(row.email) + len(row.bio or "") + ROLES.index(row.role) + row.is_active
            + row.created + int(row.score * 8))


def seconds_of(albums):
    return sum(song.seconds for album in albums for song in album.songs)


class Suite:
    """What stands in `with timed():` is measured."""

    def __init__(self, count, statements, albums):
        self.count, self.statements, self.albums = count, statements, albums
        self.data = list(rows(count))
        self.empty, self.filled = self.database(), self.database()
        self.score = 0
        with self.filled.begin() as connection:
            connection.execute(insert(Account), self.data)
            connection.execute(insert(Album), [{"title": f"album {i}"} for i in range(albums)])
            connection.execute(insert(Song), [{"album_id": i % albums + 1, "title": f"song {i}", "seconds": i % 600}
                                              for i in range(albums * SONGS_EACH)])

    @staticmethod
    def database():
        engine = create_engine("sqlite://", future=True)
        Base.metadata.create_all(engine)
        return engine

    def session(self, engine):
        return Session(engine, future=True, expire_on_commit=False)

    @contextmanager
    def emptied(self):
        try:
            yield
        finally:
            with self.empty.begin() as connection:
                connection.execute(sqlalchemy.delete(Account))

    def flush(self, timed, data):
        with self.emptied(), self.session(self.empty) as session, timed():
            session.add_all([Account(**row) for row in data])
            session.commit()

    def flush_without_keys(self, timed):
        self.flush(timed, self.data)

    def flush_with_keys(self, timed):
        self.flush(timed, [{"id": i, **row} for i, row in enumerate(self.data, 1)])

    def bulk_insert(self, timed):
        with self.emptied(), self.session(self.empty) as session, timed():
            session.bulk_insert_mappings(Account, self.data)
            session.commit()

    def core_insert(self, timed):
        with self.emptied(), timed(), self.empty.begin() as connection:
            connection.execute(insert(Account), self.data)

    def single_inserts(self, timed):
        with self.emptied(), timed():
            for row in self.data[:self.statements]:
                with self.session(self.empty) as session:
                    session.add(Account(**row))
                    session.commit()

    def updates(self, timed):
        with self.session(self.filled) as session:
            found = session.scalars(select(Account)).all()
            self.score += 1
            with timed():
                for each in found:
                    each.score = self.score
                session.commit()

    def full_objects(self, timed):
        with self.session(self.filled) as session, timed():
            found = session.scalars(select(Account)).all()
        return found

    def columns(self, timed):
        with self.session(self.filled) as session, timed():
            found = session.execute(select(Account.id, Account.username, Account.email)).all()
        return found

    def partitions(self, timed):
        table = Account.__table__
        with self.session(self.filled) as session, timed():
            total = 0
            for some in session.execute(select(table)).partitions(1000):
                total += sum(map(sum_of, some))
        return total

    def short_selects(self, timed):
        with self.session(self.filled) as session, timed():
            for key in range(1, self.statements + 1):
                session.get(Account, key)

    def short_selects_known(self, timed):
        with self.session(self.filled) as session:
            kept = [session.get(Account, key) for key in range(1, self.statements + 1)]
            with timed():
                for key in range(1, self.statements + 1):
                    session.scalars(select(Account).where(Account.id == key)).one()
        return kept

    def identity_hits(self, timed):
        with self.session(self.filled) as session:
            kept = [session.get(Account, key) for key in range(1, self.statements + 1)]
            with timed():
                for key in range(1, self.statements + 1):
                    session.get(Account, key)
        return kept

    def load_songs(self, timed, *options):
        with self.session(self.filled) as session, timed():
            return seconds_of(session.scalars(select(Album).options(*options)).unique())

    def lazy(self, timed):
        return self.load_songs(timed)

    def selectin(self, timed):
        return self.load_songs(timed, selectinload(Album.songs))

    def joined(self, timed):
        return self.load_songs(timed, joinedload(Album.songs))

    def subquery(self, timed):
        return self.load_songs(timed, subqueryload(Album.songs))

    def checksum(self):
        with self.session(self.filled) as session:
            return sum(map(sum_of, session.scalars(select(Account)))) + seconds_of(session.scalars(select(Album)))


SCENARIOS = {
    "flush, keys of the database": Suite.flush_without_keys,
    "flush, keys given": Suite.flush_with_keys,
    "bulk insert in a session": Suite.bulk_insert,
    "insert without a session": Suite.core_insert,
    "single inserts, a transaction each": Suite.single_inserts,
    "updates by flush": Suite.updates,
    "full objects": Suite.full_objects,
    "columns": Suite.columns,
    "values, in partitions of 1000": Suite.partitions,
    "short selects, new to the session": Suite.short_selects,
    "short selects, known to the session": Suite.short_selects_known,
    "get of what the session has": Suite.identity_hits,
    "relationship, lazy": Suite.lazy,
    "relationship, selectin": Suite.selectin,
    "relationship, joined": Suite.joined,
    "relationship, subquery": Suite.subquery,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--repetitions", type=int, default=3)
    options = parser.parse_args()
    suite = Suite(*((1_000, 100, 100) if options.quick else (100_000, 10_000, 10_000)))
    checksum = suite.checksum()
    taken = {name: [] for name in SCENARIOS}

    @contextmanager
    def timed():
        begun = time.process_time()
        yield
        taken[name].append(1000 * (time.process_time() - begun))

    # In random order: whatever else the machine does meets all of them.
    order = [name for name in SCENARIOS for _ in range(options.repetitions)]
    random.Random(1).shuffle(order)
    for name in order:
        gc.collect()
        SCENARIOS[name](suite, timed)
    print(json.dumps({"milliseconds": {name: statistics.median(times) for name, times in taken.items()},
                      "checksum": str(checksum),
                      "SQLAlchemy": sqlalchemy.__version__, "Python": platform.python_version()}, indent=2))


main()
