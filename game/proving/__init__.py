"""What holds in every playthrough of a story: witnesses, slices, the exact set of its states, odds and promises."""
