/**
 * The connected components (8 neighbours) of a square mask, each as the indices of its pixels.
 *
 * @param mask row by row, `width` squared
 */
export function labelComponents(mask: readonly boolean[], width: number): number[][] {
  const seen = new Uint8Array(mask.length);
  const components: number[][] = [];
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || seen[start]) continue;
    seen[start] = 1;
    const component = [start];
    for (const pixel of component) {
      for (const next of neighbours(pixel, width)) {
        if (!mask[next] || seen[next]) continue;
        seen[next] = 1;
        component.push(next);
      }
    }
    components.push(component);
  }
  return components;
}

function neighbours(pixel: number, width: number): number[] {
  const column = pixel % width;
  const row = (pixel - column) / width;
  const found: number[] = [];
  for (let y = Math.max(row - 1, 0); y <= Math.min(row + 1, width - 1); y++) {
    for (let x = Math.max(column - 1, 0); x <= Math.min(column + 1, width - 1); x++) {
      if (y !== row || x !== column) found.push(y * width + x);
    }
  }
  return found;
}
