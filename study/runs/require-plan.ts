import { coverageTable } from '../images/coverage-table.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import { formatFinding } from '../protocol/finding.ts';
import type { ProtocolFile } from '../protocol/protocol-file.ts';
import { refuseProtocol } from '../protocol/refuse-protocol.ts';
import type { PlannedModel, PlanSources } from './plan-sources.ts';
import { planStudy } from './plan-study.ts';
import type { StudyPlan } from './study-plan.ts';

/**
 * The plan of a protocol that must be one that can be carried out, with its warnings, each in the
 * form `file:line path message`.
 *
 * @param onCoverage is told which files are which images before anything that is wrong is thrown
 * @throws UserError `bad-protocol` with one line for each thing that is wrong
 */
export async function requirePlan<P extends PromptRecord, M extends PlannedModel>(options: {
  file: ProtocolFile;
  sources: PlanSources<P, M>;
  onCoverage?: (table: readonly string[]) => void;
}): Promise<{ plan: StudyPlan<P, M>; warnings: string[] }> {
  const { file, onCoverage } = options;
  const { fileName } = file;
  const planning = await planStudy(options);
  onCoverage?.(coverageTable('errors' in planning ? planning.imagesArms : planning.plan.arms));
  if ('errors' in planning) throw refuseProtocol(fileName, planning.errors);
  const { plan, warnings } = planning;
  return { plan, warnings: warnings.map((finding) => formatFinding(fileName, finding)) };
}
