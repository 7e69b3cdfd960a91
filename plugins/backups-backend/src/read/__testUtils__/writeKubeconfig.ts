import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';

/** Writes a kubeconfig with two contexts: `home` leads to the server, `nowhere` to none. */
export async function writeKubeconfig(
  file: string,
  options: {
    server: string;
    skipTLSVerify?: boolean;
    certificateAuthority?: string;
    token?: string;
  },
): Promise<void> {
  const { server, skipTLSVerify, certificateAuthority, token } = options;
  await writeFile(
    file,
    stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'home',
      clusters: [
        {
          name: 'home',
          cluster: {
            server,
            'insecure-skip-tls-verify': skipTLSVerify,
            'certificate-authority-data':
              certificateAuthority &&
              Buffer.from(certificateAuthority).toString('base64'),
          },
        },
      ],
      users: [{ name: 'reader', user: { token: token ?? 'kube-token' } }],
      contexts: [
        { name: 'home', context: { cluster: 'home', user: 'reader' } },
        { name: 'nowhere', context: { cluster: 'gone', user: 'reader' } },
      ],
    }),
  );
}
