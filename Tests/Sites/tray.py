"""Renders the picture of the sample site, a syringe with its cap on, cotton and a bottle on a cloth:
`tray.py OUTPUT.jpg`, with NumPy and Pillow; it takes minutes. Rays are marched through distances (Hart
1996, "Sphere tracing"); light is a large window and the sky of the room."""

import sys

import numpy as np
from PIL import Image

WIDTH, HEIGHT = 960, 640
# A camera's lens is not sharp to the pixel either.
SIZE = 1440, 960
CLOTH, COTTON, BARREL, RUBBER, CAP, GLASS, LABEL, METAL = range(8)
COLORS = np.array([
    [0.36, 0.52, 0.50], [0.93, 0.92, 0.90], [0.88, 0.90, 0.90], [0.10, 0.11, 0.12],
    [0.08, 0.30, 0.52], [0.52, 0.40, 0.26], [0.95, 0.94, 0.90], [0.70, 0.71, 0.72]])
SHINE = np.array([0.0, 0.0, 0.5, 0.2, 0.35, 0.7, 0.05, 0.8])
WINDOW = np.array([-0.55, 0.72, 0.42])
WINDOW = WINDOW / np.linalg.norm(WINDOW)


def noise(points, scale, seed):
    """Smooth noise between -1 and 1."""
    chance = np.random.default_rng(seed)
    total = 0
    for octave in range(4):
        turn = chance.normal(size=(3, 3))
        waves = np.sin(points @ turn.T * scale * 1.9 ** octave + chance.uniform(0, 6, 3))
        total = total + waves.prod(axis=-1) * 0.6 ** octave
    return total


def capsule(points, start, end, radius):
    start, along = np.array(start), np.array(end) - np.array(start)
    place = np.clip(((points - start) @ along) / (along @ along), 0, 1)
    return np.linalg.norm(points - start - place[:, None] * along, axis=-1) - radius


def rod(points, start, end, radius):
    """A cylinder with flat ends."""
    start, along = np.array(start), np.array(end) - np.array(start)
    length = np.linalg.norm(along)
    along = along / length
    height = (points - start) @ along
    out = np.linalg.norm(points - start - height[:, None] * along, axis=-1) - radius
    over = np.abs(height - length / 2) - length / 2
    return np.minimum(np.maximum(out, over), 0) + np.hypot(np.maximum(out, 0), np.maximum(over, 0))


def scene(points):
    """The distance to the nearest thing from each point, and what it is."""
    folds = 0.05 * np.sin(points[:, 0] * 1.1 + points[:, 2] * 0.6) * np.cos(points[:, 2] * 0.8)
    parts = [(points[:, 1] - folds, CLOTH)]
    for place, radius, seed in [((2.0, 0.62, -1.1), 0.66, 1), ((3.0, 0.55, -0.1), 0.58, 2),
                                ((1.1, 0.5, -2.0), 0.54, 3)]:
        fibre = noise(points, 6, seed) * 0.035 + noise(points, 21, seed) * 0.012
        parts.append((np.linalg.norm(points - place, axis=-1) - radius - fibre, COTTON))
    a, b = np.array([-2.6, 0.33, 0.6]), np.array([1.3, 0.33, 1.5])
    along = (b - a) / np.linalg.norm(b - a)
    parts += [
        (rod(points, a, b, 0.27) - 0.02, BARREL),
        (rod(points, b - 0.9 * along, b - 0.55 * along, 0.285) - 0.012, RUBBER),
        (rod(points, a - 1.2 * along, a, 0.12) - 0.02, BARREL),
        (rod(points, a - 1.3 * along, a - 1.2 * along, 0.34) - 0.03, BARREL),
        (rod(points, a - 0.05 * along, a + 0.05 * along, 0.46) - 0.03, BARREL),
        (capsule(points, b + 0.15 * along, b + 1.5 * along, 0.14), CAP),
        (rod(points, b + 0.05 * along, b + 0.5 * along, 0.19) - 0.02, CAP)]
    for mark in np.linspace(0.5, 2.6, 8):
        parts.append((rod(points, a + mark * along, a + (mark + 0.03) * along, 0.293), RUBBER))
    vial = np.array([-1.5, 0.0, -1.5])
    parts += [
        (rod(points, vial, vial + [0, 1.25, 0], 0.52) - 0.06, GLASS),
        (rod(points, vial + [0, 0.3, 0], vial + [0, 1.0, 0], 0.585), LABEL),
        (rod(points, vial + [0, 1.3, 0], vial + [0, 1.55, 0], 0.27) - 0.02, GLASS),
        (rod(points, vial + [0, 1.58, 0], vial + [0, 1.85, 0], 0.34) - 0.03, METAL)]
    distance = np.full(len(points), 1e9)
    kind = np.zeros(len(points), int)
    for part, name in parts:
        nearer = part < distance
        distance = np.where(nearer, part, distance)
        kind[nearer] = name
    return distance, kind


def march(start, along, steps, far):
    """How far each ray gets."""
    way = np.full(len(along), 0.02)
    going = np.arange(len(along))
    for _ in range(steps):
        distance, _ = scene(start[going] + along[going] * way[going, None])
        way[going] += distance * 0.8
        going = going[(distance > 0.001) & (way[going] < far)]
        if not len(going):
            break
    return way


def normals(points):
    steps = np.eye(3) * 0.004
    slopes = [scene(points + step)[0] - scene(points - step)[0] for step in steps]
    slope = np.stack(slopes, axis=-1)
    return slope / np.maximum(np.linalg.norm(slope, axis=-1, keepdims=True), 1e-9)


def shade(points, along, kind):
    normal = normals(points)
    color = COLORS[kind]
    weave = np.sin(points[:, 0] * 95) * np.sin(points[:, 2] * 95) * 0.05 + noise(points, 3, 9) * 0.03
    color = color * np.where(kind == CLOTH, 1 + weave, 1)[:, None]
    lit = np.zeros(len(points))
    side = np.cross(WINDOW, [0, 1, 0])
    # A window is no point: its shadows have soft edges.
    for shift in np.linspace(-0.22, 0.22, 5):
        light = WINDOW + side * shift
        light = light / np.linalg.norm(light)
        open_way = march(points + normal * 0.03, np.broadcast_to(light, points.shape), 34, 7) >= 7
        lit += np.maximum(normal @ light, 0) * open_way / 5
    near = sum(scene(points + normal * step)[0] / step for step in [0.1, 0.3, 0.7]) / 3
    sky = np.clip(near, 0.15, 1) * (0.55 + 0.45 * normal[:, 1])
    half = WINDOW - along
    half = half / np.linalg.norm(half, axis=-1, keepdims=True)
    gloss = np.maximum((normal * half).sum(-1), 0) ** 70 * SHINE[kind] * (lit > 0.02)
    rim = (1 - np.abs((normal * along).sum(-1))) ** 3 * SHINE[kind] * 0.5
    light = lit[:, None] * [1.5, 1.42, 1.3] + sky[:, None] * [0.42, 0.47, 0.55]
    return color * light + (gloss * 1.6 + rim * 0.6)[:, None]


def rows(first, last):
    x, y = np.meshgrid(np.arange(WIDTH), np.arange(first, last))
    eye = np.array([0.2, 5.4, 6.6])
    ahead = np.array([0.1, 0.25, -0.1]) - eye
    ahead = ahead / np.linalg.norm(ahead)
    right = np.cross(ahead, [0, 1, 0])
    right = right / np.linalg.norm(right)
    above = np.cross(right, ahead)
    across = (x.ravel() + 0.5 - WIDTH / 2) / HEIGHT
    upward = (HEIGHT / 2 - y.ravel() - 0.5) / HEIGHT
    along = ahead * 1.35 + across[:, None] * right + upward[:, None] * above
    along = along / np.linalg.norm(along, axis=-1, keepdims=True)
    start = np.broadcast_to(eye, along.shape)
    way = march(start, along, 90, 30)
    points = start + along * way[:, None]
    color = shade(points, along, scene(points)[1])
    return color.reshape(last - first, WIDTH, 3)


def main():
    light = np.concatenate([rows(y, min(y + 60, HEIGHT)) for y in range(0, HEIGHT, 60)])
    x, y = np.meshgrid(np.linspace(-1, 1, WIDTH), np.linspace(-1, 1, HEIGHT))
    light = light * (1 - 0.16 * (x * x + y * y))[:, :, None]
    light = light / (1 + 0.28 * light)
    value = np.clip(light, 0, 1)
    value = np.where(value <= 0.0031308, 12.92 * value, 1.055 * value ** (1 / 2.4) - 0.055)
    picture = Image.fromarray((value * 255 + 0.5).astype(np.uint8)).resize(SIZE, Image.LANCZOS)
    grain = np.random.default_rng(5).normal(0, 1.5, (SIZE[1], SIZE[0], 1))
    pixels = np.clip(np.asarray(picture) + grain + 0.5, 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(sys.argv[1], quality=88)


if __name__ == "__main__":
    main()
