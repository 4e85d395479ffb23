// Turns ImagenHub's human ratings (one table a rater, a column a model, "[SC, PQ]" in each cell) into one
// table with a rating a line:
//
//   node docs/examples/imagenhub-ratings.mjs rater1.tsv rater2.tsv rater3.tsv > ratings.csv
import { readFileSync } from 'node:fs';

const QUESTIONS = ['semantic consistency', 'perceptual quality'];

console.log('rater,prompt,question,model,rating');
for (const [rater, file] of process.argv.slice(2).entries()) {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const [, ...models] = header.split('\t');
  for (const line of lines) {
    const [prompt, ...cells] = line.split('\t');
    for (const [i, model] of models.entries()) {
      const ratings = JSON.parse(cells[i]);
      for (const [q, question] of QUESTIONS.entries()) {
        console.log([`rater${rater + 1}`, prompt, question, model, ratings[q]].join(','));
      }
    }
  }
}
