export interface Config {
  /** The demo homelab and the trial with a folder of manifests. */
  demo?: {
    /**
     * What fills the catalog: the demo homelab, or the apps found in
     * `demo.folder`. Absent: nothing.
     */
    mode?: 'homelab' | 'trial';
    /** Mode `trial`: folder with manifests in YAML or JSON. */
    folder?: string;
    /** Mode `homelab`: folder that the manifests are written to, one sub-folder per cluster. */
    manifestsFolder?: string;
  };
}
