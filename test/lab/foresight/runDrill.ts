import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KopiaRepository } from '../kopia/KopiaRepository';
import { runProgram } from '../machine/runProgram';

/** What the plugin ships, run as it is. */
const SCRIPT = resolvePackagePath(
  'backstage-plugin-backups-backend-module-kopia',
  'manifests/drill/drill.sh',
);

/** A restore that is tried, and where that is reported. */
export interface Drill {
  portal: string;
  token: string;
  identity: string;
  /** Name of the component, of its claim and of what copies it. */
  app: string;
  /** The claim by its key, where its name is not enough. */
  item?: string;
  /** A command that runs in the restored folder. */
  check: string;
  /** A file in it that holds the app's id. */
  sentinel?: string;
}

/** Does what the shipped job does: restores, checks and reports. */
export async function runDrill(
  repository: KopiaRepository,
  { portal, token, identity, app, item = app, check, sentinel = '' }: Drill,
): Promise<void> {
  await runProgram('/bin/sh', [], {
    input: readFileSync(SCRIPT, 'utf8'),
    env: {
      PATH: `${dirname(repository.program)}:${process.env.PATH}`,
      PORTAL: portal,
      TOKEN: token,
      CONNECT: `filesystem --path=${repository.path}`,
      IDENTITY: identity,
      ENTITY: `component:default/${app}`,
      ITEM: item,
      COPY: `ReplicationSource downloads/${app}`,
      CHECK: check,
      SENTINEL: sentinel,
      KOPIA_PASSWORD: repository.password,
    },
  });
}
