import { dirname } from 'node:path';
import { eventually } from '../machine/eventually';
import { runProgram } from '../machine/runProgram';

/** A job beside a repository, and what it is told. */
export interface ReportJob {
  /** Shell script. The last that it writes is what the portal answered. */
  script: string;
  /** Programs that it calls by their names, besides those of the system. */
  programs: readonly string[];
  env: Record<string, string>;
}

/**
 * Runs a job that reports, until the portal has taken a report that is newer
 * than the last one: it tells them apart by the second.
 */
export async function sendReport({
  script,
  programs,
  env,
}: ReportJob): Promise<void> {
  const path = [...programs.map(program => dirname(program)), process.env.PATH];
  await eventually('A report is taken', async () => {
    const { stdout } = await runProgram('/bin/sh', ['-eu'], {
      input: script,
      env: { ...env, PATH: path.join(':') },
    });
    const { outcome } = JSON.parse(stdout) as { outcome: string };
    return outcome === 'accepted';
  });
}
