const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A count with its thousands set apart: `1,234`. */
export function formatCount(count: number): string {
  return whole.format(count);
}
