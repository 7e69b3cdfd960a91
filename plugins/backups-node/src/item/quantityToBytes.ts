const FACTORS: Record<string, number> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * @param quantity - a Kubernetes quantity such as `5Gi`
 * @returns bytes, or `undefined` when it is not one
 *
 * @public
 */
export function quantityToBytes(
  quantity: string | number | undefined,
): number | undefined {
  if (quantity === undefined) return undefined;
  const match = /^([0-9.]+(?:e[0-9]+)?)([A-Za-z]*)$/.exec(String(quantity));
  const factor = match ? FACTORS[match[2]] : undefined;
  if (!match || factor === undefined) return undefined;
  const bytes = Number(match[1]) * factor;
  return Number.isFinite(bytes) ? Math.round(bytes) : undefined;
}
