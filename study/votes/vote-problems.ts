/** Problems named one by one; of more it is said how many there are. */
const NAMED = 20;

/** Gathers what is wrong with stored votes while they are exported, in bounded memory. */
export type VoteProblems = { add: (problem: string) => void; list: () => string[] };

export function gatherVoteProblems(): VoteProblems {
  const named: string[] = [];
  let count = 0;
  return {
    add: (problem) => {
      count += 1;
      if (named.length < NAMED) named.push(problem);
    },
    list: () => {
      const more = count - named.length;
      return more === 0 ? [...named] : [...named, `${more} more values of stored votes are wrong`];
    },
  };
}
