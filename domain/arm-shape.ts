/** The shape of an arm around a point, as an SVG path: arms are told apart without colour. */
export function armShape(options: { position: number; x: number; y: number; r: number }): string {
  const { position, r } = options;
  const [x, y] = [short(options.x), short(options.y)];
  switch (position % 4) {
    case 0:
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    case 1:
      return `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`;
    case 2:
      return `M${x - 0.85 * r} ${y - 0.85 * r}h${1.7 * r}v${1.7 * r}h${-1.7 * r}Z`;
    default:
      return `M${x} ${y - r}L${x + r} ${y + 0.8 * r}H${x - r}Z`;
  }
}

/** With two decimals at most, so that drawings are no longer than they need be. */
function short(value: number): number {
  return Math.round(value * 100) / 100;
}
