"""NeuroPose's stream of random numbers, written again from the published definitions: xoshiro256** filled by SplitMix64, FNV-1a for names."""

MASK = (1 << 64) - 1


def mix(value):
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & MASK
    return value ^ (value >> 31)


def rotate(value, bits):
    return ((value << bits) | (value >> (64 - bits))) & MASK


class SeededRandom:
    def __init__(self, seed):
        self.seed = seed & MASK
        self.state = [mix((self.seed + (word * 0x9E3779B97F4A7C15)) & MASK) for word in (1, 2, 3, 4)]

    def fork(self, purpose):
        code = 0xCBF29CE484222325
        for letter in purpose.encode("utf-8"):
            code = ((code ^ letter) * 0x100000001B3) & MASK
        return SeededRandom(mix(self.seed ^ mix(code)))

    def next_bits(self):
        a, b, c, d = self.state
        result = (rotate((b * 5) & MASK, 7) * 9) & MASK
        c, d = c ^ a, d ^ b
        self.state = [a ^ d, b ^ c, c ^ ((b << 17) & MASK), rotate(d, 45)]
        return result

    def next_int(self, bound):
        usable = (1 << 64) - ((1 << 64) % bound)
        while True:
            bits = self.next_bits()
            if bits < usable:
                return bits % bound
