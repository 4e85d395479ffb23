import { Command } from 'commander';
import { describeDifference } from '#study/life/describe-difference.ts';
import { explainDifferences } from '#study/life/explain-differences.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { printJson, printResult } from '../console/output.ts';
import { withDatabase } from '../processes/database.ts';

type Options = { reason: string; json?: boolean };

/** `onpar study explain`: a deviation for what differs from the frozen document. */
export function studyExplainCommand(): Command {
  return new Command('explain')
    .argument('<study>', 'short name, id or protocol file')
    .description('put on record, as deviations, why a study is no longer what was frozen')
    .requiredOption('--reason <text>', 'why it was changed; listed in every export')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  onpar study explain my-study --reason "the level was a typing error"',
    )
    .action(explain);
}

async function explain(reference: string, { reason, json }: Options): Promise<void> {
  const explained = await withDatabase(async (db) => {
    const { slug } = await resolveStudy({ db, reference });
    return explainDifferences({ db, slug, reason, now: new Date() });
  });
  const differences = explained.map(({ path, frozen, now }) => ({ path, frozen, now }));
  if (json) printJson({ explained: differences });
  else printResult(differences.map(describeDifference).join('\n'));
}
