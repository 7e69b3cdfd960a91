// A cluster for the portals of the matrix: that of the demo homelab, as of now.
import { startDemoKubernetes } from 'backups-demo/testUtils';

const [port] = process.argv.slice(2);

startDemoKubernetes({ anchor: new Date(), port: Number(port) }).then(
  api => {
    process.stdout.write('ready\n');
    process.once('SIGTERM', () => api.close().then(() => process.exit(0)));
  },
  (error: unknown) => {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  },
);
