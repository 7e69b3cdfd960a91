import { LoggerService } from '@backstage/backend-plugin-api';

/** A cluster that is down is meant to be: nothing is logged. */
export const quietLogger: LoggerService = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: (message, meta) =>
    process.stderr.write(`${message} ${JSON.stringify(meta ?? {})}\n`),
  child: () => quietLogger,
};
