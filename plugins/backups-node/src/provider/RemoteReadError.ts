import { CustomErrorBase } from '@backstage/errors';
import type { ReadError } from '../read/ClusterSnapshot';

/**
 * Why a server could not be read, and what to do about it. Its words reach
 * people: redact what the server said.
 *
 * @public
 */
export class RemoteReadError extends CustomErrorBase {
  name = 'RemoteReadError' as const;
  readonly fix: string | undefined;

  constructor(message: string, options: { fix?: string } = {}) {
    super(message);
    this.fix = options.fix;
  }

  /** @returns the same, as a source carries it */
  toReadError(): ReadError {
    return { message: this.message, fix: this.fix };
  }
}
