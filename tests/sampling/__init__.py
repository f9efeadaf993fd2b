"""Sampling: playthroughs one by one and side by side, and what is counted of them."""
