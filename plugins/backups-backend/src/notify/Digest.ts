import { LoggerService } from '@backstage/backend-plugin-api';
import {
  CoverageView,
  NeedsResponse,
  thingsToDo,
} from 'backstage-plugin-backups-common';
import { NoticeChannel } from 'backstage-plugin-backups-node';
import { ScorecardStore } from '../keep/scorecard/ScorecardStore';
import { ScorecardService } from '../serve/scorecard/ScorecardService';
import { sendNotice } from './sendNotice';

/** What a {@link Digest} needs. */
export interface DigestOptions {
  scorecard: ScorecardService;
  store: Pick<ScorecardStore, 'getFacets'>;
  channels: readonly NoticeChannel[];
  /** Whom it concerns that belongs to nobody; absent: nobody. */
  platformOwner: string | undefined;
  logger: LoggerService;
}

/** More are on the page. */
const LISTED = 8;

function coverageInWords(coverage: CoverageView): string {
  return `${coverage.protected} of ${coverage.counted} apps with data are protected, ${coverage.needsAttention} need attention, ${coverage.cannotTell} could not be checked, ${coverage.atRisk} are at risk.`;
}

function needInWords({ urgent, later }: NeedsResponse): string {
  if (urgent === 0) {
    return later === 0 ? 'nothing needs you' : `${later} can wait`;
  }
  return urgent === 1 ? '1 thing needs you' : `${urgent} things need you`;
}

function listInWords({ needs }: NeedsResponse): string {
  const { urgent, later } = thingsToDo(needs);
  const things = [...urgent, ...later];
  const lines = things
    .slice(0, LISTED)
    .map(([{ title, entities }, ...same]) => {
      const apps = entities > 1 ? ` (${entities} apps)` : '';
      return `${title}${apps}${
        same.length > 0 ? ` and ${same.length} more like it` : ''
      }`;
    });
  const more = things.length - lines.length;
  return [...lines, ...(more > 0 ? [`${more} more`] : [])].join('\n');
}

/** Tells every owner once a week what needs them, and what changed. */
export class Digest {
  readonly #options: DigestOptions;

  constructor(options: DigestOptions) {
    this.#options = options;
  }

  /** Says nothing to whom nothing needs and for whom nothing changed. */
  async send(signal: AbortSignal): Promise<void> {
    const { scorecard, store, platformOwner } = this.#options;
    const { owners } = await store.getFacets('all');
    const recipients = new Map<string, string[]>(
      owners.map(owner => [owner, [owner]]),
    );
    if (platformOwner) {
      // What belongs to nobody has no owner in its column.
      recipients.set(platformOwner, [
        ...(recipients.get(platformOwner) ?? []),
        '',
      ]);
    }
    for (const [recipient, owner] of recipients) {
      signal.throwIfAborted();
      const question = { visible: 'all', filter: { owners: owner } } as const;
      const answer = await scorecard.needs(question);
      const { changes, more } = await scorecard.changes(question);
      if (answer.needs.length === 0 && changes.length === 0) continue;
      const coverage = await scorecard.coverage(question);
      const changed = changes.length + more;
      await sendNotice(
        {
          kind: 'digest',
          id: `${recipient}\ndigest`,
          recipient,
          title: `Backups this week: ${coverage.protected} of ${
            coverage.counted
          } apps protected, ${needInWords(answer)}`,
          description: [
            coverageInWords(coverage),
            listInWords(answer),
            `${changed} ${changed === 1 ? 'app' : 'apps'} changed.`,
          ]
            .filter(Boolean)
            .join('\n'),
          path: `/backups?${new URLSearchParams({ owner: recipient })}`,
        },
        this.#options,
      );
    }
  }
}
