import { InputError } from '@backstage/errors';
import type { ReportFormat, ReportedFact } from 'backstage-plugin-backups-node';
import { isRecord, readJsonStream } from 'backstage-plugin-backups-node';
import { resticPoint } from './resticPoint';

const HOUR = 3600;

const SECTIONS = { lists: ['snapshots'], values: ['stats'] };

/** A list with more that is not understood is one of something else. */
const MOST_UNREADABLE = 10_000;

/** `restic stats --mode raw-data --json`: what is stored, shared and packed. */
function storedBytes(stats: unknown): number | undefined {
  const size = isRecord(stats) ? stats.total_size : undefined;
  return typeof size === 'number' && size >= 0 ? size : undefined;
}

/**
 * What a job beside a restic repository sends: one JSON object, each of its
 * sections as the command prints it.
 *
 * - `snapshots`: `restic snapshots --json`; sizes and ends since restic 0.17
 * - `stats`: `restic stats --mode raw-data --json`
 */
export const resticReportFormat: ReportFormat = {
  kind: 'restic',
  method: 'restic',
  title: 'restic report',
  intervalSeconds: HOUR,
  async *parse(body, { repository, takenAt }): AsyncGenerator<ReportedFact> {
    let listed = false;
    let unreadable = 0;
    let stats: unknown;
    for await (const part of readJsonStream(body, SECTIONS)) {
      if (part.section === 'stats') {
        if (part.kind === 'value') stats = part.value;
      } else if (part.kind === 'list') {
        listed = true;
      } else if (part.kind === 'element') {
        const point = resticPoint(part.value);
        if (point) {
          yield point;
        } else {
          unreadable += 1;
          if (unreadable > MOST_UNREADABLE) {
            throw new InputError(
              `More than ${MOST_UNREADABLE} of its snapshots cannot be understood. Send what restic snapshots --json prints.`,
            );
          }
        }
      }
    }
    if (!listed) {
      throw new InputError(
        'A restic report has a list of snapshots. Send {"snapshots": …} with what restic snapshots --json prints.',
      );
    }
    const evidence = [{ object: `restic report of ${repository}` }];
    yield {
      type: 'repository',
      method: 'restic',
      repository,
      aliases: [],
      toldAt: takenAt,
      sizeBytes: storedBytes(stats),
      evidence,
    };
    if (unreadable === 0) {
      yield { type: 'listed', takenAt };
      return;
    }
    // A snapshot that is not understood may be the one that is missed.
    yield {
      type: 'finding',
      finding: {
        code: 'restic-report-not-understood',
        severity: 'advice',
        title: `${unreadable} ${
          unreadable === 1 ? 'snapshot' : 'snapshots'
        } of a restic report could not be understood.`,
        detail:
          'Those that were are used; what is missing in the list proves nothing.',
        fix: 'Update restic where the report is made, or the portal.',
        causeKey: `restic/restic-report-not-understood/${repository}`,
        evidence,
      },
      about: {
        object: { cluster: '', kind: 'Repository', name: repository },
        repository,
        labels: {},
      },
    };
  },
};
