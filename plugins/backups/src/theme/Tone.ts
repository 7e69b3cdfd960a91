/**
 * What a sign means, apart from its word and shape. Ordered, worst first.
 */
export const TONES = ['bad', 'unknown', 'warn', 'off', 'info', 'good'] as const;

/** One of {@link TONES}. */
export type Tone = (typeof TONES)[number];
