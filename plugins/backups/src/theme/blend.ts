import { decomposeColor, recomposeColor } from '@material-ui/core/styles';

function channels(color: string): [number, number, number] {
  const [red, green, blue] = decomposeColor(color).values;
  return [red, green, blue];
}

/**
 * The opaque colour that a translucent layer gives on an opaque ground.
 * Contrast can only be computed for opaque colours.
 *
 * @param ground - opaque colour, hex or rgb
 * @param layer - colour laid over it
 * @param share - share of the layer, 0 to 1
 */
export function blend(ground: string, layer: string, share: number): string {
  const below = channels(ground);
  const above = channels(layer);
  const values = below.map((value, index) =>
    Math.round(value * (1 - share) + above[index] * share),
  ) as [number, number, number];
  return recomposeColor({ type: 'rgb', values });
}
