// npm run dev: the demo homelab with frontend and backend that reload when
// their sources change. Until Ctrl-C.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareHomelab } from './prepare.mjs';
import { install, main, root, stateFolder } from './workspace.mjs';

const HELP = `npm run dev [-- options]

  --port <number>  of the frontend, default 3000; the backend listens beside
                   it, on the port 4007 higher
  --inspect        lets a debugger attach to the backend
  --help
`;

await main(async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3000' },
      inspect: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const frontendPort = Number(values.port);
  const backendPort = frontendPort + 4007;
  await install();
  const configs = await prepareHomelab({
    folder: stateFolder,
    kubernetesPort: backendPort + 12,
  });
  const frontend = `http://localhost:${frontendPort}`;
  const backend = `http://localhost:${backendPort}`;
  const addresses = join(stateFolder, 'app-config.development.yaml');
  // JSON is YAML.
  writeFileSync(
    addresses,
    JSON.stringify({
      app: { baseUrl: frontend },
      backend: {
        baseUrl: backend,
        listen: { port: backendPort, host: '127.0.0.1' },
        cors: { origin: frontend },
      },
    }),
  );
  process.stdout.write(
    `Frontend: ${frontend}/catalog/default/component/radarr/backups (compiles first; about a minute)\nBackend:  ${backend}\nStop both with Ctrl-C.\n`,
  );
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'start',
      ...(values.inspect ? ['--inspect'] : []),
      ...[...configs, addresses].flatMap(config => ['--config', config]),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  process.exitCode = await new Promise(resolve => child.on('exit', resolve));
}, HELP);
