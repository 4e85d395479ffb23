'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../_ui/button.tsx';
import { Form } from '../../../_ui/form.tsx';
import { useWords } from '../../../_ui/language.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { RadioGroup } from '../../../_ui/radio-group.tsx';
import { ColourPlate, digitSeen, nameOfPlate } from './colour-plate.tsx';
import { sendScreening } from './send-screening.ts';
import type { ScreeningInput } from '#study/screening/screening-input.ts';

/** A question as a rater's page needs it: nothing tells which answer lets in. */
type Question = { id: string; ask: string; options: string[] };

/** The questions and colour plates that come before the first pair, sent together. */
export function ScreeningForm({
  questions,
  plates,
}: {
  questions: readonly Question[];
  /** how many colour plates are shown */
  plates: number;
}): ReactElement {
  const { screening } = useWords();
  const router = useRouter();
  const [state, setState] = useState<'ready' | 'sending' | 'failed'>('ready');
  const send = async (input: ScreeningInput): Promise<void> => {
    setState('sending');
    if (await sendScreening(input)) router.replace('/rate');
    else setState('failed');
  };
  const places = Array.from({ length: plates }, (_, place) => place + 1);
  const submit = (form: FormData): Promise<void> =>
    send({
      answers: Object.fromEntries(questions.map(({ id }) => [id, chosen(form, `question-${id}`)])),
      plates: places.map((place) => digitSeen(chosen(form, nameOfPlate(place)))),
    });
  return (
    <Form onSubmit={submit}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p>{screening.aboutImages}</p>
        <Button busy={state === 'sending'} onClick={() => void send({ cannot_see: true })}>
          {screening.cannotSee}
        </Button>
      </div>
      {questions.map(({ id, ask, options }) => (
        <RadioGroup
          key={id}
          label={ask}
          name={`question-${id}`}
          options={options.map((option) => ({ value: option, label: option }))}
        />
      ))}
      {plates > 0 && <p>{screening.plates}</p>}
      {places.map((place) => (
        <ColourPlate key={place} place={place} of={plates} />
      ))}
      {state === 'failed' && (
        <Notice tone="danger" alert>
          {screening.failed}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="primary" size="large" busy={state === 'sending'}>
          {screening.send}
        </Button>
      </div>
    </Form>
  );
}

/** The browser asks for each of these before it sends the form. */
function chosen(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== 'string') throw new Error(`nothing is chosen for ${name}`);
  return value;
}
