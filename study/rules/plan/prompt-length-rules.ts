import { promptText } from '#domain/prompt-text.ts';
import { refuse, type PlanRule } from '../rule.ts';

/** Each drawn prompt is one that the generator takes. */
export const promptLengthRules: PlanRule = ({ prompts, protocol }) =>
  prompts.flatMap(({ index, text }) => {
    const parsed = promptText.safeParse(text);
    if (parsed.success) return [];
    const place = protocol.prompts.ids?.indexOf(index);
    const path = place === undefined ? ['prompts'] : ['prompts', 'ids', place];
    const problem = parsed.error.issues.map(({ message }) => message).join(', ');
    return [refuse(path, `takes prompt ${index} of ${protocol.prompts.set}, which ${problem}`)];
  });
