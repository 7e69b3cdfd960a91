import { isError } from '@backstage/errors';

/**
 * The server answered 403. Checked by name: the class may be loaded twice.
 *
 * @param error - whatever was thrown
 */
export function isForbidden(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'NotAllowedError' ||
      (error.name === 'ResponseError' && error.statusCode === 403))
  );
}
