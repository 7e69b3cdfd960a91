import { NotFoundError } from '@backstage/errors';
import type {
  BackupsApi,
  EntityBackups,
  RunPage,
  RunView,
  SourceView,
  UnlinkedItem,
} from 'backstage-plugin-backups-common';
import { EXAMPLE_NOW, exampleInstant } from './exampleClock';

/** Runs of every plan, newest first. */
const RUNS: RunView[] = Array.from({ length: 12 }, (_, index) => ({
  id: `run-${index}`,
  outcome: index === 3 ? 'failed' : 'succeeded',
  startedAt: exampleInstant(-47 - index * 60),
  finishedAt: exampleInstant(-46 - index * 60),
  seenAt: exampleInstant(-45 - index * 60),
  durationSeconds: 62,
  message: index === 3 ? 'repository not reachable' : undefined,
}));

/** A backend that answers from memory. */
export class FakeBackupsApi implements BackupsApi {
  /** How often a new reading was asked for. */
  refreshes = 0;

  /** What is known of every entity, or why nothing can be said. */
  answer: EntityBackups | Error;

  constructor(answer: EntityBackups | Error) {
    this.answer = answer;
  }

  async getEntityBackups(): Promise<EntityBackups> {
    if (this.answer instanceof Error) throw this.answer;
    return this.answer;
  }

  async getPlanRuns(request: {
    planId: string;
    cursor?: string;
    limit?: number;
  }): Promise<RunPage> {
    if (!request.planId) throw new NotFoundError('No such plan');
    const from = Number(request.cursor ?? 0);
    const to = from + (request.limit ?? RUNS.length);
    return {
      runs: RUNS.slice(from, to),
      nextCursor: to < RUNS.length ? String(to) : undefined,
    };
  }

  async getSources(): Promise<{ now: string; sources: SourceView[] }> {
    return { now: EXAMPLE_NOW, sources: [] };
  }

  async getUnlinkedItems(): Promise<{ items: UnlinkedItem[] }> {
    return { items: [] };
  }

  async refresh(): Promise<{ accepted: boolean }> {
    this.refreshes += 1;
    return { accepted: true };
  }
}
