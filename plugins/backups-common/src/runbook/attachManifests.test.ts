import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { AttachedRunbook } from './attachManifests';
import { attachManifests } from './attachManifests';
import type { Command, ManifestObject } from './Command';
import { run, runWithManifests } from './Command';
import { prose } from './Prose';
import { renderCommand } from './renderCommand';
import type { RunbookStep } from './Runbook';

const FIELDS = [{ id: 'IMAGE', label: 'Image' }];

const SHORT: ManifestObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'media' },
};

function longManifest(name: string, labels: string[] = []): ManifestObject {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name },
    spec: { lines: ['1', '2', '3', '4', '5', '6', ...labels] },
  };
}

function step(id: string, ...commands: Command[]): RunbookStep {
  return { id, phase: 'restore', title: prose`Restore`, commands };
}

const apply = (...manifests: ManifestObject[]): Command =>
  runWithManifests(['kubectl', '-n', 'media', 'apply', '-f', '-'], manifests);

function text(command: Command, values = {}): string {
  return renderCommand(command, values, FIELDS);
}

function filesOf({ attachments }: AttachedRunbook): string[] {
  return attachments.map(({ file }) => file);
}

/** What `kubectl` is given and reads: each its arguments but the file's, then the manifests. */
const KUBECTL = `kubectl() {
  printf '%s ' "$1" "$2" "$3" "$4"
  if [ "$5" = - ]; then cat; else cat "$5"; fi
}
`;

function typed(folder: string, commands: readonly Command[]): string {
  const script = commands.map(command => text(command)).join('\n');
  return execFileSync('/bin/sh', [], {
    input: `${KUBECTL}${script}\n`,
    cwd: folder,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

describe('manifests as attachments', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'attachments-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('leaves short manifests and other commands in their step', () => {
    const commands = [run('kubectl', 'get', 'pods'), apply(SHORT)];
    const attached = attachManifests({
      fields: FIELDS,
      steps: [step('a', ...commands)],
    });
    expect(attached.commands.get('a')).toEqual(commands);
    expect(attached.attachments).toEqual([]);
  });

  it('names a file after its step and the first object in it', () => {
    const attached = attachManifests({
      fields: FIELDS,
      steps: [step('a', apply(longManifest('radarr-restore-1042'), SHORT))],
    });
    expect(filesOf(attached)).toEqual(['1-radarr-restore-1042.yaml']);
    expect(attached.commands.get('a')?.map(command => text(command))).toEqual([
      'kubectl -n media apply -f 1-radarr-restore-1042.yaml',
    ]);
  });

  it('gives equal manifests one file, and others one each', () => {
    const attached = attachManifests({
      fields: FIELDS,
      steps: [
        step('a', apply(longManifest('job'))),
        step(
          'b',
          apply(longManifest('job')),
          apply(longManifest('job', ['7'])),
        ),
      ],
    });
    expect(filesOf(attached)).toEqual(['1-job.yaml', '2-job.yaml']);
    expect(attached.commands.get('b')?.map(command => text(command))).toEqual([
      'kubectl -n media apply -f 1-job.yaml',
      'kubectl -n media apply -f 2-job.yaml',
    ]);
  });

  it('writes no file while a value is missing', () => {
    const attached = attachManifests({
      fields: FIELDS,
      steps: [
        step('a', apply({ ...longManifest('job'), image: { field: 'IMAGE' } })),
      ],
    });
    const [attachment] = attached.attachments;
    expect(() => typed(folder, [attachment.command])).toThrow();
    expect(readdirSync(folder)).toEqual([]);
    expect(text(attachment.command, { IMAGE: 'kopia' })).toContain(
      'image: kopia',
    );
  });

  it('gives a program the manifests that it would have read, whatever they are called', () => {
    const words = fc.oneof(
      fc.constantFrom('../up', '-rf', '$(id)', 'EOF', '.hidden', "it's", ''),
      fc.string({ maxLength: 12 }),
    );
    const manifest = fc
      .tuple(words, fc.array(words, { maxLength: 4 }))
      .map(([name, labels]) => longManifest(name, labels));
    fc.assert(
      fc.property(
        fc.array(manifest, { minLength: 1, maxLength: 6 }),
        manifests => {
          const steps = manifests.map((each, index) =>
            step(`${index}`, apply(each)),
          );
          const attached = attachManifests({ fields: FIELDS, steps });
          typed(
            folder,
            attached.attachments.map(({ command }) => command),
          );
          expect(typed(folder, [...attached.commands.values()].flat())).toBe(
            typed(
              folder,
              steps.flatMap(({ commands }) => commands),
            ),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});
