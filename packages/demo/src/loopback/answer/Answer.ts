/** What an API server says to one request. */
export interface Answer {
  status: number;
  /** Besides `Content-Type`. */
  headers?: Record<string, string>;
  contentType: 'application/json' | 'text/plain' | 'text/html';
  body: string;
}

/** @returns an answer in JSON */
export function jsonAnswer(body: unknown, status = 200): Answer {
  return {
    status,
    contentType: 'application/json',
    body: JSON.stringify(body),
  };
}
