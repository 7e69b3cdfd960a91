import type { ItemMention } from 'backstage-plugin-backups-node';
import { describeObject } from 'backstage-plugin-backups-node';
import type { ExternalSecret } from '../read/ExternalSecret';
import type { Pooler } from '../read/Pooler';
import { databaseHosts } from '../read/databaseHosts';
import { holdsNames } from '../read/projectExternalSecret';
import { nameKey } from './ClusterContext';
import type { Observed } from './ClusterContext';

const SUFFIX = /-(?:rw|ro|r|lb|pooler)$/;

/**
 * Finds who names the host of a database cluster in a configuration. That
 * suggests whose it is, and proves nothing: a configuration may be old.
 *
 * @param clusters - keys of the database clusters there are
 * @returns by the key of the database cluster
 */
export function mentionsOf(
  secrets: readonly Observed<ExternalSecret>[],
  poolers: readonly Observed<Pooler>[],
  clusters: ReadonlySet<string>,
): Map<string, ItemMention[]> {
  const behind = new Map(
    poolers.flatMap(({ subject, value }): [string, string][] => {
      const { namespace, name } = subject.object;
      const cluster = value.spec?.cluster?.name;
      return cluster === undefined
        ? []
        : [[nameKey(namespace, name), nameKey(namespace, cluster)]];
    }),
  );
  const mentions = new Map<string, ItemMention[]>();
  for (const { subject, value } of secrets) {
    const { object, labels, annotations } = subject;
    const data = Object.entries(value.spec?.target?.template?.data ?? {});
    const parts = [
      ...new Set(
        data.flatMap(([key, text]) =>
          holdsNames(key) ? (text ?? '').split(' ').filter(Boolean) : [],
        ),
      ),
    ].sort();
    const hosts = new Map<string, string>();
    for (const [key, text] of data) {
      if (text === undefined || holdsNames(key)) continue;
      for (const word of text.split(' ')) {
        for (const { service, namespace = object.namespace } of databaseHosts(
          word,
        )) {
          const host = nameKey(namespace, service);
          const cluster = behind.get(host) ?? host.replace(SUFFIX, '');
          if (!clusters.has(cluster) || hosts.has(cluster)) continue;
          hosts.set(cluster, `${service}.${namespace ?? ''}`);
        }
      }
    }
    for (const [cluster, host] of hosts) {
      const mention = {
        described: describeObject(object),
        name: object.name,
        labels,
        annotations,
        secret: {
          namespace: object.namespace,
          name: value.spec?.target?.name ?? object.name,
        },
        host,
        // Whose databases they are cannot be told where it names two hosts.
        parts: hosts.size === 1 ? parts : [],
      };
      mentions.set(cluster, [...(mentions.get(cluster) ?? []), mention]);
    }
  }
  for (const all of mentions.values()) {
    all.sort((a, b) => (a.described < b.described ? -1 : 1));
  }
  return mentions;
}
