/** An answer of a Kubernetes API, its body not yet read. */
export interface KubernetesResponse {
  status: number;
  /** @returns the value of a header, whose name is in lower case */
  header(name: string): string | undefined;
  /** May be iterated once; leaving the loop early closes the connection. */
  body: AsyncIterable<Uint8Array>;
}

/** A way to a Kubernetes API. It carries; it neither retries nor understands. */
export interface KubernetesTransport {
  /** Where its credentials are configured, for the words of a fix. */
  readonly credentialsAt: string;
  /**
   * @param path - absolute path of the API, for instance `/apis`
   * @throws an error when there is no answer; never for a status
   */
  get(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<KubernetesResponse>;
}
