import { sayDeparture } from '../results/say-departure.ts';
import type { ListedDeviation, ResultTable } from '../results/result-table-shape.ts';

/**
 * What a reader must be told beside a table of these votes, however it is printed: what is not as the
 * protocol declared it, that raters are simulated, that it is a planned look, what went wrong while the votes came in, and every deviation.
 * Each is a whole sentence.
 */
export function tableNotes(table: ResultTable): string[] {
  const { faults, deviations, not_as_declared: departures } = table;
  return [
    ...departures.map(sayDeparture),
    ...originNotes(table),
    ...faults.map(asSentence),
    ...deviations.map(deviationNote),
  ];
}

/** The notes that belong to every part of the table too: where its votes are from. */
export function originNotes({ simulated, look }: ResultTable): string[] {
  const notes: string[] = [];
  if (simulated) {
    const who =
      simulated.raters === simulated.of
        ? `All ${simulated.of} raters`
        : `${simulated.raters} of ${simulated.of} raters`;
    notes.push(
      `${who} are simulated: their votes are drawn by a program and say nothing about what people prefer.`,
    );
  }
  if (look) {
    notes.push(
      `Planned look ${look.number} of ${look.of}: only the first ${look.votes} votes of each question are read.`,
    );
  }
  return notes;
}

function deviationNote({ at, kind, reason }: ListedDeviation): string {
  const time = at.slice(0, 16).replace('T', ' ');
  return asSentence(`Deviation, ${kind} (${time} UTC): ${reason}`);
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
