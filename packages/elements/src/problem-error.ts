import { readProblem } from '@storetag/protocol';
import { StoreError } from './store-error.js';

/** The error that a server's refusal is. Apart, because a list is hardly ever refused. Throws where it is no problem. */
export function problemError(answer: unknown): StoreError {
  const problem = readProblem(answer);
  return new StoreError(problem.code, problem.title, { problem });
}
