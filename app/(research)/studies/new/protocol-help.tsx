import type { ReactElement } from 'react';
import type { ReferenceRow } from '#study/protocol/reference-rows.ts';
import type { Ingredients } from '../../../_data/read-ingredients.ts';
import { Fold } from '../../../_ui/fold.tsx';
import { IngredientList } from './ingredient-list.tsx';
import { ProtocolReference } from './protocol-reference.tsx';

/** What helps to write a protocol as text. */
export function ProtocolHelp({
  text,
  cursor,
  reference,
  ingredients,
}: {
  text: string;
  /** characters before the cursor */
  cursor: number;
  reference: readonly ReferenceRow[];
  ingredients: Ingredients;
}): ReactElement {
  return (
    <>
      <Fold title="What may stand there">
        <ProtocolReference rows={reference} text={text} cursor={cursor} />
      </Fold>
      <Fold title="What it can name">
        <IngredientList ingredients={ingredients} />
      </Fold>
    </>
  );
}
