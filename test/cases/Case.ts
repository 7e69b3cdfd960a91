import type {
  Grade,
  PlanState,
  Verdict,
} from 'backstage-plugin-backups-common';
import type { KubernetesManifest } from '../estate/KubernetesManifest';

/** A report that comes in before a reading. */
export interface CaseReport {
  kind: 'kopia' | 'pgbackrest';
  repository: string;
  /** ISO 8601; default: as the step. */
  takenAt?: string;
  /** Written as JSON, unless it is bytes. */
  body: unknown;
}

/** One reading. */
export interface CaseStep {
  /** ISO 8601. */
  at: string;
  objects: readonly KubernetesManifest[];
  reports?: readonly CaseReport[];
  /** What a NAS answers, by method; absent in all steps: there is none. */
  nas?: Record<string, unknown>;
  /** How often is read, five minutes apart. Default: 1. */
  cycles?: number;
}

/** What must hold of a copy. */
export interface ExpectedCopy {
  state: PlanState;
  grade?: Grade;
  counted: boolean;
  because?: RegExp;
}

/** What must hold of an app after the last reading. */
export interface Expected {
  verdict: Verdict;
  headline?: RegExp;
  /** In order; absent: any. */
  copies?: readonly ExpectedCopy[];
  /** Up to when the data is that is left without the volume, ISO 8601. */
  left?: { volume?: string; site?: string };
  /** Said somewhere: headline, copies, problems, fixes. */
  says?: readonly RegExp[];
  /** Said nowhere. */
  never?: readonly RegExp[];
}

/** An estate over time, and what the truth about it is. */
export interface Case {
  /** Completes "it …". */
  title: string;
  apps: readonly (
    | string
    | { name: string; annotations: Record<string, string> }
  )[];
  steps: readonly CaseStep[];
  /** Of every app. */
  expected: Expected;
  /** What the report is refused with. */
  refused?: RegExp;
}
