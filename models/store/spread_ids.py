"""Ids that keep an order: SQLite reads a table by its ids for nothing, and the newest are wanted first."""

import sqlite3


def free_id(connection: sqlite3.Connection, table: str, rank: int, room: int) -> int:
    """An id that no row of a table has, behind those of the same rank; where a rank has no room left, in the next one that has."""
    while True:
        base = rank * room
        last = connection.execute(f"SELECT max(id) FROM {table} WHERE id BETWEEN ? AND ?", (base, base + room - 1)).fetchone()[0]
        if last is None:
            return base
        if last < base + room - 1:
            return int(last) + 1
        rank += 1
