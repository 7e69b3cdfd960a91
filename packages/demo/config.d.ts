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
    /**
     * Mode `trial`: the components of the catalog, as entities. Absent: they are
     * made from the labels in `folder`.
     */
    entities?: object[];
    /**
     * Mode `homelab`: folder of the file that holds the instant at which the
     * stories are told.
     */
    anchorFolder?: string;
    /**
     * Mode `homelab`: port on 127.0.0.1 for the Kubernetes API of the homelab.
     * Default: 7019. The clusters of the Kubernetes plugin point to it.
     */
    kubernetesPort?: number;
    /**
     * Mode `homelab`: port on 127.0.0.1 for the NAS of the homelab. Default: one
     * more than `kubernetesPort`.
     */
    nasPort?: number;
    /** Where the alerts of the homelab listen. Default: two above `kubernetesPort`. */
    alertsPort?: number;
    /**
     * Mode `homelab`: first of four ports for what fails in the homelab: three
     * NASs and a server of alerts. Default: three above `kubernetesPort`.
     */
    failingPorts?: number;
  };
}
