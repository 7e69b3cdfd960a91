import * as fc from 'fast-check';
import type { ParsedWorkload } from '../workloads/parseWorkload';
import { runsUnseenScript } from './runsUnseenScript';

function workload(
  command: string[],
  variable: string,
  mountPath = '/scripts',
): ParsedWorkload {
  return {
    replicas: 1,
    firstOrdinal: 0,
    claimTemplates: [],
    template: {
      spec: {
        volumes: [{ name: 'scripts', configMap: { name: 'nightly' } }],
        containers: [
          {
            image: 'alpine',
            command,
            args: undefined,
            envFrom: undefined,
            env: [
              {
                name: variable,
                value: undefined,
                valueFrom: {
                  configMapKeyRef: { name: 'nightly' },
                  secretKeyRef: undefined,
                },
              },
            ],
            volumeMounts: [
              {
                name: 'scripts',
                mountPath,
                subPath: undefined,
              },
            ],
          },
        ],
      },
    },
  };
}

describe('whether a workload runs a script that its manifest does not show', () => {
  it.each(['$SCRIPT', '${SCRIPT}', '$(SCRIPT)'])(
    'is told by a variable that is the whole command: %s',
    word => {
      expect(runsUnseenScript(workload(['sh', '-c', word], 'SCRIPT'))).toBe(
        true,
      );
      expect(runsUnseenScript(workload(['sh', '-c', word], 'OTHER'))).toBe(
        false,
      );
    },
  );

  it('is answered whatever names, commands and mounts hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        fc.string(),
        fc.string(),
        (command, variable, mountPath) => {
          expect(
            typeof runsUnseenScript(workload(command, variable, mountPath)),
          ).toBe('boolean');
        },
      ),
    );
  });

  it('looks at the beginning of a script that is as long as a manifest may be', () => {
    const long = 'curl x '.repeat(150_000);
    const far = `${long}| sh`;
    expect(runsUnseenScript(workload(['sh', '-c', far], 'A'))).toBe(false);
  });
});
