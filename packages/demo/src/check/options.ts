import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { GATE_QUESTIONS } from 'backstage-plugin-backups-common';
import type { Asked } from './say/askText';
import { FAILING_VERDICTS, FailingVerdict } from './say/failOn';

/** What `--help` prints; the command reads it, too, before it installs anything. */
export const HELP = readFileSync(
  resolvePackagePath('backups-demo', 'src/check/help.txt'),
  'utf8',
);

/** A command line, understood. Paths are absolute. */
export interface CheckOptions {
  /** Empty where a cluster is read. */
  folders: string[];
  /** Of a kubeconfig: its cluster is read. */
  context?: string;
  kubeconfig?: string;
  config?: string;
  asOf?: Date;
  complete: boolean;
  cluster?: string;
  failOn?: FailingVerdict;
  ask?: Asked;
  json: boolean;
  help: boolean;
}

function verdictOf(value: string | undefined): FailingVerdict | undefined {
  if (value === undefined) return undefined;
  const verdict = FAILING_VERDICTS.find(one => one === value);
  if (!verdict) {
    throw new InputError(
      `--fail-on takes ${FAILING_VERDICTS.join(', ')}, not '${value}'.`,
    );
  }
  return verdict;
}

function askedOf(
  value: string | undefined,
  apps: readonly string[],
): Asked | undefined {
  if (value === undefined) {
    if (apps.length === 0) return undefined;
    throw new InputError('--app says whom --ask is about; give both.');
  }
  const question = GATE_QUESTIONS.find(one => one === value);
  if (!question) {
    throw new InputError(
      `--ask takes ${GATE_QUESTIONS.join(', ')}, not '${value}'.`,
    );
  }
  return { question, apps };
}

function timeOf(value: string | undefined): Date | undefined {
  if (value === undefined) return undefined;
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) {
    throw new InputError(
      `--as-of takes a time such as 2026-08-22T10:00:00Z, not '${value}'.`,
    );
  }
  return time;
}

/** @throws InputError unless it is folders, or a cluster */
function assertOneKind(
  folders: readonly string[],
  values: {
    context?: string;
    kubeconfig?: string;
    'as-of'?: string;
    complete?: boolean;
  },
): void {
  const { context, kubeconfig, complete } = values;
  if (context === undefined) {
    if (kubeconfig !== undefined) {
      throw new InputError(
        '--kubeconfig needs --context: the name of one of its contexts, or current.',
      );
    }
    if (folders.length === 0) {
      throw new InputError(
        'Give the folder that holds the manifests, or the cluster to read with --context.',
      );
    }
    return;
  }
  if (folders.length > 0) {
    throw new InputError(
      'Give a folder or --context, not both. Check one after the other.',
    );
  }
  if (values['as-of'] !== undefined || complete) {
    throw new InputError(
      '--as-of and --complete are for folders: a cluster is read as it is now, and says itself what it has.',
    );
  }
}

/**
 * @param args - of the command line
 * @param from - paths are relative to it
 * @throws an error that says which option is wrong
 */
export function readOptions(args: string[], from: string): CheckOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      context: { type: 'string' },
      kubeconfig: { type: 'string' },
      config: { type: 'string' },
      'as-of': { type: 'string' },
      complete: { type: 'boolean', default: false },
      cluster: { type: 'string' },
      'fail-on': { type: 'string' },
      ask: { type: 'string' },
      app: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const help = values.help ?? false;
  if (!help) assertOneKind(positionals, values);
  if (values.cluster !== undefined && !/^[^\s/]+$/.test(values.cluster)) {
    throw new InputError('--cluster takes a name without spaces and slashes.');
  }
  return {
    folders: positionals.map(folder => resolve(from, folder)),
    context: values.context,
    kubeconfig: values.kubeconfig,
    config:
      values.config === undefined ? undefined : resolve(from, values.config),
    asOf: timeOf(values['as-of']),
    complete: values.complete ?? false,
    cluster: values.cluster,
    failOn: verdictOf(values['fail-on']),
    ask: askedOf(values.ask, values.app ?? []),
    json: values.json ?? false,
    help,
  };
}
