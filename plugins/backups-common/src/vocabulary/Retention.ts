/**
 * One rule of a retention as it is declared or inherited.
 *
 * @public
 */
export interface RetentionRule {
  key:
    | 'latest'
    | 'hourly'
    | 'daily'
    | 'weekly'
    | 'monthly'
    | 'yearly'
    | 'within'
    | 'last';
  /** A count, or a duration as the tool writes it (`3d`). */
  value: string;
}

/**
 * What a plan keeps.
 *
 * @public
 */
export interface Retention {
  /** The tool keeps no history at all: the copy is a mirror of now. */
  noHistory: boolean;
  declared: RetentionRule[];
  /** Rules that apply because the plan does not set them, with the tool's own defaults. */
  inherited: RetentionRule[];
  /** Plain words for a person. */
  sentence: string;
}
