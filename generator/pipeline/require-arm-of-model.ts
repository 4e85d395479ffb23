import { asSentence } from '#domain/as-sentence.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';
import { UserError } from '#domain/user-error.ts';
import {
  checkArmAgainstModel,
  type ArmProblem,
  type ModelFacts,
} from './check-arm-against-model.ts';

/**
 * Refuses an arm that its model cannot make, before anything is computed.
 *
 * @param options.nameOf what the person calls a setting, such as its flag
 * @returns what is made otherwise than meant, as sentences
 * @throws UserError `bad-arm` for the first setting that cannot be
 */
export function requireArmOfModel(options: {
  arm: ArmSpec;
  model: ModelFacts;
  nameOf?: (setting: ArmProblem['setting']) => string;
}): string[] {
  const { arm, model } = options;
  const { nameOf = (setting) => `${setting} of arm "${arm.key}"` } = options;
  const problems = checkArmAgainstModel(arm, model);
  const say = ({ setting, message }: ArmProblem): string =>
    asSentence(`${nameOf(setting)} ${message}`);
  const impossible = problems.find(({ severity }) => severity === 'error');
  if (impossible) throw new UserError(say(impossible), { code: 'bad-arm' });
  return problems.map(say);
}
