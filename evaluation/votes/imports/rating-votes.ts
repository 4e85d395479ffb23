import { at } from '#domain/at.ts';
import { countOf } from '#domain/count-of.ts';
import { hintOnNumber } from '#domain/hint-on-number.ts';
import { showValue } from '#domain/show-value.ts';
import { UserError } from '#domain/user-error.ts';
import { columnsFor, type FieldMap } from './field-map.ts';
import { circumstancesOf } from './foreign-pair.ts';
import { firstText, type ForeignFile, type ForeignRecord } from './foreign-record.ts';
import type { ForeignVote, ForeignVotes } from './foreign-vote.ts';
import { ratingsByColumn } from './rating-columns.ts';
import type { Rating } from './rating.ts';

/**
 * Ratings of single images as votes on pairs: for each two arms that one rater rated on one prompt and
 * question, the one with the higher rating is preferred, and equal ratings are on par. Nobody saw the
 * two side by side, and none of it is *neither*: how low a rating is too low, no one said.
 *
 * @throws UserError with the line of a rating that is no number, or stands there twice (both lines)
 */
export function ratingVotes(read: ForeignFile, map: FieldMap): ForeignVotes {
  const { name: file, records } = read;
  const ratings = map.columns.has('ratings')
    ? ratingsByColumn(read, map)
    : records.map((record) => ratingOf(record, file, map));
  const groups = Map.groupBy(ratings, ({ question, rater, prompt, pair }) =>
    JSON.stringify([question, rater, prompt, pair]),
  );
  const votes = [...groups.values()].flatMap((group) => pairsOf(group, file));
  return {
    votes,
    notes: [
      `${countOf(ratings.length, 'rating')} of single images became ${countOf(votes.length, 'pair')} by comparing them: nobody saw the two images side by side, a higher rating is taken as preferred and equal ones as on par, and pairs that share a rating are not independent.`,
    ],
  };
}

function ratingOf({ fields, line }: ForeignRecord, file: string, map: FieldMap): Rating {
  const arm = firstText(fields, columnsFor(map, 'arm', ['arm', 'model', 'system']));
  const text = firstText(fields, columnsFor(map, 'rating', ['rating']));
  const rating = Number(text);
  if (arm !== undefined && text !== undefined && Number.isFinite(rating)) {
    return { ...circumstancesOf({ fields, file, line }, map), arm, rating };
  }
  const hint = text === undefined ? '' : hintOnNumber(text);
  const what =
    arm === undefined
      ? 'the arm that was rated'
      : `a rating (${showValue(text)} is no number${hint})`;
  throw new UserError(
    `${file}, line ${line} does not tell ${what}; its columns are ${Object.keys(fields).join(', ')}: say which with --map arm=COLUMN --map rating=COLUMN, or --map "ratings=*" where each arm has a column.`,
    { code: 'votes-import' },
  );
}

function pairsOf(group: readonly Rating[], file: string): ForeignVote[] {
  const sorted = group.toSorted((a, b) => (a.arm < b.arm ? -1 : Number(a.arm > b.arm)));
  return sorted.flatMap((first, i) =>
    sorted.slice(i + 1).map((second) => {
      if (first.arm === second.arm) throw ratedTwice(first, second, file);
      const { arm: left, rating: one, ...circumstances } = first;
      const { arm: right, rating: other } = second;
      const line = Math.max(first.line, second.line);
      const answer = one === other ? 'on_par' : one > other ? 'left' : 'right';
      return { ...circumstances, line, left, right, answer, sidesKnown: false };
    }),
  );
}

function ratedTwice(first: Rating, second: Rating, file: string): UserError {
  const lines = [first.line, second.line].toSorted((a, b) => a - b);
  return new UserError(
    `${file}, line ${at(lines, 1)} contradicts line ${at(lines, 0)}: ${showValue(first.arm)} has two ratings of one rater on one prompt; map what tells them apart with --map question=COLUMN or --map pair=COLUMN.`,
    { code: 'votes-import' },
  );
}
