"""``scripts/package``: build, look, install, try; what held is left in dist/."""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from cockpit import __version__
from scripts.benchmark.broken import Broken
from scripts.packaging import building, trial
from scripts.packaging.commands import Failed, hold

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Do it in a folder of its own, which goes whatever happens."""
    with TemporaryDirectory(prefix="cockpit-package-") as folder:
        try:
            package(Path(folder))
        except (Failed, Broken) as error:
            sys.exit(f"scripts/package: {error}")


def package(folder: Path) -> None:
    """Build and check both archives; raises Failed, or Broken where a screen would not come up."""
    built = folder / "built"
    wheel, sdist = building.wheel(ROOT, built), building.sdist(ROOT, built)
    building.check_wheel(wheel, ROOT)
    source = building.unpacked(sdist, folder / "source")
    building.check_sdist(source, ROOT)
    again = building.wheel(source, folder / "again")
    same = building.contents(again) == building.contents(wheel)
    hold(same, "the sdist builds another wheel than the checkout does")
    trial.check(trial.Installed(wheel, ROOT / "constraints.txt", folder), ROOT, __version__)
    dist = ROOT / "dist"
    dist.mkdir(exist_ok=True)
    for archive in (wheel, sdist):
        shutil.copy(archive, dist)
    print(f"dist/{wheel.name}, dist/{sdist.name}: built, and tried with {trial.python()}.")


if __name__ == "__main__":
    main()
