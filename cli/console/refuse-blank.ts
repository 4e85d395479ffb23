import { InvalidArgumentError } from 'commander';
import type { Option } from 'commander';

/** Makes an option that takes any text refuse one that holds nothing: `--out ""` names no folder. */
export function refuseBlank(option: Option): void {
  const takesText = option.required || option.optional;
  if (!takesText || option.variadic || option.parseArg !== undefined) return;
  option.argParser((text: string) => {
    if (text.trim() !== '') return text;
    throw new InvalidArgumentError(`Give a value, or leave ${option.long ?? option.flags} out.`);
  });
}
