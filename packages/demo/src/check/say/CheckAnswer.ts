import type {
  CommonPointView,
  DeletionView,
  GateView,
  KeptUntilView,
  Grade,
  ItemKind,
  LossView,
  PlanState,
  PlanView,
  ProblemView,
  SourceView,
  Verdict,
} from 'backstage-plugin-backups-common';
import type { JudgedApp, Judgement, RefusedReport } from '../run/Judgement';

/** A copy of an item. */
export interface CopyAnswer {
  /** What people call the place. */
  destination: string;
  state: PlanState;
  grade: Grade;
  /** It counts as a copy. */
  counted: boolean;
  /** Why it is in this state, and why it does not count. */
  because: string;
}

/** An app as `npm run check -- --json` prints it. */
export interface AppAnswer {
  /** Of the catalog: `component:default/radarr`. */
  ref: string;
  name: string;
  /** `not-linked`: nothing of it was found anywhere. */
  verdict: Verdict | 'not-linked';
  /** The verdict in one sentence. */
  headline: string;
  loss: { volume: LossView; site: LossView };
  /** The newest moment that all its items go back to together. */
  together: CommonPointView;
  togetherOffSite: CommonPointView;
  /** What happens to each item that is deleted now. */
  deletion: DeletionView[];
  /** Whether it may be deployed, deleted, upgraded. */
  gates: GateView[];
  /** Until when each copy brings back what it has now. */
  keptUntil: KeptUntilView[];
  problems: { text: string; fix?: string }[];
  items: { name: string; kind: ItemKind; copies: CopyAnswer[] }[];
}

/** A place where copies live. */
export interface PlaceAnswer {
  label: string;
  type: string;
  offSite?: boolean;
  failureDomain?: string;
  endpoint?: string;
  bucket?: string;
  server?: string;
  path?: string;
  prefixes: string[];
  /** Copies that go there, by state. */
  states: { state: PlanState; plans: number }[];
  problems: { text: string; fix?: string }[];
}

/** A place that is not known, asked for once. */
export interface QuestionAnswer {
  question: string;
  /** How many copies the answer settles. */
  copies: number;
  /** How many apps have those. */
  apps: number;
  /** YAML for `--config`, with what has to be filled in. */
  snippet: string;
}

/** Something that was read, or was to be read. */
export interface SourceAnswer {
  cluster: string;
  title: string;
  outcome: SourceView['outcome'] | 'refused';
  current: boolean;
  readAt?: string;
  error?: { message: string; fix?: string };
  /** Parts that could not be read. */
  issues: string[];
}

/** What `npm run check -- --json` prints of a folder. */
export interface CheckAnswer {
  apps: AppAnswer[];
  places: PlaceAnswer[];
  /** Places that are not known, and what answers each: the one that settles most first. */
  questions: QuestionAnswer[];
  sources: SourceAnswer[];
}

function sentences(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

function problemAnswer({ title, detail, fix }: ProblemView) {
  return { text: sentences(title, detail), fix };
}

function copyAnswer(plan: PlanView): CopyAnswer {
  const { destination, state, grade, counted } = plan;
  return {
    destination: destination.label,
    state,
    grade,
    counted,
    because: sentences(
      plan.reason,
      counted ? undefined : plan.notCountedBecause,
    ),
  };
}

/** @returns an app without what only a page needs */
export function appAnswer({ name, backups, foresight }: JudgedApp): AppAnswer {
  const { entityRef, verdict, headline, loss, problems, items } = backups;
  return {
    ref: entityRef,
    name,
    verdict: verdict ?? 'not-linked',
    headline,
    loss,
    together: foresight.together,
    togetherOffSite: foresight.togetherOffSite,
    deletion: foresight.deletion,
    gates: foresight.gates,
    keptUntil: foresight.keptUntil,
    problems: problems.map(problemAnswer),
    items: items.map(item => ({
      name: item.name,
      kind: item.kind,
      copies: item.plans.map(copyAnswer),
    })),
  };
}

function refusedAnswer(report: RefusedReport): SourceAnswer {
  const { kind, repository, file, reason } = report;
  return {
    cluster: repository,
    title: `${kind} report ${file}`,
    outcome: 'refused',
    current: false,
    error: { message: reason },
    issues: [],
  };
}

/** @returns what is known, in the shape that programs read */
export function checkAnswer(judgement: Judgement): CheckAnswer {
  return {
    apps: judgement.apps.map(appAnswer),
    places: judgement.places.map(place => ({
      label: place.label,
      type: place.type,
      offSite: place.offSite,
      failureDomain: place.failureDomain,
      endpoint: place.endpoint,
      bucket: place.bucket,
      server: place.server,
      path: place.path,
      prefixes: place.prefixes,
      states: place.states,
      problems: place.findings.map(({ title, fix }) => ({ text: title, fix })),
    })),
    questions: judgement.questions.map(
      ({ question, copies, entities, snippet }) => ({
        question,
        copies,
        apps: entities,
        snippet,
      }),
    ),
    sources: [
      ...judgement.sources.map(
        ({ cluster, title, outcome, current, readAt, error, issues = [] }) => ({
          cluster,
          title,
          outcome,
          current,
          readAt,
          error: error && { message: error.message, fix: error.fix },
          issues,
        }),
      ),
      ...judgement.refused.map(refusedAnswer),
    ],
  };
}
