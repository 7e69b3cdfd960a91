import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabFolder } from './LabFolder';
import { startTimeOf } from './startTimeOf';

const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

describe('a lab that was killed', () => {
  const folder = new LabFolder('state');
  afterAll(() => folder.remove());

  /** Runs a program of the lab, which keeps what it knows in a folder of its own. */
  async function run(file: string, ...args: string[]) {
    const child = spawn(
      process.execPath,
      ['--require', TRANSFORM, join(__dirname, file), ...args],
      {
        env: { ...process.env, BACKUPS_LAB_STATE: folder.path },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let written = '';
    child.stdout.on('data', text => {
      written += text;
    });
    let complained = '';
    child.stderr.on('data', text => {
      complained += text;
    });
    const [, signal] = await once(child, 'close');
    return { written, complained, signal };
  }

  it('is stopped by the ids that it has written down, and its folders are removed', async () => {
    const { written, signal } = await run('startAndFail.ts');
    expect(signal).toBe('SIGKILL');
    const left = JSON.parse(written) as { pid: number; folder: string };
    expect(startTimeOf(left.pid)).toBeDefined();
    expect(existsSync(left.folder)).toBe(true);

    const stopped = await run('../main.ts', '--stop');
    expect(stopped.written).toContain(
      `stopped a system that nobody stops (process ${left.pid})`,
    );
    expect(startTimeOf(left.pid)).toBeUndefined();
    expect(existsSync(left.folder)).toBe(false);
    expect((await run('../main.ts', '--stop')).written).toBe(
      'Nothing of the lab runs.\n',
    );
  });

  it('does not stop a lab that still runs', async () => {
    const running = spawn('sleep', ['600']);
    try {
      const { pid } = running;
      writeFileSync(
        folder.of('lab.json'),
        JSON.stringify({ pid, startTime: startTimeOf(pid!) }),
      );
      const { written, complained } = await run('../main.ts');
      expect(written).toBe('');
      expect(complained).toContain(`runs already (process ${pid})`);
    } finally {
      running.kill();
    }
  });

  it('leaves a process alone that has got the id of one of them since', async () => {
    const innocent = spawn('sleep', ['600']);
    try {
      const processes = folder.of('processes');
      mkdirSync(processes, { recursive: true });
      writeFileSync(
        join(processes, `${innocent.pid}.json`),
        JSON.stringify({
          pid: innocent.pid,
          title: 'a system that has ended',
          stopSignal: 'SIGKILL',
          startTime: 'long ago',
        }),
      );
      const { written } = await run('../main.ts', '--stop');
      expect(written).toBe('Nothing of the lab runs.\n');
      expect(startTimeOf(innocent.pid!)).toBeDefined();
      expect(readdirSync(processes)).toEqual([]);
    } finally {
      innocent.kill();
    }
  });
});
