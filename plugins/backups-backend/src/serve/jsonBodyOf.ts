import { Request, Response, json } from 'express';

const readJson = json({ limit: '64kb' });

/**
 * Reads a small body of JSON, once whoever sends it may do what it asks for.
 *
 * @throws what answers 413 above 64 kB, and 400 for what is no JSON
 */
export function jsonBodyOf(
  request: Request,
  response: Response,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    readJson(request, response, (error?: unknown) =>
      error ? reject(error) : resolve(request.body),
    );
  });
}
