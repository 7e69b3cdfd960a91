/**
 * How a test of a restore stands: `late`: it should have ended well by now.
 * `off`: it is suspended. `not-known`: its source is silent.
 *
 * @public
 */
export type RestoreTestState =
  | 'passed'
  | 'running'
  | 'late'
  | 'stuck'
  | 'failed'
  | 'never'
  | 'off'
  | 'not-known';
