"""Many playthroughs side by side: what ways of playing come to."""
