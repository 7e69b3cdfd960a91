import {
  CheckAnswer,
  CheckRequest,
  checkAnswer,
  checkFolder,
  checkLogger,
} from 'backups-demo/check';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, CaseStep } from './Case';

async function writeStep(
  folder: string,
  step: CaseStep,
  index: number,
): Promise<object> {
  const { at, objects, reports = [], nas, cycles } = step;
  const name = `reading-${index}`;
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(
    join(folder, name, 'objects.yaml'),
    objects.map(object => JSON.stringify(object)).join('\n---\n'),
  );
  const answers = `nas-${index}.txt`;
  if (nas) await writeFile(join(folder, answers), JSON.stringify(nas));
  const written = [];
  for (const [place, { body, ...report }] of reports.entries()) {
    const file = `report-${index}-${place}.txt`;
    await writeFile(
      join(folder, file),
      Buffer.isBuffer(body) ? body : JSON.stringify(body),
    );
    written.push({ ...report, file });
  }
  return {
    at,
    folder: name,
    cycles,
    reports: written,
    ...(nas && { truenas: answers }),
  };
}

/** Plays a case as `npm run check` does, from files. */
export async function judgeCase({
  apps,
  steps,
  settings = {},
}: Pick<Case, 'apps' | 'steps'> & {
  /** What stands under `backups` in the configuration. */
  settings?: CheckRequest['config']['settings'];
}): Promise<CheckAnswer> {
  const folder = await mkdtemp(join(tmpdir(), 'case-'));
  try {
    const played = [];
    for (const [index, step] of steps.entries()) {
      played.push(await writeStep(folder, step, index));
    }
    await writeFile(
      join(folder, 'case.conf'),
      JSON.stringify({
        apps,
        steps: played,
        ...(steps.some(({ nas }) => nas) && {
          truenas: { hosts: ['pool.internal'] },
        }),
      }),
    );
    return checkAnswer(
      await checkFolder({
        folder,
        config: { settings },
        complete: false,
        logger: checkLogger(text => process.stderr.write(text)),
        tell: () => {},
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
