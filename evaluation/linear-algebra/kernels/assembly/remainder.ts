/** What is left of a matrix while it is reduced, by rows from `x` on. Pointers count bytes. */

/** The first `count` of `columns` columns, of `rows` entries each, as rows at `out`. */
export function firstColumns(x: usize, rows: i32, columns: i32, count: i32, out: usize): void {
  const step = (<usize>columns) << 3;
  for (let j = 0; j < count; j++) {
    let at = x + ((<usize>j) << 3);
    for (let i = 0; i < rows; i++, at += step, out += 8) store<f64>(out, load<f64>(at));
  }
}

/**
 * Moves the matrix without its first `count` rows and columns to `x`, less `change`, which has the
 * size of the result.
 */
export function shrink(x: usize, rows: i32, columns: i32, count: i32, change: usize): void {
  const left = columns - count;
  let to = x;
  for (let i = count; i < rows; i++) {
    let from = x + ((<usize>(i * columns + count)) << 3);
    let j = left;
    for (; j >= 2; j -= 2, from += 16, change += 16, to += 16)
      v128.store(to, f64x2.sub(v128.load(from), v128.load(change)));
    if (j == 0) continue;
    store<f64>(to, load<f64>(from) - load<f64>(change));
    from += 8;
    change += 8;
    to += 8;
  }
}
