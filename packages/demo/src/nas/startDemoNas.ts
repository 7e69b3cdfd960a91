import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoNas } from './DemoNas';
import { CITADEL } from './demoNases';
import type { LoopbackTrueNas } from './LoopbackTrueNas';
import { startLoopbackTrueNas } from './startLoopbackTrueNas';

/** As in `app-config.yaml`: `caFile` of the NAS. */
const CERTIFICATE = 'nas.pem';

/** What only a NAS that was really asked can tell: its history knows nothing of it. */
function fullPool(name: string, anchor: Date): object {
  const text = `Space usage for pool "storage0" of ${name} is 83%.`;
  return {
    uuid: '00000000-0000-4000-8000-000000000083',
    klass: 'ZpoolCapacityNotice',
    args: { volume: 'storage0', capacity: 83 },
    datetime: { $date: anchor.getTime() },
    last_occurrence: { $date: anchor.getTime() },
    dismissed: false,
    level: 'NOTICE',
    text,
    formatted: text,
  };
}

/**
 * Starts a NAS of the demo homelab, and leaves its certificate where the
 * portal's configuration looks for it. A NAS of wrong key or unknown certificate
 * is a NAS like any other: it is the portal that has the wrong configuration.
 *
 * @param options - `anchor`: the instant at which the stories are told;
 * `folder`: for the certificate; `nas`: the one without trouble when absent
 */
export async function startDemoNas(options: {
  anchor: Date;
  port: number;
  folder: string;
  nas?: DemoNas;
}): Promise<LoopbackTrueNas> {
  const { anchor, port, folder, nas = CITADEL } = options;
  const { name, tasks, failure } = nas;
  const alerts = [fullPool(name, anchor)];
  const loopback = await startLoopbackTrueNas({ anchor, port, tasks, alerts });
  if (failure?.kind === 'down') loopback.setFault('down');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, nas === CITADEL ? CERTIFICATE : `${name}.pem`),
    loopback.certificate,
  );
  return loopback;
}
