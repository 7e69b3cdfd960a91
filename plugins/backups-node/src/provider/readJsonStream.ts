import { InputError, isError, toError } from '@backstage/errors';
import {
  JSONParser,
  TokenParserError,
  TokenType,
  TokenizerError,
} from '@streamparser/json';
import { asUtf8 } from '../text/asUtf8';
import { whyNotJson } from '../text/whyNotJson';

/** No tool nests its output deeper than this. */
const DEEPEST = 64;

/** No part of a document that a tool prints is larger. Bytes. */
const LARGEST_PART = 1024 * 1024;

/**
 * A value of a JSON document, or the beginning of a list whose elements follow.
 *
 * @public
 */
export type JsonPart =
  | { kind: 'value'; section: string; value: unknown }
  | { kind: 'element'; section: string; value: unknown }
  | { kind: 'list'; section: string };

/** As much of a document as it takes to say what it is. Bytes. */
const HEAD = 200;

/** What a decoder that takes UTF-8 only says of anything else. */
function isNotUtf8(error: unknown): boolean {
  return isError(error) && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}

function notWhole(error: unknown, head: string): InputError {
  return new InputError(
    whyNotJson(head) ??
      `It is not one whole JSON document: ${toError(error).message}`,
  );
}

/**
 * Reads one JSON object part by part, so that a document of any length needs no
 * more memory than its largest part.
 *
 * @param body - the document, in any encoding that `asUtf8` reads
 * @param sections - keys of the object; `lists` are given element by element,
 * `values` as a whole, and any other key is passed over
 * @throws InputError for what is not one whole JSON object
 *
 * @public
 */
export async function* readJsonStream(
  body: AsyncIterable<Uint8Array>,
  sections: { lists: string[]; values: string[] },
): AsyncGenerator<JsonPart> {
  const parser = new JSONParser({
    paths: [
      ...sections.lists.map(key => `$.${key}.*`),
      ...sections.values.map(key => `$.${key}`),
    ],
    keepStack: false,
  });
  const parts: JsonPart[] = [];
  let depth = 0;
  let key = '';
  let began = false;
  // Bytes since the last part was whole.
  let since = 0;
  let head = '';
  parser.onToken = ({ token, value }) => {
    const opens =
      token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET;
    if (!began && token !== TokenType.LEFT_BRACE) {
      throw new InputError('It has to be one JSON object.');
    }
    began = true;
    if (depth <= 1) since = 0;
    if (depth === 1) {
      // At this depth every text is a key, or a value that is no list.
      if (token === TokenType.STRING) key = String(value);
      if (token === TokenType.LEFT_BRACKET && sections.lists.includes(key)) {
        parts.push({ kind: 'list', section: key });
      }
    }
    if (opens) depth += 1;
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) {
      depth -= 1;
    }
    if (depth > DEEPEST) {
      throw new InputError(`It is nested deeper than ${DEEPEST} levels.`);
    }
  };
  parser.onValue = ({ value, key: last, stack }) => {
    since = 0;
    const section = String(stack[1]?.key ?? last);
    parts.push({
      kind: stack.length > 1 ? 'element' : 'value',
      section,
      value,
    });
  };
  try {
    for await (const chunk of asUtf8(body)) {
      if (head.length < HEAD) {
        head += Buffer.from(chunk.subarray(0, HEAD)).toString();
      }
      since += chunk.length;
      parser.write(chunk);
      if (since > LARGEST_PART + chunk.length) {
        throw new InputError(
          `A part of it, in '${key.slice(0, 60)}', is larger than ${
            LARGEST_PART / 1024 / 1024
          } MiB: no tool prints one like that.`,
        );
      }
      yield* parts.splice(0);
    }
  } catch (error) {
    if (isNotUtf8(error)) {
      throw new InputError(
        'It is neither UTF-8 nor UTF-16. Send what the tool printed, without converting it.',
      );
    }
    if (error instanceof TokenizerError || error instanceof TokenParserError) {
      throw notWhole(error, head);
    }
    throw error;
  }
  try {
    if (!parser.isEnded) parser.end();
  } catch (error) {
    throw notWhole(error, head);
  }
  if (!began) throw new InputError('It is empty.');
  yield* parts.splice(0);
}
