import type { ReactElement } from 'react';
import { ChoiceField } from '../../../../_ui/choice-field.tsx';
import { FieldColumns, FieldSheet } from '../../../../_ui/layout.tsx';
import { TextField } from '../../../../_ui/text-field.tsx';
import { Hint, ProtocolTicks } from './fields.tsx';
import { useProtocol } from './form-context.ts';
import { quotasAt, quotasOfDraw, ticksOfQuotas } from './quotas.ts';
import { namesAt, shownText, writtenValue } from './written-value.ts';

const WAYS = [
  { value: 'list', label: 'of any of those ticked' },
  { value: 'quotas', label: 'so many of each' },
] as const;

/** Which prompts may be drawn, by category or by challenge: of any of some, or so many of each. */
export function PromptFilter({
  filter,
  options,
}: {
  filter: 'categories' | 'challenges';
  options: readonly string[];
}): ReactElement | null {
  const { valueAt, writeAll } = useProtocol();
  const path = ['prompts', filter];
  const value = valueAt(path);
  const quotas = quotasAt(value);
  if (options.length === 0 && value === undefined) return null;
  const draw = valueAt(['prompts', 'draw']);
  const choose = (way: string): void => {
    if (way === 'quotas')
      writeAll([
        [['prompts', 'draw'], undefined],
        [path, quotasOfDraw({ options, ticked: namesAt(value) ?? [], draw })],
      ]);
    else if (quotas !== null) {
      const { names, sum } = ticksOfQuotas(quotas);
      writeAll([
        [path, names.length === 0 ? undefined : names],
        [['prompts', 'draw'], sum],
      ]);
    }
  };
  return (
    <FieldSheet title={filter === 'categories' ? 'Categories' : 'Challenges'}>
      <ChoiceField
        label="Prompts are drawn"
        value={quotas === null ? 'list' : 'quotas'}
        options={WAYS}
        onChange={choose}
      />
      {quotas === null ? (
        <ProtocolTicks path={path} label={`Only these ${filter}`} options={options} />
      ) : (
        <Quotas filter={filter} options={[...new Set([...options, ...Object.keys(quotas)])]} />
      )}
    </FieldSheet>
  );
}

function Quotas({ filter, options }: { filter: string; options: readonly string[] }): ReactElement {
  const { valueAt, write, errorAt } = useProtocol();
  return (
    <>
      <FieldColumns>
        {options.map((name) => {
          const path = ['prompts', filter, name];
          return (
            <TextField
              key={name}
              label={name}
              name={path.join('.')}
              inputMode="numeric"
              placeholder="none"
              error={errorAt(path)}
              value={shownText(valueAt(path))}
              onChange={(event) =>
                write(path, writtenValue(event.target.value, { kind: 'number', required: false }))
              }
            />
          );
        })}
      </FieldColumns>
      <p className="text-sm text-ink-muted">
        <Hint path={['prompts', filter]} />
      </p>
      {errorAt(['prompts', filter]) !== undefined && (
        <p className="text-sm font-medium text-danger">{errorAt(['prompts', filter])}</p>
      )}
    </>
  );
}
