import { ConfigReader } from '@backstage/config';
import { readDemoMode } from './readDemoMode';

function read(demo?: { mode: string; folder?: string }) {
  return readDemoMode(new ConfigReader(demo ? { demo } : {}));
}

describe('readDemoMode', () => {
  it('is off until it is asked for', () => {
    expect(read()).toEqual({ mode: 'off' });
  });

  it('knows the homelab and the trial', () => {
    expect(read({ mode: 'homelab' })).toEqual({ mode: 'homelab' });
    expect(read({ mode: 'trial', folder: 'dump' })).toEqual({
      mode: 'trial',
      folder: 'dump',
    });
  });

  it('refuses a trial without a folder, and any other mode', () => {
    expect(() => read({ mode: 'trial' })).toThrow(/demo.folder/);
    expect(() => read({ mode: 'trail' })).toThrow(/'trail'/);
  });
});
