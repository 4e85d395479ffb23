import { Command, Option } from 'commander';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { compareStudies } from '#study/comparison/compare-studies.ts';
import { comparisonCsv } from '#study/comparison/comparison-csv.ts';
import { findStudiesOfModel } from '#study/comparison/find-studies-of-model.ts';
import { modelHistory } from '#study/comparison/model-history.ts';
import { printComparison } from '#study/comparison/print-comparison.ts';
import { modelHistoryCsv, printModelHistory } from '#study/comparison/print-model-history.ts';
import { readComparedStudy } from '#study/comparison/read-compared-study.ts';
import { readOpenTable } from '#study/comparison/read-open-table.ts';
import type { ComparedStudy } from '#study/comparison/compared-study.ts';
import { resolveStudy } from '#study/life/resolve-study.ts';
import { printJson, printResult } from '../console/output.ts';
import { withDatabase } from '../processes/database.ts';

type CompareFlags = { format: 'text' | 'csv' | 'json'; json?: boolean; model?: string };

const EXAMPLES = `
Examples:
  onpar compare january june
  onpar compare january june --format csv > compared.csv
  onpar compare --model decidiffusion-v1-0`;

/** `onpar compare`: the same arms and questions over studies, or a model over all of its studies. */
export function compareCommand(): Command {
  return new Command('compare')
    .description('the same arms and questions over studies, and what differs in their protocols')
    .argument('[studies...]', 'two or more studies, each by short name, id or protocol file')
    .option('--model <name>', 'the results of a model, in all its studies or in those named')
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['text', 'csv', 'json'])
        .default('text'),
    )
    .option('--json', 'the same as --format json')
    .addHelpText('after', EXAMPLES)
    .action(compare);
}

async function compare(references: string[], flags: CompareFlags): Promise<void> {
  const { model, format, json = false } = flags;
  const wanted = json ? 'json' : format;
  if (model === undefined && references.length < 2) {
    throw new UserError(
      'Name two studies at least, for example `onpar compare january june`, or a model with --model NAME.',
      { code: 'wrong-call' },
    );
  }
  const studies = await withDatabase((db) => readStudies(db, references, model));
  if (model === undefined) {
    const comparison = compareStudies(studies);
    if (wanted === 'json') printJson(comparison);
    else printResult(wanted === 'csv' ? comparisonCsv(comparison) : printComparison(comparison));
    return;
  }
  const results = modelHistory(studies, model);
  if (wanted === 'json') printJson({ model, results });
  else {
    printResult(
      wanted === 'csv' ? modelHistoryCsv(model, results) : printModelHistory(model, results),
    );
  }
}

async function readStudies(
  db: Database,
  references: readonly string[],
  model: string | undefined,
): Promise<ComparedStudy[]> {
  const ofModel = model === undefined ? [] : await findStudiesOfModel({ db, model });
  const named: Study[] = [];
  for (const reference of references) named.push(await resolveStudy({ db, reference }));
  const twice = named.find(({ id }, i) => named.findIndex((study) => study.id === id) < i);
  if (twice !== undefined) {
    throw new UserError(`study ${twice.slug} is named twice: name each study once`, {
      code: 'wrong-call',
    });
  }
  const readTable = (study: Study): ReturnType<typeof readOpenTable> => readOpenTable(db, study);
  const compared: ComparedStudy[] = [];
  for (const study of named.length === 0 ? ofModel : named) {
    compared.push(await readComparedStudy({ db, study, readTable }));
  }
  return compared;
}
