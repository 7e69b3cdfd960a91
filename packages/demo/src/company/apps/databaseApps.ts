import { appShape } from '../../homelab/apps/appShape';
import type { DemoApp } from '../../homelab/apps/DemoApp';
import { perconaDatabases } from '../percona/perconaDatabases';
import { pgoDatabases } from '../pgo/pgoDatabases';

/** Apps without a volume, each with a database of Crunchy PGO or of Percona. */
export const databaseApps: DemoApp[] = [
  ...pgoDatabases,
  ...perconaDatabases,
].map(({ name, namespace, app, daysOld }) =>
  appShape(namespace, app, {
    daysOld,
    workloads: [
      {
        kind: 'Deployment',
        name: app,
        image: `registry.acme.example/${app}`,
        // The operators write it for each user of a database.
        secrets: [`${name}-pguser-${app}`],
        volumes: [{ kind: 'scratch', name: 'tmp', mountPath: '/tmp' }],
      },
    ],
  }),
);
