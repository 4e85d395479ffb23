/** Cuts rows into batches that fit one insert (PostgreSQL takes 65,535 parameters a statement). */
export function inBatches<T>(rows: readonly T[], size = 2000): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    rows.slice(i * size, (i + 1) * size),
  );
}
