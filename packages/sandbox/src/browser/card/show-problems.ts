import { cardProblem, type CardProblem } from './card-problem.js';
import type { FormField } from './form-field.js';

/** Shows what is wrong under each field of a form, focuses the first of them and gives it. */
export function showProblems(fields: Iterable<FormField>): CardProblem | undefined {
  let first: CardProblem | undefined;
  for (const field of fields) {
    const { problem } = field;
    field.show(problem);
    if (!problem || first) continue;
    first = cardProblem(problem);
    field.input.focus();
  }
  return first;
}
