import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { check } from './check';

const AT = '2026-08-22T10:05:00Z';

/** What copies the volume every hour. */
function sourceOf(lastSync: string, restic: object = {}): object {
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationSource',
    metadata: {
      name: 'notes',
      namespace: 'media',
      creationTimestamp: '2026-01-04T12:00:00Z',
    },
    spec: {
      sourcePVC: 'notes',
      trigger: { schedule: '0 * * * *' },
      restic: {
        repository: 'notes-restic',
        copyMethod: 'Snapshot',
        retain: { hourly: 24 },
        ...restic,
      },
    },
    status: { lastSyncTime: lastSync, lastSyncDuration: '31s' },
  };
}

/** A deployment with one volume, copied to a bucket every hour. */
function objects(lastSync: string): object[] {
  const namespace = 'media';
  const labels = { 'app.kubernetes.io/name': 'notes' };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'notes', namespace, labels },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            volumes: [
              { name: 'data', persistentVolumeClaim: { claimName: 'notes' } },
            ],
            containers: [
              {
                name: 'notes',
                volumeMounts: [{ name: 'data', mountPath: '/data' }],
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: 'notes',
        namespace,
        uid: '0c1d',
        creationTimestamp: '2026-01-04T12:00:00Z',
      },
      spec: { storageClassName: 'fast', volumeName: 'pvc-0c1d' },
      status: { phase: 'Bound' },
    },
    sourceOf(lastSync),
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'notes-restic', namespace },
      spec: {
        target: {
          name: 'notes-restic',
          template: {
            data: {
              RESTIC_REPOSITORY:
                's3:https://s3.eu-central-1.wasabisys.com/attic/notes',
            },
          },
        },
      },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    },
  ];
}

const RECENT = '2026-08-22T10:00:40Z';
const OLD = '2026-08-12T10:00:40Z';

describe('npm run check', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'check-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function write(name: string, content: string): Promise<void> {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }

  async function manifests(name: string, list: object[]): Promise<void> {
    await write(name, list.map(object => stringify(object)).join('---\n'));
  }

  async function run(...args: string[]) {
    let out = '';
    let error = '';
    const code = await check(args, folder, {
      out: text => {
        out += text;
      },
      error: text => {
        error += text;
      },
    });
    return { code, out, error };
  }

  async function answer(...args: string[]) {
    const { out } = await run(...args, '--json');
    return JSON.parse(out);
  }

  it('finds apps by their labels and says how old the newest copy is', async () => {
    await manifests('dump/all.yaml', objects(RECENT));
    const { code, out } = await run('dump', '--as-of', AT, '--complete');
    expect(out).toMatch(/PROTECTED {2}notes\n/);
    expect(out).toMatch(/Newest copy \d+ min/);
    expect(out).toMatch(/1 app: 1 protected\n$/);
    expect(code).toBe(0);
  });

  it('prints what the README shows', async () => {
    const [workload, claim, , ...others] = objects(RECENT);
    await manifests('dump/all.yaml', [
      workload,
      claim,
      sourceOf(RECENT, { copyMethod: undefined }),
      ...others,
    ]);
    const { out } = await run('dump', '--as-of', AT, '--complete');
    const readme = await readFile(
      join(__dirname, '../../../../README.md'),
      'utf8',
    );
    const [, sample] = /```\n(NEEDS ATTENTION[^]*?)```/.exec(readme) ?? [];
    // What is left out of a long line is marked.
    const lines = sample
      .trimEnd()
      .split('\n')
      .map(line => line.split('[…]')[0]);
    for (const line of lines) expect(out).toContain(line);
    expect(lines).toHaveLength(7);
  });

  it('prints one JSON object of one shape, and nothing beside it', async () => {
    await manifests('dump/all.yaml', objects(RECENT));
    const json = await answer('dump', '--as-of', AT);
    expect(Object.keys(json)).toEqual([
      'apps',
      'places',
      'questions',
      'sources',
    ]);
    expect(json.apps).toEqual([
      {
        ref: 'component:default/notes',
        name: 'notes',
        verdict: 'protected',
        headline: expect.stringMatching(/^Protected\./),
        loss: { volume: expect.anything(), site: expect.anything() },
        together: expect.objectContaining({ kind: 'same', gapSeconds: 0 }),
        togetherOffSite: expect.objectContaining({ kind: 'same' }),
        deletion: [expect.objectContaining({ item: 'notes', kind: 'empty' })],
        gates: ['deploy', 'delete', 'upgrade'].map(question =>
          expect.objectContaining({ question }),
        ),
        keptUntil: [
          expect.objectContaining({
            item: 'notes',
            sentence: 'Not known: no listing of its repository was read.',
          }),
        ],
        problems: expect.any(Array),
        items: [
          {
            name: 'notes',
            kind: 'persistent-volume-claim',
            copies: [
              {
                destination: expect.any(String),
                state: 'healthy',
                grade: 'operator-says',
                counted: true,
                because: expect.stringContaining('Last success'),
              },
            ],
          },
        ],
      },
    ]);
  });

  it.each([
    ['deploy', 0, /^YES {2}notes: May be deployed\.\n/],
    [
      'delete',
      1,
      /^NO {2}notes: Must not be deleted now\.\n {2}! notes: Comes back empty/,
    ],
    ['upgrade', 0, /^YES {2}notes: May be upgraded\.\n/],
  ] as const)('answers --ask %s with exit code %d', async (...row) => {
    const [question, expected, words] = row;
    await manifests('dump/all.yaml', objects(RECENT));
    const { code, out } = await run('dump', '--as-of', AT, '--ask', question);
    expect(out).toMatch(words);
    expect(code).toBe(expected);
  });

  it('takes no silence for permission', async () => {
    await manifests('dump/all.yaml', objects(OLD));
    const asked = ['dump', '--as-of', AT, '--ask', 'deploy'];
    expect((await run(...asked, '--app', 'notes')).code).toBe(1);
    const unknown = await run(...asked, '--app', 'tones');
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.error).toContain('There is no app tones');
    expect((await run('dump', '--ask', 'drop')).code).toBe(2);
    expect((await run('dump', '--app', 'notes')).code).toBe(2);
  });

  it.each([
    ['at-risk', OLD, 1],
    ['cannot-tell', OLD, 1],
    ['needs-attention', OLD, 1],
    ['at-risk', RECENT, 0],
    ['needs-attention', RECENT, 0],
  ])('with --fail-on %s and a success of %s exits with %d', async (...row) => {
    const [verdict, lastSync, expected] = row;
    await manifests('dump/all.yaml', objects(lastSync));
    const { code } = await run('dump', '--as-of', AT, '--fail-on', verdict);
    expect(code).toBe(expected);
  });

  it('takes destinations, exemptions and entities from a configuration', async () => {
    await manifests('dump/all.yaml', objects(RECENT));
    await write(
      'config.yaml',
      stringify({
        backups: {
          destinations: [{ match: { bucket: '^attic$' }, label: 'The attic' }],
          // A portal reads these; a check does not.
          kubernetes: { enabled: true },
          providers: { truenas: { servers: [{ name: 'nas' }] } },
        },
        entities: [
          {
            name: 'diary',
            annotations: {
              'backstage.io/kubernetes-label-selector':
                'app.kubernetes.io/name=notes',
            },
          },
        ],
      }),
    );
    const { apps } = await answer(
      ...['dump', '--as-of', AT, '--config', 'config.yaml'],
    );
    expect(apps).toMatchObject([
      {
        name: 'diary',
        verdict: 'protected',
        items: [{ copies: [{ destination: 'The attic' }] }],
      },
    ]);
  });

  it('exempts what the configuration exempts', async () => {
    await manifests('dump/all.yaml', objects(OLD));
    await write(
      'config.yaml',
      stringify({
        exemptions: [{ match: { namespace: 'media' }, reason: 'a cache' }],
      }),
    );
    const { apps } = await answer(
      ...['dump', '--as-of', AT, '--config', 'config.yaml'],
    );
    expect(apps).toMatchObject([{ name: 'notes', verdict: 'exempt' }]);
  });

  it('names a key of the configuration that does not exist', async () => {
    await manifests('dump/all.yaml', objects(RECENT));
    await write('config.yaml', 'backups: { destination: [] }');
    const { code, error } = await run('dump', '--config', 'config.yaml');
    expect(error).toMatch(/destinations/);
    expect(code).toBe(2);
  });

  it('plays a case step by step and judges after the last', async () => {
    await manifests('case/1/all.yaml', objects(RECENT));
    await manifests('case/2/all.yaml', objects(RECENT).slice(0, 2));
    await write(
      'case/case.conf',
      JSON.stringify({
        apps: ['notes'],
        steps: [
          { at: AT, folder: '1' },
          { at: '2026-08-22T10:20:00Z', folder: '2', cycles: 2 },
        ],
      }),
    );
    const { apps } = await answer('case');
    expect(apps).toMatchObject([
      { items: [{ copies: [{ state: 'gone', counted: false }] }] },
    ]);
  });

  it('shows a report that is refused, and goes on', async () => {
    await manifests('case/k/all.yaml', objects(RECENT));
    await write('case/report.json', 'Unable to open the repository');
    await write(
      'case/case.conf',
      stringify({
        steps: [
          {
            at: AT,
            folder: 'k',
            reports: [
              {
                kind: 'kopia',
                repository: 's3://s3.eu-central-1.wasabisys.com/attic/notes',
                file: 'report.json',
              },
            ],
          },
        ],
      }),
    );
    const { code, error } = await run('case', '--json');
    expect(error).toMatch(/report\.json was refused/);
    expect(code).toBe(0);
    const { apps, sources } = await answer('case');
    expect(apps).toMatchObject([{ verdict: 'protected' }]);
    expect(sources).toContainEqual(
      expect.objectContaining({ outcome: 'refused' }),
    );
  });

  it('checks each of several folders', async () => {
    await manifests('one/all.yaml', objects(RECENT));
    await manifests('two/all.yaml', objects(OLD));
    const answers = await answer('one', 'two', '--as-of', AT);
    expect(answers).toMatchObject([
      { apps: [{ verdict: 'protected' }] },
      { apps: [{ verdict: 'at-risk' }] },
    ]);
  });

  it.each([
    ['a folder that is not there', ['nowhere'], /There is no folder .*nowhere/],
    ['an empty folder', ['empty'], /no \.yaml, \.yml or \.json.*--context/],
    ['a file', ['empty/note.txt'], /is a file\. Give the folder/],
    ['no folder', [], /Give the folder.*\n\nnpm run check/],
    ['an option that does not exist', ['--so'], /--so[^]*npm run check --/],
    ['a verdict that does not exist', ['empty', '--fail-on', 'x'], /at-risk/],
    ['a time that is none', ['empty', '--as-of', 'noon'], /2026-08-22T10/],
  ])('says of %s what to do', async (_, args, message) => {
    await write('empty/note.txt', 'nothing');
    const { code, out, error } = await run(...args);
    expect(error).toMatch(message);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('says which file of a folder is broken, and judges the rest', async () => {
    await manifests('dump/all.yaml', objects(RECENT));
    await write('dump/broken.yaml', 'kind: [Deployment');
    const { code, out } = await run('dump', '--as-of', AT);
    expect(out).toMatch(/broken\.yaml:1/);
    expect(out).toMatch(/notes/);
    expect(code).toBe(0);
  });

  it('prints its options', async () => {
    const { code, out } = await run('--help');
    expect(out).toMatch(/--fail-on/);
    expect(code).toBe(0);
  });
});
