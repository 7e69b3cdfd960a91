import { Request, Response } from 'express';
import { EntityAnswer } from './EntityAnswers';

/**
 * Sends what is kept, packed where that is understood, or says that the page
 * has it already.
 */
export function sendEntityAnswer(
  request: Request,
  response: Response,
  { etag, json, packed }: EntityAnswer,
): void {
  const isPacked = request.acceptsEncodings('gzip') === 'gzip';
  response.set({
    // Who may see it is asked anew each time.
    'Cache-Control': 'private, no-cache',
    'Content-Type': 'application/json; charset=utf-8',
    ETag: etag,
    Vary: 'Accept-Encoding',
  });
  // Also says 304 where the page has it already.
  if (isPacked) response.set('Content-Encoding', 'gzip');
  response.send(isPacked ? packed : json);
}
