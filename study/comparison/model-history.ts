import { present } from '#domain/present.ts';
import type { ComparedStudy } from './compared-study.ts';
import { comparePairs } from './compare-pairs.ts';
import type { Estimated, StudyVerdict } from './comparison.ts';
import { matchArms, type MatchedArm } from './match-arms.ts';
import { turnEstimate } from './turn-estimate.ts';

/** What one study found of an arm of a model against another arm. */
export type ModelResult = Pick<
  StudyVerdict,
  'study' | 'n' | 'level' | 'p' | 'verdict' | 'reason'
> & {
  /** the study's full name */
  name: string;
  /** when the study closed, or else opened */
  at: string | null;
  simulated: boolean;
  model_sha256: string;
  steps: number | null;
  guidance_scale: number | null;
  label: string;
  against: string;
  question: string;
  title: string;
  /** of the model's arm */
  net_preference: Estimated | null;
  /** whether it is the one that is preferred; null unless one is */
  won: boolean | null;
};

/** The results of a model over studies, the oldest first; studies without it are passed over. */
export function modelHistory(studies: readonly ComparedStudy[], model: string): ModelResult[] {
  const arms = matchArms(studies);
  const found = comparePairs(studies, arms).flatMap((pair) =>
    pair.studies.flatMap((own): ModelResult[] => {
      const pairOf = pair.arms.map((name) => armIn(arms, name, own.study));
      const place = pairOf.findIndex(({ settings }) => settings?.model === model);
      const [first, second] = pairOf;
      if (place === -1 || first === undefined || second === undefined) return [];
      const [arm, against] = place === 0 ? [first, second] : [second, first];
      const settings = present(arm.settings, 'the settings of an arm of the model');
      const { study, n, level, p, verdict, reason, preferred, net_preference: net } = own;
      return [
        {
          ...{ study, n, level, p, verdict, reason },
          ...circumstancesOf(studies, study),
          model_sha256: settings.model_sha256,
          ...{ steps: settings.steps, guidance_scale: settings.guidance_scale },
          ...{ label: arm.label, against: against.label },
          ...{ question: pair.question, title: pair.title },
          net_preference: place === 1 && net !== null ? turnEstimate(net) : net,
          won: preferred === null ? null : preferred === pair.arms[place],
        },
      ];
    }),
  );
  return found.toSorted(byTime);
}

function armIn(
  arms: readonly MatchedArm[],
  name: string,
  study: string,
): ComparedStudy['arms'][number] {
  const arm = arms.find((one) => one.name === name)?.arms.get(study);
  return present(arm, `the arm ${name} of study ${study}`);
}

function circumstancesOf(
  studies: readonly ComparedStudy[],
  slug: string,
): Pick<ModelResult, 'name' | 'at' | 'simulated'> {
  const found = studies.find(({ study }) => study === slug);
  const { name, closed_at: closed, opened_at: opened, simulated } = present(found, `study ${slug}`);
  return { name, at: closed ?? opened, simulated };
}

function byTime(a: ModelResult, b: ModelResult): number {
  const [first, second] = [a.at, b.at].map((at) => (at === null ? Infinity : Date.parse(at)));
  if (first === undefined || second === undefined || first === second) return 0;
  return first < second ? -1 : 1;
}
