import type { PointFact, ReadIssue } from 'backstage-plugin-backups-node';
import { RemoteReadError } from 'backstage-plugin-backups-node';
import type { z } from 'zod';
import { identityOf } from '../observe/identityOf';
import { pointOf } from '../observe/pointOf';
import { parsePolicies } from '../read/Policy';
import type { SnapshotSource } from '../read/Snapshot';
import { KopiaServerError } from './KopiaServerError';
import type { KopiaServerReading, ListedSource } from './KopiaServerReading';
import type { ServerQuestions } from './ServerQuestions';
import {
  listedSnapshotSchema,
  policiesSchema,
  serverStatusSchema,
  snapshotsSchema,
  sourceStatusSchema,
  sourcesSchema,
} from './serverSchemas';

/** Sources whose snapshots are asked for side by side. */
const AT_ONCE = 4;

/** Who may be asked. */
export interface ServerAccess {
  /** What people call the server. */
  name: string;
  control: boolean;
  ui: boolean;
}

function understood<T>(schema: z.ZodType<T>, value: unknown, path: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new KopiaServerError(
    'It answers with something else.',
    200,
    undefined,
    path,
  );
}

/** All three, and in this spelling: what the server does not know it ignores. */
function snapshotsPath({ userName, host, path }: SnapshotSource): string {
  const query = new URLSearchParams({
    userName: userName ?? '',
    host: host ?? '',
    path: path ?? '',
    // Without it, the server lists only the oldest of several snapshots with the same content.
    all: '1',
  });
  return `/api/v1/snapshots?${query}`;
}

function pointsOf(source: SnapshotSource, answer: unknown, path: string) {
  const { snapshots } = understood(snapshotsSchema, answer, path);
  return (snapshots ?? []).map((element): PointFact | undefined => {
    const parsed = listedSnapshotSchema.safeParse(element);
    if (!parsed.success) return undefined;
    const { summary, rootID, retention, ...snapshot } = parsed.data;
    return pointOf({
      ...snapshot,
      source,
      stats: undefined,
      rootEntry: { obj: rootID, summ: summary },
      retentionReason: retention,
    });
  });
}

async function readSnapshots(
  client: ServerQuestions,
  sources: readonly SnapshotSource[],
  issues: ReadIssue[],
): Promise<ListedSource[]> {
  const listed: ListedSource[] = [];
  const waiting = [...sources];
  const work = async () => {
    for (let source = waiting.shift(); source; source = waiting.shift()) {
      const identity = identityOf(source);
      // Without all its parts the answer would be that of several sources.
      if (identity === undefined) continue;
      const path = snapshotsPath(source);
      try {
        const points = pointsOf(source, await client.ui(path), path);
        const known = points.flatMap(point => point ?? []);
        if (known.length === points.length) {
          listed.push({ identity, points: known });
        } else {
          issues.push({
            where: identity,
            message: `${
              points.length - known.length
            } of its snapshots could not be understood.`,
          });
        }
      } catch (error) {
        // The server answers, only not to this; what it says of others stands.
        if (!(error instanceof KopiaServerError) || error.status < 500)
          throw error;
        issues.push({
          where: identity,
          message: `Its snapshots are not told (${error.status}).`,
        });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return listed;
}

function checkStatus(answer: unknown, { name }: ServerAccess) {
  const status = understood(serverStatusSchema, answer, '/status');
  if (status.connected) return status;
  throw status.initTaskID
    ? new RemoteReadError(`${name} is still opening its repository.`, {
        fix: 'It takes minutes where the storage is slow. What it told before stands until then.',
      })
    : new RemoteReadError(`${name} is not connected to a repository.`, {
        fix: 'Connect it (kopia repository connect …), and look at its log. That it lists nothing now says nothing about what is kept.',
      });
}

/**
 * Asks a server for what it knows: everything it is configured for, or nothing.
 *
 * @param now - epoch seconds
 * @throws RemoteReadError where it is not connected to a repository
 * @throws KopiaServerError, or what stood in the way of an answer
 */
export async function readKopiaServer(
  client: ServerQuestions,
  access: ServerAccess,
  now: number,
): Promise<KopiaServerReading> {
  const ask = (control: string, ui: string) =>
    access.control
      ? client.control(`/api/v1/control/${control}`)
      : client.ui(`/api/v1/${ui}`);
  const status = checkStatus(await ask('status', 'repo/status'), access);
  const { multiUser, sources } = understood(
    sourcesSchema,
    await ask('sources', 'sources'),
    '/sources',
  );
  const parsed = (sources ?? []).map(source =>
    sourceStatusSchema.safeParse(source),
  );
  const known = parsed.flatMap(source => source.data ?? []);
  const issues: ReadIssue[] = [];
  const reading: KopiaServerReading = {
    readAt: now,
    seesEverything: multiUser === true && status.apiServerURL === undefined,
    sources: known,
    unreadable: parsed.length - known.length,
    issues,
  };
  if (reading.unreadable > 0) {
    issues.push({
      where: 'sources',
      message: `${reading.unreadable} of them could not be understood.`,
    });
  }
  if (!access.ui) return reading;
  const { policies } = understood(
    policiesSchema,
    await client.ui('/api/v1/policies'),
    '/policies',
  );
  const listed = await readSnapshots(
    client,
    known.map(({ source }) => source),
    issues,
  );
  return { ...reading, listed, policies: parsePolicies(policies ?? []) };
}
