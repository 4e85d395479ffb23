import type {
  Breakdown,
  BreakdownKey,
  PlannedLook,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import type { Study } from '#prisma/generated/client.ts';
import { refuseBrokenFreeze } from '#study/life/require-freeze.ts';
import { keepNothing, keptContent, partsKeeper } from '#study/results/keep-parts.ts';
import type { PartKeeper } from '#study/results/keep-parts.ts';
import { listDeviations } from '#study/results/list-deviations.ts';
import { resultParts } from '#study/results/result-parts.ts';
import { resultVersion } from '#study/results/result-version.ts';
import { database } from './database.ts';
import { readWebEnv } from './env.ts';
import { keepRecent } from '#domain/keep-recent.ts';
import { readFreeze } from './read-freeze.ts';

type Results = {
  table: ResultTable;
  /** the votes by each of some keys */
  breakdownsBy: (keys: readonly BreakdownKey[]) => Promise<Breakdown[]>;
  /** what it is all made of */
  pairs: () => Promise<PairVotes[]>;
};

const kept = keepRecent<Results>(16);
const contents = keepRecent<string | null>(16);

/** What is asked of the results of a study. */
export type ResultsAsked = {
  /** the planned look that is read; all votes without one */
  look?: PlannedLook | null;
};

/**
 * The result table of a study, with what else is made of the same votes when it is shown. What was made
 * before is kept as long as nothing it is made of changes: in this process, and of a closed study beside
 * the study.
 *
 * @throws UserError when the study is not what was frozen, or there is no vote yet
 */
export async function readResultsInParts(
  study: Study,
  { look = null }: ResultsAsked = {},
): Promise<Results> {
  const db = database();
  const [freeze, votes, deviations] = await Promise.all([
    readFreeze(study),
    readVotes(study),
    listDeviations(db, study.id),
  ]);
  refuseBrokenFreeze(study.slug, freeze);
  const ground = [study.id, study.state, freeze.now_sha256, votes.version, look?.number];
  const { table, ...made } = await kept(JSON.stringify(ground), async () => {
    const keep = look === null ? keeperOf(study, votes, freeze.now_sha256) : keepNothing;
    const parts = resultParts({ db, study, look, keep });
    const pairs = once(parts.pairs);
    const breakdown = perKey(parts.breakdown);
    return {
      table: await parts.table(),
      breakdownsBy: async (keys) => (await Promise.all(keys.map(breakdown))).flat(),
      pairs,
    };
  });
  return { table: { ...table, deviations }, ...made };
}

type Votes = { version: string; content: string | null };

/** What tells the state of a study's votes. Takes as long as the check of its freeze, and is read beside it. */
async function readVotes(study: Study): Promise<Votes> {
  const version = await resultVersion(database(), study.id);
  const key = [study.id, study.state, version].join(' ');
  return { version, content: await contents(key, () => keptContent(database(), study)) };
}

/** Nothing is kept by a server that does not know which program it is: `next dev`. */
function keeperOf(study: Study, { content }: Votes, frozenSha256: string | null): PartKeeper {
  const { program } = readWebEnv();
  if (program === undefined) return keepNothing;
  return partsKeeper({ db: database(), study, content, frozenSha256, program });
}

/** What a failure leaves is tried again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  const keep = keepRecent<T>(1);
  return () => keep('', make);
}

function perKey<K extends string, T>(make: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const keep = keepRecent<T>(16);
  return (key) => keep(key, () => make(key));
}
