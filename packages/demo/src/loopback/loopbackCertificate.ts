import { generate } from 'selfsigned';

/**
 * Makes a certificate for a server on the loopback interface. It is its own
 * authority, and nobody trusts it.
 *
 * @returns PEM
 */
export async function loopbackCertificate(): Promise<{
  cert: string;
  key: string;
}> {
  const { cert, private: key } = await generate(
    [{ name: 'commonName', value: 'localhost' }],
    {
      extensions: [
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            { type: 7, ip: '127.0.0.1' },
          ],
        },
      ],
    },
  );
  return { cert, key };
}
