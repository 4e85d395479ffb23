/** Which of the two common kinds of red-green blindness does not see a plate's figure. */
export type ConfusionAxis = 'protan' | 'deutan';

/** Of a plate: the colours of its figure and of its ground, one for each step of luminance. */
export type PlateColours = { figure: string[]; ground: string[] };

type Chromaticity = readonly [x: number, y: number];

/**
 * Copunctal points in CIE 1931 xy: all colours on a line through one of them look alike, but for how
 * bright they are, to whoever lacks that cone (Smith and Pokorny 1975; Wyszecki and Stiles, Color
 * Science, 2nd edition, table 1(5.14.2)).
 */
export const COPUNCTAL: Record<ConfusionAxis, Chromaticity> = {
  protan: [0.7465, 0.2535],
  deutan: [1.4, -0.4],
};

/** Between a yellowish and a neutral white, where sRGB reaches far to both sides along both lines. */
const CENTRE: Chromaticity = [0.345, 0.355];

/** How far figure and ground lie from the centre along the line, in xy. */
const REACH: Record<ConfusionAxis, number> = { protan: 0.052, deutan: 0.052 };

/**
 * Relative luminances of the dots, the same for figure and ground. They span a factor of 3, so that
 * what a missing cone makes brighter or darker is lost among them.
 */
export const PLATE_LUMINANCES = [0.13, 0.17, 0.22, 0.29, 0.39];

/** The chromaticities of a plate's figure and ground. */
function plateChromaticities(
  axis: ConfusionAxis,
  isTurned: boolean,
): Record<keyof PlateColours, Chromaticity> {
  const [towards, away] = [along(axis, REACH[axis]), along(axis, -REACH[axis])];
  return isTurned ? { figure: away, ground: towards } : { figure: towards, ground: away };
}

/**
 * The colours of a plate: figure and ground differ along a confusion line, at equal luminances.
 *
 * @param isTurned the figure has the greener of the two hues, else the redder
 */
export function plateColours(axis: ConfusionAxis, isTurned: boolean): PlateColours {
  const { figure, ground } = plateChromaticities(axis, isTurned);
  return {
    figure: PLATE_LUMINANCES.map((luminance) => sRgb(figure, luminance)),
    ground: PLATE_LUMINANCES.map((luminance) => sRgb(ground, luminance)),
  };
}

function along(axis: ConfusionAxis, distance: number): Chromaticity {
  const [towardsX, towardsY] = COPUNCTAL[axis];
  const [x, y] = CENTRE;
  const length = Math.hypot(towardsX - x, towardsY - y);
  return [x + ((towardsX - x) / length) * distance, y + ((towardsY - y) / length) * distance];
}

/**
 * `#rrggbb` of a chromaticity and a relative luminance, by IEC 61966-2-1.
 *
 * @throws RangeError when sRGB has no such colour: clipped, it would leave the line
 */
function sRgb([x, y]: Chromaticity, luminance: number): string {
  const [X, Z] = [(x * luminance) / y, ((1 - x - y) * luminance) / y];
  const linear = [
    3.2406 * X - 1.5372 * luminance - 0.4986 * Z,
    -0.9689 * X + 1.8758 * luminance + 0.0415 * Z,
    0.0557 * X - 0.204 * luminance + 1.057 * Z,
  ];
  return `#${linear.map(hexOf).join('')}`;
}

function hexOf(linear: number): string {
  if (linear < 0 || linear > 1) throw new RangeError(`sRGB has no such colour: ${linear}`);
  const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * encoded)
    .toString(16)
    .padStart(2, '0');
}
