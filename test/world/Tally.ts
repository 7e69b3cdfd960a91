import type { LieKind } from './Truth';

/** What many histories have shown. */
export class Tally {
  histories = 0;
  steps = 0;
  promises = 0;
  /** Broken while every witness said the same falsehood, by its kind. */
  readonly excused = new Map<LieKind, number>();
  /** Alarms while all was well, by what was said. */
  readonly falseAlarms = new Map<string, number>();
  /** Answers while all was well. */
  well = 0;

  excuse(kind: LieKind): void {
    this.excused.set(kind, (this.excused.get(kind) ?? 0) + 1);
  }

  alarm(kind: string): void {
    this.falseAlarms.set(kind, (this.falseAlarms.get(kind) ?? 0) + 1);
  }
}
