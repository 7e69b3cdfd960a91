import type { Config } from '@backstage/config';
import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { appsOf } from '../check/settings/appsOf';

/** Where the demo's catalog comes from. */
export type DemoMode =
  | { mode: 'off' }
  | { mode: 'homelab' }
  | {
      mode: 'trial';
      folder: string;
      /** Absent: they are made from labels. */
      entities?: Entity[];
    };

/**
 * @param config - the root config; `demo.mode` absent means off
 * @throws InputError when `demo.mode` is neither `homelab` nor `trial`
 */
export function readDemoMode(config: Config): DemoMode {
  const mode = config.getOptionalString('demo.mode');
  if (mode === undefined) return { mode: 'off' };
  if (mode === 'homelab') return { mode };
  if (mode === 'trial')
    return {
      mode,
      folder: config.getString('demo.folder'),
      entities: appsOf(config.getOptional('demo.entities'), 'demo.entities'),
    };
  throw new InputError(
    `demo.mode is '${mode}'; it may be 'homelab' or 'trial'`,
  );
}
