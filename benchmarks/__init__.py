"""Speed: ours beside plain Voila, in one run, as ratios."""
