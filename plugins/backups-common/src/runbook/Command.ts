/**
 * A value that only the reader knows. It is filled in on the page; where it is
 * not, the command refuses to run and says what is missing.
 *
 * @public
 */
export interface FieldReference {
  /** Id of a {@link RunbookField}. */
  field: string;
}

/**
 * A word of a command, before quoting: text, a value the reader fills in, or
 * both side by side.
 *
 * @public
 */
export type Word =
  | string
  | FieldReference
  | { parts: (string | FieldReference)[] };

/**
 * A value in a Kubernetes manifest.
 *
 * @public
 */
export type ManifestValue =
  | string
  | number
  | boolean
  | FieldReference
  | ManifestValue[]
  | ManifestObject;

/**
 * An object in a Kubernetes manifest. Absent fields are left out. No field is
 * called `field`: that is a {@link FieldReference}.
 *
 * @public
 */
export interface ManifestObject {
  [key: string]: ManifestValue | undefined;
}

/**
 * Something to type. It holds words, never text for a shell: quoting is done
 * once, by `renderCommand`.
 *
 * @public
 */
export type Command =
  | {
      kind: 'run';
      /** Programs with their arguments; each reads what the one before writes. */
      pipeline: Word[][];
      /** Manifests that the first program reads from its standard input. */
      manifests?: ManifestObject[];
    }
  | {
      kind: 'export';
      /** Environment variable that takes what the pipeline prints. */
      variable: string;
      pipeline: Word[][];
      /** It may stay empty; else the command fails then. */
      optional?: boolean;
    };

/**
 * @returns a command that runs one program
 *
 * @public
 */
export function run(...words: Word[]): Command {
  return { kind: 'run', pipeline: [words] };
}

/**
 * @returns a command that gives manifests to a program
 *
 * @public
 */
export function runWithManifests(
  words: Word[],
  manifests: ManifestObject[],
): Command {
  return { kind: 'run', pipeline: [words], manifests };
}
