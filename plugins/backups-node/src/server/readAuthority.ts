import { readFile } from 'node:fs/promises';
import { RemoteReadError } from '../provider/RemoteReadError';

/**
 * Reads the certificate that a configured server is trusted by. It is read for
 * each connection: certificates are renewed while a portal runs.
 *
 * @param server - as it is configured; `caFile`: PEM
 * @returns PEM; `undefined` where the system's own authorities are to do
 * @throws RemoteReadError when the file cannot be read
 *
 * @public
 */
export async function readAuthority({
  name,
  caFile,
}: {
  name: string;
  caFile?: string;
}): Promise<string | undefined> {
  if (caFile === undefined) return undefined;
  try {
    return await readFile(caFile, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new RemoteReadError(
      `The certificate to trust for ${name} cannot be read (${code}).`,
      { fix: `Check caFile of server ${name}.` },
    );
  }
}
