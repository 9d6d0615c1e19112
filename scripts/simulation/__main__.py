"""``scripts/simulate``: the table of signs per hundred calls, by habit and by order."""

import argparse

from scripts.simulation.days import HABITS, Order, simulated
from scripts.simulation.table import table


def main() -> None:
    """Simulate every habit in both orders, and print the table."""
    words = argparse.ArgumentParser(prog="scripts/simulate", description=__doc__)
    words.add_argument("--days", type=int, default=10, help="working days, 10 by default")
    words.add_argument("--leads", type=int, default=300, help="leads on the list, 300 by default")
    words.add_argument("--calls", type=int, default=80, help="calls a day, 80 by default")
    words.add_argument("--seed", default="cockpit", help="decides who picks up")
    asked = words.parse_args()
    found = {
        (habit, order): simulated(habit, order, asked.days, asked.leads, asked.calls, asked.seed)
        for habit in HABITS
        for order in Order
    }
    print(table(found))


if __name__ == "__main__":
    main()
