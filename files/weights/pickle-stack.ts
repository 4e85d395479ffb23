import { composite } from './pickle-value.ts';
import type { CompositeValue, PickleValue } from './pickle-value.ts';

/** The stack on which a pickle is read, with its marks. Throws RangeError where it runs empty. */
export class PickleStack {
  readonly #values: PickleValue[] = [];
  readonly #marks: number[] = [];

  push(value: PickleValue): void {
    this.#values.push(value);
  }

  pop(): PickleValue {
    const value = this.#values.pop();
    const mark = this.#marks.at(-1);
    if (value === undefined || (mark !== undefined && this.#values.length < mark))
      throw new RangeError('its pickle takes more than it has');
    return value;
  }

  top(): PickleValue {
    const value = this.#values.at(-1);
    if (value === undefined) throw new RangeError('its pickle takes more than it has');
    return value;
  }

  /** The last so many values, in the order in which they were pushed. */
  popMany(count: number): PickleValue[] {
    return Array.from({ length: count }, () => this.pop()).reverse();
  }

  mark(): void {
    this.#marks.push(this.#values.length);
  }

  popToMark(): PickleValue[] {
    const mark = this.#marks.pop();
    if (mark === undefined) throw new RangeError('its pickle has no mark to go back to');
    return this.#values.splice(mark);
  }

  append(items: readonly PickleValue[]): void {
    const list = this.#topComposite();
    if (list.kind !== 'list') throw new RangeError('its pickle appends to what is no list');
    for (const item of items) list.items.push(item);
  }

  setItems(items: readonly PickleValue[]): void {
    const into = this.#topComposite();
    if (!('entries' in into) || items.length % 2 === 1)
      throw new RangeError('its pickle puts entries into what is no dictionary');
    for (let i = 0; i + 1 < items.length; i += 2)
      into.entries.push([items[i] ?? null, items[i + 1] ?? null]);
  }

  /** Writes down the call of a global with a tuple of arguments. */
  call(): void {
    const [callee, args] = this.popMany(2).map(composite);
    if (callee?.kind !== 'global') throw new RangeError('its pickle calls what is no function');
    if (args?.kind !== 'tuple') throw new RangeError('its pickle calls with what are no arguments');
    this.push({ kind: 'call', name: callee.name, args: args.items, entries: [], state: null });
  }

  /** Keeps the state that an object is given. */
  build(): void {
    const state = this.pop();
    const object = this.#topComposite();
    if (object.kind !== 'call')
      throw new RangeError('its pickle gives a state to what is no object');
    object.state = state;
  }

  #topComposite(): CompositeValue {
    const top = composite(this.top());
    if (top === undefined) throw new RangeError('its pickle builds on what is no object');
    return top;
  }
}
