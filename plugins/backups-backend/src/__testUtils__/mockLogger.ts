import type { LoggerService } from '@backstage/backend-plugin-api';

/**
 * A logger that tests can ask what it was told. That of Backstage's test utils
 * comes with a whole backend, which takes seconds to load in each file.
 */
export function mockLogger() {
  const logger = {
    error: jest.fn(),
    warn: jest.fn(),
    info: jest.fn(),
    debug: jest.fn(),
    child: (): LoggerService => logger,
  };
  return logger;
}
