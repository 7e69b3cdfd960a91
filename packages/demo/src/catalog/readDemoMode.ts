import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Where the demo's catalog comes from. */
export type DemoMode =
  | { mode: 'off' }
  | { mode: 'homelab' }
  | { mode: 'trial'; folder: string };

/**
 * @param config - the root config; `demo.mode` absent means off
 * @throws InputError when `demo.mode` is neither `homelab` nor `trial`
 */
export function readDemoMode(config: Config): DemoMode {
  const mode = config.getOptionalString('demo.mode');
  if (mode === undefined) return { mode: 'off' };
  if (mode === 'homelab') return { mode };
  if (mode === 'trial')
    return { mode, folder: config.getString('demo.folder') };
  throw new InputError(
    `demo.mode is '${mode}'; it may be 'homelab' or 'trial'`,
  );
}
