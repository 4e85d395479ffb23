import { escapeHtml } from '#evaluation/votes/tables/escape-html.ts';

type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element as text; numbers are written with two decimals at most. */
export function svg(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const pairs = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escapeHtml(value)}"`,
  );
  const open = `<${name}${pairs.join('')}`;
  return content.length === 0 ? `${open}/>` : `${open}>${content.join('')}</${name}>`;
}

/** A line of text. */
export function svgText(attributes: Attributes, text: string): string {
  return svg('text', attributes, [escapeHtml(text)]);
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
