import { InputError } from '@backstage/errors';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { GATE_QUESTIONS } from 'backstage-plugin-backups-common';
import type { Asked } from './say/askText';
import { FAILING_VERDICTS, FailingVerdict } from './say/failOn';

/** What `--help` prints. */
export const HELP = `npm run check -- --context <name> [options]
npm run check -- <folder> [<folder> …] [options]

Says of each app whether its data is safe. No portal is needed.

With --context it reads a cluster, with the rights that kubectl has there: it
lists, changes nothing and does not ask for Secrets. With a folder it reads
Kubernetes manifests (YAML or JSON, for instance from kubectl get -o yaml) and
needs no network. A folder with a case.conf is played step by step. Each of
several folders is checked.

  --context <name>      of your kubeconfig; current: the one that kubectl uses
  --kubeconfig <file>   default: those of KUBECONFIG, else ~/.kube/config

  --config <yaml>       how to judge, as backups in app-config: destinations,
                        exemptions, tiers, storage; and the entities of the
                        catalog. Default: apps are found by their labels
  --as-of <time>        when the manifests were exported, for instance
                        2026-08-22T10:00:00Z; default: when they were written
  --complete            the folder holds everything: kinds that are not in it do
                        not exist in the cluster
  --cluster <name>      what the cluster is called; default: like the folder or
                        the context
  --fail-on <verdict>   exit with 1 when an app is at-risk; cannot-tell and
                        needs-attention: this or worse
  --ask <question>      deploy, delete or upgrade: may that be done? Prints the
                        answer of each app, and exits with 1 unless it is yes
  --app <name>          whom --ask is about; may be repeated. Default: all
  --json                { apps, places, sources }; of several folders a list
  --help

Exit codes: 0, 1 by --fail-on or --ask, 2 when something cannot be checked.
`;

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
