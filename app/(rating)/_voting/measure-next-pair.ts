const NAME = 'onpar-next-pair';

/** Marks the moment of the press that ends a trial. */
export function markAnswer(): void {
  performance.mark(NAME);
}

/**
 * Measures, once the frame that shows the next pair is drawn, how long it took since the press; read
 * it with `performance.getEntriesByName('onpar-next-pair', 'measure')`.
 */
export function measureNextPair(): void {
  if (performance.getEntriesByName(NAME, 'mark').length === 0) return;
  requestAnimationFrame(() => {
    // a task after the frame's callbacks: style, layout and paint of that frame are done
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      performance.measure(NAME, NAME);
      performance.clearMarks(NAME);
      port1.close();
    };
    port2.postMessage(null);
  });
}
