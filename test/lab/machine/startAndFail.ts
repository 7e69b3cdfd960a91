// A part of the lab that comes to a bad end, for the test of what is left then.
import { writeFileSync } from 'node:fs';
import { LabFolder } from './LabFolder';
import { LabProcess } from './LabProcess';

async function main(): Promise<void> {
  const folder = new LabFolder('failing');
  writeFileSync(folder.of('file'), 'left behind');
  const system = await LabProcess.start({
    title: 'a system that nobody stops',
    command: process.execPath,
    args: ['-e', 'console.log("ready"); setInterval(() => {}, 1000)'],
    ready: output => output.includes('ready'),
  });
  process.stdout.write(
    JSON.stringify({ pid: system.pid, folder: folder.path }),
  );
  process.kill(process.pid, 'SIGKILL');
}

main();
