import { rmSync } from 'node:fs';
import { addressFile } from './addressFile';

/** After the last test of VolSync. */
export default async function stopServer(): Promise<void> {
  await globalThis.volsyncServer?.stop();
  rmSync(addressFile, { force: true });
}
