import { RemoteReadError, parseInstant } from 'backstage-plugin-backups-node';
import { z } from 'zod';
import type { AlertServer } from '../config/AlertServer';
import type { FiringAlert } from './FiringAlert';
import { askServer } from './askServer';

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
  if (status >= 300 && status < 400) {
    return new RemoteReadError(
      `It sends the portal elsewhere (${status}), as a login page does.`,
      { fix: `Give an address in url of server ${name} that answers itself.` },
    );
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
  const { kind, name } = server;
  const path = kind === 'prometheus' ? 'api/v1/alerts' : 'api/v2/alerts';
  const { status, text } = await askServer(server, path, signal);
  if (status < 200 || status >= 300) throw refused(status, server);
  try {
    return parseAlerts(kind, JSON.parse(text));
  } catch {
    throw new RemoteReadError('Its answer is no list of alerts.', {
      fix: `Check url and kind of server ${name}: something else may answer there.`,
    });
  }
}
