import { RemoteReadError } from 'backstage-plugin-backups-node';
import { z } from 'zod';
import type { TrueNasServer } from '../config/TrueNasServer';
import { JsonRpcError } from './JsonRpcError';
import type { TrueNasSession } from './TrueNasSession';

const answer = z.object({ response_type: z.string() });

function refusal(responseType: string, server: TrueNasServer): RemoteReadError {
  const { name, username } = server;
  switch (responseType) {
    case 'AUTH_ERR':
      return new RemoteReadError(
        `${name} refuses the API key of user ${username}.`,
        {
          fix: `Check username and apiKey of server ${name}; keys belong to users, so both have to fit.`,
        },
      );
    case 'EXPIRED':
      return new RemoteReadError(
        `The API key of user ${username} on ${name} has expired or was revoked.`,
        {
          fix: 'Make a new key. TrueNAS revokes a key that was ever used over an insecure connection, also behind a proxy that speaks http to it.',
        },
      );
    case 'OTP_REQUIRED':
      return new RemoteReadError(
        `${name} asks user ${username} for a one-time password.`,
        { fix: 'Use a user without two-factor authentication for the portal.' },
      );
    case 'DENIED':
      return new RemoteReadError(
        `User ${username} may not log in to ${name} with an API key.`,
        {
          fix: 'Add the user to a group whose privilege has the roles CLOUD_SYNC_READ and ALERT_LIST_READ.',
        },
      );
    case 'REDIRECT':
      return new RemoteReadError(
        `${name} sends the portal to the other controller.`,
        {
          fix: 'Use the virtual address of the pair.',
        },
      );
    default:
      return new RemoteReadError(
        `${name} answers the login with '${responseType.slice(
          0,
          40,
        )}', which is not understood.`,
      );
  }
}

/**
 * Logs in with an API key.
 *
 * @throws RemoteReadError when it is refused
 */
export async function logIn(
  connection: TrueNasSession,
  server: TrueNasServer,
): Promise<void> {
  let result: unknown;
  try {
    result = await connection.call('auth.login_ex', [
      {
        mechanism: 'API_KEY_PLAIN',
        username: server.username,
        api_key: server.apiKey,
        login_options: { user_info: false },
      },
    ]);
  } catch (error) {
    if (!(error instanceof JsonRpcError)) throw error;
    // The words of a refused login may repeat what was sent.
    throw new RemoteReadError(
      `${server.name} did not carry out the login (${error.code}).`,
      {
        fix: 'Logins are limited to 20 a minute for each address; else look into the audit log of TrueNAS.',
      },
    );
  }
  const parsed = answer.safeParse(result);
  const responseType = parsed.success ? parsed.data.response_type : 'nothing';
  if (responseType !== 'SUCCESS') throw refusal(responseType, server);
}
