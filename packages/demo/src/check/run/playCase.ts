import type { Entity } from '@backstage/catalog-model';
import { InputError, isError } from '@backstage/errors';
import { isRecord } from 'backstage-plugin-backups-node';
import type { TrueNasServer } from 'backstage-plugin-backups-backend-module-truenas';
import { FolderClusterReader } from 'backstage-plugin-backups-backend/testUtils';
import { basename } from 'node:path';
import { mergeSettings } from '../settings/BackupsSettings';
import { appsInFolder } from './appsInFolder';
import { CaseStep, readCaseFile, readFileOfCase } from './CaseFile';
import type { CheckRequest } from './CheckRequest';
import type { Judgement, RefusedReport } from './Judgement';
import { judgementOf } from './judgementOf';
import { MemoryPipeline } from './MemoryPipeline';

/** Between two cycles of one step. Milliseconds. */
const INTERVAL = 300_000;

async function answersIn(path: string): Promise<Record<string, unknown>> {
  const text = (await readFileOfCase(path)).toString('utf8');
  let answers: unknown;
  try {
    answers = JSON.parse(text);
  } catch {
    // Said below.
  }
  if (!isRecord(answers)) {
    throw new InputError(
      `${path} does not hold the answers of a NAS: a JSON object, by method.`,
    );
  }
  return answers;
}

async function receive(
  pipeline: MemoryPipeline,
  step: CaseStep,
): Promise<RefusedReport[]> {
  const refused: RefusedReport[] = [];
  for (const report of step.reports ?? []) {
    const { kind, repository, takenAt = step.at } = report;
    const body = await readFileOfCase(report.file);
    try {
      await pipeline.receive({ ...report, takenAt, body });
    } catch (error) {
      if (!isError(error)) throw error;
      const file = basename(report.file);
      refused.push({ file, kind, repository, reason: error.message });
    }
  }
  return refused;
}

/**
 * Plays a case step by step through the real pipeline, and judges after the
 * last. A report that is refused ends nothing.
 *
 * @throws InputError when the case or a setting is wrong
 */
export async function playCase(request: CheckRequest): Promise<Judgement> {
  const { folder, config, logger, tell } = request;
  const played = await readCaseFile(folder);
  let now = new Date(0);
  let answers: Record<string, unknown> = {};
  const pipeline = await MemoryPipeline.create({
    settings: mergeSettings(config.settings, played.settings),
    nas: played.nas && {
      server: played.nas as Partial<TrueNasServer>,
      answers: () => answers,
    },
    logger,
    clock: () => now,
  });
  try {
    const named = played.apps ?? config.entities;
    const refused: RefusedReport[] = [];
    let entities: Entity[] = named ?? [];
    let read: string | undefined;
    for (const [index, step] of played.steps.entries()) {
      now = step.at;
      if (step.restart) pipeline.restart();
      refused.push(...(await receive(pipeline, step)));
      if (step.truenas) answers = await answersIn(step.truenas);
      read = step.folder ?? read;
      if (!named && read) entities = await appsInFolder(read, logger);
      for (let cycle = 0; cycle < (step.cycles ?? 1); cycle += 1) {
        if (cycle > 0) now = new Date(now.getTime() + INTERVAL);
        const readers = read
          ? [
              new FolderClusterReader({
                cluster: request.cluster ?? 'home-1',
                path: read,
                mode: 'live',
                intervalSeconds: INTERVAL / 1000,
                asOf: Math.floor(now.getTime() / 1000),
                complete: request.complete || played.complete,
              }),
            ]
          : [];
        await pipeline.collect(readers, entities);
      }
      now = step.judgeAt ?? now;
      tell(
        `Step ${index + 1} of ${played.steps.length} of ${basename(folder)}`,
      );
    }
    now = request.asOf ?? now;
    return {
      title: basename(folder),
      at: now,
      refused,
      ...(await judgementOf(pipeline, entities)),
    };
  } finally {
    await pipeline.close();
  }
}
