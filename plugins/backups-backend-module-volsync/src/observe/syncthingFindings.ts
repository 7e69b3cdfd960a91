import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import { joinWords, sentenceOf } from 'backstage-plugin-backups-node';
import type {
  ReplicationSourceSpec,
  ReplicationSourceStatus,
} from '../read/ReplicationSource';
import { findingAbout } from './findingAbout';

/**
 * What a source of Syncthing tells: it runs all the time and reports no success,
 * but it says whether the other ends are there.
 */
export function syncthingFindings(
  subject: Subject,
  spec: ReplicationSourceSpec,
  status: ReplicationSourceStatus,
): FindingFact[] {
  if (!spec.syncthing) return [];
  const { name } = subject.object;
  const declared = (spec.syncthing.peers ?? []).flatMap(peer => peer ?? []);
  const seen = (status.syncthing?.peers ?? []).flatMap(peer => peer ?? []);
  if (declared.length === 0 && seen.length === 0) {
    return [
      findingAbout(subject, {
        code: 'syncthing-without-peers',
        severity: 'erodes',
        title: `${name} names no peer: Syncthing has nowhere to copy to.`,
        fix: 'Add the other end under spec.syncthing.peers.',
        evidence: [{ field: 'spec.syncthing.peers', value: '(none)' }],
      }),
    ];
  }
  const away = seen.filter(peer => peer.connected === false);
  if (away.length === 0) return [];
  const names = away.map(peer =>
    sentenceOf(peer.name || peer.address || peer.ID || 'a peer'),
  );
  return [
    findingAbout(subject, {
      code: 'syncthing-peer-not-connected',
      severity: 'erodes',
      title: `${joinWords(names)} ${
        away.length === 1 ? 'is' : 'are'
      } not connected: what changes in ${name} does not get there.`,
      detail:
        away.length === seen.length
          ? 'No peer of it is connected.'
          : `${seen.length - away.length} of ${
              seen.length
            } peers are connected.`,
      fix: 'Look whether Syncthing runs there, whether its address can be reached from the cluster, and whether it accepts this device.',
      evidence: away.map(peer => ({
        field: 'status.syncthing.peers[].connected',
        value: `${sentenceOf(peer.address ?? peer.ID ?? '')} false`.trim(),
      })),
    }),
  ];
}
