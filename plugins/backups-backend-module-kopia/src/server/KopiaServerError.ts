import { CustomErrorBase } from '@backstage/errors';

/** A Kopia server answered, and not with what was asked for. */
export class KopiaServerError extends CustomErrorBase {
  name = 'KopiaServerError' as const;

  /**
   * @param message - the server's own words, redacted
   * @param status - of HTTP
   * @param code - the server's own: `NOT_CONNECTED`
   * @param path - what was asked for, without parameters
   */
  constructor(
    message: string,
    readonly status: number,
    readonly code: string | undefined,
    readonly path: string,
  ) {
    super(message);
  }
}
