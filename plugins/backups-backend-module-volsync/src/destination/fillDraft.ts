import type { DestinationDraft } from './DestinationDraft';
import type { DestinationHint } from './DestinationHint';

/**
 * Fills what is still unknown, and tells where it came from.
 *
 * @param draft - is not changed
 * @param hint - what is said, if anything
 */
export function fillDraft(
  draft: DestinationDraft,
  hint: DestinationHint | undefined,
): DestinationDraft {
  if (hint === undefined) return draft;
  const { says } = hint;
  const filled: DestinationDraft = {
    type: draft.type ?? says.type,
    label: draft.label ?? says.label,
    product: draft.product ?? says.product,
    endpoint: draft.endpoint ?? says.endpoint,
    bucket: draft.bucket ?? says.bucket,
    prefix: draft.prefix ?? says.prefix,
    server: draft.server ?? says.server,
    path: draft.path ?? says.path,
    offSite: draft.offSite ?? says.offSite,
    failureDomain: draft.failureDomain ?? says.failureDomain,
    derivedFrom: draft.derivedFrom,
  };
  const names = (
    [
      'type',
      'label',
      'product',
      'endpoint',
      'bucket',
      'prefix',
      'server',
      'path',
      'offSite',
      'failureDomain',
    ] as const
  ).filter(key => draft[key] === undefined && filled[key] !== undefined);
  if (names.length === 0) return draft;
  filled.derivedFrom = [
    ...draft.derivedFrom,
    `${hint.source}: ${names.join(', ')}`,
  ];
  return filled;
}
