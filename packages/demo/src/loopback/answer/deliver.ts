import type { ServerResponse } from 'node:http';
import type { Answer } from './Answer';
import type { Delivery } from './Delivery';

function writeHead(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    'Content-Type': answer.contentType,
    'Cache-Control': 'no-cache, private',
    ...answer.headers,
  });
}

function drip(
  response: ServerResponse,
  answer: Answer,
  everyMilliseconds: number,
): void {
  writeHead(response, answer);
  response.flushHeaders();
  const bytes = Buffer.from(answer.body);
  let at = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(at, at + 1));
    at += 1;
    if (at >= bytes.length) {
      clearInterval(timer);
      response.end();
    }
  }, everyMilliseconds);
  response.on('close', () => clearInterval(timer));
}

const ENDLESS_HEAD =
  '{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[';
const ENDLESS_ITEM = `${JSON.stringify({
  metadata: { name: 'again-and-again', annotations: { a: 'x'.repeat(16_000) } },
})},`;

/** Never faster than the client reads, and other requests get their turn. */
function stream(response: ServerResponse): void {
  const next = () => {
    if (response.destroyed) return;
    if (response.write(ENDLESS_ITEM)) setImmediate(next);
    else response.once('drain', next);
  };
  response.write(ENDLESS_HEAD);
  next();
}

/**
 * Sends what is to be sent.
 *
 * @returns the status the client sees; `undefined`: none
 */
export function deliver(
  delivery: Delivery,
  response: ServerResponse,
): number | undefined {
  switch (delivery.type) {
    case 'whole':
      writeHead(response, delivery.answer);
      response.end(delivery.answer.body);
      return delivery.answer.status;
    case 'drip':
      drip(response, delivery.answer, delivery.everyMilliseconds);
      return delivery.answer.status;
    case 'endless':
      response.writeHead(200, { 'Content-Type': 'application/json' });
      stream(response);
      return 200;
    case 'silence':
      return undefined;
    case 'reset':
      response.destroy();
      return undefined;
    default: {
      const unplaced: never = delivery;
      throw new Error(`Unknown delivery: ${JSON.stringify(unplaced)}`);
    }
  }
}
