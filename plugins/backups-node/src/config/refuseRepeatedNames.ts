import { InputError } from '@backstage/errors';

/**
 * Servers are told apart by their names: a source, its age and its facts are
 * kept by them.
 *
 * @param path - of the list in the configuration
 * @throws InputError that names the path of the first name that is there already
 *
 * @public
 */
export function refuseRepeatedNames(
  servers: readonly { name: string }[],
  path: string,
): void {
  const names = new Set<string>();
  servers.forEach(({ name }, index) => {
    if (names.has(name)) {
      throw new InputError(
        `Configuration at ${path}[${index}].name: there is a server '${name}' already.`,
      );
    }
    names.add(name);
  });
}
