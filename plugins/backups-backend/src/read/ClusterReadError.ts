import { CustomErrorBase } from '@backstage/errors';
import { ReadError } from 'backstage-plugin-backups-node';

/** Why something of a cluster could not be read, and what to do about it. */
export class ClusterReadError extends CustomErrorBase {
  name = 'ClusterReadError' as const;
  readonly fix: string | undefined;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;

  constructor(
    message: string,
    options: { fix?: string; status?: number } = {},
  ) {
    super(message);
    this.fix = options.fix;
    this.status = options.status;
  }

  /** @returns the same, as a listing carries it */
  toReadError(): ReadError {
    return { message: this.message, fix: this.fix };
  }
}
