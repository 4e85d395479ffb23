const drawn = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
] as const;

/** white space around the drawing, in pixels */
const margin = 16;

/**
 * The drawing as a file of its own, `width` pixels wide (one with a size of its own keeps it): what the
 * page's style sheet gave each element is written into it, in the colours of `theme` whatever the page's
 * are.
 */
export function standaloneSvg(svg: SVGSVGElement, width: number, theme: 'light' | 'dark'): string {
  const root = document.documentElement;
  const before = root.style.colorScheme;
  root.style.colorScheme = theme;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  to.forEach((element, index) => {
    const source = from[index];
    if (source) writeStyle(source, element);
  });
  const sheet = svg.closest('figure') ?? root;
  const surface = getComputedStyle(sheet).backgroundColor;
  root.style.colorScheme = before;
  const height = svg.height.baseVal.value;
  copy.setAttribute('x', String(margin));
  copy.setAttribute('y', String(margin));
  const inner = svg.hasAttribute('viewBox') ? svg.viewBox.baseVal.width : width - 2 * margin;
  copy.setAttribute('width', String(inner));
  const page = createSvg('svg', { width: inner + 2 * margin, height: height + 2 * margin });
  page.append(createSvg('rect', { width: '100%', height: '100%', fill: surface }), copy);
  return new XMLSerializer().serializeToString(page);
}

function createSvg(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Draws an SVG file at `scale` device pixels for each of its own, as PNG. */
export async function rasterizeSvg(text: string, scale: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('no PNG was made'))),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function writeStyle(source: Element, target: Element): void {
  const style = getComputedStyle(source);
  for (const property of drawn) {
    const value = style.getPropertyValue(property);
    if (value) target.setAttribute(property, value);
  }
  target.removeAttribute('class');
}
