import { toError } from '@backstage/errors';
import {
  ReadIssue,
  RemoteReadError,
  isTimeZone,
  parseLeniently,
  redactText,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';
import type { TrueNasServer } from '../config/TrueNasServer';
import { JsonRpcError } from '../connect/JsonRpcError';
import type { TrueNasSession } from '../connect/TrueNasSession';
import { explainConnectError } from '../connect/explainConnectError';
import { logIn } from '../connect/logIn';
import type { TrueNasReading } from './TrueNasReading';
import {
  alertSchema,
  generalConfigSchema,
  jobSchema,
  taskSchema,
} from './schemas';

/** Runs the NAS remembers are many; the newest tell what is needed. */
const JOBS = 200;

function parseList<T>(
  schema: z.ZodType<T>,
  values: unknown,
  what: string,
  issues: ReadIssue[],
): { list: T[]; complete: boolean } {
  if (!Array.isArray(values)) {
    issues.push({ where: what, message: 'The answer is no list.' });
    return { list: [], complete: false };
  }
  const list: T[] = [];
  let complete = true;
  for (const [index, value] of values.entries()) {
    const parsed = parseLeniently(schema, value);
    if (parsed) {
      list.push(parsed.value);
      for (const problem of parsed.problems) {
        issues.push({
          where: `${what}[${index}].${problem.field}`,
          message: problem.message,
        });
      }
    } else {
      complete = false;
      issues.push({
        where: `${what}[${index}]`,
        message: 'It could not be understood.',
      });
    }
  }
  return { list, complete };
}

/** Why a call failed, and which right is missing. */
function explainCall(caught: unknown, role: string): string {
  const error = toError(caught);
  const denied =
    error instanceof JsonRpcError &&
    (error.errname === 'EACCES' || error.errname === 'EPERM');
  return denied
    ? `The key's user may not read it; role ${role} is missing.`
    : redactText(error.message);
}

async function readTasks(
  connection: TrueNasSession,
  server: TrueNasServer,
): Promise<unknown> {
  try {
    return await connection.call('cloudsync.query', [[], { order_by: ['id'] }]);
  } catch (error) {
    if (!(error instanceof JsonRpcError)) throw error;
    throw new RemoteReadError(
      `${server.name} does not list its Cloud Sync tasks: ${explainCall(
        error,
        'CLOUD_SYNC_READ',
      )}`,
      {
        fix: `Give user ${server.username} a privilege with the roles CLOUD_SYNC_READ and ALERT_LIST_READ; it needs no other.`,
      },
    );
  }
}

async function readZone(
  connection: TrueNasSession,
  server: TrueNasServer,
  issues: ReadIssue[],
): Promise<string | undefined> {
  if (server.timeZone !== undefined) return server.timeZone;
  const assumed = `Its schedules are read as UTC. Give its zone in timeZone of server ${server.name}.`;
  try {
    const parsed = generalConfigSchema.safeParse(
      await connection.call('system.general.config', []),
    );
    if (parsed.success && isTimeZone(parsed.data.timezone)) {
      return parsed.data.timezone;
    }
    issues.push({
      where: 'system.general.config',
      message: `It tells no time zone. ${assumed}`,
    });
  } catch (error) {
    issues.push({
      where: 'system.general.config',
      message: `${explainCall(error, 'SYSTEM_GENERAL_READ')} ${assumed}`,
    });
  }
  return undefined;
}

async function readAlerts(
  connection: TrueNasSession,
  issues: ReadIssue[],
): Promise<TrueNasReading['alerts']> {
  try {
    const alerts = await connection.call('alert.list', []);
    return parseList(alertSchema, alerts, 'alert.list', issues).list;
  } catch (error) {
    issues.push({
      where: 'alert.list',
      message: explainCall(error, 'ALERT_LIST_READ'),
    });
    return [];
  }
}

/** Who may see no jobs of others loses nothing but older runs. */
async function readJobs(
  connection: TrueNasSession,
): Promise<TrueNasReading['jobs']> {
  try {
    const jobs = await connection.call('core.get_jobs', [
      [['method', '=', 'cloudsync.sync']],
      { order_by: ['-id'], limit: JOBS },
    ]);
    return parseList(jobSchema, jobs, 'core.get_jobs', []).list;
  } catch {
    return [];
  }
}

/**
 * Reads one NAS: log in, a few calls, good-bye.
 *
 * @param connection - is closed at the end
 *
 * @throws RemoteReadError when nothing can be told
 */
export async function readTrueNas(
  connection: TrueNasSession,
  server: TrueNasServer,
): Promise<TrueNasReading> {
  try {
    await logIn(connection, server);
    const issues: ReadIssue[] = [];
    const answer = await readTasks(connection, server);
    const tasks = parseList(taskSchema, answer, 'cloudsync.query', issues);
    if (!Array.isArray(answer)) {
      throw new RemoteReadError(
        `${server.name} answers cloudsync.query with something that is no list.`,
      );
    }
    return {
      tasks: tasks.list,
      complete: tasks.complete,
      timeZone: await readZone(connection, server, issues),
      alerts: await readAlerts(connection, issues),
      jobs: await readJobs(connection),
      issues,
    };
  } catch (error) {
    throw error instanceof RemoteReadError
      ? error
      : explainConnectError(error, server);
  } finally {
    connection.close();
  }
}
