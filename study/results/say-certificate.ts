import { countOf } from '#domain/count-of.ts';
import { formatCount } from '#domain/format-count.ts';
import type {
  KindCertificate,
  SideCertificate,
} from '#evaluation/votes/results/side-certificate.ts';
import type { Dropout } from './read-dropout.ts';

/** A certificate in words, a line each. */
export function sayCertificate(
  certificate: SideCertificate & { dropout: Dropout | null },
): string[] {
  const { study, kinds, comparisons, pairs, dropout } = certificate;
  const counts = comparisons.map(({ trials }) => trials);
  const uneven = comparisons.filter(({ sides }) =>
    sides.some(({ left, right }) => Math.abs(left - right) > 1),
  );
  return [
    `Balance of ${study}, over trials with a vote that stands:`,
    ...kinds.flatMap(sayKind),
    ...pairs.map(
      ({ arms, trials, comparisons: of }) =>
        `pair        ${arms.join(' with ')}: ${countOf(trials, 'main trial')} on ${countOf(of, 'comparison')}`,
    ),
    ...(counts.length === 0
      ? []
      : [`answers     ${Math.min(...counts)} to ${Math.max(...counts)} a comparison`]),
    ...uneven.map(
      ({ comparison, sides }) =>
        `uneven      comparison ${comparison}: ${sides.map(({ arm, left, right }) => `${arm} ${left} left, ${right} right`).join('; ')}`,
    ),
    ...(dropout === null ? [] : sayDropout(dropout)),
  ];
}

function sayKind({
  kind,
  voted,
  answered,
  arms,
  largest_difference: largest,
}: KindCertificate): string[] {
  const { rater, category, comparison } = largest;
  return [
    `${kind.padEnd(12)}${formatCount(answered)} of ${countOf(voted, 'trial')} with votes; sides differ by ${rater} at most within a rater, ${category} within a category, ${comparison} within a comparison`,
    ...arms.map(({ arm, left, right }) => `  ${arm}: ${left} left, ${right} right`),
  ];
}

/** What was lost to raters who left, a line each. */
function sayDropout({ raters, cells }: Dropout): string[] {
  const lost = cells.dealt - cells.answered;
  return [
    `dropout     ${raters.length === 0 ? 'nobody' : countOf(raters.length, 'rater')} left; ${cells.dealt_again} of their places were dealt again, ${cells.answered_again} of these are answered; ${formatCount(lost)} of ${countOf(cells.dealt, 'place')} of the design ${lost === 1 ? 'has' : 'have'} no answer`,
    ...raters.map(
      ({ rater, reason, at, dealt, answered, votes_removed: removed }) =>
        `  ${rater} (${reason}, ${at}): ${answered} of ${dealt} answered${removed === null ? '' : `; ${countOf(removed, 'vote')} deleted at the rater's wish`}`,
    ),
  ];
}
