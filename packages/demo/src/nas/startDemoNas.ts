import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoopbackTrueNas } from './LoopbackTrueNas';
import { startLoopbackTrueNas } from './startLoopbackTrueNas';

/** As in `app-config.yaml`: `caFile` of the NAS. */
const CERTIFICATE = 'nas.pem';

/**
 * Starts the NAS of the demo homelab, and leaves its certificate where the
 * portal's configuration looks for it.
 *
 * @param options - `anchor`: the instant at which the stories are told;
 * `folder`: for the certificate
 */
export async function startDemoNas(options: {
  anchor: Date;
  port: number;
  folder: string;
}): Promise<LoopbackTrueNas> {
  const { anchor, port, folder } = options;
  const nas = await startLoopbackTrueNas({ anchor, port });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, CERTIFICATE), nas.certificate);
  return nas;
}
