/** Where a list goes on. */
export interface ContinueToken {
  /** Version the list was begun at; -1: whatever is there now. */
  resourceVersion: number;
  /** First key that is not yet listed. */
  start: string;
}

const VERSION = 'meta.k8s.io/v1';

/** @returns the token as clients get it */
export function encodeContinue(token: ContinueToken): string {
  const { resourceVersion: rv, start } = token;
  return Buffer.from(JSON.stringify({ v: VERSION, rv, start })).toString(
    'base64url',
  );
}

/** @returns the token; `undefined` when it is none of ours */
export function decodeContinue(text: string): ContinueToken | undefined {
  try {
    const { v, rv, start } = JSON.parse(
      Buffer.from(text, 'base64url').toString('utf8'),
    );
    return v === VERSION && Number.isInteger(rv) && typeof start === 'string'
      ? { resourceVersion: rv, start }
      : undefined;
  } catch {
    return undefined;
  }
}
