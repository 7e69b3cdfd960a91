import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { VERDICTS } from 'backstage-plugin-backups-common';
import { EstateMetrics } from './EstateMetrics';

/**
 * Registers the gauges that alerts are made from. They follow the names and
 * units of OpenTelemetry; Prometheus exporters turn dots into underscores.
 *
 * Only entities at risk have a series of their own, so that ten thousand
 * protected ones cost nothing.
 */
export function registerMetrics(options: {
  metrics: MetricsService;
  estate: EstateMetrics;
}): void {
  const { metrics, estate } = options;

  metrics
    .createObservableGauge('backups.entities', {
      description: 'Entities by verdict, as the tab would show them now',
      unit: '{entity}',
    })
    .addCallback(async result => {
      const { verdicts } = await estate.read();
      for (const verdict of VERDICTS) {
        result.observe(verdicts[verdict], { verdict });
      }
    });

  metrics
    .createObservableGauge('backups.entity.at_risk', {
      description: '1 for each entity that is at risk',
    })
    .addCallback(async result => {
      const { atRisk } = await estate.read();
      for (const entity of atRisk) result.observe(1, { entity });
    });

  metrics
    .createObservableGauge('backups.cause.open', {
      description: 'Copies in trouble that share one cause',
    })
    .addCallback(async result => {
      const { causes } = await estate.read();
      for (const { kind, subject, copies } of causes) {
        result.observe(copies, { kind, subject });
      }
    });

  metrics
    .createObservableGauge('backups.source.age', {
      description: 'Time since the last complete reading of a source',
      unit: 's',
    })
    .addCallback(async result => {
      const { sources } = await estate.read();
      for (const { cluster, provider, ageSeconds } of sources) {
        if (ageSeconds !== undefined) {
          result.observe(ageSeconds, { cluster, provider });
        }
      }
    });

  metrics
    .createObservableGauge('backups.source.current', {
      description: '1 while a source is current, 0 when it has fallen silent',
    })
    .addCallback(async result => {
      const { sources } = await estate.read();
      for (const { cluster, provider, current } of sources) {
        result.observe(current ? 1 : 0, { cluster, provider });
      }
    });
}
