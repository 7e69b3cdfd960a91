import type { Answer } from './Answer';

/** How an answer gets to the client, or does not. */
export type Delivery =
  | { type: 'whole'; answer: Answer }
  | { type: 'drip'; answer: Answer; everyMilliseconds: number }
  | { type: 'endless' }
  | { type: 'silence' }
  | { type: 'reset' };
