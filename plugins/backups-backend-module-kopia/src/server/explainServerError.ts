import { toError } from '@backstage/errors';
import {
  RemoteReadError,
  explainConnection,
} from 'backstage-plugin-backups-node';
import type { KopiaServer } from '../config/KopiaServer';
import { KopiaServerError } from './KopiaServerError';
import { WrongCertificate } from './serverDispatcher';

/** Statuses of a proxy that finds nothing behind it. */
const NOBODY_THERE = new Set([502, 503, 504]);

const NOTHING_FOLLOWS =
  'One that is scaled to zero, or that still opens its repository, does not answer either. What it told before stands.';

function renewOrTrust(name: string): string {
  return `Renew it, or trust just this one by its fingerprint in server ${name}. Nothing was sent.`;
}

function codeOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : '';
}

function explainAnswer(
  { status, code, path, message }: KopiaServerError,
  { name, control, ui }: KopiaServer,
): RemoteReadError {
  const asControl = path.startsWith('/api/v1/control/');
  const user = asControl ? control : ui;
  const called = `the ${asControl ? 'control' : 'UI'} user${
    typeof user === 'object' ? ` ${user.username}` : ''
  }`;
  const place = asControl ? 'control' : 'ui';
  if (code === 'NOT_CONNECTED') {
    return new RemoteReadError(`${name} is not connected to a repository.`, {
      fix: 'Connect it (kopia repository connect …), and look at its log. That it lists nothing now says nothing about what is kept.',
    });
  }
  if (status === 401) {
    return new RemoteReadError(
      user === undefined || user === 'nobody'
        ? `${name} asks for a password.`
        : `${name} refuses the password of ${called}.`,
      {
        fix: `Check ${place}.username and ${place}.password of server ${name}.`,
      },
    );
  }
  if (status === 403) {
    return new RemoteReadError(`${name} does not let ${called} read this.`, {
      fix: asControl
        ? `Give the user of --server-control-username in control of server ${name}, and start it without --no-control-api.`
        : `Give the user of --server-username in ui of server ${name}; the control user may not use the UI.`,
    });
  }
  if (NOBODY_THERE.has(status)) {
    return new RemoteReadError(
      `Nothing answers behind the address of ${name} (${status}).`,
      { fix: `${NOTHING_FOLLOWS} Otherwise look at the proxy in front of it.` },
    );
  }
  if (status === 404) {
    return new RemoteReadError(
      `${name} has no ${asControl ? 'control interface' : 'UI'} (404).`,
      {
        fix: asControl
          ? `Check url of server ${name}; started with --no-control-api it has none.`
          : `Started with --no-ui it has none: leave out ui of server ${name}, and control alone is read.`,
      },
    );
  }
  return new RemoteReadError(
    `${name} answers ${status}${message ? `: ${message}` : ''}.`.replace(
      /\.\.$/,
      '.',
    ),
    { fix: `Look at the log of ${name}.` },
  );
}

/**
 * Says in words why a server could not be read, and what to do.
 *
 * @param caught - what a `KopiaServerClient` threw
 */
export function explainServerError(
  caught: unknown,
  server: KopiaServer,
): RemoteReadError {
  const error = toError(caught);
  if (error instanceof RemoteReadError) return error;
  if (error instanceof KopiaServerError) return explainAnswer(error, server);
  const { name } = server;
  const { host } = new URL(server.url);
  if (error instanceof WrongCertificate) {
    return new RemoteReadError(
      `${host} shows another certificate than the one that is configured.`,
      {
        fix: `If it was renewed, give its fingerprint in server ${name}: ${error.found}. Otherwise another server answers. Nothing was sent.`,
      },
    );
  }
  const code = codeOf(error);
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return new RemoteReadError(`${name} answers with more than 32 MB.`, {
      fix: `Check url of server ${name}; a report has no such limit.`,
    });
  }
  return explainConnection(error, {
    name,
    url: server.url,
    untrusted: `Give its fingerprint, or a caFile, in server ${name}. Nothing was sent.`,
    otherName: renewOrTrust(name),
    expired: renewOrTrust(name),
    silent: `${NOTHING_FOLLOWS} Otherwise check that ${name} is up, and that the portal may reach it.`,
  });
}
