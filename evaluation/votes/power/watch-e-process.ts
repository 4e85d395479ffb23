import { at } from '#domain/at.ts';
import { eProcessAtEnd } from '../../statistics/cluster-e-process.ts';
import { createEProcessBets } from '../../statistics/e-process-bets.ts';
import type { StopPopulation } from '../results/stop-rule.ts';
import type { PlannedVotes } from './planned-votes.ts';
import type { RaterVotes, StudyWatch } from './study-watch.ts';

/**
 * An e-process at a level over the planned votes, watched whenever a rater is done (monitoringResult):
 * it bets on the means of raters whose votes are all in, and on those of the prompts that all of these
 * have voted on alike; for a claim about prompts alone it waits until all planned raters are done.
 */
export function watchEProcess(
  planned: PlannedVotes,
  { population, level }: { population: StopPopulation; level: number },
): StudyWatch {
  const threshold = -Math.log(level);
  const prompts = createPromptMeans(planned);
  let [bet, byRaters] = [createEProcessBets(), 0];
  let [came, done, stopped] = [0, 0, false];
  const crossed = {
    raters: () => byRaters >= threshold,
    prompts: () => done === planned.raters && prompts.logOfBets() >= threshold,
    // the prompts' means are asked for only where those of raters are enough
    both: () => byRaters >= threshold && prompts.logOfBets() >= threshold,
  }[population];
  return {
    next: -1,
    begin: () => {
      prompts.clear();
      [bet, byRaters] = [createEProcessBets(), 0];
      [came, done, stopped] = [0, 0, false];
    },
    stops: () => false,
    stopsAfterRater: (votes) => {
      came += 1;
      if (!votes.complete || votes.end === votes.from) return false;
      byRaters = bet(prompts.add(votes) / (votes.end - votes.from));
      done += 1;
      stopped = crossed();
      return stopped;
    },
    found: () => stopped,
    testable: () => true,
    stoppedEarly: () => stopped && came < planned.raters,
  };
}

/** The means of prompts over raters whose votes are all in. */
type PromptMeans = {
  clear: () => void;
  /** takes a rater's votes in; returns the sum of their scores */
  add: (votes: RaterVotes) => number;
  /** the log of an e-process over the prompts that have most votes */
  logOfBets: () => number;
};

function createPromptMeans(planned: PlannedVotes): PromptMeans {
  const sum = new Float64Array(planned.prompts);
  const count = new Float64Array(planned.prompts);
  return {
    clear: () => {
      sum.fill(0);
      count.fill(0);
    },
    add: ({ score, from, end }) => {
      let all = 0;
      for (let i = from; i < end; i++) {
        const [prompt, value] = [at(planned.prompt, i), at(score, i)];
        all += value;
        sum[prompt] = at(sum, prompt) + value;
        count[prompt] = at(count, prompt) + 1;
      }
      return all;
    },
    logOfBets: () => {
      const fullest = count.reduce((a, b) => Math.max(a, b), 1);
      const prompts = [...count.keys()].filter((p) => at(count, p) === fullest);
      return eProcessAtEnd(prompts.map((p) => at(sum, p) / fullest));
    },
  };
}
