import { HumanDuration } from '@backstage/types';

export interface Config {
  /**
   * Backups in the developer portal. Unknown keys stop start-up.
   */
  backups?: {
    /**
     * Time between two collections. Default: 5 minutes.
     */
    interval?: string | HumanDuration;

    /**
     * Where backups are collected.
     */
    collector?: {
      /**
       * In a thread of its own, so that the portal goes on answering. Needs
       * PostgreSQL or a file of SQLite, and modules that can be loaded there;
       * otherwise the log says why it is not so. Default: true.
       */
      thread?: boolean;
      /**
       * The heap of that thread may grow to this, in MiB; one MiB for 30 plans is
       * plenty. Where Node runs with --max-old-space-size, that flag holds for
       * the thread, too, and overrides this. Default: 1024.
       */
      memoryMegabytes?: number;
    };

    /**
     * Folders of manifests that stand for clusters.
     */
    folders?: Array<{
      /** Name of the cluster. */
      cluster: string;
      /** Absolute, or relative to the backend's working directory. */
      path: string;
      /**
       * `live`: something keeps writing it. `dump`: a picture of one moment,
       * judged as of that moment. Default: dump.
       */
      mode?: 'live' | 'dump';
      /** How often a live folder is written. Default: 5 minutes. */
      interval?: string | HumanDuration;
      /** Time of the dump; default: when its newest file was written. */
      asOf?: string;
      /** Kinds without any object in the folder do not exist in the cluster. */
      complete?: boolean;
    }>;

    /**
     * Notifications, where a module that delivers them is installed.
     */
    notices?: {
      /** Who is notified about resources that have no owner: `group:default/platform`. */
      platformOwner?: string;
      /**
       * Skips the 24-hour quiet period after installation. Trouble that exists
       * already is not sent.
       */
      baselineAccepted?: boolean;
      /** When the weekly digest is sent, in cron, or `false`. Default: `0 7 * * 1`. */
      digest?: string | false;
    };

    /**
     * The clusters of Backstage's Kubernetes plugin, read through its proxy.
     */
    kubernetes?: {
      /**
       * Whether they are read. Default: true where neither `folders` nor
       * `kubeconfigs` are configured, else false.
       */
      enabled?: boolean;
    };

    /**
     * Clusters that are read directly, with credentials of their own. A cluster
     * here wins over one of the same name in the Kubernetes plugin.
     */
    kubeconfigs?: Array<{
      /** Name of the cluster. */
      cluster: string;
      /** A kubeconfig file: absolute, or relative to the backend's working directory. */
      file?: string;
      /** A context of that file. Default: its current context. */
      context?: string;
      /** Use the account of the pod the backend runs in, instead of a file. */
      inCluster?: boolean;
      /** Trust any certificate. An `http://` address needs it, too. */
      skipTLSVerify?: boolean;
    }>;

    /**
     * How single clusters are treated, by name, whichever way they are read.
     */
    clusters?: {
      [name: string]: {
        /**
         * `full`: what nothing copies is unprotected. `plans-only`: only what a
         * plan copies is judged; the rest is not mentioned. `off`: the cluster
         * is not read at all. Default: full.
         */
        judge?: 'full' | 'plans-only' | 'off';
        /**
         * Namespaces to read, where the account may not read all of them.
         * Cluster-scoped kinds are not read then. Not for folders.
         */
        namespaces?: string[];
      };
    };

    /**
     * What is expected of entities that name a tier in annotation `backups/tier`.
     */
    tiers?: {
      [name: string]: {
        /** Largest acceptable loss. */
        rpo?: string | HumanDuration;
        /** Largest acceptable loss when the site is gone. */
        offsiteRpo?: string | HumanDuration;
        /** Longest acceptable time to restore. */
        rto?: string | HumanDuration;
        /** Labels of the destinations that must hold a copy. */
        expect?: string[];
        /** What its entities should survive. */
        level?: 0 | 1 | 2 | 3 | 4 | 5;
      };
    };

    /** How levels are judged. */
    levels?: {
      /**
       * Rules that are shown and do not count before a day, such as
       * `2027-01-01`: covered, calm, fresh, off-site, drilled, runbook, steady
       * or hardened.
       */
      countsFrom?: { [rule: string]: string };
    };

    /**
     * Items that need no backup, of any owner. An annotation of the object wins
     * over these; then the first that fits.
     */
    exemptions?: Array<{
      /** Everything that is given has to fit; at least one. */
      match: {
        cluster?: string;
        namespace?: string;
        storageClass?: string;
        /** `name` or `name=value`. */
        label?: string;
        /** A regular expression. */
        name?: string;
        /** Host of a file server. */
        server?: string;
        /** Folder of a file server, with everything below. */
        path?: string;
      };
      reason: string;
      /** A day: from then on it counts again. */
      until?: string;
      /** For evidence: it is written down there, and not checked. */
      requestedBy?: string;
      /** As `requestedBy`. */
      approvedBy?: string;
    }>;

    storage?: {
      /** By name of the storage class. */
      classes?: {
        [name: string]: {
          /** What breaks together with volumes of this class. */
          failureDomain?: string;
        };
      };
    };

    /**
     * What cannot be read about destinations without reading a Secret. Every
     * `match` entry is a regular expression; all that are given must fit.
     */
    destinations?: Array<{
      match: {
        secretName?: string;
        endpoint?: string;
        bucket?: string;
        server?: string;
        path?: string;
      };
      label?: string;
      type?: string;
      product?: string;
      endpoint?: string;
      bucket?: string;
      prefix?: string;
      server?: string;
      path?: string;
      offSite?: boolean;
      failureDomain?: string;
    }>;

    /**
     * Reports that something beside a repository pushes to the portal.
     */
    reports?: {
      /** Largest report, unpacked. Default: 64. */
      maxMegabytes?: number;
      /** Which service may report what. All others are refused. */
      senders?: Array<{
        /** Subject of the token, as in `backend.auth.externalAccess`. */
        subject: string;
        /** Kind of the reports, for instance `kopia`. */
        kind: string;
        /**
         * Where the repositories are: `nfs://server/path`,
         * `s3://endpoint/bucket/prefix`. A `*` at the end stands for anything.
         */
        repositories: string[];
      }>;
      /** Which job may report drills of which entities. All others are refused. */
      drills?: Array<{
        /** Subject of the token, as in `backend.auth.externalAccess`. */
        subject: string;
        /**
         * References of entities: `component:default/radarr`. A `*` at the end
         * stands for anything.
         */
        entities: string[];
      }>;
    };

    /**
     * Runbooks of your own, beside the generated ones. `{{ app }}`,
     * `{{ cluster }}`, `{{ namespace }}`, `{{ item }}`, `{{ plan }}` and
     * `{{ destination }}` are filled in and quoted.
     */
    runbooks?: Array<{
      title: string;
      /** Only for what this provider tells of, for instance `volsync`. */
      provider?: string;
      /** Methods it works for, for instance `restic`; for others the page says that it cannot work. */
      methods?: string[];
      /** Each command as a list of words. */
      commands?: string[][];
      url?: string;
      /** Why it cannot work for other methods. */
      otherwise?: string;
    }>;

    /**
     * Settings of providers, by their id.
     */
    providers?: { [id: string]: object };
  };
}
