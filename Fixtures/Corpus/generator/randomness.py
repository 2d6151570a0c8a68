"""A generator of random numbers that gives the same numbers with every Python."""

MASK = (1 << 64) - 1


class Random:
    """SplitMix64."""

    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, limit):
        return self.next() * limit >> 64

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def once(self, times):
        """True once in so many times."""
        return self.below(times) == 0

    def pick(self, choices):
        return choices[self.below(len(choices))]
