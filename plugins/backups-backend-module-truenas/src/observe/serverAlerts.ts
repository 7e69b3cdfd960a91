import type { ReadIssue } from 'backstage-plugin-backups-node';
import type { Alert } from '../read/schemas';

/**
 * Alerts about the NAS itself that bear on copies: what they run with, and what
 * they read from. Source: alert classes of truenas/middleware.
 */
const CLASSES =
  /^(ApiKeyRevoked|CloudProviderRemoved|VolumeStatus|ZpoolCapacity|ScrubNotRun|SMART|DiskTemperature|PoolUSBDisks|QuotaCritical|CertificateExpired)/;

/** @returns alerts that are about no single task, as issues of the source */
export function serverAlerts(alerts: readonly Alert[]): ReadIssue[] {
  return alerts
    .filter(alert => CLASSES.test(alert.klass))
    .map(alert => ({
      where: `alert ${alert.klass}${alert.dismissed ? ' (dismissed)' : ''}`,
      message: alert.formatted ?? 'TrueNAS gives no words.',
    }));
}
