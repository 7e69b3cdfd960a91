import { readAuthority } from 'backstage-plugin-backups-node';
import { createHash } from 'node:crypto';
import { TLSSocket } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import type { KopiaServer } from '../config/KopiaServer';

/** A repository with ten thousand sources answers with less. Bytes. */
const LARGEST_ANSWER = 32 * 1024 * 1024;

/** Another certificate than the one that was agreed on. */
export class WrongCertificate extends Error {
  override name = 'WrongCertificate';

  constructor(
    /** SHA-256, lower-case hex. */
    readonly found: string,
  ) {
    super(`Its certificate has the fingerprint ${found}.`);
  }
}

/**
 * A certificate that signs itself is trusted by its fingerprint alone. It is
 * compared before the connection is handed on, so that nothing is sent to
 * anybody else.
 */
function pinned(fingerprint: string): buildConnector.connector {
  const connect = buildConnector({
    rejectUnauthorized: false,
    // One that goes on with a session shows no certificate.
    maxCachedSessions: 0,
  });
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error || !(socket instanceof TLSSocket)) {
        callback(error ?? new Error('It is not encrypted.'), null);
        return;
      }
      const found = createHash('sha256')
        .update(socket.getPeerCertificate().raw ?? '')
        .digest('hex');
      if (found === fingerprint) {
        callback(null, socket);
      } else {
        socket.destroy();
        callback(new WrongCertificate(found), null);
      }
    });
}

/**
 * Makes the connections to one server, for one reading; destroy it afterwards.
 *
 * @throws RemoteReadError when the certificate to trust cannot be read
 */
export async function serverDispatcher(server: KopiaServer): Promise<Agent> {
  const ca = await readAuthority(server);
  return new Agent({
    connections: 4,
    maxResponseSize: LARGEST_ANSWER,
    connect: server.fingerprint ? pinned(server.fingerprint) : { ca },
  });
}
