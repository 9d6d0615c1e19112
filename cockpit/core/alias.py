"""Aliases: what leads are called where their names may not be seen.

An alias hangs on the lead's id alone, so that it is the same everywhere and always, and nothing
of the real data can be worked out from it.
"""

_FIRST = """
    Amber Brisk Calm Dapper Eager Fancy Gentle Happy Indigo Jolly Keen Lucky Mellow Nimble Opal
    Plucky Quirky Rustic Sunny Tidy Upbeat Velvet Witty Zesty Azure Bold Cosmic Daring Fleet Gilded
    Humble Lively Merry Noble Placid Proud Rapid Serene Sturdy Trusty Vivid Wise Bright Candid
    Crimson Dusty Fabled Golden Hardy Lofty Lunar Mighty Modest Pearly Polite Royal Scarlet Shiny
    Snowy Spry Stellar Swift Topaz Zany
"""
_LAST = """
    Otter Badger Camel Dolphin Egret Ferret Gecko Heron Ibex Jackal Koala Lemur Marmot Narwhal
    Ocelot Puffin Raccoon Seahorse Toucan Vole Walrus Yak Bison Caribou Dormouse Flamingo Gazelle
    Hamster Impala Jaguar Kestrel Lobster Macaw Newt Osprey Panda Quail Salmon Tapir Wombat Beaver
    Cheetah Elk Gibbon Hedgehog Leopard Magpie Okapi Penguin Squirrel Turtle Weasel Chipmunk
    Cormorant Giraffe Hornbill Manatee Mongoose Ostrich Pelican Platypus Stork Wallaby
"""
_PLACE = """
    Lantern Compass Anchor Bamboo Canyon Delta Ember Fjord Glacier Isthmus Island Junction Lagoon
    Moorland Nimbus Orchard Prairie Quarry Plateau Tundra Volcano Wetland Zenith Aurora Bayou
    Cascade Dune Estuary Geyser Hilltop Lighthouse Monsoon Oasis Pebble Rapids Savanna Terrace
    Vista Waterfall Windmill
"""
_TRADE = """
    Works Supply Partners Studio Systems Trading Mills Tools Stores Labs Goods Craft Motors Foods
    Paper Glass Garden Books Metals Textiles Ceramics Bakery Optics Press Clocks Kites Bicycles
    Lamps Carpets Candles Boats Pianos Umbrellas Baskets Telescopes Puzzles Teapots Looms Marbles
"""


def person(lead: int) -> str:
    """A first and a last name, another for every id: ``Amber Otter``, and ``Amber Otter-2``."""
    return _alias(lead, _FIRST, _LAST)


def company(lead: int) -> str:
    """A company for every id: ``Lantern Works``."""
    return _alias(lead, _PLACE, _TRADE)


def _alias(lead: int, first: str, last: str) -> str:
    """Both words change from one id to the next; no pair repeats before all had their turn."""
    # They are as many as have no common factor, or pairs would repeat sooner.
    one, other = first.split(), last.split()
    round, place = divmod(lead - 1, len(one) * len(other))
    again = f"-{round + 1}" if round else ""
    return f"{one[place % len(one)]} {other[place % len(other)]}{again}"
