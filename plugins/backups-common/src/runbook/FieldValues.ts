/**
 * What the reader filled in, by the field's id.
 *
 * @public
 */
export type FieldValues = Readonly<Record<string, string | undefined>>;

/**
 * What a command that lacks a value says of it.
 *
 * @example `{ id: 'SNAPSHOT_CLASS', label: 'Volume snapshot class' }`
 *
 * @public
 */
export interface NamedField {
  id: string;
  label: string;
}
