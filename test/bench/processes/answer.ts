/**
 * Gives a result to the process that started this one. It ends together with
 * that process, whatever becomes of it.
 */
export function answer(result: object): void {
  process.on('disconnect', () => process.exit());
  // What it put aside is removed as at any other end.
  process.on('SIGTERM', () => process.exit());
  process.send?.({ type: 'result', result });
}
