import { createHash } from 'node:crypto';
import { ResponseError } from '@backstage/errors';
import { BackupsClient } from './BackupsClient';

const PERIOD = { from: '2026-07-01', to: '2026-09-30' };

/** A client, and what it asked. */
function clientOf(answer: () => Response) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const client = new BackupsClient({
    discoveryApi: {
      getBaseUrl: async pluginId =>
        `https://portal.example.org/api/${pluginId}`,
    },
    fetchApi: {
      fetch: async (url, init) => {
        asked.push({ url: String(url), init });
        return answer();
      },
    },
  });
  return { client, asked };
}

async function textOf(blob: Blob): Promise<string> {
  return Buffer.from(await blob.arrayBuffer()).toString('utf8');
}

describe('BackupsClient', () => {
  it('puts the parts of an entity into the path, and the token into its header', async () => {
    const { client, asked } = clientOf(() => Response.json({ items: [] }));
    await client.getEntityBackups('component:media/radarr', { token: 'abc' });
    expect(asked.map(({ url }) => url)).toEqual([
      'https://portal.example.org/api/backups/entities/by-name/component/media/radarr',
    ]);
    expect(asked[0].init?.headers).toEqual({ Authorization: 'Bearer abc' });
  });

  it('fails with what the backend said', async () => {
    const { client } = clientOf(() =>
      Response.json(
        {
          error: { name: 'NotAllowedError', message: 'not for you' },
          response: { statusCode: 403 },
        },
        { status: 403, statusText: 'Forbidden' },
      ),
    );
    const failure = await client
      .getEntityBackups('component:media/radarr')
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ResponseError);
    expect((failure as ResponseError).cause.message).toBe('not for you');
  });

  it('saves a chain byte for byte: its hashes are of its lines', async () => {
    // Blanks and escapes that JSON written anew would lose.
    const record = `{"period": ${JSON.stringify(PERIOD)}, "name": "\\u00fc"}`;
    const text = `{"record":${record},"hash":"0"}\n{"record": {"app":"ünï"},"hash":"1"}\n`;
    const { client, asked } = clientOf(() => new Response(text));
    const files = await client.downloadScorecard({
      ...PERIOD,
      format: 'chain',
    });
    expect(files.map(({ fileName }) => fileName)).toEqual([
      'backups-2026-07-01-to-2026-09-30.jsonl',
    ]);
    const saved = await textOf(files[0].content);
    const digest = (value: string) =>
      createHash('sha256').update(value).digest('hex');
    expect(digest(saved)).toBe(digest(text));
    expect(new URL(asked[0].url).searchParams.get('format')).toBe('chain');
  });

  it('saves a table beside what it is about, and a document without the table', async () => {
    const { client } = clientOf(() =>
      Response.json({ header: { period: PERIOD }, csv: 'app\n', apps: [1] }),
    );
    const name = 'backups-2026-07-01-to-2026-09-30';
    const table = await client.downloadScorecard({ ...PERIOD, format: 'csv' });
    expect(table.map(({ fileName }) => fileName)).toEqual([
      `${name}.csv`,
      `${name}.about.json`,
    ]);
    expect(await textOf(table[0].content)).toBe('app\n');
    expect(JSON.parse(await textOf(table[1].content))).toEqual({
      period: PERIOD,
    });
    const [json] = await client.downloadScorecard({
      ...PERIOD,
      format: 'json',
    });
    expect(json.fileName).toBe(`${name}.json`);
    expect(JSON.parse(await textOf(json.content))).toEqual({
      header: { period: PERIOD },
      apps: [1],
    });
  });
});
