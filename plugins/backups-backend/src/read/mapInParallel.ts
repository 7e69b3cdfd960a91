/**
 * Maps values, a few at a time.
 *
 * @param limit - how many are under way at once
 * @returns the results in the order of the values
 */
export async function mapInParallel<T, R>(
  values: readonly T[],
  limit: number,
  map: (value: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(values.length);
  const entries = values.entries();
  const worker = async () => {
    for (const [index, value] of entries) results[index] = await map(value);
  };
  await Promise.all(
    Array.from({ length: Math.min(limit, values.length) }, worker),
  );
  return results;
}
