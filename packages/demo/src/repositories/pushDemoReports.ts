import { DiscoveryService, LoggerService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { demoRepositories } from './DemoRepository';
import { kopiaReportAt } from './kopiaReportAt';

/** Seconds between two reports of the demo. */
export const DEMO_REPORT_INTERVAL = 1800;

/** As in `app-config.yaml`. It opens nothing but the way for reports. */
const TOKEN = 'demo-report-token';

async function push(
  discovery: DiscoveryService,
  anchor: Date,
  now: Date,
): Promise<void> {
  const base = await discovery.getBaseUrl('backups');
  for (const repository of demoRepositories()) {
    const query = new URLSearchParams({
      repository: repository.location,
      takenAt: now.toISOString(),
      intervalSeconds: String(DEMO_REPORT_INTERVAL),
    });
    const response = await fetch(`${base}/reports/kopia?${query}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${TOKEN}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(kopiaReportAt(repository, { now, anchor })),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
  }
}

/**
 * Does what a job beside each repository does: it sends a report every half
 * hour, with a token that opens nothing else.
 *
 * @returns what stops it
 */
export function pushDemoReports(options: {
  discovery: DiscoveryService;
  logger: LoggerService;
  anchor: Date;
}): () => void {
  const { discovery, logger, anchor } = options;
  const pushNow = async () => {
    try {
      await push(discovery, anchor, new Date());
    } catch (error) {
      logger.warn('A report of the demo was not taken', {
        reason: String(error),
      });
    }
  };
  const timer = setInterval(pushNow, DEMO_REPORT_INTERVAL * 1000);
  timer.unref();
  pushNow();
  return () => clearInterval(timer);
}
