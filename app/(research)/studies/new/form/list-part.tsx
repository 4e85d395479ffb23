import type { ReactElement, ReactNode } from 'react';
import type { YamlValue } from '#domain/yaml/edit-yaml.ts';
import { Button } from '../../../../_ui/button.tsx';
import { FieldColumns, FieldSheet, Live, Row } from '../../../../_ui/layout.tsx';
import { useProtocol } from './form-context.ts';
import { FormPart } from './form-part.tsx';
import { shownText } from './written-value.ts';

/** A list of the protocol, each item under its number, with a way to add one and to remove each. */
export function ListPart({
  title,
  list,
  named,
  item,
  next,
  keys = [list],
  below,
  children,
}: {
  title: string;
  /** its key in the protocol */
  list: string;
  /** the key of an item by which it is told from others */
  named: string;
  /** what one of it is called */
  item: string;
  /** what is added */
  next: () => YamlValue;
  /** the keys of the protocol that stand in this part */
  keys?: readonly string[];
  /** what stands below the list */
  below?: ReactNode;
  children: (index: number) => ReactNode;
}): ReactElement {
  const { valueAt, add, remove, errorAt } = useProtocol();
  const items = valueAt([list]);
  const count = Array.isArray(items) ? items.length : 0;
  const names = Array.from({ length: count }, (_, i) => shownText(valueAt([list, i, named])));
  const error = errorAt([list]);
  return (
    <FormPart title={title} keys={keys} summary={names.join('; ')}>
      {Array.from({ length: count }, (_, i) => {
        const name = `${item} ${i + 1}`;
        const wrong = errorAt([list, i]);
        return (
          <FieldSheet key={i} title={name}>
            <FieldColumns>{children(i)}</FieldColumns>
            {wrong !== undefined && <p className="text-sm font-medium text-danger">{wrong}</p>}
            <Row>
              <Button size="small" onClick={() => remove([list, i])}>
                Remove {name.toLowerCase()}
              </Button>
            </Row>
          </FieldSheet>
        );
      })}
      <Live>
        {error !== undefined && <p className="text-sm font-medium text-danger">{error}</p>}
      </Live>
      <Row>
        <Button onClick={() => add([list], next())}>Add {item.toLowerCase()}</Button>
      </Row>
      {below}
    </FormPart>
  );
}
