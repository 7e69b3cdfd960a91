import { toError } from '@backstage/errors';
import {
  RemoteReadError,
  parseInstant,
  redactText,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';
import type { AlertServer } from '../config/AlertServer';
import type { FiringAlert } from './FiringAlert';

/** No server has so many alerts about backups that it needs more. Bytes. */
const MOST_BYTES = 16 * 1024 * 1024;

const labels = z.record(z.string(), z.string());

/** Source: Prometheus HTTP API, `GET /api/v1/alerts`. */
const prometheusAnswer = z.object({
  status: z.literal('success'),
  data: z.object({ alerts: z.array(z.unknown()) }),
});
const prometheusAlert = z.object({
  labels,
  state: z.enum(['firing', 'pending']),
  activeAt: z.string().optional(),
});

/** Source: Alertmanager API v2, `GET /api/v2/alerts`. */
const alertmanagerAnswer = z.array(z.unknown());
const alertmanagerAlert = z.object({
  labels,
  startsAt: z.string().optional(),
  status: z.object({ state: z.string() }).optional(),
});

/** What one answer told. */
export interface AlertsRead {
  alerts: FiringAlert[];
  /** Alerts that made no sense. */
  misread: number;
}

function alertOf(kind: AlertServer['kind'], value: unknown) {
  if (kind === 'prometheus') {
    const parsed = prometheusAlert.safeParse(value);
    if (!parsed.success) return undefined;
    const { data } = parsed;
    return { labels: data.labels, state: data.state, startedAt: data.activeAt };
  }
  const parsed = alertmanagerAlert.safeParse(value);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  return {
    labels: data.labels,
    state: 'firing' as const,
    startedAt: data.startsAt,
  };
}

function parseAlerts(kind: AlertServer['kind'], body: unknown): AlertsRead {
  const values =
    kind === 'prometheus'
      ? prometheusAnswer.parse(body).data.alerts
      : alertmanagerAnswer.parse(body);
  const alerts: FiringAlert[] = [];
  let misread = 0;
  for (const value of values) {
    const parsed = alertOf(kind, value);
    const name = parsed?.labels.alertname;
    if (!parsed || !name) {
      misread += 1;
      continue;
    }
    alerts.push({
      name,
      state: parsed.state,
      since: parseInstant(parsed.startedAt),
      labels: parsed.labels,
    });
  }
  return { alerts, misread };
}

function refused(status: number, { name }: AlertServer): RemoteReadError {
  if (status === 401 || status === 403) {
    return new RemoteReadError(`It refused the portal (${status}).`, {
      fix: `Give a token that may read alerts in token of server ${name}.`,
    });
  }
  return new RemoteReadError(`It answered ${status}.`, {
    fix:
      status === 404
        ? `Check url and kind of server ${name}: Prometheus and Alertmanager have different interfaces.`
        : undefined,
  });
}

/**
 * Asks a server which alerts are firing.
 *
 * @throws RemoteReadError when nothing can be told
 */
export async function readAlerts(
  server: AlertServer,
  signal: AbortSignal,
): Promise<AlertsRead> {
  const { url, kind, token, name } = server;
  const path = kind === 'prometheus' ? 'api/v1/alerts' : 'api/v2/alerts';
  let text: string;
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/${path}`, {
      signal,
      // A login page is no answer.
      redirect: 'error',
      headers: {
        Accept: 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
    });
    if (!response.ok) throw refused(response.status, server);
    text = await response.text();
  } catch (caught) {
    if (caught instanceof RemoteReadError) throw caught;
    signal.throwIfAborted();
    const { cause } = toError(caught);
    const reason = cause instanceof Error ? cause.message : String(caught);
    throw new RemoteReadError(`It cannot be reached: ${redactText(reason)}`, {
      fix: `Check that the server runs, and url of server ${name}.`,
    });
  }
  if (text.length > MOST_BYTES) {
    throw new RemoteReadError('Its answer is too long to be a list of alerts.');
  }
  try {
    return parseAlerts(kind, JSON.parse(text));
  } catch {
    throw new RemoteReadError('Its answer is no list of alerts.', {
      fix: `Check url and kind of server ${name}: something else may answer there.`,
    });
  }
}
