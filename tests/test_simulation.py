from scripts.simulation.days import HABITS, Order, simulated
from scripts.simulation.table import table

SILENT, MESSAGE, POLICY = HABITS


def test_the_same_seed_gives_the_same_days():
    one, other = (simulated(POLICY, Order.QUEUE, 1, 12, 15, "seed") for _ in range(2))
    assert one == other
    assert one.calls + one.idle == 15


def test_a_list_called_in_its_own_order_meets_its_leads_at_the_same_hour_again():
    by_list = simulated(SILENT, Order.LIST, 4, 24, 12, "seed")
    by_queue = simulated(SILENT, Order.QUEUE, 4, 24, 12, "seed")
    assert by_list.of("same_hour") > 5
    assert by_queue.of("same_hour") <= by_list.of("same_hour") / 5


def test_the_table_has_a_column_for_each_habit_and_order():
    found = {(SILENT, order): simulated(SILENT, order, 1, 4, 4, "seed") for order in Order}
    lines = table(found).splitlines()
    assert lines[1].split() == ["queue", "list"]
    assert lines[-2].split()[-2:] == ["4", "4"]
