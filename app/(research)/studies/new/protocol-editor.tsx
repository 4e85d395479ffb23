'use client';
import { useEffect, useState, useTransition } from 'react';
import type { ReactElement } from 'react';
import type { Ingredients } from '../../../_data/read-ingredients.ts';
import { Button } from '../../../_ui/button.tsx';
import { Code } from '../../../_ui/code.tsx';
import { DefinitionList } from '../../../_ui/definition-list.tsx';
import { Form } from '../../../_ui/form.tsx';
import { EditorPage, Live, Row } from '../../../_ui/layout.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { Section } from '../../../_ui/section.tsx';
import { TextAreaField } from '../../../_ui/text-area-field.tsx';
import { checkProtocolAction } from './check-protocol-action.ts';
import { createStudyAction } from './create-study-action.ts';
import type { ProtocolCheck } from './protocol-check.ts';

const pauseMs = 400;

/** A protocol as text, checked as it is written. */
export function ProtocolEditor({
  initial,
  ingredients,
}: {
  initial: string;
  ingredients: Ingredients;
}): ReactElement {
  const [text, setText] = useState(initial);
  const [check, setCheck] = useState<ProtocolCheck>();
  const [creating, startCreating] = useTransition();
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void checkProtocolAction(text).then((next) => {
        if (current) setCheck(next);
      });
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  const create = (): void => startCreating(async () => setCheck(await createStudyAction(text)));
  return (
    <EditorPage
      aside={
        <>
          <Live>
            <Verdict check={check} />
          </Live>
          <Section title="What it can name">
            <DefinitionList items={ingredientItems(ingredients)} />
          </Section>
        </>
      }
    >
      <Form onSubmit={create}>
        <TextAreaField
          label="Protocol (YAML)"
          name="protocol"
          rows={24}
          code
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Row>
          <Button
            type="submit"
            variant="primary"
            busy={creating}
            disabled={!check || 'errors' in check}
          >
            Create study
          </Button>
        </Row>
      </Form>
    </EditorPage>
  );
}

function Verdict({ check }: { check: ProtocolCheck | undefined }): ReactElement {
  if (!check) return <Notice title="Checking the protocol" />;
  if ('summary' in check) {
    return (
      <Notice tone="accent" title="The protocol is valid">
        {check.summary}
      </Notice>
    );
  }
  return (
    <Notice
      tone="danger"
      title={
        check.errors.length === 1 ? 'One thing is wrong' : `${check.errors.length} things are wrong`
      }
    >
      <ul>
        {check.errors.map((error) => (
          <li key={error}>{error}</li>
        ))}
      </ul>
    </Notice>
  );
}

function ingredientItems({
  models,
  promptSets,
}: Ingredients): { term: string; value: ReactElement }[] {
  return [
    {
      term: 'Models',
      value:
        models.length === 0 ? (
          <>
            none yet: <Code>npx onpar models add DIR</Code>
          </>
        ) : (
          <>{models.join(', ')}</>
        ),
    },
    {
      term: 'Prompt sets',
      value:
        promptSets.length === 0 ? (
          <>
            none yet: <Code>npx onpar prompts import partiprompts</Code>
          </>
        ) : (
          <>{promptSets.map(({ name, prompts }) => `${name} (${prompts})`).join(', ')}</>
        ),
    },
  ];
}
