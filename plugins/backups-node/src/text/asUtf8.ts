/** As many bytes as it takes to tell an encoding. */
const HEAD = 4;

interface Encoding {
  name: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Length of the byte order mark, bytes. */
  mark: number;
}

/**
 * Finds the encoding of a text by its byte order mark, and where it has none by
 * the zeros that UTF-16 puts beside plain letters.
 */
function encodingOf(head: Uint8Array): Encoding {
  const [first, second, third, fourth] = head;
  if (first === 0xff && second === 0xfe) return { name: 'utf-16le', mark: 2 };
  if (first === 0xfe && second === 0xff) return { name: 'utf-16be', mark: 2 };
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { name: 'utf-8', mark: 3 };
  }
  if (first && second === 0 && third && fourth === 0) {
    return { name: 'utf-16le', mark: 0 };
  }
  if (first === 0 && second && third === 0 && fourth) {
    return { name: 'utf-16be', mark: 0 };
  }
  return { name: 'utf-8', mark: 0 };
}

/** Turns chunks of one encoding into UTF-8, without the mark of the first. */
class Transcoder {
  readonly #decoder: TextDecoder | undefined;
  #mark: number;

  constructor(head: Uint8Array) {
    const { name, mark } = encodingOf(head);
    this.#mark = mark;
    this.#decoder =
      name === 'utf-8' ? undefined : new TextDecoder(name, { ignoreBOM: true });
  }

  write(chunk: Uint8Array): Uint8Array {
    const bytes = chunk.subarray(this.#mark);
    this.#mark = 0;
    return this.#decoder
      ? Buffer.from(this.#decoder.decode(bytes, { stream: true }))
      : bytes;
  }

  end(): Uint8Array {
    return Buffer.from(this.#decoder?.decode() ?? '');
  }
}

/**
 * A text as UTF-8 without a byte order mark, whatever it comes in: redirected
 * output of PowerShell 5 is UTF-16, for instance. Works chunk by chunk; bytes
 * that are no UTF-8 pass unchanged.
 *
 * @param body - in UTF-8 or UTF-16, with or without a byte order mark
 *
 * @public
 */
export async function* asUtf8(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  let transcoder: Transcoder | undefined;
  for await (const chunk of body) {
    if (transcoder) {
      yield transcoder.write(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < HEAD) continue;
    transcoder = new Transcoder(head);
    yield transcoder.write(head);
  }
  if (!transcoder) {
    transcoder = new Transcoder(head);
    yield transcoder.write(head);
  }
  yield transcoder.end();
}
