import { ParsedWorkload } from '../workloads/parseWorkload';

/** What a workload runs and is told, as far as its manifest says. It is looked at and forgotten: scripts hold keys. */
export interface Script {
  /** Commands of all containers, without comments, long lines joined. */
  text: string;
  /** The same, of each container. */
  commands: string[];
  images: string[];
  /** Variables with literal values. */
  variables: Readonly<Record<string, string>>;
  /** Names of Secrets that variables are taken from. */
  secretNames: string[];
  /** Variables that are taken from a key of a Secret, with its name. */
  kept: { variable: string; secret: string; key?: string }[];
  /** Secrets of which every key is a variable, with what stands before each. */
  keptWhole: { secret: string; prefix: string }[];
  /** Variables that are taken from a ConfigMap; without one, all of its keys are. */
  configured: { variable?: string; configMap: string }[];
}

/** A script may be as long as a manifest; what makes a copy stands near its beginning. */
export const LONGEST_SCRIPT = 20_000;

/** Commands with their variables filled in where they are known. */
function filledIn(
  text: string,
  variables: Readonly<Record<string, string>>,
): string {
  return text.replace(
    /\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?|\$\(([A-Za-z_][A-Za-z0-9_]*)\)/g,
    (found, braced?: string, parenthesised?: string) =>
      variables[braced ?? parenthesised ?? ''] ?? found,
  );
}

function distinct<T>(values: readonly T[]): T[] {
  return [
    ...new Map(values.map(value => [JSON.stringify(value), value])).values(),
  ];
}

export function scriptOf(workload: ParsedWorkload): Script {
  const { containers, initContainers } = workload.template.spec;
  const all = [...(initContainers ?? []), ...(containers ?? [])];
  const variables = Object.fromEntries(
    all.flatMap(({ env = [] }) =>
      env.flatMap(({ name, value }) =>
        name === undefined || value === undefined ? [] : [[name, value]],
      ),
    ),
  );
  const commands = all.map(({ command = [], args = [] }) =>
    filledIn(
      [...command, ...args]
        .map(part => part.replace(/\\\n/g, ' ').replace(/^\s*#.*$/gm, ''))
        .join(' ')
        .slice(0, LONGEST_SCRIPT),
      variables,
    ),
  );
  return {
    text: commands.join('\n').slice(0, LONGEST_SCRIPT),
    commands,
    images: all.flatMap(({ image }) => image ?? []),
    variables,
    kept: all.flatMap(({ env = [] }) =>
      env.flatMap(({ name, valueFrom }) => {
        const secret = valueFrom?.secretKeyRef?.name;
        return name && secret
          ? { variable: name, secret, key: valueFrom.secretKeyRef?.key }
          : [];
      }),
    ),
    keptWhole: distinct(
      all.flatMap(({ envFrom = [] }) =>
        envFrom.flatMap(({ secretRef, prefix = '' }) =>
          secretRef?.name ? { secret: secretRef.name, prefix } : [],
        ),
      ),
    ),
    configured: distinct(
      all.flatMap(({ env = [], envFrom = [] }) => [
        ...env.flatMap(({ name, valueFrom }) => {
          const configMap = valueFrom?.configMapKeyRef?.name;
          return name && configMap ? { variable: name, configMap } : [];
        }),
        ...envFrom.flatMap(({ configMapRef }) =>
          configMapRef?.name ? { configMap: configMapRef.name } : [],
        ),
      ]),
    ),
    secretNames: [
      ...new Set(
        all.flatMap(({ env = [], envFrom = [] }) => [
          ...envFrom.flatMap(({ secretRef }) => secretRef?.name ?? []),
          ...env.flatMap(
            ({ valueFrom }) => valueFrom?.secretKeyRef?.name ?? [],
          ),
        ]),
      ),
    ],
  };
}
