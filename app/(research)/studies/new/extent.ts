import { formatDuration } from '#domain/format-duration.ts';
import { firstImages } from '#study/images/first-images.ts';
import type { StoredPlan } from '#study/life/create-study.ts';
import { trialsEach } from '#study/design/trials-each.ts';
import { planDesign } from '#study/runs/plan-design.ts';
import { readStepSeconds } from '#study/runs/read-step-seconds.ts';
import { secondsOfImages } from '#study/runs/seconds-of-images.ts';
import { askSketches } from '#study/sketches/ask-sketches.ts';
import { SKETCHES_EACH, sketchesOfPlan } from '#study/sketches/sketches-of-plan.ts';
import type { SketchedArm } from '#study/sketches/sketches-of-plan.ts';
import { listUploads } from '#study/uploads/list-uploads.ts';
import type { UploadOwner } from '#study/uploads/upload-place.ts';
import { database } from '../../../_data/database.ts';

/** What a plan comes to besides its numbers: the prompts that are drawn, and the time that it takes. */
export type Extent = {
  drawn: { prompts: { index: number; text: string; category: string }[]; more: number };
  /** sentences */
  times: string[];
  /** images at few steps of the arms that models make, which workers are asked for */
  sketched: SketchedInForm[];
  /** images of the arms that were made elsewhere, by their addresses */
  uploaded: UploadedInForm[];
};

type SketchedInForm = Pick<SketchedArm, 'position' | 'steps' | 'of'> & {
  images: { id: string; prompt: string }[];
};

type UploadedInForm = { position: number; images: { address: `/${string}`; prompt: string }[] };

const MOST_SHOWN = 100;
/** Arms, the first ones, of which images are shown. */
const MOST_SKETCHED = 20;
/** An answer of a rater who looks at both images; who is slower or faster is seen once votes come in. */
const SECONDS_AN_ANSWER = 8;

/** What a plan of a researcher comes to on this installation; has sketches made of its arms. */
export async function readExtent(plan: StoredPlan, owner: UploadOwner): Promise<Extent> {
  const { prompts } = plan;
  return {
    drawn: {
      prompts: prompts
        .slice(0, MOST_SHOWN)
        .map(({ index, text, category }) => ({ index, text, category })),
      more: Math.max(0, prompts.length - MOST_SHOWN),
    },
    times: [await sayGeneration(plan), sayVoting(plan)],
    sketched: await askSketchesOf(plan),
    uploaded: await addressImages(plan, owner),
  };
}

async function askSketchesOf(plan: StoredPlan): Promise<SketchedInForm[]> {
  const arms = (await sketchesOfPlan(plan)).slice(0, MOST_SKETCHED);
  const sketches = arms.flatMap((arm) => arm.sketches);
  await askSketches(database(), sketches, new Date());
  return arms.map(({ position, steps, of, sketches: own }) => ({
    ...{ position, steps, of },
    images: own.map(({ id, settings }) => ({ id, prompt: settings.prompt })),
  }));
}

/** Addresses say when an upload was sent, so that another one of its name is another image. */
async function addressImages(plan: StoredPlan, owner: UploadOwner): Promise<UploadedInForm[]> {
  const arms = firstImages(plan, SKETCHES_EACH).slice(0, MOST_SKETCHED);
  if (arms.length === 0) return [];
  const sent = new Map((await listUploads(owner)).map(({ name, sentAtMs }) => [name, sentAtMs]));
  return arms.map(({ position, from, images }) => ({
    position,
    images: images.map(({ file, prompt }) => {
      const query = new URLSearchParams({ file, sent: String(sent.get(from)) });
      return { address: `/api/uploads/images/${encodeURIComponent(from)}?${query}`, prompt };
    }),
  }));
}

async function sayGeneration(plan: StoredPlan): Promise<string> {
  const stepSeconds = await readStepSeconds(database(), modelIdsOf(plan));
  const { seconds, unknown } = secondsOfImages(plan, stepSeconds);
  const notTimed =
    unknown.length === 0 ? '' : `no image of ${unknown.join(', ')} was made here yet`;
  if (seconds === 0)
    return notTimed === '' ? 'Nothing is to be generated.' : `Generation: ${notTimed}.`;
  const known = `Generation: about ${formatDuration(seconds)} with one worker, as images took here before`;
  return notTimed === '' ? `${known}.` : `${known}; ${notTimed}.`;
}

function modelIdsOf({ arms }: StoredPlan): string[] {
  return arms.flatMap((arm) => (arm.kind === 'images' ? [] : [arm.model.id]));
}

function sayVoting(plan: StoredPlan): string {
  const { protocol } = plan;
  const mains = planDesign(plan).filter(({ gold }) => gold !== true).length;
  const { practice, repeats, gold } = protocol.quality;
  const pairs = trialsEach(protocol, mains) + practice + repeats + gold;
  const each = pairs * protocol.questions.length * SECONDS_AN_ANSWER;
  const all = formatDuration(each * protocol.raters.expected);
  return `Voting: about ${formatDuration(each)} for each rater and ${all} in all, at ${SECONDS_AN_ANSWER} s an answer.`;
}
