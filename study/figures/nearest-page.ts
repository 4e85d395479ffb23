import { present } from '#domain/present.ts';
import { escapeHtml } from '#evaluation/votes/tables/escape-html.ts';
import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';
import type { NearestPair } from '../measurements/nearest-pair.ts';
import { picturesOfSet } from '../measurements/pictures-of-set.ts';
import { toldNames } from '#evaluation/image-sets/measures/told-names.ts';

/**
 * A page that stands alone, with the pictures of the pairs that `memorization` found nearest, the most
 * suspicious first: whether they are copies is for eyes to say.
 *
 * @returns HTML, its images within it
 */
export async function nearestPage(
  pairs: readonly NearestPair[],
  sets: { generated: ImageSet; reference: ImageSet },
): Promise<string> {
  const { generated, reference } = sets;
  const pictures = {
    generated: await picturesOfSet(generated, new Set(pairs.map((pair) => pair.generated))),
    reference: await picturesOfSet(reference, new Set(pairs.map((pair) => pair.reference))),
  };
  const picture = (side: keyof typeof pictures, name: string): string => {
    const png = present(pictures[side].get(name), `the image ${name}`).toString('base64');
    return `<td><img src="data:image/png;base64,${png}" alt=""><p>${escapeHtml(name)}</p></td>`;
  };
  const rows = pairs.map(
    ({ generated: made, reference: near, distance, ratio }) =>
      `<tr>${picture('generated', made)}${picture('reference', near)}<td>${ratio.toFixed(3)}</td><td>${distance.toPrecision(4)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Nearest images</title>
<style>${STYLE}</style>
<h1>Nearest images</h1>
<p>Each generated image of ${nameOf(generated)} beside the image of ${nameOf(reference)} that is nearest to it, the ${pairs.length} most suspicious first. The ratio is their distance over that from the reference image to its own nearest neighbour: 0 for a copy, below 1 where it counts as not authentic.</p>
<table>
<thead><tr><th>Generated</th><th>Nearest of the reference</th><th>Ratio</th><th>Distance</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
}

const nameOf = ({ label }: ImageSet): string => escapeHtml(toldNames(label).ofSet);

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; }
th, td { padding: 0.5rem 1rem 0.5rem 0; text-align: left; vertical-align: top; }
img { min-width: 10rem; max-width: 100%; image-rendering: pixelated; }
p { overflow-wrap: anywhere; }
`;
