import { durationInWords, instantToIso } from 'backstage-plugin-backups-common';
import { BackupsProvider, Fact } from 'backstage-plugin-backups-node';
import { reportSourceId } from '../keep/listingIdOf';
import { ReportStore } from '../keep/ReportStore';
import { ReportHead } from '../keep/ReportHead';
import { SourceRecord } from '../read/SourceRecord';
import { ObservedSource, CURRENT_INTERVALS } from '../observe/observeSources';

/** A stream of reports that is expected, whether or not one has come. */
export interface ExpectedReports {
  kind: string;
  /** Alias of the repository. */
  repository: string;
}

/**
 * Every stream of reports as a source of its own: it is current for three of
 * its intervals. Reports only enrich: no entity depends on them.
 *
 * @param options - `isExpected`: what nobody may send any more is forgotten;
 * `now`: epoch seconds
 */
export async function reportSources(options: {
  store: ReportStore;
  providers: readonly BackupsProvider[];
  /** Streams that are named in full. */
  expected: readonly ExpectedReports[];
  isExpected(head: ReportHead): boolean;
  kept: ReadonlyMap<string, SourceRecord>;
  now: number;
}): Promise<ObservedSource[]> {
  const { store, kept, now } = options;
  const formats = new Map(
    options.providers.flatMap(provider =>
      (provider.reports ?? []).map(
        format => [format.kind, { format, provider }] as const,
      ),
    ),
  );
  const heads = (await store.getHeads()).filter(options.isExpected);
  const changed = heads.filter(
    head =>
      kept.get(reportSourceId(head.kind, head.repository))?.readAt !==
      head.takenAt,
  );
  const facts = await store.getFacts(changed.map(head => head.id));

  const seen = new Set<string>();
  const sources = heads.flatMap((head): ObservedSource[] => {
    const known = formats.get(head.kind);
    if (!known) return [];
    const id = reportSourceId(head.kind, head.repository);
    seen.add(id);
    const { takenAt, intervalSeconds } = head;
    const currentUntil = takenAt + CURRENT_INTERVALS * intervalSeconds;
    const silent = now > currentUntil;
    return [
      {
        record: {
          id,
          cluster: head.repository,
          providerId: known.provider.id,
          title: known.format.title,
          remote: true,
          mode: 'live',
          outcome: silent ? 'unread' : 'answered',
          readAt: takenAt,
          currentUntil,
          intervalSeconds,
          nextReadAt: takenAt + intervalSeconds,
          error: silent
            ? {
                message: `No report has come since ${instantToIso(
                  takenAt,
                )}; one is expected every ${durationInWords(intervalSeconds)}.`,
                fix: 'Look at the job that sends it, and at its last log.',
                at: now,
              }
            : undefined,
          issues: [],
        },
        facts: facts.get(head.id) as Fact[] | undefined,
        complete: true,
      },
    ];
  });

  const missing = options.expected.flatMap(
    ({ kind, repository }): ObservedSource[] => {
      const known = formats.get(kind);
      const id = reportSourceId(kind, repository);
      if (!known || seen.has(id)) return [];
      seen.add(id);
      return [
        {
          record: {
            id,
            cluster: repository,
            providerId: known.provider.id,
            title: known.format.title,
            remote: true,
            mode: 'live',
            outcome: 'never-read',
            readAt: 0,
            currentUntil: 0,
            intervalSeconds: known.format.intervalSeconds,
            error: {
              message: 'No report has come yet.',
              fix: 'Deploy the job that sends it; see the README of the provider.',
              at: now,
            },
            issues: [],
          },
          complete: false,
        },
      ];
    },
  );
  return [...sources, ...missing];
}
