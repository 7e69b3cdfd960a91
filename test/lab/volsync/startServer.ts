import { QUERIES, OBJECTS } from 'backups-demo/testUtils';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { customResources } from '../kubernetes/customResources';
import { KubernetesServer } from '../kubernetes/KubernetesServer';
import { LoadedCluster } from '../kubernetes/LoadedCluster';
import { stateFolder } from '../machine/stateFolder';
import { addressFile, turnFolder } from './addressFile';

declare global {
  // eslint-disable-next-line no-var -- The way from a global set-up to its end.
  var volsyncServer: KubernetesServer | undefined;
}

/** Once, before the tests of VolSync run against a server. */
export default async function startServer(): Promise<void> {
  const server = await KubernetesServer.start();
  globalThis.volsyncServer = server;
  await new LoadedCluster(server.admin).install(
    customResources(QUERIES, OBJECTS),
  );
  mkdirSync(stateFolder, { recursive: true });
  // Of a run that was interrupted.
  rmSync(turnFolder, { recursive: true, force: true });
  writeFileSync(addressFile, JSON.stringify(server.adminAddress));
}
