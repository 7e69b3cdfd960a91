import { mockLogger } from '../__testUtils__/mockLogger';
import { answerCheckOf } from './answerCheck';

describe('answers compared with openapi.json', () => {
  const logger = mockLogger();
  const wrong = { accepted: 'yes' };

  it('fail in tests when they are not as described', () => {
    const check = answerCheckOf('test', logger);
    expect(() => check?.('RefreshResponse', wrong)).toThrow(
      /not a RefreshResponse.*expected boolean/s,
    );
    expect(() =>
      check?.('RefreshResponse', { accepted: true, more: 1 }),
    ).toThrow(/more/);
    expect(() =>
      check?.('RefreshResponse', { accepted: true, more: undefined }),
    ).not.toThrow();
  });

  it('are sent in development all the same, and logged', () => {
    answerCheckOf('development', logger)?.('RefreshResponse', wrong);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('not a RefreshResponse'),
    );
  });

  it('are not compared in production', () => {
    expect(answerCheckOf('production', logger)).toBeUndefined();
    expect(answerCheckOf(undefined, logger)).toBeUndefined();
  });
});
