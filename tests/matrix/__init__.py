"""Each of the six main checks, hidden in each shape that real modules take, and found there."""
