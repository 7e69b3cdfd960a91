import { parseManifests } from './parseManifests';

function namesIn(text: string, file = 'dump.yaml'): string[] {
  return parseManifests(text, file).objects.map(
    ({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`,
  );
}

const CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: radarr, namespace: downloads }
`;

describe('parseManifests', () => {
  it('reads every document of a file, and nothing from empty ones', () => {
    expect(namesIn(`---\n${CLAIM}---\n# nothing\n---\n${CLAIM}`)).toEqual([
      'PersistentVolumeClaim downloads/radarr',
      'PersistentVolumeClaim downloads/radarr',
    ]);
    expect(parseManifests('', 'dump.yaml')).toEqual({
      objects: [],
      issues: [],
    });
    expect(parseManifests('# only words', 'dump.yaml').issues).toEqual([]);
  });

  it('reads lists as kubectl writes them, empty ones too', () => {
    const item = {
      kind: 'Deployment',
      metadata: { name: 'a', namespace: 'n' },
    };
    const list = { apiVersion: 'v1', kind: 'List', items: [item] };
    expect(namesIn(JSON.stringify(list))).toEqual(['Deployment n/a']);
    expect(parseManifests('{"kind":"List","items":null}', 'a.json')).toEqual({
      objects: [],
      issues: [],
    });
  });

  it('lets items of a typed list leave out what the list says', () => {
    const [object] = parseManifests(
      JSON.stringify({
        apiVersion: 'volsync.backube/v1alpha1',
        kind: 'ReplicationSourceList',
        items: [{ metadata: { name: 'a', namespace: 'n' } }],
      }),
      'sources.json',
    ).objects;
    expect(object).toMatchObject({
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationSource',
    });
  });

  it('does not take a kind that is only called like a list for one', () => {
    expect(
      namesIn('{kind: AllowList, metadata: {name: a, namespace: n}}'),
    ).toEqual(['AllowList n/a']);
  });

  it('names the line of broken YAML and reads the documents around it', () => {
    const broken = 'kind: Deployment\nmetadata: {name: a\nspec: [';
    const { objects, issues } = parseManifests(
      `${CLAIM}---\n${broken}\n---\n${CLAIM.replace('radarr', 'sonarr')}`,
      'all.yaml',
    );
    expect(objects.map(({ metadata }) => metadata.name)).toEqual([
      'radarr',
      'sonarr',
    ]);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      where: expect.stringMatching(/^all\.yaml:[67]$/),
      hidesObjects: true,
    });
  });

  it('names the line of broken JSON', () => {
    const text =
      '{\n "kind": "List",\n "items": [\n  {"kind": "Pod" "x"}\n ]\n}';
    expect(parseManifests(text, 'all.json')).toEqual({
      objects: [],
      issues: [
        {
          where: 'all.json:4',
          message: expect.stringMatching(/^Unexpected/),
          hidesObjects: true,
        },
      ],
    });
  });

  it.each([
    'kind: Secret\ndata: {password: |hunter2}\n',
    'kind: Secret\npassword: |hunter2\n  x\n',
    'kind: Secret\npassword: "\\hunter2"\n',
    'kind: Secret\npassword: *hunter2\n',
    'kind: Secret\npassword: !hunter2 x\n  hunter2: [\n',
    'kind: Secret\n\tpassword: hunter2\n',
    '{"kind": "Secret", "data": {"password": "hunter2}}',
  ])('quotes nothing of a broken file: %j', text => {
    const { objects, issues } = parseManifests(text, 'secret.yaml');
    expect(objects).toEqual([]);
    expect(JSON.stringify(issues)).not.toContain('hunter2');
  });

  it('drops Secrets wherever they stand', () => {
    const secret = {
      metadata: { name: 's', namespace: 'n' },
      data: { a: 'b' },
    };
    expect(
      parseManifests(
        [
          { apiVersion: 'v1', kind: 'Secret', ...secret },
          { kind: 'List', items: [{ kind: 'Secret', ...secret }] },
          { apiVersion: 'v1', kind: 'SecretList', items: [secret] },
        ]
          .map(object => JSON.stringify(object))
          .join('\n---\n'),
        'all.yaml',
      ),
    ).toEqual({ objects: [], issues: [] });
  });

  it('says what is no object, and reads the rest', () => {
    const { objects, issues } = parseManifests(
      JSON.stringify({
        kind: 'List',
        items: [
          'text',
          [],
          {},
          { kind: 'Pod' },
          { kind: 'Pod', metadata: { name: 7 } },
          { kind: 'Pod', metadata: { name: 'a/b' } },
          { kind: 'Pod', metadata: { name: 'a\u0000b' } },
          { kind: 'Pod', metadata: { name: 'x'.repeat(300) } },
          { kind: 'Pod', metadata: { name: 'a', namespace: {} } },
          { kind: 'Pod', metadata: { name: 'good', namespace: 'n' } },
        ],
      }),
      'all.json',
    );
    expect(objects.map(({ metadata }) => metadata.name)).toEqual(['good']);
    expect(issues.map(issue => issue.where)).toEqual(
      Array.from({ length: 9 }, (_, index) => `all.json, item ${index + 1}`),
    );
    expect(issues.slice(0, 4).map(issue => issue.message)).toEqual([
      'This is not a Kubernetes object.',
      'This is not a Kubernetes object.',
      'An object without a kind.',
      'A Pod without a name, or with one that cannot be a name.',
    ]);
    // Whatever these are, no cluster has them: nothing hides behind them.
    expect(issues.filter(issue => issue.hidesObjects)).toEqual([]);
  });

  it('gives metadata the types an API server guarantees', () => {
    const [object] = parseManifests(
      `kind: Deployment
metadata:
  name: a
  creationTimestamp: 5
  labels: { version: 2, enabled: true, app: a, nested: { a: b } }
  annotations: []
  ownerReferences: { kind: ReplicaSet }
`,
      'a.yaml',
    ).objects;
    expect(object.metadata).toEqual({
      name: 'a',
      labels: { version: '2', enabled: 'true', app: 'a' },
    });
  });

  it('stops at a bomb of aliases instead of unfolding it', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) =>
        `a${level}: &a${level} [${Array(9)
          .fill(level === 0 ? 'x' : `*a${level - 1}`)
          .join(',')}]`,
    );
    expect(parseManifests(levels.join('\n'), 'bomb.yaml')).toEqual({
      objects: [],
      issues: [
        {
          where: 'bomb.yaml:1',
          message: expect.stringContaining('alias'),
          hidesObjects: true,
        },
      ],
    });
  });
});
