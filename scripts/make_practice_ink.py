"""Remake the signatures of the practice hearing: `.venv/bin/python scripts/make_practice_ink.py`.

No real person's handwriting goes into the practice case. Each fictional name is drawn with the program's own faces,
thinned to the path that a pen would take, smoothed and slanted, and kept as a time series like ink from a screen.
The result is the same each time.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "resources" / "fonts"
TARGET = ROOT / "resources" / "practice" / "s1.ink.json"

WRITTEN = {
    "worker": "程虚构",
    "agent-worker": "吴虚拟",
    "employer": "W. Dvořák",
    "agent-employer": "郑𬭎",
    "interpreter": "孙译例",
    "recorder": "钱示例",
    "mediator": "周示范",
}
"""Who writes what, by id or role. The legal representative signs as he signs his passport."""

FACES = ("DeskSong-Regular", "DeskSongRare-Regular", "DeskLatin-Regular")
SIZE = 112
"""Pixels of one em: fine enough for 程, coarse enough that thinning ends."""
SPUR = 7
"""Branches shorter than this are the serifs of a printed face, not strokes of a hand."""
FIELD = (6_000, 2_400)
"""Width and height of the signing field in 1/100 mm."""

Pixel = tuple[int, int]
Path_ = list[Pixel]


def black(char: str) -> set[Pixel]:
    """The pixels of a character in the first face that draws it."""
    for name in FACES:
        font = ImageFont.truetype(str(FONTS / f"{name}.ttf"), SIZE)
        image = Image.new("L", (SIZE + 20, SIZE + 40), 0)
        ImageDraw.Draw(image).text((10, 10), char, fill=255, font=font)
        missing = Image.new("L", image.size, 0)
        ImageDraw.Draw(missing).text((10, 10), "\U0010fffd", fill=255, font=font)
        if image.getbbox() and image.tobytes() != missing.tobytes():
            wide = image.width
            return {(i % wide, i // wide) for i, value in enumerate(image.tobytes()) if value > 110}
    raise SystemExit(f"no face draws {char}")


AROUND = ((0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1))


def thinned(pixels: set[Pixel]) -> set[Pixel]:
    """The middle of every stroke, one pixel wide (the two-step thinning of Zhang and Suen)."""
    pixels = set(pixels)
    while True:
        before = len(pixels)
        for step in (0, 1):
            gone = set()
            for x, y in pixels:
                ring = [(x + dx, y + dy) in pixels for dx, dy in AROUND]
                turns = sum(not ring[i] and ring[(i + 1) % 8] for i in range(8))
                north, east, south, west = ring[0], ring[2], ring[4], ring[6]
                if step == 0:
                    open_side = not (north and east and south) and not (east and south and west)
                else:
                    open_side = not (north and east and west) and not (north and south and west)
                if 2 <= sum(ring) <= 6 and turns == 1 and open_side:
                    gone.add((x, y))
            pixels -= gone
        if len(pixels) == before:
            return pixels


def near(pixel: Pixel, pixels: set[Pixel]) -> list[Pixel]:
    """The neighbours along which the pen goes: a corner counts only where no side leads there."""
    x, y = pixel
    sides = [(x + dx, y + dy) for dx, dy in AROUND[::2] if (x + dx, y + dy) in pixels]
    corners = [
        (x + dx, y + dy)
        for dx, dy in AROUND[1::2]
        if (x + dx, y + dy) in pixels and (x + dx, y) not in pixels and (x, y + dy) not in pixels
    ]
    return sides + corners


def strokes(pixels: set[Pixel]) -> list[Path_]:
    """The paths between ends and crossings, joined again where they run straight through a crossing."""
    nodes = {p for p in pixels if len(near(p, pixels)) != 2}
    paths: list[Path_] = []
    seen: set[frozenset[Pixel]] = set()
    for node in sorted(nodes):
        for first in sorted(near(node, pixels)):
            if frozenset((node, first)) in seen:
                continue
            path = [node, first]
            while path[-1] not in nodes:
                onward = [p for p in near(path[-1], pixels) if p != path[-2]]
                if not onward or onward[0] in path[:-2]:
                    break
                path.append(onward[0])
            seen.add(frozenset(path[:2]))
            seen.add(frozenset(path[-2:]))
            paths.append(path)
    on_path = {pixel for path in paths for pixel in path}
    for start in sorted(pixels - on_path):  # rings such as 口 have neither end nor crossing
        if start in on_path:
            continue
        ring = [start]
        while onward := [p for p in near(ring[-1], pixels) if p not in ring]:
            ring.append(onward[0])
        on_path.update(ring)
        paths.append([*ring, start])
    ends = {p for p in nodes if len(near(p, pixels)) == 1}
    kept = [p for p in paths if len(p) >= SPUR or not ({p[0], p[-1]} & ends)]
    return joined(kept)


def joined(paths: list[Path_]) -> list[Path_]:
    """Paths that meet and go on in nearly the same direction become one stroke."""
    paths = [path for path in paths if len(path) > 1]
    while True:
        best: tuple[float, int, int, Path_] | None = None
        for i, one in enumerate(paths):
            for j in range(i + 1, len(paths)):
                for a in (one, one[::-1]):
                    for b in (paths[j], paths[j][::-1]):
                        bend = turning(a, b) if math.dist(a[-1], b[0]) <= 3 else math.inf
                        if bend < (best[0] if best else 0.6):
                            best = (bend, i, j, a + b)
        if best is None:
            return [path for path in paths if len(path) >= 4]
        _, i, j, merged = best
        paths = [path for k, path in enumerate(paths) if k not in (i, j)] + [merged]


def turning(a: Path_, b: Path_) -> float:
    before, after = a[max(0, len(a) - 9)], b[min(len(b) - 1, 8)]
    one = math.atan2(a[-1][1] - before[1], a[-1][0] - before[0])
    other = math.atan2(after[1] - b[0][1], after[0] - b[0][0])
    return abs(math.remainder(other - one, math.tau))


def forward(path: Path_) -> Path_:
    """From left to right, and from top to bottom where it is steep: as a hand writes."""
    dx, dy = path[-1][0] - path[0][0], path[-1][1] - path[0][1]
    return path if dx + 0.8 * dy >= 0 else path[::-1]


def written(name: str) -> list[list[tuple[int, int, int, int]]]:
    """The name as strokes of (x, y, pressure, t) in the signing field."""
    placed: list[list[tuple[float, float]]] = []
    left = 0.0
    for char in name:
        if char == " ":
            left += SIZE * 0.35
            continue
        pixels = thinned(black(char))
        low, high = min(x for x, _ in pixels), max(x for x, _ in pixels)
        drop = 6 * math.sin(left)
        in_order = sorted(map(forward, strokes(pixels)), key=lambda p: p[0][1] * 2 + p[0][0])
        placed += [[(left + x - low, y + drop) for x, y in smooth(path)] for path in in_order]
        left += (high - low) + SIZE * 0.10
    slanted = [[(x + 0.16 * (SIZE - y), y - 0.05 * x) for x, y in path] for path in placed]
    xs = [x for path in slanted for x, _ in path]
    ys = [y for path in slanted for _, y in path]
    scale = min(FIELD[0] * 0.86 / (max(xs) - min(xs)), FIELD[1] * 0.8 / (max(ys) - min(ys)))
    result, time = [], 0
    for path in slanted:
        points = []
        for at, (x, y) in enumerate(path):
            share = at / max(1, len(path) - 1)
            pressure = round(260 + 460 * math.sin(math.pi * (0.12 + 0.76 * share)))
            wobble = 9 * math.sin(at * 0.9 + x * 0.05)
            points.append(
                (
                    round(FIELD[0] * 0.07 + (x - min(xs)) * scale + wobble),
                    round(FIELD[1] * 0.1 + (y - min(ys)) * scale + wobble),
                    pressure,
                    time,
                )
            )
            time += 9
        time += 70
        result.append(points)
    return result


def smooth(path: Path_) -> list[tuple[float, float]]:
    """A running mean over seven pixels, and of that every third."""
    out = []
    for at in range(len(path)):
        window = path[max(0, at - 3) : at + 4]
        out.append((sum(x for x, _ in window) / len(window), sum(y for _, y in window) / len(window)))
    thin = out[::3]
    if thin[-1] != out[-1]:
        thin.append(out[-1])
    return thin


def text() -> str:
    """The file's text: one line for each stroke."""
    about = "Made by scripts/make_practice_ink.py; nobody's handwriting. 程序生成，非任何人的真实笔迹。"
    lines = ["{", f' "about": {json.dumps(about, ensure_ascii=False)},']
    lines += [f' "width": {FIELD[0]}, "height": {FIELD[1]},', ' "hands": {']
    hands = []
    for who, name in WRITTEN.items():
        rows = ",\n   ".join(json.dumps(points, separators=(",", ":")) for points in written(name))
        hands.append(f'  "{who}": [\n   {rows}\n  ]')
    return "\n".join([*lines, ",\n".join(hands), " }", "}"]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), "utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size} bytes")
