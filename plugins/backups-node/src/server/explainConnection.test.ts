import { RemoteReadError } from '../provider/RemoteReadError';
import { explainConnection } from './explainConnection';

const SERVER = { name: 'main', url: 'https://x.internal:8443/path' };

function thrown(code: string, message = 'failed'): Error {
  return Object.assign(new Error(message), { code });
}

describe('why there is no connection to a server', () => {
  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /x\.internal:8443 is not trusted/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /is for another name/],
    ['CERT_HAS_EXPIRED', /has expired/],
    ['ENOTFOUND', /cannot be resolved/],
    ['ECONNREFUSED', /does not answer \(ECONNREFUSED\)/],
    ['UND_ERR_CONNECT_TIMEOUT', /does not answer/],
    ['ERR_SOMETHING_ELSE', /cannot be read: failed/],
  ])('%s is told in words, with what to do', (code, message) => {
    const told = explainConnection(thrown(code), SERVER);
    expect(told.message).toMatch(message);
    expect(told.fix).toBeTruthy();
  });

  it('holds nothing secret of what the other side said', () => {
    const told = explainConnection(
      thrown('X', 'login refused: --repo1-cipher-pass=hunter2 u:hunter2@nas'),
      SERVER,
    );
    expect(told.message).not.toContain('hunter2');
  });

  it('is what somebody has explained already', () => {
    const known = new RemoteReadError('It is known.');
    expect(explainConnection(known, SERVER)).toBe(known);
  });
});
