import { parseManifests } from './parseManifests';

function namesIn(text: string): string[] {
  return parseManifests(text).objects.map(
    ({ kind, metadata }) => `${kind} ${metadata.name}`,
  );
}

describe('parseManifests', () => {
  it('reads several documents, and skips what is no object', () => {
    expect(
      namesIn(
        [
          '# a comment',
          '---',
          'kind: Deployment',
          'metadata: {name: radarr}',
          '---',
          '---',
          'just text',
          '---',
          'kind: StatefulSet',
          'metadata: {name: paperless}',
        ].join('\n'),
      ),
    ).toEqual(['Deployment radarr', 'StatefulSet paperless']);
  });

  it('reads a List, also inside a List', () => {
    const inner = {
      kind: 'List',
      items: [{ kind: 'A', metadata: { name: 'b' } }],
    };
    const list = {
      kind: 'List',
      items: [{ kind: 'A', metadata: { name: 'a' } }, inner, undefined, 7],
    };
    expect(namesIn(JSON.stringify(list))).toEqual(['A a', 'A b']);
  });

  it('names the members of the list of an API server', () => {
    const { objects } = parseManifests(
      JSON.stringify({
        apiVersion: 'apps/v1',
        kind: 'DeploymentList',
        items: [{ metadata: { name: 'radarr' } }],
      }),
    );
    expect(objects).toEqual([
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'radarr' },
      },
    ]);
  });

  it('tells the line of a broken document and reads the others', () => {
    const { objects, broken } = parseManifests(
      [
        'kind: Deployment',
        'metadata: {name: radarr}',
        '---',
        'kind: Secret',
        'data: [hunter2',
        '---',
        'kind: Deployment',
        'metadata: {name: sonarr}',
      ].join('\n'),
    );
    expect(objects.map(({ metadata }) => metadata.name)).toContain('radarr');
    expect(broken).not.toEqual([]);
    expect(broken[0].line).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(broken)).not.toContain('hunter2');
  });

  it('tells the line of broken JSON', () => {
    const { objects, broken } = parseManifests(
      '{\n "kind": "List",\n "items": [}\n}\n',
    );
    expect(objects).toEqual([]);
    expect(broken[0].line).toBe(3);
  });

  it('has nothing to say about an empty file', () => {
    expect(parseManifests('')).toEqual({ objects: [], broken: [] });
    expect(parseManifests('# nothing\n')).toEqual({ objects: [], broken: [] });
  });
});
