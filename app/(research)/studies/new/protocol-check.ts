import { countOf } from '#domain/count-of.ts';
import { coverageRows } from '#study/images/coverage-rows.ts';
import { describeFinding, type Finding } from '#study/protocol/finding.ts';
import { countImages } from '#study/runs/count-plan.ts';
import { planDesign } from '#study/runs/plan-design.ts';
import type { PlannedModel } from '#study/runs/plan-sources.ts';
import type { Planning } from '#study/runs/plan-study.ts';
import type { StudyPlan } from '#study/runs/study-plan.ts';
import { trialsEach } from '#study/design/trials-each.ts';
import type { Extent } from './extent.ts';

/** A line of the text and what is to be said of it: with its path before it, and without. */
export type LineNote = { line: number; text: string; path: string; message: string };

/**
 * What the page shows of a protocol's text: what it comes to, or what is wrong with it, and in either
 * case what the files of arms of images come to.
 */
export type ProtocolCheck = RefusedCheck | PassedCheck;
export type RefusedCheck = { coverage: string[][]; errors: LineNote[] };
type PassedCheck = {
  coverage: string[][];
  summary: string;
  warnings: LineNote[];
  extent: Extent;
};

/** What is shown of all that keeps there from being a plan. */
export function describeErrors({
  errors,
  imagesArms,
}: Pick<Extract<AnyPlanning, { errors: unknown }>, 'errors' | 'imagesArms'>): RefusedCheck {
  return { errors: errors.map(toNote), coverage: coverageRows(imagesArms) };
}

/** What is shown of a plan, and of what it comes to. */
export function describePlan(
  { plan, warnings }: Pick<Extract<AnyPlanning, { plan: unknown }>, 'plan' | 'warnings'>,
  extent: Extent,
): PassedCheck {
  const coverage = coverageRows(plan.arms);
  return { summary: summarize(plan), warnings: warnings.map(toNote), coverage, extent };
}

type AnyPlanning = Planning<StudyPlan['prompts'][number], PlannedModel>;

function toNote(finding: Finding): LineNote {
  const { line, path, message } = finding;
  return { line, text: describeFinding(finding), path: path.join('.'), message };
}

/** The size of the experiment that is planned, in one sentence. */
function summarize(plan: StudyPlan): string {
  const { questions, raters } = plan.protocol;
  const mains = planDesign(plan).filter(({ gold }) => gold !== true).length;
  const each = trialsEach(plan.protocol, mains);
  const votes = each * raters.expected * questions.length;
  const size = [
    countOf(countImages(plan), 'image'),
    countOf(mains, 'comparison'),
    countOf(questions.length, 'question'),
  ];
  return `${size.join(', ')}; ${countOf(raters.expected, 'rater')} with ${countOf(each, 'comparison')} each give ${countOf(votes, 'vote')}.`;
}
