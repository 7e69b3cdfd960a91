import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { LabFolder } from '../machine/LabFolder';
import { runProgram } from '../machine/runProgram';

interface StoredObject {
  body: Buffer;
  at: Date;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, character => `&#${character.charCodeAt(0)};`);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

/**
 * Stands in for object storage: one bucket in memory, over TLS, with as much of
 * the S3 API as pgBackRest uses. It knows its keys' id; signatures are not
 * checked.
 */
export class ObjectStorage {
  readonly accessKeyId = 'lab-key-id';
  readonly secretAccessKey = `secret-${randomUUID()}`;
  readonly #objects = new Map<string, StoredObject>();
  readonly #uploads = new Map<string, Map<number, Buffer>>();
  readonly #server: Server;

  private constructor(key: Buffer, cert: Buffer) {
    this.#server = createServer({ key, cert }, (request, response) => {
      this.#answer(request, response).catch(error => {
        response.statusCode = 500;
        response.end(String(error));
      });
    });
  }

  /** Starts it on a free port of the loopback interface. */
  static async start(folder: LabFolder): Promise<ObjectStorage> {
    const key = folder.of('storage.key');
    const certificate = folder.of('storage.crt');
    await runProgram('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
      ...['-subj', '/CN=storage.lab', '-keyout', key, '-out', certificate],
    ]);
    const storage = new ObjectStorage(
      readFileSync(key),
      readFileSync(certificate),
    );
    await new Promise<void>(resolve => {
      storage.#server.listen(0, '127.0.0.1', resolve);
    });
    return storage;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Names of all objects, to see that nothing was changed. */
  names(): string[] {
    return [...this.#objects.keys()].sort();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', 'https://bucket');
    const name = decodeURIComponent(url.pathname).slice(1);
    const query = url.searchParams;
    const body = await bodyOf(request);
    const credential = `Credential=${this.accessKeyId}/`;
    if (!request.headers.authorization?.includes(credential)) {
      response.statusCode = 403;
      response.end('<Error><Code>InvalidAccessKeyId</Code></Error>');
      return;
    }
    switch (request.method) {
      case 'HEAD':
      case 'GET':
        if (query.has('list-type')) response.end(this.#list(query));
        else this.#read(name, request, response);
        return;
      case 'PUT': {
        const upload = this.#uploads.get(query.get('uploadId') ?? '');
        if (upload) upload.set(Number(query.get('partNumber')), body);
        else this.#objects.set(name, { body, at: new Date() });
        response.setHeader('ETag', etagOf(body));
        response.end();
        return;
      }
      case 'POST':
        response.end(this.#post(name, query, body.toString('utf8')));
        return;
      case 'DELETE':
        this.#objects.delete(name);
        response.statusCode = 204;
        response.end();
        return;
      default:
        response.statusCode = 405;
        response.end();
    }
  }

  #read(
    name: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const object = this.#objects.get(name);
    if (!object) {
      response.statusCode = 404;
      response.end('<Error><Code>NoSuchKey</Code></Error>');
      return;
    }
    response.setHeader('Last-Modified', object.at.toUTCString());
    response.setHeader('Content-Length', object.body.length);
    response.end(request.method === 'HEAD' ? undefined : object.body);
  }

  #list(query: URLSearchParams): string {
    const prefix = query.get('prefix') ?? '';
    const delimiter = query.get('delimiter');
    const folders = new Set<string>();
    const entries: string[] = [];
    for (const [name, { body, at }] of this.#objects) {
      if (!name.startsWith(prefix)) continue;
      const end = delimiter ? name.indexOf(delimiter, prefix.length) : -1;
      if (end >= 0) folders.add(name.slice(0, end + 1));
      else {
        entries.push(
          `<Contents><Key>${escapeXml(
            name,
          )}</Key><LastModified>${at.toISOString()}</LastModified><Size>${
            body.length
          }</Size></Contents>`,
        );
      }
    }
    const common = [...folders].map(
      folder =>
        `<CommonPrefixes><Prefix>${escapeXml(
          folder,
        )}</Prefix></CommonPrefixes>`,
    );
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>${entries.join(
      '',
    )}${common.join('')}</ListBucketResult>`;
  }

  #post(name: string, query: URLSearchParams, text: string): string {
    if (query.has('uploads')) {
      const id = randomUUID();
      this.#uploads.set(id, new Map());
      return `<?xml version="1.0"?><InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`;
    }
    if (query.has('delete')) {
      for (const [, key] of text.matchAll(/<Key>(.*?)<\/Key>/g)) {
        this.#objects.delete(key);
      }
      return '<?xml version="1.0"?><DeleteResult></DeleteResult>';
    }
    const parts = this.#uploads.get(query.get('uploadId') ?? '') ?? new Map();
    const body = Buffer.concat(
      [...parts.entries()].sort(([a], [b]) => a - b).map(([, part]) => part),
    );
    this.#objects.set(name, { body, at: new Date() });
    return `<?xml version="1.0"?><CompleteMultipartUploadResult><ETag>${escapeXml(
      etagOf(body),
    )}</ETag></CompleteMultipartUploadResult>`;
  }
}
