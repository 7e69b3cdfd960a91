/**
 * Reads a body to its end or to a limit, whichever comes first, so that one
 * without an end is left.
 *
 * @returns the text, and whether it is the whole of it
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  maximumBytes: number,
): Promise<{ text: string; whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let whole = true;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maximumBytes) {
      whole = false;
      chunks.push(chunk.subarray(0, chunk.byteLength - length + maximumBytes));
      break;
    }
    chunks.push(chunk);
  }
  return { text: Buffer.concat(chunks).toString('utf8'), whole };
}
