import { LoggerService } from '@backstage/backend-plugin-api';

/** Tells warnings and errors, and nothing else. */
export const quietLogger: LoggerService = {
  debug: () => {},
  info: () => {},
  warn: (message, meta) =>
    process.stderr.write(`${message} ${JSON.stringify(meta ?? {})}\n`),
  error: (message, meta) =>
    process.stderr.write(`${message} ${JSON.stringify(meta ?? {})}\n`),
  child: () => quietLogger,
};
