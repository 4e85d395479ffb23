import { describe, expect, it } from 'vitest';
import { parseDocument } from './read-document.ts';

const TEXT = `# The \`onpar\` command: what it does

A [link](../a.md#part "title"), ![a picture](b%20c.png), [named][1] and \`code [no](link)\`.

## Part
\`\`\`sh
onpar table S \\
  --json
[no](link)
\`\`\`
## Part

[1]: d.md
`;

describe('a Markdown file', () => {
  const document = parseDocument('x.md', TEXT);

  it('has links, but none within code', () => {
    expect(document.links).toEqual(['../a.md#part', 'b%20c.png', 'd.md']);
  });

  it('has the anchors of its headings', () => {
    expect([...document.anchors]).toEqual(['the-onpar-command-what-it-does', 'part', 'part-1']);
  });

  it('has code in spans, and in blocks line by line', () => {
    expect(document.spans).toEqual(['onpar', 'code [no](link)']);
    expect(document.lines).toEqual(['onpar table S --json', '[no](link)']);
  });
});
