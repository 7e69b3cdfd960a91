/**
 * What the reader filled in, by the field's id.
 *
 * @public
 */
export type FieldValues = Readonly<Record<string, string | undefined>>;
