import type { ApiRequest } from '../request/ApiRequest';
import type { LoopbackFault } from './LoopbackFault';

function strikesResource(
  fault: Extract<LoopbackFault, { kind: 'forbidden' }>,
  { target }: ApiRequest,
): boolean {
  if (target.type !== 'resource') return false;
  const { group, plural, namespace } = target;
  const resource = group === '' ? plural : `${plural}.${group}`;
  if (fault.resource !== undefined && fault.resource !== resource) return false;
  const { within } = fault;
  if (within === undefined) return true;
  if (within === 'cluster') return namespace === undefined;
  return 'allBut' in within
    ? namespace === undefined || !within.allBut.includes(namespace)
    : namespace === within.namespace;
}

function strikes(fault: LoopbackFault, request: ApiRequest): boolean {
  switch (fault.kind) {
    case 'unauthorized':
    case 'unknown-cluster':
    case 'group-missing':
      return true;
    case 'forbidden':
      return strikesResource(fault, request);
    case 'expired-continue':
      return Boolean(request.query.get('continue'));
    case 'throttled':
    case 'server-error':
    case 'garbage':
    case 'endless-body':
    case 'silence':
    case 'slow-drip':
    case 'connection-reset':
      return request.path.startsWith(fault.path ?? '');
    default: {
      const unplaced: never = fault;
      throw new Error(`Fault without a target: ${JSON.stringify(unplaced)}`);
    }
  }
}

/** A fault, and how often it is still to strike. */
export class ActiveFault {
  readonly #fault: LoopbackFault;
  #left: number;

  constructor(fault: LoopbackFault) {
    this.#fault = fault;
    this.#left = ('times' in fault ? fault.times : undefined) ?? Infinity;
  }

  /** @returns the fault, when it strikes this request */
  strike(request: ApiRequest): LoopbackFault | undefined {
    if (this.#left <= 0 || !strikes(this.#fault, request)) return undefined;
    this.#left -= 1;
    return this.#fault;
  }
}
