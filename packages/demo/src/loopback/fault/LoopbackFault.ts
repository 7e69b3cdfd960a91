/** Which requests a fault strikes. */
interface Target {
  /** Only paths that begin with this, for instance `/apis/volsync.backube`. */
  path?: string;
}

/**
 * What can go wrong between a reader and a cluster.
 *
 * @public
 */
export type LoopbackFault =
  /** 401 to everything, whatever the token. */
  | { kind: 'unauthorized' }
  /** 403 to lists and objects; discovery stays open, as it is to every account. */
  | {
      kind: 'forbidden';
      /** Only this one, for instance `replicationsources.volsync.backube`. */
      resource?: string;
      /**
       * Only requests to the whole cluster, only those to one namespace, or all
       * but those to some namespaces.
       */
      within?:
        | 'cluster'
        | { namespace: string }
        | { allBut: readonly string[] };
    }
  /** 404 as Backstage's Kubernetes proxy words it. */
  | { kind: 'unknown-cluster' }
  /** The group is gone from discovery, and its lists are 404. */
  | { kind: 'group-missing'; group: string }
  /** 410 to a `continue` token; `times` absent: always. */
  | { kind: 'expired-continue'; times?: number }
  /** 429; `times` absent: always. */
  | ({
      kind: 'throttled';
      retryAfterSeconds?: number;
      times?: number;
    } & Target)
  /** 500. */
  | ({ kind: 'server-error'; times?: number } & Target)
  /** 200 with a page of HTML, or with JSON that ends in the middle. */
  | ({ kind: 'garbage'; form: 'html' | 'truncated' } & Target)
  /** 200 with a list that never ends. */
  | ({ kind: 'endless-body' } & Target)
  /** Takes the request and never answers. */
  | ({ kind: 'silence' } & Target)
  /** The right answer, a byte at a time. */
  | ({ kind: 'slow-drip'; everyMilliseconds?: number } & Target)
  /** Destroys the socket. */
  | ({ kind: 'connection-reset' } & Target);
