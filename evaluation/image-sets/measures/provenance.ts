import { UserError } from '#domain/user-error.ts';
import type { Resize } from '../images/resize-dialect.ts';
import type { SetAside } from '../images/image-set.ts';
import { widthOf } from '../metrics/feature-summary.ts';
import type { FeatureNetwork } from '../networks/feature-network.ts';
import { copiesWarning } from './copies-warning.ts';
import { fewWarning } from './few-warning.ts';
import { pairWarnings } from './image-set-warnings.ts';
import type { Metric } from './metric.ts';
import type { Side } from './side.ts';

/** How the features came about: part of every result's JSON. Null is not known, or no such set. */
export type Provenance = {
  n: [number | null, number | null];
  /** samples that are unlike each other, of each side */
  distinct: [number | null, number | null];
  dims: number;
  network: { name: string | null; sha256: string | null; comparable_with_published: boolean };
  resize: string | null;
  device: string;
  precision: 'float32' | null;
  warnings: string[];
  /** images that could not be read, where they were to be left out */
  skipped?: readonly SetAside[];
  /** files of the sets that are no images, where there are any */
  left_out?: readonly SetAside[];
};

/** The network, resize and device that features were made with in this call. */
export type Made = { network: FeatureNetwork; resize: Resize; device: string };

/**
 * What is known of both sides' features together. Only what ran here, or what statistics say of
 * themselves, is stated. Throws UserError `not-comparable` where the sides contradict each other.
 */
export function provenanceOf(options: {
  made: Made | undefined;
  sideA: Side;
  /** none where A is measured alone */
  sideB: Side | undefined;
  /** those that are asked for */
  metrics: readonly Metric[];
  /** whether both sides hold the same features */
  same: boolean;
  skip: boolean;
}): Provenance {
  const { made, sideA, sideB, skip } = options;
  const sides = sideB === undefined ? [sideA] : [sideA, sideB];
  const dims = agreed(
    'dimensions',
    sides.map(({ summary }) => widthOf(summary)),
  );
  const sha256 = agreed(
    'networks (by sha256)',
    sides.map(({ origin }) => origin.networkSha256),
  );
  const resize = agreed(
    'resize dialects',
    sides.map(({ origin }) => origin.resize),
  );
  const leftOut = sides.flatMap((side) => side.leftOut);
  return {
    n: [sideA.summary.n ?? null, sideB?.summary.n ?? null],
    distinct: [sideA.distinct ?? null, sideB?.distinct ?? null],
    dims: dims ?? widthOf(sideA.summary),
    network: networkOf(sha256, made),
    resize: resize ?? null,
    device: made?.device ?? 'cpu',
    precision: sha256 === undefined || made === undefined ? null : 'float32',
    warnings: warningsOf(options),
    ...(skip ? { skipped: sides.flatMap((side) => side.skipped) } : {}),
    ...(leftOut.length > 0 ? { left_out: leftOut } : {}),
  };
}

/** The network of both sides; where one does not say its own, that of the other is not the value's. */
function networkOf(sha256: string | undefined, made: Made | undefined): Provenance['network'] {
  if (sha256 === undefined || made === undefined)
    return { name: null, sha256: sha256 ?? null, comparable_with_published: false };
  const { name, comparableWithPublished } = made.network;
  return { name, sha256, comparable_with_published: comparableWithPublished };
}

function warningsOf(options: {
  made: Made | undefined;
  sideA: Side;
  sideB: Side | undefined;
  metrics: readonly Metric[];
  same: boolean;
}): string[] {
  const { made, sideA, sideB, metrics, same } = options;
  const sides = sideB === undefined ? [sideA] : [sideA, sideB];
  const warnings = [
    ...notPublished(made),
    ...(same ? [ONE_SET] : []),
    ...unknownOrigins(sides),
    ...sides.flatMap((side) => [
      ...tooFew(side, metrics),
      ...copiesWarning(side),
      ...side.warnings,
    ]),
    ...(sideA.traits && sideB?.traits ? pairWarnings(sideA.traits, sideB.traits) : []),
  ];
  // of two sides that are one set, each says the same
  return [...new Set(warnings)];
}

function tooFew({ samples, summary: { n } }: Side, metrics: readonly Metric[]): string[] {
  return n === undefined ? [] : fewWarning(samples, n, metrics);
}

/** A network whose values nobody has published. */
function notPublished(made: Made | undefined): string[] {
  if (made === undefined || made.network.comparableWithPublished) return [];
  return [
    `Features of the network ${made.network.name}: not comparable with published FID values.`,
  ];
}

const ONE_SET = 'Both sides hold the same features: the values compare a set with itself.';

/** Statistics that do not say what they were made with. */
function unknownOrigins(sides: readonly Side[]): string[] {
  const unknown = sides.some(
    ({ summary, origin }) =>
      summary.kind === 'statistics' &&
      (origin.networkSha256 === undefined || origin.resize === undefined),
  );
  return unknown
    ? ['Statistics that do not say their network and resize are among them: they may not match.']
    : [];
}

/** What both sides name; undefined where one of them says nothing. */
function agreed<Value>(what: string, values: readonly (Value | undefined)[]): Value | undefined {
  const known = [...new Set(values.filter((value) => value !== undefined))];
  if (known.length <= 1) return values.includes(undefined) ? undefined : known[0];
  throw new UserError(
    `The sides have unlike ${what} (${known.map((value) => String(value).slice(0, 12)).join(' and ')}): they cannot be compared; make both with the same --network and --resize.`,
    { code: 'not-comparable' },
  );
}
