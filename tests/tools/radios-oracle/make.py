"""What recordings of radios hold, read a second time in plain Python: python3 make.py FOLDER_OF_SAMPLES ../../golden/radios

Each reader goes by the published layout of its tool and shares nothing with the library. Numbers are as the radio sent them.
"""
import json
import math
import os
import struct
import sys


def bits_of(data):
    number = int.from_bytes(data, "little")
    return lambda at, width: (number >> at) & ((1 << width) - 1)


def signed(value, width):
    return value - (1 << width) if value >> (width - 1) else value


def intel(data):
    at = 0
    while at < len(data):
        (length,) = struct.unpack_from(">H", data, at)
        if data[at + 2] == 0xBB:
            head = struct.unpack_from("<IHHBBBBBbBBHH", data, at + 3)
            receive, transmit, rssi, noise, agc, selection = head[3], head[4], head[5:8], head[8], head[9], head[10]
            bit = bits_of(data[at + 23:at + 2 + length])
            order = [(selection >> (2 * k)) & 3 for k in range(3)] if receive == 3 else list(range(receive))
            rows = [[0] * 30 for _ in range(receive * transmit)]
            place = 0
            for tone in range(30):
                place += 3
                for rx in range(receive):
                    for tx in range(transmit):
                        rows[order[rx] * transmit + tx][tone] = complex(signed(bit(place, 8), 8), signed(bit(place + 8, 8), 8))
                        place += 16
            power = sum(abs(value) ** 2 for row in rows for value in row) / 30
            heard = sum(10 ** (value / 10) for value in rssi if value) * 10 ** ((-44 - agc) / 10)
            unit = heard / power
            floor = 10 ** ((-92 if noise == -127 else noise) / 10) + unit * receive * transmit
            scale = math.sqrt(unit / floor) * {1: 1, 2: math.sqrt(2), 3: math.sqrt(10 ** 0.45)}[transmit]
            yield {"time": head[0] / 1e6, "receive": receive, "transmit": transmit, "rows": rows, "scale": scale, "rssi": 10 * math.log10(heard)}
        at += 2 + length


def nexmon(data):
    at, groups = 24, []
    while at < len(data):
        seconds, micro, length, _ = struct.unpack_from("<IIII", data, at)
        udp = data[at + 16 + 42:at + 16 + length]
        at += 16 + length
        pair, chanspec, chip = struct.unpack_from("<HHH", udp, 12)
        tones = {2: 64, 3: 128, 4: 256}[(chanspec >> 11) & 7]
        words = struct.unpack("<%dI" % tones, udp[-4 * tones:])
        core, stream = pair & 7, (pair >> 3) & 7
        mantissa, exponent = {0x65: (0, 0), 1: (0, 0), 0xDEAD: (9, 5), 0x6A: (12, 6)}[chip]
        values = []
        for word in words:
            if mantissa == 0:
                values.append(complex(signed(word & 0xFFFF, 16), signed(word >> 16, 16)))
                continue
            power = signed(word & ((1 << exponent) - 1), exponent) + 10 + (1 << (exponent - 1))
            parts = [(word >> (exponent + mantissa)) & ((1 << mantissa) - 1), (word >> exponent) & ((1 << mantissa) - 1)]
            half = 1 << (mantissa - 1)
            values.append(complex(*[(-1 if part & half else 1) * float(part & (half - 1)) * 2.0 ** power for part in parts]))
        key = udp[4:12]
        if not groups or groups[-1]["key"] != key or (core, stream) in groups[-1]["parts"]:
            groups.append({"key": key, "time": seconds + micro / 1e6, "parts": {}})
        groups[-1]["parts"][(core, stream)] = values
    for group in groups:
        cores, streams = (sorted({part[k] for part in group["parts"]}) for k in (0, 1))
        yield {"time": group["time"], "receive": len(cores), "transmit": len(streams),
               "rows": [group["parts"][(core, stream)] for core in cores for stream in streams]}


def feitcsi(data):
    at = 0
    while at < len(data):
        (size,) = struct.unpack_from("<I", data, at)
        receive, transmit = data[at + 46], data[at + 47]
        (tones,) = struct.unpack_from("<I", data, at + 52)
        (clock,) = struct.unpack_from("<I", data, at + 88)
        rssi = struct.unpack_from("<II", data, at + 60)
        values = struct.unpack_from("<%dh" % (size // 2), data, at + 272)
        pairs = [complex(*values[k:k + 2]) for k in range(0, len(values), 2)]
        yield {"time": clock / 1e6, "receive": receive, "transmit": transmit, "rssi": -float(min(rssi)),
               "rows": [pairs[k * tones:(k + 1) * tones] for k in range(receive * transmit)]}
        at += 272 + size


def esp32(data):
    for line in data.decode().splitlines():
        if line.startswith("CSI_DATA"):
            fields = line.split(",")
            values = [int(word) for word in line[line.index("[") + 1:line.index("]")].split()]
            yield {"time": int(fields[18]) / 1e6, "receive": 1, "transmit": 1, "rssi": float(fields[3]),
                   "rows": [[complex(values[k + 1], values[k]) for k in range(0, len(values), 2)]]}


SAMPLES = [
    ("csikit_esp32_example_data.csv", esp32), ("csikit_feitcsi_HT20_2452.csi", feitcsi), ("csikit_intel_example.dat", intel),
    ("csikit_nexmon_example_43455c0.pcap", nexmon), ("csikit_nexmon_example_4358.pcap", nexmon), ("csikit_nexmon_example_4366c0.pcap", nexmon),
]


def table(name, read, folder):
    with open(os.path.join(folder, name), "rb") as file:
        frames = list(read(file.read()))
    cases = []
    for index in sorted({0, len(frames) // 2, len(frames) - 1}):
        frame = frames[index]
        tones = len(frame["rows"][0])
        cases.append({
            "index": index, "time": frame["time"], "receive": frame["receive"], "transmit": frame["transmit"], "tones": tones,
            "rssi": frame.get("rssi"), "scale": frame.get("scale", 1),
            "values": [[row, tone, frame["rows"][row][tone].real, frame["rows"][row][tone].imag]
                       for row in range(len(frame["rows"])) for tone in range(row % 3, tones, max(1, tones // 9))]})
    return {"file": name, "frames": len(frames), "amplitudes": sum(abs(value) for frame in frames for row in frame["rows"] for value in row), "cases": cases}


if __name__ == "__main__":
    with open(os.path.join(sys.argv[2], "samples.json"), "w") as out:
        out.write("[\n" + ",\n".join(json.dumps(table(name, read, sys.argv[1])) for name, read in SAMPLES) + "\n]\n")
