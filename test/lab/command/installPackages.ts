import { onPath } from './onPath';
import { runStep } from './runStep';

/** @returns whether Debian packages can be installed without asking anybody */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && onPath('apt-get') !== undefined;
}

/** Installs Debian packages, without starting the services they bring. */
export async function installPackages(names: readonly string[]): Promise<void> {
  await runStep('Asking Debian for its packages', 'apt-get', ['update', '-qq']);
  await runStep(
    `Installing ${names.join(', ')} with apt-get`,
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...names],
    {
      env: {
        DEBIAN_FRONTEND: 'noninteractive',
        // Services are started for runlevels 2 to 5 only.
        RUNLEVEL: '1',
      },
    },
  );
}
