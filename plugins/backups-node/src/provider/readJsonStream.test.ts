import { JsonPart, readJsonStream } from './readJsonStream';

async function* inChunks(text: string | Buffer, size: number) {
  const bytes = Buffer.from(text as string);
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}

async function partsOf(text: string | Buffer, size = 3): Promise<JsonPart[]> {
  const parts: JsonPart[] = [];
  const stream = readJsonStream(inChunks(text, size), {
    lists: ['points'],
    values: ['head'],
  });
  for await (const part of stream) parts.push(part);
  return parts;
}

describe('readJsonStream', () => {
  it('gives lists element by element and values as a whole, however the bytes are cut', async () => {
    const text =
      '{"other":[1,{"points":[9]}],"head":{"name":"Zürich"},"points":[{"id":1},{"id":2}]}';
    const expected = [
      { kind: 'value', section: 'head', value: { name: 'Zürich' } },
      { kind: 'list', section: 'points' },
      { kind: 'element', section: 'points', value: { id: 1 } },
      { kind: 'element', section: 'points', value: { id: 2 } },
    ];
    for (const size of [1, 2, 7, 1000]) {
      expect(await partsOf(text, size)).toEqual(expected);
    }
  });

  it('tells an empty list from a missing one', async () => {
    expect(await partsOf('{"points":[]}')).toEqual([
      { kind: 'list', section: 'points' },
    ]);
    expect(await partsOf('{"points":null}')).toEqual([]);
    expect(await partsOf('{}')).toEqual([]);
  });

  it.each([
    '',
    '[]',
    '"points"',
    '{"points":[{"id":1}',
    '{"points":[1]} trailing',
    '{"points":[1]}{}',
    '{"points":[1,]}',
    'Error: repository is not connected',
  ])('refuses %j, which is not one whole JSON object', async text => {
    await expect(partsOf(text)).rejects.toMatchObject({ name: 'InputError' });
  });

  it.each<[string, Buffer]>([
    ['UTF-8 with a mark', Buffer.from('\ufeff{"points":["Zürich"]}')],
    ['UTF-16', Buffer.from('\ufeff{"points":["Zürich"]}', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('{"points":["Zürich"]}', 'utf16le')],
    [
      'UTF-16 of the other order',
      Buffer.from('\ufeff{"points":["Zürich"]}', 'utf16le').swap16(),
    ],
  ])('reads %s, however the bytes are cut', async (_, bytes) => {
    for (const size of [1, 2, 3, 1000]) {
      expect(await partsOf(bytes, size)).toEqual([
        { kind: 'list', section: 'points' },
        { kind: 'element', section: 'points', value: 'Zürich' },
      ]);
    }
  });

  it.each([
    ['', /^It is empty\.$/],
    ['\n \n', /^It is empty\.$/],
    ['<html><body>Sign in</body></html>', /web page/],
    [
      'Error: open https://bob:hunter2@nas failed',
      /^It is not JSON\. It begins with 'Error: open (?!.*hunter2)/,
    ],
    ['{"points":[1', /one whole JSON document/],
  ])('says what is wrong with %j in words of a sender', async (text, why) => {
    await expect(partsOf(text, 100)).rejects.toThrow(why);
  });

  it('refuses a document nested too deep', async () => {
    const text = `{"x":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    await expect(partsOf(text, 100)).rejects.toThrow(/nested deeper/);
  });

  it('does not touch prototypes', async () => {
    await partsOf('{"head":{"__proto__":{"polluted":true}}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
