import { instantToIso } from 'backstage-plugin-backups-common';
import type { Evidence } from 'backstage-plugin-backups-common';
import type {
  Fact,
  ListingFact,
  PointFact,
  PointsSummary,
} from 'backstage-plugin-backups-node';
import { isAhead } from 'backstage-plugin-backups-node';
import type { KopiaServer } from '../config/KopiaServer';
import { identityOf } from '../observe/identityOf';
import { pointOf } from '../observe/pointOf';
import { policyFindings } from '../report/policyFindings';
import { repositoryObject } from '../report/repositoryObject';
import { retentionsOf } from '../retention/effectiveRetention';
import type { KopiaServerReading } from './KopiaServerReading';
import type { SourceStatus } from './serverSchemas';
import { summariseSource } from './summariseSource';

/**
 * What the server is doing about a source before it has looked at it, or when it
 * could not: then no snapshot is known, which is not the same as none.
 */
const NOT_LOOKED_AT = new Set(['INITIALIZING', 'UNKNOWN', 'FAILED']);

function lookedAt({ status, lastSnapshot }: SourceStatus): boolean {
  return lastSnapshot !== undefined || !NOT_LOOKED_AT.has(status ?? 'UNKNOWN');
}

/** The newest snapshot of every source, as the server's list has it. */
function listingOfNewest(
  reading: KopiaServerReading,
  server: KopiaServer,
  evidence: Evidence[],
): ListingFact {
  let doubt = reading.unreadable > 0;
  const identities: PointsSummary[] = [];
  for (const source of reading.sources) {
    const identity = identityOf(source.source);
    const point = source.lastSnapshot && pointOf(source.lastSnapshot);
    // A newest one whose time cannot be hides the one that is the newest.
    const understood =
      source.lastSnapshot === undefined ||
      (point !== undefined &&
        !isAhead(point.finishedAt ?? point.startedAt, reading.readAt));
    // A refresh that failed leaves an old snapshot there.
    const current = lookedAt(source) && source.status !== 'FAILED';
    if (identity === undefined || !understood || !current) {
      doubt = true;
    } else {
      identities.push(
        summariseSource(identity, point ? [point] : [], reading.readAt),
      );
    }
  }
  return {
    type: 'listing',
    method: 'kopia',
    repository: server.repository,
    takenAt: reading.readAt - server.refreshSeconds,
    extent: 'newest-only',
    onlyListedNames: doubt || undefined,
    identities,
    evidence,
  };
}

function listingOfAll(
  listed: readonly { identity: string; points: PointFact[] }[],
  reading: KopiaServerReading,
  server: KopiaServer,
  evidence: Evidence[],
): ListingFact {
  return {
    type: 'listing',
    method: 'kopia',
    repository: server.repository,
    // It reads them from its repository, but the index of it only as often.
    takenAt: reading.readAt - server.refreshSeconds,
    extent: 'counted',
    // A name is not in it either where its snapshots could not be told.
    onlyListedNames: true,
    identities: listed
      .map(({ identity, points }) =>
        summariseSource(identity, points, reading.readAt),
      )
      .sort((a, b) => (a.identity < b.identity ? -1 : 1)),
    evidence,
  };
}

function openToAll(server: KopiaServer, evidence: Evidence[]): Fact {
  const { name, repository } = server;
  return {
    type: 'finding',
    finding: {
      code: 'kopia-server-open',
      severity: 'advice',
      title: `Anyone who reaches the Kopia server ${name} can delete every snapshot: it asks for no password.`,
      detail:
        'A server without a password lets anyone do what its UI can: delete snapshots, change retention, restore to its disk.',
      fix: 'Start it with --server-password and --server-control-password, and give the portal the control user.',
      causeKey: `kopia/kopia-server-open/${name}`,
      evidence,
    },
    about: { object: repositoryObject(repository), repository, labels: {} },
  };
}

/**
 * Turns what a server told into facts. The status of a source is none: `IDLE`
 * follows a failed upload as well, and `REMOTE` says only that another host
 * writes it.
 */
export function observeKopiaServer(
  reading: KopiaServerReading,
  server: KopiaServer,
): Fact[] {
  const { listed, policies, sources } = reading;
  const evidence: Evidence[] = [
    {
      object: `Kopia server ${server.name}`,
      field: 'sources',
      value: `as of ${instantToIso(reading.readAt)}`,
    },
  ];
  const identities = new Set(
    sources.flatMap(({ source }) => identityOf(source) ?? []),
  );
  const facts: Fact[] = [
    {
      type: 'repository',
      method: 'kopia',
      repository: server.repository,
      aliases: [],
      toldAt: reading.readAt,
      retentions: policies && retentionsOf(identities, policies),
      evidence,
    },
  ];
  // What a server is shown by another one is not all there is.
  if (reading.seesEverything) {
    facts.push(listingOfNewest(reading, server, evidence));
    if (listed) facts.push(listingOfAll(listed, reading, server, evidence));
  }
  if (policies && listed) {
    facts.push(
      ...policyFindings(
        policies,
        new Set(
          listed.flatMap(({ identity, points }) =>
            points.length > 0 ? identity : [],
          ),
        ),
        { repository: server.repository, takenAt: reading.readAt },
      ),
    );
  }
  if (server.control === undefined && typeof server.ui !== 'object') {
    facts.push(openToAll(server, evidence));
  }
  return facts;
}
