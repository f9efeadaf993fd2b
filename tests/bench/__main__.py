"""`make bench`: what is measured, everything in one run, each thing beside the floor it stands on."""

from __future__ import annotations

from tests.bench import engine, loading, proving, sampling, screens, second_opinion, starting

if __name__ == "__main__":
    engine.main()
    sampling.main()
    loading.main()
    starting.main()
    screens.main()
    proving.main()
    second_opinion.main()
