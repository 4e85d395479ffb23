import type { PromptRecord } from '../prompts/prompt-record.ts';
import { readProtocolFile } from '../protocol/protocol-file.ts';
import type { PlannedModel, PlanSources } from './plan-sources.ts';
import { planStudy, type Planning } from './plan-study.ts';

/**
 * From the text of a protocol to its plan, or to all that keeps it from being one: what is wrong with
 * the text alone, else what is wrong with it and the prompts and models that it names.
 */
export async function readPlan<P extends PromptRecord, M extends PlannedModel>(options: {
  text: string;
  fileName: string;
  sources: PlanSources<P, M>;
}): Promise<Planning<P, M>> {
  const { text, fileName, sources } = options;
  const reading = readProtocolFile(text, fileName);
  return 'errors' in reading
    ? { ...reading, imagesArms: [] }
    : planStudy({ file: reading.file, sources });
}
