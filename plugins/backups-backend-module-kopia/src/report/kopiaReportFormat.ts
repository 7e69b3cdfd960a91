import { InputError } from '@backstage/errors';
import type {
  JsonPart,
  ReportContext,
  ReportFormat,
  ReportedFact,
  RepositoryFact,
} from 'backstage-plugin-backups-node';
import {
  isRecord,
  locationOf,
  readJsonStream,
  redactUrl,
} from 'backstage-plugin-backups-node';
import { pointOf } from '../observe/pointOf';
import { maintenanceSchema } from '../read/Maintenance';
import type { Maintenance } from '../read/Maintenance';
import { parsePolicies } from '../read/Policy';
import type { Policy } from '../read/Policy';
import {
  lockModeOf,
  lockedSecondsOf,
  statusSchema,
} from '../read/RepositoryStatus';
import type { RepositoryStatus } from '../read/RepositoryStatus';
import { manifestSchema } from '../read/Snapshot';
import { retentionsOf } from '../retention/effectiveRetention';
import { lockRenewalOf, maintenanceFacts, sizeOf } from './maintenanceFacts';
import { policyFindings } from './policyFindings';
import { repositoryObject } from './repositoryObject';

const HOUR = 3600;

const SECTIONS = {
  lists: ['snapshots', 'policies'],
  values: ['status', 'maintenance'],
};

/** Names for which retention is reported; a repository with more gets it for the first. */
const MOST_IDENTITIES = 20_000;

/** More policies than this, and only the first are heeded. */
const MOST_POLICIES = 10_000;

/** A list with more that is not understood is one of something else. */
const MOST_UNREADABLE = 10_000;

/** What is remembered of a report while it comes in. */
interface Told {
  listed: boolean;
  unreadable: number;
  identities: Set<string>;
  firstPointAt?: number;
  status?: RepositoryStatus;
  maintenance?: Maintenance;
  policies?: Policy[];
}

/**
 * What a job beside a Kopia repository sends: one JSON object, each of its
 * sections as the command prints it.
 *
 * - `snapshots`: `kopia snapshot list --all --json`
 * - `status`: `kopia repository status --json`
 * - `maintenance`: `kopia maintenance info --json`
 * - `policies`: `kopia policy list --json`
 */
export const kopiaReportFormat: ReportFormat = {
  kind: 'kopia',
  method: 'kopia',
  title: 'Kopia report',
  intervalSeconds: HOUR,
  async *parse(body, context): AsyncGenerator<ReportedFact> {
    let known = false;
    const told: Told = {
      listed: false,
      unreadable: 0,
      identities: new Set(),
    };
    for await (const part of readJsonStream(body, SECTIONS)) {
      known = true;
      if (part.section === 'policies') {
        takePolicy(told, part);
      } else if (part.kind === 'list') {
        told.listed = true;
      } else if (part.kind === 'element') {
        const manifest = isRecord(part.value)
          ? manifestSchema.safeParse(part.value)
          : undefined;
        const point = manifest?.success ? pointOf(manifest.data) : undefined;
        if (point) {
          if (told.identities.size < MOST_IDENTITIES) {
            told.identities.add(point.identity);
          }
          told.firstPointAt = Math.min(
            told.firstPointAt ?? Infinity,
            point.startedAt,
          );
          yield point;
        } else {
          told.unreadable += 1;
          if (told.unreadable > MOST_UNREADABLE) {
            throw new InputError(
              `More than ${MOST_UNREADABLE} of its snapshots cannot be understood. Send what kopia snapshot list --all --json prints.`,
            );
          }
        }
      } else {
        take(told, part.section, part.value);
      }
    }
    if (!known) {
      throw new InputError(
        `A Kopia report has at least one of ${[
          ...SECTIONS.lists,
          ...SECTIONS.values,
        ].join(', ')}.`,
      );
    }
    yield* conclusions(told, context);
  },
};

/** Policies come one by one; of anything but a list none is known. */
function takePolicy(told: Told, part: JsonPart): void {
  if (part.kind === 'list') told.policies = [];
  else if (
    part.kind === 'element' &&
    told.policies &&
    told.policies.length < MOST_POLICIES &&
    isRecord(part.value)
  ) {
    told.policies.push(...parsePolicies([part.value]));
  }
}

function take(told: Told, section: string, value: unknown): void {
  switch (section) {
    case 'status':
      told.status = statusSchema.safeParse(value).data;
      break;
    case 'maintenance':
      told.maintenance = maintenanceSchema.safeParse(value).data;
      break;
    default:
      break;
  }
}

function* conclusions(
  told: Told,
  context: ReportContext,
): Generator<ReportedFact> {
  checkLocation(told.status, context);
  const { maintenance, policies, identities } = told;
  yield repositoryFact(told, context);
  if (maintenance) {
    yield* maintenanceFacts(maintenance, context, told.firstPointAt);
  }
  if (policies) yield* policyFindings(policies, identities, context);
  if (told.unreadable > 0) {
    yield unreadableFinding(context, told.unreadable);
  } else if (told.listed && identities.size > 0) {
    // Without --all the list of another user is empty, whatever is there.
    // A snapshot that is not understood may be the one that is missed.
    yield { type: 'listed', takenAt: context.takenAt };
  }
}

/** A report that says of itself that it is of another bucket is of neither. */
function checkLocation(
  status: RepositoryStatus | undefined,
  { repository }: ReportContext,
): void {
  const { type, config } = status?.storage ?? {};
  if (type !== 's3' || !config || !repository.startsWith('s3://')) return;
  const location = locationOf({ type: 's3', ...config });
  if (location !== undefined && location !== repository) {
    throw new InputError(
      `The report is sent as one of ${repository}, but says that it is of ${redactUrl(
        location,
      )}.`,
    );
  }
}

function repositoryFact(told: Told, context: ReportContext): RepositoryFact {
  const { maintenance, status, policies, identities } = told;
  const size = maintenance && sizeOf(maintenance);
  return {
    type: 'repository',
    method: 'kopia',
    repository: context.repository,
    aliases: [],
    toldAt: context.takenAt,
    ...size,
    availableBytes: status?.volume?.available,
    lockedSeconds: status && lockedSecondsOf(status),
    lockMode: status && lockModeOf(status),
    lockRenewal: maintenance && lockRenewalOf(maintenance),
    retentions: policies ? retentionsOf(identities, policies) : undefined,
    evidence: [{ object: `Kopia report of ${context.repository}` }],
  };
}

function unreadableFinding(
  { repository }: ReportContext,
  count: number,
): ReportedFact {
  return {
    type: 'finding',
    finding: {
      code: 'malformed-snapshot',
      severity: 'advice',
      title: `${count} of the snapshots in the report of ${repository} could not be understood.`,
      detail: 'Until they can be, nothing is concluded from what is missing.',
      causeKey: `kopia/malformed-snapshot/${repository}`,
      evidence: [
        { object: `Kopia report of ${repository}`, field: 'snapshots' },
      ],
    },
    about: { object: repositoryObject(repository), repository, labels: {} },
  };
}
