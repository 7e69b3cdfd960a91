import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * Components for apps that the backups plugin knows by labels, and that
       * no entity stands for. Absent: none.
       */
      backups?: {
        /** Who owns them, for instance `group:default/platform`. */
        owner: string;
        /** The system they belong to. Default: none. */
        system?: string;
        /** Namespace of the catalog. Default: `default`. */
        namespace?: string;
        /** The first rule that names an app's namespace counts for it. */
        rules?: Array<{
          /** Kubernetes namespaces. */
          namespaces: string[];
          /** Instead of the owner above. */
          owner?: string;
          /** Instead of the system above. */
          system?: string;
          /** Offer nothing of them. */
          ignore?: boolean;
        }>;
        /** Default: every five minutes. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
