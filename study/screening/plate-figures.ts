/** A point of a plate: the disc has radius 1 around 0, y downwards. */
export type PlatePoint = readonly [x: number, y: number];

/** What a plate may show. Digits that are easily taken for one another (5, 8, 0, 1) are left out. */
export const PLATE_FIGURES = [2, 3, 4, 6, 7, 9] as const;

export type PlateFigure = (typeof PLATE_FIGURES)[number];

type Stroke = readonly PlatePoint[];

/** Half the width of a stroke: four to six dots lie side by side in it. */
const HALF_WIDTH = 0.15;

const SIX: readonly Stroke[] = [
  arc({ centre: [0, 0.24], radius: 0.33, from: 0, to: 360 }),
  [
    [-0.33, 0.24],
    [-0.31, -0.02],
    [-0.2, -0.28],
    [-0.02, -0.47],
    [0.2, -0.6],
  ],
];

const STROKES: Record<PlateFigure, readonly Stroke[]> = {
  2: [
    [...arc({ centre: [0, -0.25], radius: 0.35, from: 185, to: 380 }), [-0.37, 0.58], [0.4, 0.58]],
  ],
  3: [
    arc({ centre: [-0.04, -0.29], radius: 0.31, from: 200, to: 450 }),
    arc({ centre: [-0.04, 0.3], radius: 0.31, from: 270, to: 520 }),
  ],
  4: [
    [
      [0.14, 0.62],
      [0.14, -0.62],
      [-0.42, 0.22],
      [0.44, 0.22],
    ],
  ],
  6: SIX,
  7: [
    [
      [-0.38, -0.56],
      [0.38, -0.56],
      [-0.12, 0.62],
    ],
  ],
  9: SIX.map((stroke) => stroke.map(([x, y]): PlatePoint => [-x, -y])),
};

/** Whether a point of a plate lies in a figure. */
export function isInFigure(figure: PlateFigure, point: PlatePoint): boolean {
  return STROKES[figure].some((stroke) =>
    stroke
      .slice(1)
      .some((end, place) =>
        stroke
          .slice(place, place + 1)
          .some((start) => distanceToLine(point, start, end) <= HALF_WIDTH),
      ),
  );
}

function distanceToLine([x, y]: PlatePoint, [ax, ay]: PlatePoint, [bx, by]: PlatePoint): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
  const within = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - within * dx, y - ay - within * dy);
}

/** Degrees go clockwise on the screen, from the right. */
function arc(options: {
  centre: PlatePoint;
  radius: number;
  from: number;
  to: number;
}): PlatePoint[] {
  const { centre, radius, from, to } = options;
  const [x, y] = centre;
  const pieces = Math.ceil((to - from) / 15);
  return Array.from({ length: pieces + 1 }, (_, piece) => {
    const angle = ((from + ((to - from) * piece) / pieces) * Math.PI) / 180;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}
