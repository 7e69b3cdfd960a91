import { setTimeout as rest } from 'node:timers/promises';

/** Parsing this many bytes takes at most 1 ms. Bytes. */
const PIECE = 4096;

/** Work in one go: nobody notices a delay like this. Milliseconds. */
const AT_A_TIME = 2;

/** Of three milliseconds one is for the report, two are for everybody else. */
const REST_FOR_WORK = 2;

/** What took longer waited for others, who had their time then. Milliseconds. */
const LONGEST_REST = 30;

/**
 * Hands out a body in small pieces, and rests in between in proportion to what
 * was done with them: a report may take its time, a page may not.
 *
 * @param clock - milliseconds
 */
export async function* unhurried(
  body: AsyncIterable<Uint8Array>,
  clock: () => number = () => performance.now(),
): AsyncGenerator<Uint8Array> {
  let worked = 0;
  for await (const chunk of body) {
    for (let start = 0; start < chunk.length; start += PIECE) {
      const began = clock();
      yield chunk.subarray(start, start + PIECE);
      worked += clock() - began;
      if (worked >= AT_A_TIME) {
        await rest(Math.min(worked * REST_FOR_WORK, LONGEST_REST));
        worked = 0;
      }
    }
  }
}
