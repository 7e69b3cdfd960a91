import { InputError } from '@backstage/errors';
import type {
  ReportContext,
  ReportFormat,
  ReportedFact,
} from 'backstage-plugin-backups-node';
import { readJsonStream } from 'backstage-plugin-backups-node';
import { pointOf } from '../observe/pointOf';
import { manifestSchema } from '../read/Snapshot';

const HOUR = 3600;

const SECTIONS = {
  lists: ['snapshots'],
  values: ['status', 'maintenance', 'policies'],
};

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
    let unreadable = 0;
    let listed = false;
    for await (const part of readJsonStream(body, SECTIONS)) {
      known = true;
      if (part.kind === 'list') {
        listed = true;
      } else if (part.kind === 'element') {
        const manifest = manifestSchema.safeParse(part.value);
        const point = manifest.success ? pointOf(manifest.data) : undefined;
        if (point) yield point;
        else unreadable += 1;
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
    if (unreadable > 0) yield unreadableFinding(context, unreadable);
    // A snapshot that is not understood may be the one that is missed.
    if (listed && unreadable === 0) {
      yield { type: 'listed', takenAt: context.takenAt };
    }
  },
};

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
      causeKey: `malformed-snapshot/${repository}`,
      evidence: [
        { object: `Kopia report of ${repository}`, field: 'snapshots' },
      ],
    },
    about: {
      object: { cluster: '', kind: 'Repository', name: repository },
      labels: {},
    },
  };
}
