import { faultOfTitle } from '#domain/fault-of-title.ts';
import { shapeOfName } from '#domain/shape-of-name.ts';
import { findRepeated } from '../find-repeated.ts';
import { refuse, warn, type TextRule } from '../rule.ts';

/** Questions are told apart by id and title; left and right can always be answered. */
export const questionRules: TextRule = ({
  protocol: { questions, answers, question_order: order },
}) => [
  ...findRepeated(questions, ({ id }) => shapeOfName(id)).map((place) =>
    refuse(['questions', place, 'id'], 'is the id of an earlier question: choose another'),
  ),
  ...findRepeated(questions, ({ title }) => shapeOfName(title)).map((place) =>
    refuse(['questions', place, 'title'], 'is the title of an earlier question: choose another'),
  ),
  ...questions.flatMap(({ title }, place) => {
    const fault = faultOfTitle(title);
    return fault === undefined ? [] : [refuse(['questions', place, 'title'], fault)];
  }),
  ...findRepeated(questions, ({ ask }) => shapeOfName(ask)).map((place) =>
    warn(['questions', place, 'ask'], 'asks what an earlier question asks, in the same words'),
  ),
  ...findRepeated(answers).map((place) =>
    refuse(['answers', place], `is offered already: leave out the second ${answers[place]}`),
  ),
  ...(['left', 'right'] as const)
    .filter((side) => !answers.includes(side))
    .map((side) => refuse(['answers'], `must offer both sides: add ${side}`)),
  ...(order === 'balanced' && questions.length === 1
    ? [warn(['question_order'], 'changes nothing: there is one question')]
    : []),
];
