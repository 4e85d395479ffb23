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

/**
 * The drawing as a file of its own, `width` pixels wide: what the page's style sheet gave each
 * element is written into it, on the light theme's colours where the page is dark.
 */
export function standaloneSvg(svg: SVGSVGElement, width: number): string {
  const root = document.documentElement;
  const before = root.style.colorScheme;
  root.style.colorScheme = 'light';
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  to.forEach((element, index) => {
    const source = from[index];
    if (source) writeStyle(source, element);
  });
  root.style.colorScheme = before;
  const height = svg.getAttribute('height') ?? '400';
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', height);
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', '#ffffff');
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
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
