import type { z } from 'zod';
import type { protocolShape } from './protocol-schema.ts';

type Shape = z.infer<typeof protocolShape>;
type Refuse = (path: (string | number)[], message: string) => void;

/** The rules of a protocol that span fields, added as issues with their path. */
export function checkProtocol(protocol: Shape, context: z.RefinementCtx): void {
  const refuse: Refuse = (path, message) => context.addIssue({ code: 'custom', path, message });
  checkDistinct(protocol, refuse);
  checkReferences(protocol, refuse);
}

function checkDistinct({ arms, questions }: Shape, refuse: Refuse): void {
  refuseRepeated(
    arms.map((arm) => arm.key),
    (i, key) => refuse(['arms', i, 'key'], `the key ${key} is used by an earlier arm`),
  );
  refuseRepeated(
    arms.map((arm) => arm.label),
    (i, label) => refuse(['arms', i, 'label'], `the label "${label}" is used by an earlier arm`),
  );
  refuseRepeated(
    questions.map((question) => question.id),
    (i, id) => refuse(['questions', i, 'id'], `the id ${id} is used by an earlier question`),
  );
}

function refuseRepeated(values: string[], report: (index: number, value: string) => void): void {
  values.forEach((value, index) => {
    if (values.indexOf(value) < index) report(index, value);
  });
}

function checkReferences(protocol: Shape, refuse: Refuse): void {
  const questions = new Set(protocol.questions.map((question) => question.id));
  const arms = new Set(protocol.arms.map((arm) => arm.key));
  protocol.analysis.primary?.forEach((id, i) => {
    if (!questions.has(id)) refuse(['analysis', 'primary', i], `no question has the id ${id}`);
  });
  protocol.gold.forEach((gold, i) => {
    if (!arms.has(gold.better)) refuse(['gold', i, 'better'], `no arm has the key ${gold.better}`);
    if (gold.than !== undefined && !arms.has(gold.than)) {
      refuse(['gold', i, 'than'], `no arm has the key ${gold.than}`);
    }
    if (gold.than === undefined && arms.size > 2) {
      refuse(['gold', i], 'with more than two arms, name the other arm in than');
    }
    if (gold.than === gold.better) refuse(['gold', i, 'than'], 'name two different arms');
    if (gold.question !== undefined && !questions.has(gold.question)) {
      refuse(['gold', i, 'question'], `no question has the id ${gold.question}`);
    }
    if (gold.replicate >= protocol.replicates) {
      refuse(['gold', i, 'replicate'], `the study has replicates 0 to ${protocol.replicates - 1}`);
    }
  });
}
