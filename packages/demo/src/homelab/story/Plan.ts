import type { Cadence } from '../../time/Cadence';
import type { Chapter } from './Chapter';

/** A plan with every time made absolute: epoch seconds. */
export interface Plan {
  /** Where chance is drawn from; unique in the demo. */
  seed: string;
  /** Name and namespace of the ReplicationSource: who the copy belongs to in a repository. */
  identity: string;
  mover: 'kopia' | 'restic' | 'rclone';
  cadence: Cadence;
  createdAt: number;
  /** How long a run takes, give or take. */
  typicalSeconds: number;
  firstRunSeconds: number;
  anchor: number;
  chapters: Chapter[];
}

/** @returns the first chapter of that kind which has begun by `instant` */
export function chapterAt<K extends Chapter['kind']>(
  plan: Plan,
  kind: K,
  instant: number,
): Extract<Chapter, { kind: K }> | undefined {
  return plan.chapters.find(
    (chapter): chapter is Extract<Chapter, { kind: K }> =>
      chapter.kind === kind &&
      (!('ago' in chapter) || plan.anchor - chapter.ago <= instant),
  );
}
