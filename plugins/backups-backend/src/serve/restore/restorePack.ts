import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  Prose,
  RestorePack,
  RestoreScenario,
  RestoreWay,
  RunbookAnswer,
  WorstDayResponse,
  instantToIso,
  prose,
  renderMarkdown,
  worstDayMarkdown,
} from 'backstage-plugin-backups-common';
import { RestoreSituation } from './RestoreSituations';

/** What a pack has of every item. */
const CHAPTERS: { scenario: RestoreScenario; way?: RestoreWay }[] = [
  { scenario: 'volume-lost' },
  // Without the operator, and without the cluster.
  { scenario: 'look', way: 'command-line' },
];

/** An app with the runbooks of its items. */
export interface PackedApp {
  ref: string;
  situation: RestoreSituation;
  answers: RunbookAnswer[];
}

/** @returns a name for a file that every system can hold */
function fileName(ref: string): string {
  const { kind, namespace, name } = parseEntityRef(ref);
  const plain = (text: string) =>
    text.toLocaleLowerCase('en-US').replace(/[^a-z0-9._-]+/g, '-');
  return `${plain(namespace)}/${plain(kind)}-${plain(name)}`;
}

/**
 * @returns a file for each app, and no file for two: names may differ only in
 * what no file's name can hold
 */
function filesOf(apps: readonly PackedApp[]): Map<string, string> {
  const files = new Map<string, string>();
  const taken = new Set<string>();
  for (const { ref } of apps) {
    const plain = fileName(ref);
    let path = `${plain}.md`;
    for (let next = 2; taken.has(path); next += 1) path = `${plain}.${next}.md`;
    taken.add(path);
    files.set(ref, path);
  }
  return files;
}

/**
 * Runbooks of one app: of every item, from the recommended copy.
 *
 * @param write - writes one
 */
export async function packApp(
  ref: string,
  situation: RestoreSituation,
  write: (choice: {
    scenario: RestoreScenario;
    way?: RestoreWay;
    planId?: string;
  }) => Promise<RunbookAnswer>,
): Promise<PackedApp> {
  const answers: RunbookAnswer[] = [];
  for (const { view } of situation.items) {
    const planId = view.recommended?.planId ?? view.paths[0]?.planId;
    if (planId === undefined) continue;
    for (const { scenario, way } of CHAPTERS) {
      const answer = await write({ scenario, way, planId });
      // A way that this copy has not is answered with another one.
      if (!way || answer.runbook?.way === way) answers.push(answer);
    }
  }
  // Everything of the app at once.
  if (answers.length > 0)
    answers.push(await write({ scenario: 'cluster-gone' }));
  return { ref, situation, answers };
}

function footer(app: PackedApp, answer: RunbookAnswer): Prose[] {
  const readAt = Math.min(
    ...app.situation.sourceIds.map(
      id => app.situation.readAt.get(id) ?? Number.MAX_SAFE_INTEGER,
    ),
  );
  const read =
    readAt === Number.MAX_SAFE_INTEGER
      ? []
      : prose` from objects as they were at ${instantToIso(readAt)}`;
  return [
    answer.drilled,
    prose`Written at ${instantToIso(
      app.situation.now,
    )}${read}. It brings back nothing newer: where there is a newer copy, put a later time in UTC in place of that one.`,
  ];
}

function textOf(app: PackedApp): string {
  return app.answers
    .map(answer =>
      answer.runbook
        ? renderMarkdown(
            answer.runbook,
            {},
            footer(app, answer),
            answer.restoring,
          )
        : `No runbook: ${answer.because ?? 'there is no copy'}\n`,
    )
    .join('\n---\n\n');
}

/** In which order all of it comes back; read first on the worst day. */
const WORST_DAY = 'if-the-site-is-lost.md';

/**
 * @param apps - in the order of their files
 * @param told - `leftOut`: number of apps the caller may not see; `now`: epoch
 * seconds; `worstDay`: of the apps, those without a copy included
 */
export function restorePack(
  apps: readonly PackedApp[],
  {
    leftOut,
    now,
    worstDay,
  }: { leftOut: number; now: number; worstDay: WorstDayResponse },
): RestorePack {
  const written = apps.filter(({ answers }) => answers.length > 0);
  const files = filesOf(written);
  const readAt = written.flatMap(({ situation }) =>
    situation.sourceIds.flatMap(id => situation.readAt.get(id) || []),
  );
  const index = [
    '# Restore pack',
    `Written at ${instantToIso(now)}${
      readAt.length > 0
        ? `, from objects of which the oldest were read at ${instantToIso(
            Math.min(...readAt),
          )}`
        : ''
    }. What has changed since is not in it: if it is older than a week, look for a newer one.`,
    'It holds no secrets, only where they are kept. What only you know is a variable of the shell: a command that misses one refuses to run.',
    leftOut > 0
      ? `${leftOut} apps are not in it: the caller may not see their runbooks.`
      : 'It holds every app with copies that is known.',
    `If all of it is lost, begin with [the order of recovery](${WORST_DAY}): what comes back first, which keys that needs, and what is lost. For one app:`,
    written.map(({ ref }) => `- [${ref}](${files.get(ref)})`).join('\n'),
  ].join('\n\n');
  return {
    writtenAt: instantToIso(now),
    readAt: readAt.length > 0 ? instantToIso(Math.min(...readAt)) : undefined,
    files: [
      { path: 'README.md', text: `${index}\n` },
      { path: WORST_DAY, text: worstDayMarkdown(worstDay) },
      ...written.map(app => ({
        path: files.get(app.ref) ?? `${fileName(app.ref)}.md`,
        entityRef: app.ref,
        text: textOf(app),
      })),
    ],
    apps: written.length,
    leftOut,
  };
}

/** @returns whether an entity belongs to a system, by the catalog's relations */
export function isPartOf(entity: Entity, system: string): boolean {
  return (entity.relations ?? []).some(
    ({ type, targetRef }) => type === 'partOf' && targetRef === system,
  );
}
