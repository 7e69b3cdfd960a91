import type { ScorecardExportFormat } from './ScorecardExport';
import type { SlaDays } from './LevelView';
import type { ScorecardRequest } from './Scorecard';

/** Values of one field are separated by commas, and none of them holds one. */
const SEPARATOR = ',';

/** Writes what a route takes as the query of its URL. */
export function queryOf(request: object): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request)) {
    if (value === undefined) continue;
    const text = Array.isArray(value)
      ? value
          .map(one => String(one).replace(/[%,]/g, encodeURIComponent))
          .join(SEPARATOR)
      : String(value);
    if (text !== '') query.set(name, text);
  }
  return query;
}

/**
 * Writes a request as the query of a URL: the page's own address and the REST
 * interface share it.
 *
 * @returns for instance `verdict=at-risk%2Ccannot-tell&q=media`
 *
 * @public
 */
export function scorecardQuery(
  request: ScorecardRequest & {
    since?: string;
    days?: SlaDays;
    from?: string;
    to?: string;
    format?: ScorecardExportFormat;
  },
): URLSearchParams {
  return queryOf(request);
}

/**
 * @param text - of one field, as {@link scorecardQuery} writes it
 * @returns its values
 *
 * @public
 */
export function valuesOfField(text: string): string[] {
  return text
    .split(SEPARATOR)
    .filter(Boolean)
    .map(value => {
      try {
        return decodeURIComponent(value);
      } catch {
        // Typed by hand: taken as it is.
        return value;
      }
    });
}
