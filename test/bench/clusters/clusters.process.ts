// A process of its own: clusters by name, as in `shop=500` or `dead=silent`.
import { estateOf, startLoopbackKubernetes } from 'backups-demo';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { answer } from '../processes/answer';
import { ReplayingServer } from './ReplayingServer';

const now = new Date();

/** The same array again: nothing ever changes. */
function frozenEstate(
  cluster: string,
  plans: number,
): () => KubernetesObject[] {
  const objects = estateOf({ cluster, plans, now });
  return () => objects;
}

async function main(): Promise<void> {
  const wanted = process.argv
    .slice(2)
    .map(argument => argument.split('=') as [name: string, size: string]);
  const loopback = await startLoopbackKubernetes({
    clusters: Object.fromEntries(
      wanted.map(([name, size]) => [
        name,
        { objects: frozenEstate(name, size === 'silent' ? 0 : Number(size)) },
      ]),
    ),
  });
  for (const [name, size] of wanted) {
    if (size === 'silent') loopback.setFault(name, { kind: 'silence' });
  }
  const { origin } = new URL(loopback.url(wanted[0][0]));
  answer({ origin: await new ReplayingServer(origin).listen() });
}

main();
