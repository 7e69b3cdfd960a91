import { logTail } from './logTail';

describe('logTail', () => {
  it('has nothing to show of an empty log', () => {
    expect(logTail(undefined)).toBeUndefined();
    expect(logTail('')).toBeUndefined();
    expect(logTail(' \n ')).toBeUndefined();
  });

  it('keeps a short log as it is', () => {
    expect(logTail('INFO: one\r\nINFO: two')).toBe('INFO: one\nINFO: two');
  });

  it('drops the first line of a cut log, which may be half of a secret', () => {
    const log = `er2hunter2\n${'INFO: a line of text\n'.repeat(60)}`;
    expect(logTail(log)).not.toContain('hunter2');
  });

  it('keeps at most 1 KiB, whole characters only', () => {
    const tail = logTail(`first\n${'ü'.repeat(3000)}`) ?? '';
    expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(1024);
    expect(tail).toMatch(/^ü+$/);
  });

  it('tolerates broken characters and control sequences', () => {
    const tail = logTail('\uDC00 a\u0000b \u001b[31mred\u001b[0m \uD83D end');
    expect(tail).toBe('\uFFFD ab red \uFFFD end');
  });

  it('redacts before it keeps', () => {
    expect(
      logTail('connect --password=hunter2 https://u:pw@nas.lan/x failed'),
    ).toBe('connect --password=[redacted] https://nas.lan/x failed');
  });
});
