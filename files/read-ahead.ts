/**
 * What each of these tasks reads, in order; while one is worked on, the next is read already. A task
 * that fails does so where its turn comes.
 */
export async function* readAhead<Read>(
  tasks: readonly (() => Promise<Read>)[],
): AsyncGenerator<Read> {
  const begun: Promise<Read>[] = [];
  const begin = (place: number): void => {
    const task = tasks[place];
    if (task === undefined) return;
    const reading = task();
    // whoever stops before its turn leaves it alone
    reading.catch(() => undefined);
    begun.push(reading);
  };
  begin(0);
  for (let place = 0; ; place++) {
    const reading = begun.shift();
    if (reading === undefined) return;
    begin(place + 1);
    yield await reading;
  }
}
