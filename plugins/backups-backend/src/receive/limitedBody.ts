import { InputError } from '@backstage/errors';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A body that is larger than the configuration allows; answered with 413. */
export class BodyTooLargeError extends Error {
  readonly name = 'BodyTooLargeError';
  readonly statusCode = 413;
}

/** Passes a body on until it is too large. */
async function* limited(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new BodyTooLargeError(
        `The report is larger than ${Math.floor(
          maxBytes / 1_000_000,
        )} MB. Raise backups.reports.maxMegabytes if it has to be.`,
      );
    }
    yield chunk;
  }
}

/** Whoever stops reading still has to answer, over the same connection. */
function leftOpen(request: Readable): AsyncIterable<Uint8Array> {
  return request.iterator({ destroyOnReturn: false });
}

function unpacked(request: Readable): Readable {
  const gunzip = createGunzip();
  request.once('error', error => gunzip.destroy(error));
  request.once('close', () => {
    if (!request.readableEnded) {
      gunzip.destroy(new InputError('The body ended early.'));
    }
  });
  return request.pipe(gunzip);
}

/**
 * The body of a request as it comes, unpacked, and cut off where it is too
 * large: a small body may unpack to a huge one.
 *
 * @param encoding - `Content-Encoding` of the request
 * @throws InputError for an encoding that is not understood
 */
export function limitedBody(
  request: Readable,
  encoding: string | undefined,
  maxBytes: number,
): AsyncIterable<Uint8Array> {
  switch (encoding?.toLocaleLowerCase('en-US') ?? 'identity') {
    case 'identity':
      return limited(leftOpen(request), maxBytes);
    case 'gzip':
      return limited(unpacked(request), maxBytes);
    default:
      throw new InputError(
        `Content-Encoding '${encoding}' is not understood. Send it plain or with gzip.`,
      );
  }
}
